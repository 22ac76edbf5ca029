"""`ladder.rate` with lambda of order eps^-4, slope lambda and power m + 1: (m + 1) (1 + 4 (1 + m/2))."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.ladder.rate import C, K, U, a, b, bound, length, p, s
from symbolic_bounds.rates import beta, concentration, covering_constant
from symbolic_bounds.rungs import jackson_order
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m, positive

values = {
    C: covering_constant(m),
    K: 3 * sp.pi,
    U: jackson_order(),
    s: lam,
    a: sp.Integer(1),
    b: sp.Integer(4),
    p: m + 1,
}
point = {m: 8, L: 1, C_R: 1, C_H: 1, F: 1, eps: 1, lam: 1}
point = {sym: sp.Integer(number) for sym, number in point.items()}

claim = Claim(
    id="ladder.cover.upper.sine",
    title="Rung: Rogers' balls of the radius that caps allow",
    meaning="With the covering bound by the sine the prefix length is of order epsilon^-(2 m^2 + 7 m + 5).",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, L, C_R, C_H, F, eps, lam),
    hypotheses={
        "dimension": ge(m, 8),
        "precision": le(eps, 1),
        "beta": gt(beta(eps / 2), 0),
        "concentrated": ge(lam, 1),
        "concentration": le(lam, concentration(eps / 2)),
    },
    conclusion=le(length.xreplace(values), bound.xreplace(values)),
    proof=(
        Use("log", "axiom.log_lower", at={positive("a"): m + 1}),
        Step("log_positive", gt(sp.log(m + 1), 0), given=("dimension", "log")),
        Use("constant", "cover.constant_positive", given=("dimension",)),
        Use("order", "ladder.jackson", given=("precision", "beta", "concentration")),
        Use("result", "ladder.rate", at=values, given=("log_positive", "constant", "concentrated", "order")),
    ),
    witness=point,
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(length.xreplace(values), bound.xreplace(values) * eps ** (100 * m)),
            witness={**point, eps: sp.Rational(1, 16), lam: sp.Integer(16) ** 4},
        ),
    ),
    expected="proved",
)
