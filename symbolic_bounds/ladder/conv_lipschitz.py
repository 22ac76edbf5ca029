"""`ladder.rate` with lambda = pi^2 (m+1) L^2/eps^2, slope sqrt(lambda) and power m: m (1 + 2 (1/2 + m/2))."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, le
from symbolic_bounds.ladder.rate import C, K, U, a, b, bound, length, p, s
from symbolic_bounds.rungs import by_lipschitz, half, packing_constant, steepness
from symbolic_bounds.symbols import F, L, eps, lam, m

values = {
    C: packing_constant(m),
    K: sp.Integer(2),
    U: by_lipschitz * eps**2,
    s: steepness(lam),
    a: half,
    b: sp.Integer(2),
    p: m,
}
point = {m: sp.Integer(1), L: sp.Integer(1), F: sp.Integer(1), eps: sp.Integer(1), lam: 2 * sp.pi**2}

claim = Claim(
    id="ladder.conv.lipschitz",
    title="Rung: convolution without harmonics",
    meaning="At the concentration that a Lipschitz function needs the prefix length is of order epsilon^-(m (m + 2)).",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, L, F, eps, lam),
    hypotheses={"concentrated": ge(lam, 1), "concentration": eq(lam, by_lipschitz)},
    conclusion=le(length.xreplace(values), bound.xreplace(values)),
    proof=(
        Step("steepness", le(steepness(lam), lam**half)),
        Use("result", "ladder.rate", at=values, given=("concentrated", "concentration", "steepness")),
    ),
    witness=point,
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(length.xreplace(values), bound.xreplace(values) * eps ** (100 * m)),
            witness={**point, eps: sp.Rational(1, 16), lam: 512 * sp.pi**2},
        ),
    ),
    expected="proved",
)
