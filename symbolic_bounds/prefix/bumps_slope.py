"""Smooth bumps about separated points are Lipschitz: `prefix.bump.slope` for one bump or for two.

Two points of different bumps are each outside the other's bump, so that the function falls to zero from both.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, ProofStep, Step, Use
from symbolic_bounds.formula import eq, ge, gt, le
from symbolic_bounds.prefix.bump_inside import excess, omega, phi, r, theta
from symbolic_bounds.prefix.bumps import BUMPS, METRIC, angle, f, kappa, meanings, other_angle, q, sign
from symbolic_bounds.prefix.pattern import d, u, v, w
from symbolic_bounds.symbols import nonnegative, positive, real

a, b, c, e = (real(name) for name in "abce")
y, g = real("y"), real("g")
n, z = positive("n"), nonnegative("z")
zero, one = sp.Integer(0), sp.Integer(1)
whole = f(u) - f(v)
most = 2 * r * (1 - sp.cos(r)) * d(u, v)
steepest = 2 * kappa * most
room = steepest - sp.Abs(whole)
one_bump, two_bumps = gt(2 * r - d(q(u), q(v)), 0), le(2 * r - d(q(u), q(v)), 0)


def fall(name: str, centre: sp.Expr, start: sp.Expr, end: sp.Expr) -> tuple[ProofStep, ...]:
    """`prefix.bump.slope` for the bump about a centre, from one point to another."""
    return (
        Use(f"{name}_out", "triangle", at={u: centre, v: end, w: start}),
        Use(f"{name}_back", "triangle", at={u: centre, v: start, w: end}),
        Use(f"{name}_turn", "symmetric", at={u: start, v: end}),
        Use(f"{name}_range", "range", at={u: centre, v: start}),
        Use(f"{name}_range_too", "range", at={u: centre, v: end}),
        *(
            Use(f"{name}_sign_{number}", "not_negative", at={u: first, v: second})
            for number, (first, second) in enumerate(((centre, start), (centre, end), (u, v)))
        ),
        Use(
            name,
            "prefix.bump.slope",
            at={theta: d(centre, start), phi: d(centre, end), omega: d(u, v)},
            given=(
                "right",
                *(f"{name}_{part}" for part in ("out", "back", "turn", "range", "range_too")),
                *(f"{name}_sign_{number}" for number in range(3)),
            ),
        ),
    )


def outside(name: str, here: sp.Expr, point: sp.Expr) -> tuple[ProofStep, ...]:
    """The bump at one point is nothing at the point of another bump."""
    centre, own = q(here), q(point)
    return (
        Use(f"{name}_round", "triangle", at={u: centre, v: point, w: own}),
        Use(f"{name}_mirror", "symmetric", at={u: point, v: own}),
        Use(f"{name}_centres", "symmetric", at={u: q(u), v: q(v)}),
        Use(f"{name}_nearest", "nearest", at={u: here, v: point}),
        Step(
            f"{name}_far",
            ge(d(centre, point), r),
            given=(f"{name}_round", f"{name}_mirror", f"{name}_nearest", f"{name}_centres"),
            assume=(two_bumps,),
        ),
        Use(
            f"{name}_low",
            "axiom.cos_decreasing",
            at={angle: r, other_angle: d(centre, point)},
            given=(f"{name}_far",),
            assume=(two_bumps,),
        ),
        Step(f"{name}_none", eq(excess(d(centre, point), r), 0), given=(f"{name}_low",), assume=(two_bumps,)),
    )


here, there = excess(d(q(u), u), r) ** 2, excess(d(q(v), v), r) ** 2

claim = Claim(
    id="prefix.bumps.slope",
    title="Smooth bumps are Lipschitz",
    meaning="Smooth bumps with signs about points at least 2r apart make a function that changes by at most "
    "4 kappa r (1 - cos r) times the distance.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.fixed_keys.smooth",
    symbols=(r, kappa, u, v),
    functions=(d, q, sign, f),
    hypotheses={**METRIC, **{name: formula for name, formula in BUMPS.items() if name != "plane"}},
    conclusion=le(sp.Abs(whole), steepest),
    proof=(
        *fall("down", q(u), u, v),
        *fall("up", q(v), v, u),
        Use("here", "bump"),
        Use("there", "bump", at={u: v}),
        Use("sign_here", "signs"),
        Use("sign_there", "signs", at={u: v}),
        # One bump.
        Use("centre", "one_centre", assume=(one_bump,)),
        Use("sign", "one_sign", assume=(one_bump,)),
        Use("swapped", "symmetric", at={u: q(u), v: q(v)}),
        Use("centre_too", "one_centre", at={u: v, v: u}, given=("swapped",), assume=(one_bump,)),
        Step("square", eq(b**2, e**2), fix=(b, e), assume=(eq(b, e),)),
        Use(
            "same",
            "square",
            at={b: excess(d(q(v), v), r), e: excess(d(q(u), v), r)},
            given=("centre",),
            assume=(one_bump,),
        ),
        Use(
            "same_too",
            "square",
            at={b: excess(d(q(u), u), r), e: excess(d(q(v), u), r)},
            given=("centre_too",),
            assume=(one_bump,),
        ),
        Step("change", le(sp.Abs(here - there), most), given=("down", "up", "same", "same_too"), assume=(one_bump,)),
        Step("signed", le(sp.Abs(n * a * e), n * z), fix=(n, a, e, z), assume=(eq(a**2, 1), le(sp.Abs(e), z))),
        Use(
            "one",
            "signed",
            at={n: kappa, a: sign(u), e: here - there, z: most},
            given=("sign_here", "change"),
            assume=(one_bump,),
        ),
        Step("taken", eq(n * a * b, n * c * b), fix=(n, a, b, c), assume=(eq(a, c),)),
        Use(
            "other_sign",
            "taken",
            at={n: kappa, a: sign(v), b: there, c: sign(u)},
            given=("sign",),
            assume=(one_bump,),
        ),
        Step(
            "whole_one",
            eq(whole, kappa * sign(u) * (here - there)),
            given=("here", "there", "other_sign"),
            assume=(one_bump,),
        ),
        Step("one_room", ge(room, 0), given=("one", "whole_one"), assume=(one_bump,)),
        # Two bumps.
        *outside("mine", u, v),
        *outside("other", v, u),
        Step("fallen", le(here, most), given=("down", "mine_none"), assume=(two_bumps,)),
        Step("fallen_too", le(there, most), given=("up", "other_none"), assume=(two_bumps,)),
        Use(
            "from_mine",
            "signed",
            at={n: kappa, a: sign(u), e: here, z: most},
            given=("sign_here", "fallen"),
            assume=(two_bumps,),
        ),
        Use(
            "from_other",
            "signed",
            at={n: kappa, a: sign(v), e: there, z: most},
            given=("sign_there", "fallen_too"),
            assume=(two_bumps,),
        ),
        Step(
            "sum", ge(2 * z - sp.Abs(a), 0), fix=(a, b, c, z), assume=(eq(a, b - c), le(sp.Abs(b), z), le(sp.Abs(c), z))
        ),
        Step("whole_two", eq(whole, kappa * sign(u) * here - kappa * sign(v) * there), given=("here", "there")),
        Use(
            "two_room",
            "sum",
            at={a: whole, b: kappa * sign(u) * here, c: kappa * sign(v) * there, z: kappa * most},
            given=("from_mine", "from_other", "whole_two"),
            assume=(two_bumps,),
        ),
        Use("either", "axiom.cases", at={y: 2 * r - d(q(u), q(v)), g: room}),
        Step("result", le(sp.Abs(whole), steepest), given=("either",)),
    ),
    witness={r: one, kappa: one, u: zero, v: zero},
    witness_functions={s: meanings[s] for s in (d, q, sign, f)},
    controls=(Control("an eighth of it", conclusion=le(8 * sp.Abs(whole), steepest)),),
    expected="proved",
)
