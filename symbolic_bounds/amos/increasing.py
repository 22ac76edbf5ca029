"""The value c = r(s) is a constant Riccati barrier from s on.

The upper bound of Amos says 1 - (2 nu + 1) c/s - c^2 >= 0, and this grows when s does.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio, ratio
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import nu, positive, schematic, t, x

b, db, beta = schematic("b"), schematic("db"), schematic("beta")
s, start = positive("s"), positive("x_0")

c = ratio(nu, s)
cap = bound_ratio(s, nu + sp.Rational(1, 2))
after = le(s, t)

claim = Claim(
    id="amos.increasing",
    title="The Bessel ratio does not decrease",
    meaning="The ratio of consecutive modified Bessel functions does not decrease with its argument.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Figure 5: the eigenvalues rise with the concentration",
    symbols=(nu, s, x),
    hypotheses={"order": ge(nu, -sp.Rational(1, 2)), "range": le(s, x)},
    conclusion=le(ratio(nu, s), ratio(nu, x)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={x: s}, given=("order",)),
        Use("positive_next", "axiom.bessel_positive", at={nu: nu + 1, x: s}, given=("order",)),
        Step("nonnegative", ge(c, 0), given=("positive", "positive_next")),
        Use("upper", "amos.upper", at={x: s}, given=("order",)),
        Step(
            "at_start",
            ge(1 - (2 * nu + 1) * c / s - c**2, 0),
            given=("order", "positive", "nonnegative", "upper"),
        ),
        Step(
            "later",
            ge((2 * nu + 1) * c / s, (2 * nu + 1) * c / t),
            given=("order", "positive", "nonnegative"),
            fix=(t,),
            assume=(after,),
        ),
        Step(
            "barrier",
            le(0, 1 - (2 * nu + 1) * c / t - c**2),
            given=("order", "positive", "at_start", "later"),
            fix=(t,),
            assume=(after,),
        ),
        Step("start", ge(sp.besseli(nu + 1, s), c * sp.besseli(nu, s)), given=("positive",)),
        Step("antiderivative", Slope(c * t, t, c), given=("positive",), fix=(t,), assume=(after,)),
        Use(
            "above",
            "bessel.barrier_from",
            at={start: s},
            functions={b: sp.Lambda(t, c), db: sp.Lambda(t, 0), beta: sp.Lambda(t, c * t)},
            given=("order", "range", "positive", "antiderivative", "barrier", "start"),
        ),
        Use("positive_x", "axiom.bessel_positive", given=("order",)),
        Step("result", le(ratio(nu, s), ratio(nu, x)), given=("positive", "positive_x", "above")),
    ),
    witness={nu: sp.Integer(0), s: sp.Integer(1), x: sp.Integer(2)},
    controls=(
        Control(
            "range dropped",
            hypotheses={"range": None},
            witness={nu: sp.Integer(0), s: sp.Integer(2), x: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
