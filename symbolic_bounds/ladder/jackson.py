"""Lambda(eps/2) <= U/eps^4: the upper side of `jackson.concentration_rate` at eps/2, with eps <= 1."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import gt, le, lt
from symbolic_bounds.rates import beta, concentration, exponent
from symbolic_bounds.rungs import jackson_order
from symbolic_bounds.symbols import C_H, C_R, L, eps, lam, m, positive

s, t, u, v = (positive(name) for name in "stuv")
here = concentration(eps / 2)
degrees = 4 * L * C_R + (m + 1) * eps / 4, 4 * L * C_R + eps / 2
coarse = 4 * L * C_R + (m + 1) / sp.Integer(4), 4 * L * C_R + sp.Rational(1, 2)
point = {m: 1, L: 1, C_R: 1, C_H: 1, eps: 1, lam: 1000}
point = {sym: sp.Integer(number) for sym, number in point.items()}

claim = Claim(
    id="ladder.jackson",
    title="Order of the published concentration",
    meaning="A concentration up to the theorem's for half the precision is at most a constant times epsilon^-4.",
    kind="lemma",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, L, C_R, C_H, eps, lam),
    hypotheses={"precision": le(eps, 1), "beta": gt(beta(eps / 2), 0), "concentration": le(lam, here)},
    conclusion=le(lam, jackson_order() / eps**4),
    proof=(
        Step("below_one", lt(beta(eps / 2), 1)),
        Use(
            "rho",
            "axiom.power_strict",
            at={positive("a"): beta(eps / 2), positive("b"): sp.Integer(1), positive("p"): 2 * exponent(eps / 2)},
            given=("beta", "below_one"),
        ),
        Use("rate", "jackson.concentration_rate", at={eps: eps / 2}, given=("beta",)),
        Step("first", le(degrees[0], coarse[0]), given=("precision",)),
        Step("second", le(degrees[1] ** 2, coarse[1] ** 2), given=("precision",)),
        Step("pair", le(C_H * s * t, C_H * u * v), fix=(s, t, u, v), assume=(le(s, u), le(t, v))),
        Use(
            "coarser",
            "pair",
            at={s: degrees[0], t: degrees[1] ** 2, u: coarse[0], v: coarse[1] ** 2},
            given=("first", "second"),
        ),
        Step("chain", le(lam, t / eps**4), fix=(s, t, u), assume=(le(lam, s), le(eps**4 * s, 32 * u), le(32 * u, t))),
        Use(
            "result",
            "chain",
            at={s: here, t: jackson_order(), u: C_H * degrees[0] * degrees[1] ** 2},
            given=("beta", "rho", "concentration", "rate", "coarser"),
        ),
    ),
    witness=point,
    controls=(
        Control(
            "a hundredth of it",
            conclusion=le(100 * lam, jackson_order() / eps**4),
            witness=point,
        ),
    ),
    expected="proved",
)
