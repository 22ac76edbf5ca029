"""A linear lower bound, as a Riccati barrier that starts where it crosses zero.

With alpha = nu + 1/2 >= 1 the barrier 1 - alpha/x misses the Riccati slope by (alpha^2 - alpha)/x^2 >= 0. It is
at most zero, hence below the ratio, at min(x, alpha).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import ratio
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import nu, positive, schematic, t, x

b, db, beta = schematic("b"), schematic("db"), schematic("beta")
start = positive("x_0")
half = sp.Rational(1, 2)

alpha = nu + half
zero = sp.Min(x, alpha)
after = le(zero, t)
barrier = 1 - alpha / t
barrier_slope = alpha / t**2
antiderivative = t - alpha * sp.log(t)

claim = Claim(
    id="amos.lower_linear",
    title="Linear lower bound for the Bessel ratio",
    meaning="The Bessel ratio falls short of one by at most its order plus a half over its argument.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3: a bound of the right order for large concentration",
    symbols=(nu, x),
    hypotheses={"order": ge(nu, half)},
    conclusion=ge(ratio(nu, x), 1 - (nu + half) / x),
    proof=(
        Step("antiderivative", Slope(antiderivative, t, barrier), fix=(t,)),
        Step("slope", Slope(barrier, t, barrier_slope), fix=(t,)),
        Step(
            "barrier",
            le(barrier_slope, 1 - (2 * nu + 1) * barrier / t - barrier**2),
            given=("order",),
            fix=(t,),
        ),
        Use("positive", "axiom.bessel_positive", at={x: zero}, given=("order",)),
        Use("positive_next", "axiom.bessel_positive", at={nu: nu + 1, x: zero}, given=("order",)),
        Step(
            "start",
            ge(sp.besseli(nu + 1, zero), (1 - alpha / zero) * sp.besseli(nu, zero)),
            given=("order", "positive", "positive_next"),
        ),
        Use(
            "result",
            "bessel.barrier_from",
            at={start: zero},
            functions={
                b: sp.Lambda(t, barrier),
                db: sp.Lambda(t, barrier_slope),
                beta: sp.Lambda(t, antiderivative),
            },
            given=("order", "antiderivative", "slope", "barrier", "start"),
        ),
    ),
    witness={nu: half, x: sp.Integer(1)},
    controls=(
        Control(
            "order zero",
            hypotheses={"order": ge(nu, 0)},
            witness={nu: sp.Integer(0), x: sp.Integer(4)},
        ),
        Control(
            "without half",
            conclusion=ge(ratio(nu, x), 1 - nu / x),
            witness={nu: sp.Integer(1), x: sp.Integer(4)},
        ),
    ),
    expected="proved",
)
