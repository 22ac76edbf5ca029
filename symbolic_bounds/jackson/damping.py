"""From the concentration to the damping of the highest harmonic.

With rho = beta^p and p K = 1: B(lambda, nu+k) >= rho, since nu + k <= nu + K; hence B^k >= rho^k >= rho^K = beta,
as rho <= 1 and k <= K. So the real number K may stand for the rounded degree k.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio, order
from symbolic_bounds.formula import eq, ge, gt, le, lt
from symbolic_bounds.symbols import k, lam, m, mu, nonnegative, positive

K, beta, p, exponent = positive("K"), positive("beta"), positive("p"), nonnegative("p")
a, b, rho = positive("a"), positive("b"), positive("rho")
value = bound_ratio(lam, order(m) + k)

claim = Claim(
    id="jackson.damping",
    title="Damping of the highest harmonic",
    meaning="At the concentration of the theorem the highest harmonic keeps at least the fraction beta.",
    kind="lemma",
    provenance="R",
    place="Appendix B, proof of Lemma 5",
    symbols=(m, k, lam, K, beta, p),
    hypotheses={
        "degree": le(k, K),
        "exponent": eq(p * K, 1),
        "below_one": lt(beta, 1),
        "concentration": ge(lam * (1 - beta ** (2 * p)), (2 * K + m - 1) * beta**p),
    },
    conclusion=ge(value**k, beta),
    proof=(
        Step("order", gt(order(m) + k, 0)),
        Step(
            "enough",
            ge(lam * (1 - beta ** (2 * p)), 2 * (order(m) + k) * beta**p),
            given=("concentration", "degree"),
        ),
        Use(
            "base",
            "jackson.inverse_ratio",
            at={mu: order(m) + k, rho: beta**p},
            given=("order", "enough"),
        ),
        Use("power", "axiom.power_monotone", at={a: beta**p, b: value, exponent: k}, given=("base",)),
        Step("rest", ge(1 - k * p, 0), given=("degree", "exponent")),
        Use(
            "rounding",
            "axiom.power_monotone",
            at={a: beta, b: sp.Integer(1), exponent: 1 - k * p},
            given=("below_one", "rest"),
        ),
        Step("rounded", ge(beta ** (k * p), beta), given=("rounding",)),
        Step("result", ge(value**k, beta), given=("power", "rounded")),
    ),
    witness={
        m: sp.Integer(1),
        k: sp.Integer(1),
        lam: sp.Integer(2),
        K: sp.Integer(1),
        beta: sp.Rational(1, 2),
        p: sp.Integer(1),
    },
    controls=(
        Control(
            "degree not rounded up",
            hypotheses={"degree": le(k, K + 1)},
            witness={
                m: sp.Integer(1),
                k: sp.Integer(2),
                lam: sp.Rational(4, 3),
                K: sp.Integer(1),
                beta: sp.Rational(1, 2),
                p: sp.Integer(1),
            },
        ),
    ),
    expected="proved",
)
