"""sin x > 0 for 0 < x < pi: it is not negative by concavity, and its square 1 - cos^2 x is positive."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, lt
from symbolic_bounds.symbols import nonnegative, x

a, b = nonnegative("a"), nonnegative("b")

claim = Claim(
    id="calculus.sine_positive",
    title="Sign of the sine",
    meaning="The sine is positive between zero and pi.",
    kind="lemma",
    provenance="A",
    place="helper of the covering bounds",
    symbols=(x,),
    hypotheses={"range": lt(x, sp.pi)},
    conclusion=gt(sp.sin(x), 0),
    proof=(
        Use("concave", "axiom.sine_concave", at={a: x, b: sp.pi}, given=("range",)),
        Use("below_one", "axiom.cos_strict", at={a: sp.Integer(0), b: x}, given=("range",)),
        Use("above_minus_one", "axiom.cos_strict", at={a: x, b: sp.pi}, given=("range",)),
        Step("nonnegative", ge(sp.sin(x), 0), given=("concave",)),
        Step(
            "result",
            gt(sp.sin(x), 0),
            given=("nonnegative", "below_one", "above_minus_one"),
        ),
    ),
    witness={x: sp.Integer(3)},
    controls=(Control("at least a half", conclusion=ge(2 * sp.sin(x), 1), witness={x: sp.Integer(3)}),),
    expected="proved",
)
