"""Bumps about points at least 2r apart differ from their tangent planes by the share of two bumps at most.

f(u) is the bump of the nearest point q(u), with its sign. If u and v have the same nearest point this is `prefix.bump`.
If not, v is outside the bump of u and u outside that of v, so that the rest is that of two single bumps.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.prefix.bump import plane
from symbolic_bounds.prefix.bump_inside import excess, omega, phi, r, theta
from symbolic_bounds.prefix.pattern import TRIANGLE, d, u, v, w
from symbolic_bounds.symbols import nonnegative, positive, real, schematic

angle, other_angle = nonnegative("a"), nonnegative("b")
q, sign, f, T = schematic("q"), schematic("sign"), schematic("f"), schematic("T")
kappa = positive("kappa")
a, b, c, e = (real(name) for name in "abce")
p, n, z = positive("p"), nonnegative("n"), nonnegative("z")
g, y = real("g"), real("y")
zero, one = sp.Integer(0), sp.Integer(1)
METRIC = {
    "no_distance": forall(u, eq(d(u, u), 0)),
    "symmetric": forall((u, v), eq(d(u, v), d(v, u))),
    "not_negative": forall((u, v), ge(d(u, v), 0)),
    "range": forall((u, v), le(d(u, v), sp.pi)),
    **TRIANGLE,
}
BUMPS = {
    "right": le(r, sp.pi / 2),
    "nearest": forall((u, v), le(d(q(v), v), d(q(u), v))),
    "one_centre": forall((u, v), lt(d(q(u), q(v)), 2 * r), eq(excess(d(q(v), v), r), excess(d(q(u), v), r))),
    "one_sign": forall((u, v), lt(d(q(u), q(v)), 2 * r), eq(sign(v), sign(u))),
    "signs": forall(u, eq(sign(u) ** 2, 1)),
    "bump": forall(u, eq(f(u), kappa * sign(u) * excess(d(q(u), u), r) ** 2)),
    "plane": forall((u, v), eq(T(u, v), kappa * sign(u) * plane(d(q(u), v), d(q(u), u), d(u, v), r))),
}
size = r**2 * d(u, v) ** 2


def from_its_planes(name: str, centre: sp.Expr) -> tuple[Use, ...]:
    """`prefix.bump` for the bump about a centre, from u to v."""
    parts = tuple(f"{name}_{part}" for part in ("out", "back", "turn", "far", "near"))
    out, back, turn, far, near = parts
    return (
        Use(out, "triangle", at={u: centre, v: u, w: v}),
        Use(back, "triangle", at={u: centre, v: v, w: u}),
        Use(turn, "symmetric"),
        Use(far, "range", at={u: centre, v: v}),
        Use(near, "range", at={u: centre, v: u}),
        Use(f"{name}_far_sign", "not_negative", at={u: centre, v: v}),
        Use(f"{name}_near_sign", "not_negative", at={u: centre, v: u}),
        Use(f"{name}_sign", "not_negative"),
        Use(
            name,
            "prefix.bump",
            at={theta: d(centre, v), phi: d(centre, u), omega: d(u, v)},
            given=(*parts, f"{name}_far_sign", f"{name}_near_sign", f"{name}_sign"),
        ),
    )


whole = f(v) - f(u) - T(u, v)
there, here = excess(d(q(u), v), r) ** 2, excess(d(q(u), u), r) ** 2
slope = plane(d(q(u), v), d(q(u), u), d(u, v), r)
arrived = excess(d(q(v), v), r) ** 2
room = 2 * kappa * size - sp.Abs(whole)
one_bump, two_bumps = gt(2 * r - d(q(u), q(v)), 0), le(2 * r - d(q(u), q(v)), 0)

meanings = {
    d: sp.Lambda((u, v), 0),
    q: sp.Lambda(u, 0),
    sign: sp.Lambda(u, 1),
    f: sp.Lambda(u, (1 - sp.cos(1)) ** 2),
    T: sp.Lambda((u, v), 0),
}

claim = Claim(
    id="prefix.bumps",
    title="Smooth bumps about separated points",
    meaning="In a metric space whose distances are angles, bumps of radius r about points at least 2r apart, with "
    "signs, make a function that differs from its tangent planes by at most 2 kappa r^2 times the square of the "
    "distance.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.fixed_keys.smooth",
    symbols=(r, kappa, u, v),
    functions=(d, q, sign, f, T),
    hypotheses={**METRIC, **BUMPS},
    conclusion=le(sp.Abs(whole), 2 * kappa * size),
    proof=(
        *from_its_planes("mine", q(u)),
        *from_its_planes("other", q(v)),
        Use("nearest_there", "nearest"),
        Use("nearest_here", "nearest", at={u: v, v: u}),
        Use("between", "triangle", at={u: q(u), v: v, w: q(v)}),
        Use("between_too", "triangle", at={u: q(u), v: u, w: q(v)}),
        Use("turned_v", "symmetric", at={u: v, v: q(v)}),
        Use("turned_u", "symmetric", at={u: u, v: q(v)}),
        Step("outside", ge(d(q(u), v), r), given=("between", "turned_v", "nearest_there"), assume=(two_bumps,)),
        Step("outside_too", ge(d(q(v), u), r), given=("between_too", "turned_u", "nearest_here"), assume=(two_bumps,)),
        Use(
            "low",
            "axiom.cos_decreasing",
            at={angle: r, other_angle: d(q(u), v)},
            given=("outside",),
            assume=(two_bumps,),
        ),
        Use(
            "low_too",
            "axiom.cos_decreasing",
            at={angle: r, other_angle: d(q(v), u)},
            given=("outside_too",),
            assume=(two_bumps,),
        ),
        Step("none", eq(excess(d(q(u), v), r), 0), given=("low",), assume=(two_bumps,)),
        Step("none_too", eq(excess(d(q(v), u), r), 0), given=("low_too",), assume=(two_bumps,)),
        Use("here", "bump"),
        Use("there", "bump", at={u: v}),
        Use("plane_here", "plane"),
        Use("sign_here", "signs"),
        Use("sign_there", "signs", at={u: v}),
        Use("centre", "one_centre", assume=(one_bump,)),
        Use("sign", "one_sign", assume=(one_bump,)),
        Step("product", eq(p * a * b**2, p * c * e**2), fix=(p, a, b, c, e), assume=(eq(a, c), eq(b, e))),
        Use(
            "bump_there",
            "product",
            at={p: kappa, a: sign(v), b: excess(d(q(v), v), r), c: sign(u), e: excess(d(q(u), v), r)},
            given=("centre", "sign"),
            assume=(one_bump,),
        ),
        Step(
            "one",
            le(sp.Abs(p * a * (b - c - e)), 2 * p * z),
            fix=(p, a, b, c, e, z),
            assume=(eq(a**2, 1), le(sp.Abs(b - c - e), z)),
        ),
        Use(
            "one_here",
            "one",
            at={p: kappa, a: sign(u), b: there, c: here, e: slope, z: size},
            given=("sign_here", "mine"),
        ),
        Step(
            "whole_one",
            eq(whole, kappa * sign(u) * (there - here - slope)),
            given=("here", "there", "plane_here", "bump_there"),
            assume=(one_bump,),
        ),
        Step("one_room", ge(room, 0), given=("one_here", "whole_one"), assume=(one_bump,)),
        Step("left", le(sp.Abs(here + slope), size), given=("none", "mine"), assume=(two_bumps,)),
        Step("entered", le(arrived, size), given=("none_too", "other"), assume=(two_bumps,)),
        Step("signed", le(sp.Abs(p * a * e), p * z), fix=(p, a, e, z), assume=(eq(a**2, 1), le(sp.Abs(e), z))),
        Step("signed_too", le(sp.Abs(p * a * n), p * z), fix=(p, a, n, z), assume=(eq(a**2, 1), le(n, z))),
        Use(
            "mine_two",
            "signed",
            at={p: kappa, a: sign(u), e: here + slope, z: size},
            given=("sign_here", "left"),
            assume=(two_bumps,),
        ),
        Use(
            "other_two",
            "signed_too",
            at={p: kappa, a: sign(v), n: arrived, z: size},
            given=("sign_there", "entered"),
            assume=(two_bumps,),
        ),
        Step(
            "whole_two",
            eq(whole, kappa * sign(v) * arrived - kappa * sign(u) * (here + slope)),
            given=("here", "there", "plane_here"),
        ),
        Step(
            "sum", ge(2 * z - sp.Abs(a), 0), fix=(a, b, c, z), assume=(eq(a, b - c), le(sp.Abs(b), z), le(sp.Abs(c), z))
        ),
        Use(
            "two_room",
            "sum",
            at={a: whole, b: kappa * sign(v) * arrived, c: kappa * sign(u) * (here + slope), z: kappa * size},
            given=("mine_two", "other_two", "whole_two"),
            assume=(two_bumps,),
        ),
        Use("either", "axiom.cases", at={y: 2 * r - d(q(u), q(v)), g: room}),
        Step("result", le(sp.Abs(whole), 2 * kappa * size), given=("either",)),
    ),
    witness={r: one, kappa: one, u: zero, v: zero},
    witness_functions=meanings,
    controls=(Control("an eighth of it", conclusion=le(8 * sp.Abs(whole), 2 * kappa * size)),),
    expected="proved",
)
