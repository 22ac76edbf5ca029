"""What the concentration Lambda(eps) leaves of the middle term of the error.

The highest harmonic keeps at least beta, and C_H k (1 - beta) <= C_H K (1 - beta) = eps/2, since
k = ceil(4 L C_R/eps) <= K = 4 L C_R/eps + 1.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio, order
from symbolic_bounds.formula import eq, ge, gt, le, lt
from symbolic_bounds.rates import beta, concentration, degree_bound, exponent
from symbolic_bounds.symbols import C_H, C_R, L, eps, k, lam, m, positive, real

a, b, u, v, w = positive("a"), positive("b"), real("u"), real("v"), real("w")
kept = bound_ratio(lam, order(m) + k) ** k
loss = C_H * k * (1 - kept)
rho = beta(eps) ** exponent(eps)
point = {m: 1, k: 2, L: 1, C_R: 1, C_H: 2, eps: 3, lam: 14}
point = {sym: sp.Integer(number) for sym, number in point.items()}

claim = Claim(
    id="jackson.damping_loss",
    title="Loss by damping",
    meaning="At the concentration Lambda(epsilon) the bound for the damping of the best polynomial is at most "
    "epsilon/2.",
    kind="lemma",
    provenance="R",
    place="Appendix B, Equations 30, 32 and 33",
    symbols=(m, k, L, C_R, C_H, eps, lam),
    hypotheses={
        "degree": eq(k, sp.ceiling(4 * L * C_R / eps)),
        "beta": gt(beta(eps), 0),
        "concentration": ge(lam, concentration(eps)),
    },
    conclusion=le(loss, eps / 2),
    proof=(
        Step("rounded", le(k, degree_bound(eps)), given=("degree",)),
        Step("beta_below_one", lt(beta(eps), 1)),
        Use(
            "rho",
            "axiom.power_strict",
            at={a: beta(eps), b: sp.Integer(1), positive("p"): exponent(eps)},
            given=("beta", "beta_below_one"),
        ),
        Step(
            "enough",
            ge(lam * (1 - rho**2), (2 * degree_bound(eps) + m - 1) * rho),
            given=("beta", "rho", "concentration"),
        ),
        Use(
            "kept",
            "jackson.damping",
            at={positive("K"): degree_bound(eps), positive("beta"): beta(eps), positive("p"): exponent(eps)},
            given=("beta", "rounded", "beta_below_one", "enough"),
        ),
        Step("lost", le(loss, C_H * k * (1 - beta(eps))), given=("kept",)),
        Step("half", le(C_H * k * (1 - beta(eps)), eps / 2), given=("rounded",)),
        Step("chain", le(u, w), fix=(u, v, w), assume=(le(u, v), le(v, w))),
        Use("result", "chain", at={u: loss, v: C_H * k * (1 - beta(eps)), w: eps / 2}, given=("lost", "half")),
    ),
    witness=point,
    controls=(
        Control(
            "exponent of the degree before rounding",
            hypotheses={"concentration": ge(lam, concentration(eps, p=eps / (4 * L * C_R)))},
            witness={**point, lam: sp.Integer(8)},
        ),
        Control(
            "half the concentration",
            hypotheses={"concentration": ge(lam, concentration(eps) / 2)},
            witness={**point, lam: sp.Integer(7)},
        ),
    ),
    expected="proved",
)
