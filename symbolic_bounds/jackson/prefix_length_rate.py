"""jackson.length_growth: Lambda(eps/2) <= U/eps^4 is the upper side of jackson.concentration_rate, with eps <= 1."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser
from symbolic_bounds.formula import ge, gt, le, lt
from symbolic_bounds.rates import beta, concentration, covering_constant, exponent, prefix_length
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m, positive

U, s, t, u, v = (positive(name) for name in "Ustuv")
here = concentration(eps / 2)
least = 32 * C_H * (4 * L * C_R + (m + 1) / sp.Integer(4)) * (4 * L * C_R + sp.Rational(1, 2)) ** 2
finer = 32 * C_H * (4 * L * C_R + (m + 1) * eps / 4) * (4 * L * C_R + eps / 2) ** 2
scale = 3 * sp.pi * (L + F) * normaliser(sp.Integer(1), m) * sp.E * least ** (1 + m / 2)
bound = covering_constant(m) * (scale ** (2 * (m + 1)) * eps ** (-(10 + 14 * m + 4 * m**2)))
point = {m: 8, L: 1, C_R: 1, C_H: 1, F: 1, eps: 1, lam: 1}
point = {sym: sp.Integer(number) for sym, number in point.items()}

claim = Claim(
    id="jackson.prefix_length_rate",
    title="Rate of the prefix length",
    meaning="The prefix length of the theorem is at most a constant times epsilon^-(10 + 14m + 4m^2); the constant "
    "does not depend on epsilon.",
    kind="theorem",
    provenance="R",
    place="Appendix B, Theorem 1",
    symbols=(m, L, C_R, C_H, F, eps, lam),
    hypotheses={
        "dimension": ge(m, 8),
        "precision": le(eps, 1),
        "beta": gt(beta(eps / 2), 0),
        "concentrated": ge(lam, 1),
        "concentration": le(lam, here),
    },
    conclusion=le(prefix_length(lam, eps), bound),
    proof=(
        Step("below_one", lt(beta(eps / 2), 1)),
        Use(
            "rho",
            "axiom.power_strict",
            at={positive("a"): beta(eps / 2), positive("b"): sp.Integer(1), positive("p"): 2 * exponent(eps / 2)},
            given=("beta", "below_one"),
        ),
        Use("rate", "jackson.concentration_rate", at={eps: eps / 2}, given=("beta",)),
        Step("first", le(4 * L * C_R + (m + 1) * eps / 4, 4 * L * C_R + (m + 1) / sp.Integer(4)), given=("precision",)),
        Step("second", le((4 * L * C_R + eps / 2) ** 2, (4 * L * C_R + sp.Rational(1, 2)) ** 2), given=("precision",)),
        Step("pair", le(C_H * s * t, C_H * u * v), fix=(s, t, u, v), assume=(le(s, u), le(t, v))),
        Use(
            "coarser",
            "pair",
            at={
                s: 4 * L * C_R + (m + 1) * eps / 4,
                t: (4 * L * C_R + eps / 2) ** 2,
                u: 4 * L * C_R + (m + 1) / sp.Integer(4),
                v: (4 * L * C_R + sp.Rational(1, 2)) ** 2,
            },
            given=("first", "second"),
        ),
        Step(
            "chain",
            le(lam, t / eps**4),
            fix=(s, t, u),
            assume=(le(lam, s), le(eps**4 * s, 32 * u), le(32 * u, t)),
        ),
        Use(
            "order",
            "chain",
            at={s: here, t: least, u: finer / 32},
            given=("beta", "rho", "concentration", "rate", "coarser"),
        ),
        Use("result", "jackson.length_growth", at={U: least}, given=("dimension", "concentrated", "order")),
    ),
    witness=point,
    controls=(
        Control(
            "any concentration",
            hypotheses={"concentration": None},
            witness={**point, lam: sp.Integer(10) ** 5},
        ),
    ),
    expected="proved",
)
