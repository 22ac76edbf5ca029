"""The outer function of f(x) = x_1 has difference quotients as large as one likes.

At 0 and at x_1 = 2^(-n) the values of f differ by 2^(-n) and the keys by 2 * 3^(-1 - d(n-1)); the quotient is
(3^(1-d)/2)(3^d/2)^n, and (3^d/2)^n >= (9/2)^n >= 1 + 7n/2 by induction.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import Both, eq, ge, implies
from symbolic_bounds.symbols import counting, j, positive

d, n, K = counting("d"), counting("n"), positive("K")
half = sp.Rational(1, 2)
two = sp.Integer(2)
quotient = 2 ** (-n) / (2 * 3 ** (-1 - d * (n - 1)))
slope = 3 ** (1 - d) / 2 * (3**d * half) ** n
many = ge(n, 3**d * K)

claim = Claim(
    id="seq.ka.slope",
    title="Slopes of the outer function",
    meaning="For the first coordinate as the target, the outer function has difference quotients above every "
    "bound K: those at two to the minus n with n >= 3^d K.",
    kind="lemma",
    provenance="A",
    place="Section 4, against the Lipschitz continuity of the outer function",
    symbols=(d, n, K),
    hypotheses={"dimension": ge(d, 2)},
    conclusion=Both((eq(quotient, slope), implies(many, ge(slope, K)))),
    proof=(
        Step("quotient", eq(quotient, slope)),
        Use("nine", "calculus.power_of_three", given=("dimension",)),
        Induct(
            "growth",
            j,
            ge(3 ** (d * j), 2**j * (1 + sp.Rational(7, 2) * j)),
            start=sp.Integer(0),
            step=("nine",),
        ),
        Use("large", "growth", at={j: n}),
        Step("lower", ge(slope, 3 ** (1 - d) / 2 * (1 + sp.Rational(7, 2) * n)), given=("large",)),
        Step("result", ge(slope, K), given=("lower",), assume=(many,)),
    ),
    witness={d: two, n: sp.Integer(9), K: sp.Integer(1)},
    controls=(
        Control(
            "a slope of at most K",
            conclusion=ge(K, slope),
            witness={d: two, n: sp.Integer(9), K: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
