"""The concentration between two polynomials in eps over eps^4.

With U(eps) = 2 C_H (4 L C_R + (m+1) eps/2) (4 L C_R + eps)^2 it is beta U <= eps^4 Lambda <= U. As eps tends to 0,
beta tends to 1 and U to 128 L^3 C_R^3 C_H.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Limit, Step, Use
from symbolic_bounds.formula import Both, ge, gt, le, lt
from symbolic_bounds.rates import beta, concentration, degree_bound, exponent
from symbolic_bounds.symbols import C_H, C_R, L, eps, m, positive, real

c, s, t = positive("c"), real("s"), real("t")
upper = 2 * C_H * (4 * L * C_R + (m + 1) * eps / 2) * (4 * L * C_R + eps) ** 2
rho = beta(eps) ** exponent(eps)
middle = 2 * rho / (1 - rho**2)
factor = eps**3 * (8 * L * C_R + m * eps + eps) / 2
whole = degree_bound(eps) / (1 - beta(eps))
scaled = eps**4 * concentration(eps)
limit = 128 * L**3 * C_R**3 * C_H
point = {m: sp.Integer(2), L: sp.Integer(1), C_R: sp.Integer(1), C_H: sp.Integer(1), eps: sp.Integer(1)}

claim = Claim(
    id="jackson.concentration_rate",
    title="Rate of the concentration",
    meaning="The concentration grows like 128 L^3 C_R^3 C_H/epsilon^4 as the precision epsilon tends to zero.",
    kind="theorem",
    provenance="R",
    place="Appendix B, Lemma 5",
    symbols=(m, L, C_R, C_H, eps),
    hypotheses={"beta": gt(beta(eps), 0)},
    conclusion=Both((le(scaled, upper), ge(scaled, beta(eps) * upper))),
    proof=(
        Step("below_one", lt(beta(eps), 1)),
        Step("degree", ge(degree_bound(eps), 1)),
        Use(
            "rho",
            "axiom.power_strict",
            at={positive("a"): beta(eps), positive("b"): sp.Integer(1), positive("p"): exponent(eps)},
            given=("beta", "below_one"),
        ),
        Use(
            "sides",
            "jackson.damping_sides",
            at={positive("K"): degree_bound(eps), positive("beta"): beta(eps), positive("p"): exponent(eps)},
            given=("beta", "below_one", "degree"),
        ),
        Step("scale", le(c * s, c * t), fix=(c, s, t), assume=(le(s, t),)),
        Use(
            "scaled_above",
            "scale",
            at={c: factor, s: middle, t: whole},
            given=("beta", "below_one", "rho", "sides"),
        ),
        Use(
            "scaled_below",
            "scale",
            at={c: factor, s: beta(eps) * whole, t: middle},
            given=("beta", "below_one", "rho", "sides"),
        ),
        Step("upper", le(scaled, upper), given=("beta", "below_one", "rho", "scaled_above")),
        Step("lower", ge(scaled, beta(eps) * upper), given=("beta", "below_one", "rho", "scaled_below")),
    ),
    checks=(
        Limit("limit of the upper bound", upper, eps, sp.Integer(0), limit),
        Limit("limit of the factor", beta(eps), eps, sp.Integer(0), sp.Integer(1)),
    ),
    witness=point,
    controls=(
        Control("the lower bound from above", conclusion=le(scaled, beta(eps) * upper), witness=point),
        Control("half the constant", conclusion=le(scaled, upper / 2), witness={**point, eps: sp.Rational(1, 8)}),
    ),
    expected="proved",
)
