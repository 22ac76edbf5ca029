"""`ladder.power` at lambda = pi^2 M (m+1)/(4 eps): sqrt((m+1) lambda) = pi (m+1) sqrt(M/eps)/2, the exponent 3m/2."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, gt, le
from symbolic_bounds.ladder.power import C, U, b, bound, length, r
from symbolic_bounds.ladder.power import p as power
from symbolic_bounds.rungs import M, average_reach, by_smooth, packing_constant
from symbolic_bounds.symbols import F, L, eps, lam, m, nonnegative, positive

a, d, p, q, s, w = positive("a"), positive("d"), positive("p"), positive("q"), nonnegative("s"), positive("w")
top = sp.pi**2 * (m + 1) * (M / 8 + sp.sqrt(M) * F / 2) + 2 * F + 2 * L
values = {C: packing_constant(m), U: top, r: average_reach, b: sp.Rational(3, 2), power: m}
point = {m: sp.Integer(1), L: sp.Integer(1), M: sp.Integer(1), F: sp.Integer(1), eps: sp.Integer(1), lam: sp.pi**2 / 2}

claim = Claim(
    id="ladder.riemann.average.smooth",
    title="Rung: the average slope of the kernel, for a smooth function",
    meaning="At the concentration that a smooth function needs, a net for the average slope of the kernel has a prefix "
    "length of order epsilon^-(3 m/2).",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, L, M, F, eps, lam),
    hypotheses={"curved": gt(M, 0), "precision": le(eps, 1), "concentration": eq(lam, by_smooth)},
    conclusion=le(length.xreplace(values), bound.xreplace(values)),
    proof=(
        Use(
            "root",
            "calculus.root_order",
            at={nonnegative("a"): sp.sqrt((m + 1) * lam), nonnegative("b"): sp.pi * (m + 1) * sp.sqrt(M / eps) / 2},
            given=("curved", "concentration"),
        ),
        Step("inverse_root", ge(1 / sp.sqrt(eps), 1), given=("precision",)),
        Step(
            "sum",
            le(lam / 2 + (p * s + w) * d**2, (a / 2 + p * q + w) * d**3),
            fix=(a, d, p, q, s, w),
            assume=(le(s, q * d), eq(lam, a * d**2), ge(d, 1)),
        ),
        Use(
            "order",
            "sum",
            at={
                a: sp.pi**2 * M * (m + 1) / 4,
                d: 1 / sp.sqrt(eps),
                p: sp.pi * F,
                q: sp.pi * (m + 1) * sp.sqrt(M) / 2,
                s: sp.sqrt((m + 1) * lam),
                w: 2 * F + 2 * L,
            },
            given=("curved", "root", "inverse_root", "concentration"),
        ),
        Use(
            "result",
            "ladder.power",
            at=values,
            given=(
                "curved",
                "order",
            ),
        ),
    ),
    witness=point,
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(length.xreplace(values), bound.xreplace(values) * eps**m),
            witness={**point, eps: sp.Rational(1, 16), lam: 8 * sp.pi**2},
        ),
    ),
    expected="proved",
)
