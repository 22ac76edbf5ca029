"""The upper bound of Amos: the positive solution of r^2 + 2 a r/x = 1, a = nu + 1/2, as a Riccati barrier.

At b = x/(a + s), s = sqrt(x^2 + a^2), the Riccati slope vanishes, while b has the slope a/(s (a + s)) >= 0.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio, ratio
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import nu, schematic, t, x

b, db, beta = schematic("b"), schematic("db"), schematic("beta")

alpha = nu + sp.Rational(1, 2)
root = sp.sqrt(t**2 + alpha**2)
barrier = bound_ratio(t, alpha)
barrier_slope = alpha / (root * (alpha + root))
antiderivative = root - alpha * sp.log(alpha + root)

claim = Claim(
    id="amos.upper",
    title="Upper bound of Amos for the Bessel ratio",
    meaning="The ratio of consecutive modified Bessel functions is at most an algebraic function of its argument.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3: the companion of the bound cited there",
    symbols=(nu, x),
    hypotheses={"order": ge(nu, -sp.Rational(1, 2))},
    conclusion=le(ratio(nu, x), bound_ratio(x, alpha)),
    proof=(
        Step("antiderivative", Slope(antiderivative, t, barrier), given=("order",), fix=(t,)),
        Step("slope", Slope(barrier, t, barrier_slope), given=("order",), fix=(t,)),
        Step("nonnegative", ge(barrier, 0), given=("order",), fix=(t,)),
        Step(
            "barrier",
            ge(barrier_slope, 1 - (2 * nu + 1) * barrier / t - barrier**2),
            given=("order",),
            fix=(t,),
        ),
        Use(
            "result",
            "bessel.barrier_above",
            functions={
                b: sp.Lambda(t, barrier),
                db: sp.Lambda(t, barrier_slope),
                beta: sp.Lambda(t, antiderivative),
            },
            given=("order", "antiderivative", "slope", "nonnegative", "barrier"),
        ),
    ),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    controls=(
        Control(
            "order raised",
            conclusion=le(ratio(nu, x), bound_ratio(x, nu + 1)),
            witness={nu: sp.Integer(0), x: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
