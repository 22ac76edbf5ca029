"""`ladder.rate` with lambda = pi^2 M (m+1)/(4 eps), slope sqrt(lambda) and power m: m (1 + 1/2 + m/2) = m (m + 3)/2."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, gt, le
from symbolic_bounds.ladder.rate import C, K, U, a, b, bound, length, p, s
from symbolic_bounds.rungs import M, by_smooth, half, packing_constant, steepness
from symbolic_bounds.symbols import F, L, eps, lam, m

values = {
    C: packing_constant(m),
    K: sp.Integer(2),
    U: by_smooth * eps,
    s: steepness(lam),
    a: half,
    b: sp.Integer(1),
    p: m,
}
point = {m: sp.Integer(1), L: sp.Integer(1), M: sp.Integer(1), F: sp.Integer(1), eps: sp.Integer(1), lam: sp.pi**2 / 2}

claim = Claim(
    id="ladder.conv.smooth",
    title="Rung: convolution of a smooth function",
    meaning="At the concentration that a smooth function needs the prefix length is of order epsilon^-(m (m + 3)/2).",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, L, M, F, eps, lam),
    hypotheses={"curved": gt(M, 0), "concentrated": ge(lam, 1), "concentration": eq(lam, by_smooth)},
    conclusion=le(length.xreplace(values), bound.xreplace(values)),
    proof=(
        Step("steepness", le(steepness(lam), lam**half)),
        Use("result", "ladder.rate", at=values, given=("curved", "concentrated", "concentration", "steepness")),
    ),
    witness=point,
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(length.xreplace(values), bound.xreplace(values) * eps ** (100 * m)),
            witness={**point, eps: sp.Rational(1, 16), lam: 8 * sp.pi**2},
        ),
    ),
    expected="proved",
)
