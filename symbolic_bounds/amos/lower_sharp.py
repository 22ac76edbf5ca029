"""The sharper lower bound of Amos, as a Riccati barrier.

With alpha = nu + 1/2, gamma = nu + 3/2 and s = sqrt(x^2 + gamma^2) the barrier is b = x/(alpha + s). An
antiderivative is s - alpha log(alpha + s); b misses the Riccati slope by gamma (1 - gamma/s)/(alpha + s)^2 >= 0.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import ratio
from symbolic_bounds.formula import Slope, ge, gt, le
from symbolic_bounds.symbols import nu, schematic, t, x

b, db, beta = schematic("b"), schematic("db"), schematic("beta")

alpha, gamma = nu + sp.Rational(1, 2), nu + sp.Rational(3, 2)


def bound(at: sp.Expr) -> sp.Expr:
    return at / (alpha + sp.sqrt(at**2 + gamma**2))


root = sp.sqrt(t**2 + gamma**2)
barrier_slope = (alpha * root + gamma**2) / (root * (alpha + root) ** 2)
antiderivative = root - alpha * sp.log(alpha + root)

claim = Claim(
    id="amos.lower_sharp",
    title="Sharper lower bound of Amos for the Bessel ratio",
    meaning="The lower bound for the Bessel ratio improves when half of the order's weight leaves the root.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3: a better bound than the one used there",
    symbols=(nu, x),
    hypotheses={"order": gt(nu, -sp.Rational(1, 2))},
    conclusion=ge(ratio(nu, x), bound(x)),
    proof=(
        Step("antiderivative", Slope(antiderivative, t, bound(t)), given=("order",), fix=(t,)),
        Step("slope", Slope(bound(t), t, barrier_slope), given=("order",), fix=(t,)),
        Step("nonnegative", ge(bound(t), 0), given=("order",), fix=(t,)),
        Step("at_most_one", le(bound(t), 1), given=("order",), fix=(t,)),
        Step("root", ge(root, gamma), given=("order",), fix=(t,)),
        Step(
            "barrier",
            le(barrier_slope, 1 - (2 * nu + 1) * bound(t) / t - bound(t) ** 2),
            given=("order", "root"),
            fix=(t,),
        ),
        Use(
            "result",
            "bessel.barrier",
            functions={
                b: sp.Lambda(t, bound(t)),
                db: sp.Lambda(t, barrier_slope),
                beta: sp.Lambda(t, antiderivative),
            },
            given=("order", "antiderivative", "slope", "nonnegative", "at_most_one", "barrier"),
        ),
    ),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    controls=(
        Control(
            "smaller root",
            conclusion=ge(ratio(nu, x), x / (alpha + sp.sqrt(x**2 + alpha**2))),
            witness={nu: sp.Integer(0), x: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
