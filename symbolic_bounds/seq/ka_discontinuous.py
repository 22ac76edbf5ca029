"""What is uniformly within e < 7/24 of the inner function jumps where that function jumps.

Its values at 1/2 and at 1/2 - 2^(-n-1) differ by at least 7/12 - 2e for every n, so it is not continuous.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.seq.ka_jump import S, at_half, d, least, left, n
from symbolic_bounds.seq.ka_jump import claim as jump
from symbolic_bounds.symbols import j, nonnegative, real

e, here, beside = nonnegative("e"), real("a"), real("b")
two, one = sp.Integer(2), sp.Integer(1)
point = {d: two, n: one, e: sp.Rational(1, 12), here: sp.Rational(7, 12), beside: sp.Rational(1, 9)}

claim = Claim(
    id="seq.ka.discontinuous",
    title="No continuous function is near the inner function",
    meaning="A function within e of the inner function differs by at least 7/12 - 2e between one half and "
    "numbers as close to it as one likes: for e < 7/24 it is not continuous.",
    kind="lemma",
    provenance="A",
    place="Section 4, against the uniform approximation of the inner function",
    symbols=(d, n, e, here, beside),
    functions=(S,),
    hypotheses={
        **jump.hypotheses,
        "at_half": le(sp.Abs(here - at_half), e),
        "left_of_half": le(sp.Abs(beside - S(n)), e),
    },
    conclusion=ge(here - beside, least - 2 * e),
    proof=(
        Use("powers", "calculus.power_of_three", given=("dimension",)),
        Use("jump", "seq.ka.jump"),
        Step("least", ge(at_half - S(n), least), given=("powers", "jump")),
        Step("result", ge(here - beside, least - 2 * e), given=("least", "at_half", "left_of_half")),
    ),
    witness=point,
    witness_functions={S: sp.Lambda(j, left(j).subs(d, 2))},
    controls=(
        Control(
            "the whole jump in spite of the error",
            conclusion=ge(here - beside, least),
            witness=point,
        ),
    ),
    expected="proved",
)
