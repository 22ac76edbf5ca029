"""`ladder.power` at lambda = pi^2 (m+1) L^2/eps^2: sqrt((m+1) lambda) = pi (m+1) L/eps, and the exponent is 2m."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, le
from symbolic_bounds.ladder.power import C, U, b, bound, length, p, r
from symbolic_bounds.rungs import average_reach, by_lipschitz, packing_constant
from symbolic_bounds.symbols import F, L, eps, lam, m, nonnegative, positive

P, s = positive("P"), nonnegative("s")
top = sp.pi**2 * (m + 1) * L * (L / 2 + F) + 2 * F + 2 * L
values = {C: packing_constant(m), U: top, r: average_reach, b: sp.Integer(2), p: m}
point = {m: sp.Integer(1), L: sp.Integer(1), F: sp.Integer(1), eps: sp.Integer(1), lam: 2 * sp.pi**2}

claim = Claim(
    id="ladder.riemann.average",
    title="Rung: the average slope of the kernel",
    meaning="At the concentration that a Lipschitz function needs, a net for the average slope of the kernel has a "
    "prefix length of order epsilon^-(2 m).",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, L, F, eps, lam),
    hypotheses={"precision": le(eps, 1), "concentration": eq(lam, by_lipschitz)},
    conclusion=le(length.xreplace(values), bound.xreplace(values)),
    proof=(
        Use(
            "root",
            "calculus.root_order",
            at={nonnegative("a"): sp.sqrt((m + 1) * lam), nonnegative("b"): sp.pi * (m + 1) * L / eps},
            given=("concentration",),
        ),
        Step(
            "sum",
            le(
                lam / 2 + (P * F * s + 2 * F + 2 * L) / eps, (P**2 * (m + 1) * L * (L / 2 + F) + 2 * F + 2 * L) / eps**2
            ),
            fix=(P, s),
            assume=(le(s, P * (m + 1) * L / eps), eq(lam, P**2 * (m + 1) * L**2 / eps**2)),
            given=("precision",),
        ),
        Use("order", "sum", at={P: sp.pi, s: sp.sqrt((m + 1) * lam)}, given=("root", "concentration")),
        Use("result", "ladder.power", at=values, given=("order",)),
    ),
    witness=point,
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(length.xreplace(values), bound.xreplace(values) * eps**m),
            witness={**point, eps: sp.Rational(1, 16), lam: 512 * sp.pi**2},
        ),
    ),
    expected="proved",
)
