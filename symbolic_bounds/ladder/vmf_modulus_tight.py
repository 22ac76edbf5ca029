"""`ladder.rate` with lambda of order eps^-4, slope sqrt(lambda) and power m: m (1 + 4 (1/2 + m/2)) = m (2m + 3)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.ladder.rate import C, K, U, a, b, bound, length, p, s
from symbolic_bounds.rates import beta, concentration
from symbolic_bounds.rungs import half, jackson_order, packing_constant, steepness
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m

values = {
    C: packing_constant(m),
    K: sp.Integer(2),
    U: jackson_order(),
    s: steepness(lam),
    a: half,
    b: sp.Integer(4),
    p: m,
}
point = {m: 1, L: 1, C_R: 1, C_H: 1, F: 1, eps: 1, lam: 1}
point = {sym: sp.Integer(number) for sym, number in point.items()}

claim = Claim(
    id="ladder.vmf.modulus.tight",
    title="Rung: the slope of the kernel",
    meaning="With the sharper slope of the kernel the prefix length is of order epsilon^-(m (2 m + 3)).",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, L, C_R, C_H, F, eps, lam),
    hypotheses={
        "precision": le(eps, 1),
        "beta": gt(beta(eps / 2), 0),
        "concentrated": ge(lam, 1),
        "concentration": le(lam, concentration(eps / 2)),
    },
    conclusion=le(length.xreplace(values), bound.xreplace(values)),
    proof=(
        Use("order", "ladder.jackson", given=("precision", "beta", "concentration")),
        Step("steepness", le(steepness(lam), lam**half)),
        Use("result", "ladder.rate", at=values, given=("concentrated", "order", "steepness")),
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
