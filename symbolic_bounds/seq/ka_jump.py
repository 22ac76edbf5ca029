"""The inner function jumps at 1/2, in every dimension d >= 2.

phi(1/2) = 2/3 (the digits 1, 0, 0, ...), and phi(1/2 - 2^(-n-1)) is the sum S_n of 2 * 3^(-(1 + d j)) for
j = 1, ..., n (the digits 0, 1, ..., 1): a geometric series, S_n = (2/3)(1 - 3^(-d n))/(3^d - 1).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge
from symbolic_bounds.symbols import counting, j, schematic

d, n = counting("d"), counting("n")
S = schematic("S")
at_half = sp.Rational(2, 3)
jump = at_half * (3**d - 2) / (3**d - 1)
least = sp.Rational(7, 12)


def left(count: sp.Expr) -> sp.Expr:
    """phi(1/2 - 2^(-count-1)), summed up."""
    return sp.Rational(2, 3) * (1 - 3 ** (-d * count)) / (3**d - 1)


claim = Claim(
    id="seq.ka.jump",
    title="Jump of the inner function",
    meaning="The inner function of the representation rises by at least 7/12 between numbers as close to one "
    "half as one likes and one half itself.",
    kind="lemma",
    provenance="A",
    place="Section 4, against the Lipschitz continuity of the inner function",
    symbols=(d, n),
    functions=(S,),
    hypotheses={
        "dimension": ge(d, 2),
        "empty": eq(S(0), 0),
        "digit": forall(j, eq(S(j + 1), S(j) + 2 * 3 ** (-1 - d * (j + 1)))),
    },
    conclusion=Both((eq(S(n), left(n)), ge(at_half - S(n), jump), ge(jump, least))),
    proof=(
        Use("nine", "calculus.power_of_three", given=("dimension",)),
        Induct(
            "sums",
            j,
            eq(S(j), left(j)),
            start=sp.Integer(0),
            base=("nine", "empty"),
            step=("nine", "digit"),
        ),
        Use("sum", "sums", at={j: n}, given=("nine",)),
        Step("jump", ge(at_half - S(n), jump), given=("nine", "sum")),
        Step("result", ge(jump, least), given=("nine",)),
    ),
    witness={d: sp.Integer(2), n: sp.Integer(1)},
    witness_functions={S: sp.Lambda(j, left(j).subs(d, 2))},
    controls=(
        Control(
            "a jump of two thirds",
            conclusion=ge(at_half - S(n), sp.Rational(2, 3)),
            witness={d: sp.Integer(2), n: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
