"""`prefix.fixed_values` with smooth bumps (`prefix.bumps`) about a largest set of points more than 2r apart.

Counted as in `prefix.fixed_keys.floor`; and r^2 <= (pi^2/2)(1 - cos r) turns the curvature M = 4 h r^2/(1 - cos r)^2
into r^2 <= pi^4 h/M.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.cover.separated import points
from symbolic_bounds.formula import Both, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.language import cap, packing
from symbolic_bounds.prefix import bumps, fixed_values
from symbolic_bounds.prefix.bump_inside import excess, r
from symbolic_bounds.prefix.bumps import BUMPS, METRIC, T, f, kappa, q, whole
from symbolic_bounds.prefix.bumps import sign as sign_at
from symbolic_bounds.prefix.fixed_values import NULL, B, h, inside, sign
from symbolic_bounds.prefix.null_vector import H, P, R, S, a, k, meanings, p, w, xi
from symbolic_bounds.prefix.pattern import d, u, v
from symbolic_bounds.symbols import N, delta, eps, j, m, nonnegative, positive, real

M = positive("M")
start, end = nonnegative("a"), nonnegative("b")
b, c, e, g, y = positive("beta"), positive("c"), real("e"), real("g"), real("y")
one, zero = sp.Integer(1), sp.Integer(0)
top = 1 - sp.cos(1)
short = lt(N, P)
spacing = 2 * r
depth = 1 - sp.cos(r)
steepest = 4 * h * r / depth

claim = Claim(
    id="prefix.fixed_keys.smooth",
    title="Floor for smooth targets and keys that do not depend on them",
    meaning="If the keys of N tokens are the same for all functions that differ by at most (M/2) theta^2 from their "
    "tangent planes, and every such function is within epsilon < h of the head for some values, real numbers of any "
    "size and precision, then N is at least the largest number of points more than 2r apart, where M is "
    "4 h r^2/(1 - cos r)^2, about 16 h/r^2; hence at least m w_m/w_(m-1)/(2r)^m, with r^2 <= pi^4 h/M: no such "
    "construction has an exponent below m/2.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction with fixed keys",
    symbols=(eps, h, P, N, r, kappa, M, m),
    functions=(p, w, xi, H, a, S, R, B, d, q, sign_at, f, T),
    hypotheses={
        **METRIC,
        **BUMPS,
        "right": lt(r, sp.pi / 2),
        **NULL,
        "not_zero": implies(short, gt(B(P), 0)),
        "annihilates": forall(k, short, lt(k, N), eq(S(k, P), 0)),
        "oriented": implies(short, le(R(0, P), 0)),
        "signs_of_null": forall(j, inside, eq(sign_at(p(j)) * a(j), sp.Abs(a(j)))),
        "at_centre": forall(j, inside, eq(d(q(p(j)), p(j)), 0)),
        "scale": eq(kappa * depth**2, h),
        "curvature": eq(M * depth**2, 4 * h * r**2),
        "room": lt(eps, h),
        "approximated": forall(u, le(sp.Abs(H(N, u) - f(u)), eps)),
        "largest": eq(P, packing(m, spacing)),
    },
    conclusion=Both(
        (
            forall((u, v), le(sp.Abs(whole), M / 2 * d(u, v) ** 2)),
            forall((u, v), le(sp.Abs(f(u) - f(v)), steepest * d(u, v))),
            ge(N, packing(m, spacing)),
            ge(N, 1 / cap(m, spacing)),
            ge(N, points(spacing)),
            le(M * r**2, sp.pi**4 * h),
        )
    ),
    proof=(
        Use("planes", "prefix.bumps", given=("right",), fix=(u, v)),
        Use("below_one", "axiom.cos_strict", at={start: zero, end: r}, given=("right",)),
        Step("deep", gt(depth, 0), given=("below_one",)),
        Step("cancel", eq(y, g), fix=(y, g, b), assume=(eq(y * b, g * b),)),
        Use("half", "cancel", at={y: M, g: 4 * kappa * r**2, b: depth**2}, given=("deep", "scale", "curvature")),
        Step("smooth", le(sp.Abs(whole), M / 2 * d(u, v) ** 2), given=("planes", "half"), fix=(u, v)),
        Use("steep", "prefix.bumps.slope", given=("right",), fix=(u, v)),
        Step("steepness", eq(4 * kappa * r * depth, steepest), given=("deep", "scale")),
        Step("exchanged", le(y, g * e), fix=(b, e, g, y), assume=(le(y, b * e), eq(b, g))),
        Use(
            "slope",
            "exchanged",
            at={b: 4 * kappa * r * depth, e: d(u, v), g: steepest, y: sp.Abs(f(u) - f(v))},
            given=("deep", "steep", "steepness"),
            fix=(u, v),
        ),
        Use("centred", "at_centre", fix=(j,), assume=(inside,)),
        Use("angle_sign", "not_negative", at={u: q(p(j)), v: p(j)}, fix=(j,)),
        Use(
            "cosine",
            "calculus.cosine_change",
            at={start: d(q(p(j)), p(j)), end: zero},
            given=("angle_sign",),
            fix=(j,),
        ),
        Step("one", eq(sp.cos(d(q(p(j)), p(j))), 1), given=("cosine", "centred"), fix=(j,), assume=(inside,)),
        Step("top", eq(excess(d(q(p(j)), p(j)), r), depth), given=("one", "deep"), fix=(j,), assume=(inside,)),
        Use("bump_here", "bump", at={u: p(j)}, fix=(j,)),
        Step("level", eq(b * e * y**2, g * e), fix=(b, e, y, c, g), assume=(eq(y, c), eq(b * c**2, g))),
        Use(
            "scaled",
            "level",
            at={b: kappa, e: sign_at(p(j)), y: excess(d(q(p(j)), p(j)), r), c: depth, g: h},
            given=("top", "deep", "scale"),
            fix=(j,),
            assume=(inside,),
        ),
        Step("peak", eq(f(p(j)), h * sign_at(p(j))), given=("bump_here", "scaled"), fix=(j,), assume=(inside,)),
        Use(
            "apart",
            "prefix.fixed_values",
            functions={sign: sp.Lambda(j, sign_at(p(j)))},
            given=("not_zero", "annihilates", "oriented"),
            assume=(short,),
        ),
        Step("enough", ge(N - P, 0), given=("apart", "room"), assume=(gt(P - N, 0),)),
        Step("plenty", ge(N - P, 0), assume=(le(P - N, 0),)),
        Use("tokens", "axiom.cases", at={y: P - N, g: N - P}),
        Step("as_packing", ge(N, packing(m, spacing)), given=("tokens", "largest")),
        Use("net", "cover.separated", at={delta: spacing}, given=("right",)),
        Step("as_measure", ge(N, 1 / cap(m, spacing)), given=("as_packing", "net")),
        Step("through", ge(y, e), fix=(y, g, e), assume=(ge(y, g), ge(g, e))),
        Use(
            "as_power",
            "through",
            at={y: N, g: packing(m, spacing), e: points(spacing)},
            given=("as_packing", "net"),
        ),
        Use("flat", "conv.angle_square", at={nonnegative("t"): r}, given=("right",)),
        Step("squared", le(r**4, sp.pi**4 / 4 * depth**2), given=("flat",)),
        Step("times", le(b * y, e * g), fix=(b, c, e, g, y), assume=(le(y, e * c), eq(b * c, g))),
        Use(
            "curved",
            "times",
            at={b: M, c: depth**2, e: sp.pi**4 / 4, g: 4 * h * r**2, y: r**4},
            given=("squared", "curvature", "deep"),
        ),
        Step("divided", le(y, g), fix=(b, y, g), assume=(le(y * b, g * b),)),
        Use("radius", "divided", at={b: r**2, y: M * r**2, g: sp.pi**4 * h}, given=("curved",)),
    ),
    witness={eps: one / 2, h: one, P: one, N: one, r: one, kappa: 1 / top**2, M: 4 / top**2, m: one},
    witness_functions={
        **fixed_values.no_attention,
        **meanings,
        **bumps.meanings,
        f: sp.Lambda(u, 1),
        packing: sp.Lambda((m, eps), 1),
    },
    controls=(Control("twice the floor", conclusion=ge(N, 2 * packing(m, spacing))),),
    expected="proved",
)
