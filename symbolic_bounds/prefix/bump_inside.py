"""A smooth bump seen from within: at the angle phi <= r from its centre, whether the other point is in it or not.

With u and v the excess of the cosines over that of r, and U the larger of u and 0, U^2 - v^2 - 2v (u - v) is at least
(U - v)^2. It is (u - v)^2 where u >= 0, and |u - v| <= r omega as the cosine changes by at most half the difference of
the squares. Where u < 0 it is v^2 + 2v |u|, with v <= r (r - phi), v <= r^2/2 and |u| <= r (theta - r) +
(theta - r)^2/2, together at most r^2 (theta - phi)^2.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, ge, gt, le
from symbolic_bounds.symbols import nonnegative, positive, real

r, theta, phi, omega = positive("r"), nonnegative("theta"), nonnegative("phi"), nonnegative("omega")
a, b = nonnegative("a"), nonnegative("b")
p, q, u, v, w = nonnegative("p"), nonnegative("q"), real("u"), nonnegative("v"), nonnegative("w")


def excess(angle: sp.Expr, r: sp.Expr) -> sp.Expr:
    """The root of the bump of radius r at an angle from its centre, to scale."""
    return sp.Max(0, sp.cos(angle) - sp.cos(r))


inner, outer = sp.cos(phi) - sp.cos(r), sp.cos(theta) - sp.cos(r)
curved = excess(theta, r) ** 2 - inner**2 - 2 * inner * (sp.cos(theta) - sp.cos(phi))
size = r**2 * omega**2
stays, leaves = le(theta - r, 0), gt(theta - r, 0)
point = {r: sp.Integer(1), theta: sp.Integer(0), phi: sp.Integer(1), omega: sp.Integer(1)}

claim = Claim(
    id="prefix.bump.inside",
    title="A smooth bump from within",
    meaning="The square of the excess of the cosine over that of an angle r curves upwards from any point within the "
    "angle r, by at most r^2 omega^2 at the angle omega from there.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.bump",
    symbols=(r, theta, phi, omega),
    hypotheses={
        "half_turn": le(r, sp.pi),
        "range": le(theta, sp.pi),
        "inside": le(phi, r),
        "angle": le(sp.Abs(theta - phi), omega),
    },
    conclusion=Both((ge(curved, 0), le(curved, size))),
    proof=(
        Use("above", "axiom.cos_decreasing", at={a: phi, b: r}, given=("inside", "half_turn")),
        Step("excess", ge(inner, 0), given=("above",)),
        Step("up", ge(curved, 0), given=("excess",), squares=(excess(theta, r) - inner,)),
        Use("depth", "calculus.cosine_change", at={a: phi, b: r}, given=("inside", "half_turn")),
        Use("width", "calculus.cosine_change", at={a: phi, b: theta}, given=("inside", "half_turn", "range")),
        Use("drop", "calculus.cosine_change", at={a: r, b: theta}, given=("half_turn", "range")),
        Use("there", "axiom.cos_decreasing", at={a: r, b: theta}, given=("range",), assume=(leaves,)),
        Step("short", le((p + q) * w / 2, r * v), fix=(p, q, v, w), assume=(le(p, r), le(q, r), le(w, v))),
        Use(
            "change",
            "short",
            at={p: phi, q: theta, v: omega, w: sp.Abs(phi - theta)},
            given=("inside", "angle"),
            assume=(stays,),
        ),
        Step("near", le(sp.Abs(sp.cos(phi) - sp.cos(theta)), r * omega), given=("width", "change"), assume=(stays,)),
        Step("square", le(u**2, w**2), fix=(u, w), assume=(le(sp.Abs(u), w),)),
        Use("squared", "square", at={u: sp.cos(phi) - sp.cos(theta), w: r * omega}, given=("near",), assume=(stays,)),
        Step("within", ge(size - curved, 0), given=("squared",), assume=(stays,)),
        Step("low", le(inner, r * (r - phi)), given=("depth", "inside")),
        Step("half", le(inner, r**2 / 2), given=("depth", "inside")),
        Step("fall", le(-outer, r * (theta - r) + (theta - r) ** 2 / 2), given=("drop",), assume=(leaves,)),
        Step(
            "beyond",
            le(v**2 + 2 * v * u, r**2 * (p + q) ** 2),
            fix=(p, q, u, v),
            assume=(le(v, r * p), le(v, r**2 / 2), le(u, r * q + q**2 / 2)),
        ),
        Use(
            "outside",
            "beyond",
            at={p: r - phi, q: theta - r, u: -outer, v: inner},
            given=("inside", "excess", "low", "half", "fall"),
            assume=(leaves,),
        ),
        Step("further", le(r**2 * v**2, r**2 * w**2), fix=(v, w), assume=(le(v, w),)),
        Use(
            "turned",
            "further",
            at={v: theta - phi, w: omega},
            given=("inside", "angle"),
            assume=(leaves,),
        ),
        Step("without", ge(size - curved, 0), given=("there", "outside", "turned"), assume=(leaves,)),
        Use("either", "axiom.cases", at={real("y"): theta - r, real("g"): size - curved}),
        Step("result", le(curved, size), given=("either",)),
    ),
    witness=point,
    controls=(Control("half of it", conclusion=le(2 * curved, size)),),
    expected="proved",
)
