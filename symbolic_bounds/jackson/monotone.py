"""Both theorem constants increase: factor by factor.

Lambda = (2 K + m - 1) rho/(1 - rho^2) with rho = beta^(1/K): K and beta increase in L, beta in C_H, hence rho does:
beta_1^(p_1) <= beta_2^(p_1) <= beta_2^(p_2), as p_2 <= p_1 and beta_2 < 1. N grows with L and the peak of the kernel.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser
from symbolic_bounds.formula import Both, ge, gt, le, lt
from symbolic_bounds.rates import beta, concentration, covering_constant, degree_bound, exponent, prefix_length
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m, nonnegative, nu, positive, x

L2, H2, lam2 = positive("L_2"), positive("C_H2"), positive("lambda_2")
a, b, p, s, t, u, v, c = positive("a"), positive("b"), nonnegative("p"), *(positive(n) for n in "stuvc")
rougher = {L: L2, C_H: H2}
beta2, p1, p2 = beta(eps).xreplace(rougher), exponent(eps), exponent(eps).xreplace(rougher)
rho, rho2 = beta(eps) ** p1, beta2**p2
factor = 2 * degree_bound(eps) + m - 1
factor2 = factor.xreplace(rougher)
peak, peak2 = normaliser(lam, m) * sp.exp(lam), normaliser(lam2, m) * sp.exp(lam2)
base = 3 * sp.pi * (L + lam * F) * peak / eps
base2 = 3 * sp.pi * (L2 + lam2 * F) * peak2 / eps
smoother = concentration(eps)
less_smooth = concentration(eps).xreplace(rougher)
shorter, longer = prefix_length(lam, eps), prefix_length(lam2, eps).xreplace(rougher)
point = {m: 8, L: 1, L2: 2, C_R: 1, C_H: 1, H2: 2, F: 1, eps: 1, lam: 1, lam2: 2}
point = {sym: sp.Integer(number) for sym, number in point.items()}

claim = Claim(
    id="jackson.monotone",
    title="The smoother the function, the shorter the prefix",
    meaning="Concentration and prefix length of the theorem do not decrease in the Lipschitz constant, in the bound of "
    "the harmonics, and the length not in the concentration.",
    kind="theorem",
    provenance="T",
    place="Section 4, after Theorem 1",
    symbols=(m, L, L2, C_R, C_H, H2, F, eps, lam, lam2),
    hypotheses={
        "dimension": ge(m, 8),
        "lipschitz": le(L, L2),
        "harmonics": le(C_H, H2),
        "beta": gt(beta(eps), 0),
        "concentrations": le(lam, lam2),
    },
    conclusion=Both((le(smoother, less_smooth), le(shorter, longer))),
    proof=(
        Step("products", le(8 * L * C_H * C_R, 8 * L2 * H2 * C_R), given=("lipschitz", "harmonics")),
        Step("betas", le(beta(eps), beta2), given=("lipschitz", "harmonics", "products")),
        Step("beta_2", gt(beta2, 0), given=("beta", "betas")),
        Step("below_one", lt(beta2, 1)),
        Step("exponents", ge(p1 - p2, 0), given=("lipschitz",)),
        Use("base", "axiom.power_monotone", at={a: beta(eps), b: beta2, p: p1}, given=("beta", "beta_2", "betas")),
        Use(
            "exponent",
            "axiom.power_monotone",
            at={a: beta2, b: sp.Integer(1), p: p1 - p2},
            given=("beta_2", "below_one", "exponents"),
        ),
        Step("rhos", le(rho, rho2), given=("beta", "beta_2", "base", "exponent")),
        Use(
            "rho_below_one",
            "axiom.power_strict",
            at={a: beta2, b: sp.Integer(1), positive("p"): p2},
            given=("beta_2", "below_one"),
        ),
        Step("fraction", le(s / (1 - s**2), t / (1 - t**2)), fix=(s, t), assume=(lt(t, 1), le(s, t))),
        Use("fractions", "fraction", at={s: rho, t: rho2}, given=("beta", "beta_2", "rho_below_one", "rhos")),
        Step("product", le(c * s * u, c * t * v), fix=(s, t, u, v, c), assume=(le(s, t), le(u, v))),
        Step("factors", le(factor, factor2), given=("lipschitz",)),
        Use(
            "both",
            "product",
            at={c: sp.Integer(1), s: factor, t: factor2, u: rho / (1 - rho**2), v: rho2 / (1 - rho2**2)},
            given=("beta", "beta_2", "rho_below_one", "rhos", "factors", "fractions"),
        ),
        Step("first", le(smoother, less_smooth), given=("beta", "beta_2", "rho_below_one", "rhos", "both")),
        Use("positive", "axiom.bessel_positive", at={nu: (m - 1) / 2, x: lam}),
        Use("positive_2", "axiom.bessel_positive", at={nu: (m - 1) / 2, x: lam2}),
        Use("peaks", "jackson.peak_increasing", at={s: lam, u: lam2}, given=("concentrations",)),
        Step("sums", le(L + lam * F, L2 + lam2 * F), given=("lipschitz", "concentrations")),
        Use(
            "bases",
            "product",
            at={s: L + lam * F, t: L2 + lam2 * F, u: peak, v: peak2, c: 3 * sp.pi / eps},
            given=("positive", "positive_2", "sums", "peaks"),
        ),
        Use(
            "powers",
            "axiom.power_monotone",
            at={a: base, b: base2, p: 2 * (m + 1)},
            given=("positive", "positive_2", "bases"),
        ),
        Use("constant", "cover.constant_positive", given=("dimension",)),
        Step("scale", le(c * s, c * t), fix=(c, s, t), assume=(le(s, t),)),
        Use("log", "axiom.log_lower", at={a: m + 1}),
        Step("log_positive", gt(sp.log(m + 1), 0), given=("dimension", "log")),
        Use(
            "second",
            "scale",
            at={c: covering_constant(m), s: base ** (2 * (m + 1)), t: base2 ** (2 * (m + 1))},
            given=("log_positive", "constant", "positive", "positive_2", "powers"),
        ),
    ),
    witness=point,
    controls=(
        Control("the smoother the longer", conclusion=ge(smoother, less_smooth), witness=point),
        Control(
            "any Lipschitz constants",
            hypotheses={"lipschitz": None},
            witness={**point, L: sp.Integer(2), L2: sp.Integer(1), H2: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
