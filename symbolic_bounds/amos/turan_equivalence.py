"""With q = 1/r - 2 mu/x the inequality r >= q reads r^2 + 2 mu r/x >= 1, and B(x, mu) is where it is an equation."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.definitions import bound_ratio
from symbolic_bounds.formula import Both, eq, ge, implies, le
from symbolic_bounds.symbols import mu, positive, real, x

r, q = positive("r"), real("q")
bound = bound_ratio(x, mu)
turan, amos = ge(r, q), ge(r, bound)

claim = Claim(
    id="amos.turan.equivalence",
    title="Turan's inequality and the bound of Amos are the same",
    meaning="For two numbers related as consecutive Bessel ratios are, one inequality holds exactly if the other does.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3: the two inequalities cited there from Amos (1974) imply one another",
    symbols=(r, q, x, mu),
    hypotheses={"recurrence": eq(1 / r - q, 2 * mu / x)},
    conclusion=Both((implies(turan, amos), implies(amos, turan))),
    proof=(
        Step("at_bound", eq(bound**2 + 2 * mu * bound / x, 1)),
        Step("turan_quadratic", ge(r**2 + 2 * mu * r / x, 1), given=("recurrence",), assume=(turan,)),
        Step("amos", amos, given=("at_bound", "turan_quadratic"), assume=(turan,)),
        Step("amos_quadratic", ge(r**2 + 2 * mu * r / x, 1), given=("at_bound",), assume=(amos,)),
        Step("turan", turan, given=("recurrence", "amos_quadratic"), assume=(amos,)),
    ),
    witness={r: sp.Integer(1), q: -sp.Integer(1), x: sp.Integer(1), mu: sp.Integer(1)},
    controls=(
        Control(
            "reversed",
            conclusion=implies(le(r, q), amos),
            witness={r: sp.Rational(1, 4), q: sp.Integer(2), x: sp.Integer(1), mu: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
