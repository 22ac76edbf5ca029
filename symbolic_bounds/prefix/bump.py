"""A smooth bump differs from its tangent planes by a square of the angle, from within and from without.

Within, it is `prefix.bump.inside` less what the slope loses for being tangent to the sphere: the plane adds
2v (cos theta - cos phi cos omega), not 2v (cos theta - cos phi). Without, the plane is 0 and the bump at most
(r omega)^2.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, gt, le
from symbolic_bounds.prefix.bump_inside import a, b, excess, inner, omega, outer, phi, r, size, theta
from symbolic_bounds.symbols import nonnegative, real

p, q, u, v, w = (nonnegative(name) for name in "pquvw")
x, y, z = real("x"), real("y"), real("z")
zero, one = sp.Integer(0), sp.Integer(1)


def plane(theta: sp.Expr, phi: sp.Expr, omega: sp.Expr, r: sp.Expr) -> sp.Expr:
    """What the tangent plane at the angle phi adds at the angle theta, to scale."""
    return 2 * excess(phi, r) * (sp.cos(theta) - sp.cos(phi) * sp.cos(omega))


rest = excess(theta, r) ** 2 - excess(phi, r) ** 2 - plane(theta, phi, omega, r)
room = size - sp.Abs(rest)
near, far = le(phi - r, 0), gt(phi - r, 0)
stays, leaves = le(theta - r, 0), gt(theta - r, 0)
depth = r * sp.Max(0, r - theta)
point = {r: one, theta: zero, phi: one, omega: one}

claim = Claim(
    id="prefix.bump",
    title="A smooth bump and its tangent planes",
    meaning="The square of the excess of the cosine over that of an angle r, a right one at most, as a function on the "
    "sphere, differs from its tangent planes by at most r^2 omega^2 at the angle omega.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.bumps",
    symbols=(r, theta, phi, omega),
    hypotheses={
        "right": le(r, sp.pi / 2),
        "range": le(theta, sp.pi),
        "other_range": le(phi, sp.pi),
        "angle": le(sp.Abs(theta - phi), omega),
    },
    conclusion=le(sp.Abs(rest), size),
    proof=(
        Use("within", "prefix.bump.inside", given=("right",), assume=(near,)),
        Use("above", "axiom.cos_decreasing", at={a: phi, b: r}, given=("right",), assume=(near,)),
        Use("acute", "axiom.cos_decreasing", at={a: r, b: sp.pi / 2}, given=("right",)),
        Use("depth", "calculus.cosine_drop", at={a: phi, b: r}, assume=(near,)),
        Use("flat", "calculus.cosine_drop", at={a: zero, b: omega}),
        Step(
            "product",
            le(2 * u * v * w, p * q),
            fix=(p, q, u, v, w),
            assume=(le(u, p / 2), le(v, 1), le(w, q / 2)),
        ),
        Step("excess", ge(inner, 0), given=("above",), assume=(near,)),
        Step("half", le(inner, r**2 / 2), given=("depth",), assume=(near,)),
        Step("cosine", ge(sp.cos(phi), 0), given=("above", "acute"), assume=(near,)),
        Use(
            "tilted",
            "product",
            at={p: r**2, q: omega**2, u: inner, v: sp.cos(phi), w: 1 - sp.cos(omega)},
            given=("excess", "half", "cosine", "flat"),
            assume=(near,),
        ),
        Step("not_up", ge(u * v * w, 0), fix=(u, v, w)),
        Use(
            "down",
            "not_up",
            at={u: inner, v: sp.cos(phi), w: 1 - sp.cos(omega)},
            given=("excess", "cosine"),
            assume=(near,),
        ),
        Step("root", eq(excess(phi, r), inner), given=("excess",), assume=(near,)),
        Step("put", eq(x - y**2 - 2 * y * z, x - w**2 - 2 * w * z), fix=(w, x, y, z), assume=(eq(y, w),)),
        Use(
            "split",
            "put",
            at={
                w: inner,
                x: excess(theta, r) ** 2,
                y: excess(phi, r),
                z: sp.cos(theta) - sp.cos(phi) * sp.cos(omega),
            },
            given=("root", "excess"),
            assume=(near,),
        ),
        Step("inside", ge(room, 0), given=("split", "within", "tilted", "down"), assume=(near,)),
        Use("rise", "calculus.cosine_drop", at={a: theta, b: r}, assume=(stays,)),
        Step("shallow", ge(depth - outer, 0), given=("rise",), assume=(stays,)),
        Use("there", "axiom.cos_decreasing", at={a: r, b: theta}, given=("range",), assume=(leaves,)),
        Step("flat_there", ge(depth - outer, 0), given=("there",), assume=(leaves,)),
        Use("either", "axiom.cases", at={y: theta - r, real("g"): depth - outer}),
        Use("below", "axiom.cos_decreasing", at={a: r, b: phi}, given=("other_range",), assume=(far,)),
        Step("zero", eq(excess(phi, r), 0), given=("below",), assume=(far,)),
        Step("deep", le(sp.Max(0, r - theta), omega), given=("angle",), assume=(far,)),
        Step("top", le(outer, r * omega), given=("either", "deep"), assume=(far,)),
        Step("bump", le(excess(theta, r), r * omega), given=("top",), assume=(far,)),
        Step("square", le(u**2, w**2), fix=(u, w), assume=(le(u, w),)),
        Use("squared", "square", at={u: excess(theta, r), w: r * omega}, given=("bump",), assume=(far,)),
        Use(
            "alone",
            "put",
            at={
                w: zero,
                x: excess(theta, r) ** 2,
                y: excess(phi, r),
                z: sp.cos(theta) - sp.cos(phi) * sp.cos(omega),
            },
            given=("zero",),
            assume=(far,),
        ),
        Step("outside", ge(room, 0), given=("alone", "squared"), assume=(far,)),
        Use("both", "axiom.cases", at={y: phi - r, real("g"): room}),
        Step("result", le(sp.Abs(rest), size), given=("both",)),
    ),
    witness=point,
    controls=(Control("half of it", conclusion=le(2 * sp.Abs(rest), size)),),
    expected="proved",
)
