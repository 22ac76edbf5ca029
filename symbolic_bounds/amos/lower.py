"""The lower bound of Amos, as a Riccati barrier.

With mu = nu + 1 and s = sqrt(x^2 + mu^2) the barrier is b = x/(mu + s). Its slope is mu/(s (mu + s)), an
antiderivative is s - mu log(mu + s), and it misses the Riccati slope by (b/x)(1 - mu/s) >= 0.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio, ratio
from symbolic_bounds.formula import Slope, ge, gt, le
from symbolic_bounds.symbols import nu, schematic, t, x

b, db, beta = schematic("b"), schematic("db"), schematic("beta")

order = nu + 1
root = sp.sqrt(t**2 + order**2)
barrier = bound_ratio(t, order)
barrier_slope = order / (root * (order + root))
antiderivative = root - order * sp.log(order + root)

claim = Claim(
    id="amos.lower",
    title="Lower bound of Amos for the Bessel ratio",
    meaning="The ratio of consecutive modified Bessel functions is at least an algebraic function of its argument.",
    kind="lemma",
    provenance="T",
    place="Appendix B, Lemma 3 (there cited as Amos 1974, Eq. 9)",
    symbols=(nu, x),
    hypotheses={"order": gt(nu, -sp.Rational(1, 2))},
    conclusion=ge(ratio(nu, x), bound_ratio(x, nu + 1)),
    proof=(
        Step("antiderivative", Slope(antiderivative, t, barrier), given=("order",), fix=(t,)),
        Step("slope", Slope(barrier, t, barrier_slope), given=("order",), fix=(t,)),
        Step("nonnegative", ge(barrier, 0), given=("order",), fix=(t,)),
        Step("at_most_one", le(barrier, 1), given=("order",), fix=(t,)),
        Step(
            "barrier",
            le(barrier_slope, 1 - (2 * nu + 1) * barrier / t - barrier**2),
            given=("order",),
            fix=(t,),
        ),
        Use(
            "result",
            "bessel.barrier",
            functions={
                b: sp.Lambda(t, barrier),
                db: sp.Lambda(t, barrier_slope),
                beta: sp.Lambda(t, antiderivative),
            },
            given=("order", "antiderivative", "slope", "nonnegative", "at_most_one", "barrier"),
        ),
    ),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    controls=(
        Control(
            "reversed",
            conclusion=le(ratio(nu, x), bound_ratio(x, nu + 1)),
            witness={nu: sp.Integer(0), x: sp.Integer(1)},
        ),
        Control(
            "order lowered",
            conclusion=ge(ratio(nu, x), bound_ratio(x, nu)),
            witness={nu: sp.Integer(1), x: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
