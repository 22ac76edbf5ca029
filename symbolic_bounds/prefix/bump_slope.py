"""How fast a smooth bump falls: its root by at most r omega over the angle omega, and the root is at most 1 - cos r.

Where the other angle is within r the root falls no faster than the cosine; where it is not, the root is at most
r (r - theta), and the other angle more than r.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.prefix.bump_inside import a, b, excess, omega, phi, r, theta
from symbolic_bounds.symbols import nonnegative, real

p, q, u, v, w, z = (nonnegative(name) for name in "pquvwz")
zero, one = sp.Integer(0), sp.Integer(1)
depth = 1 - sp.cos(r)
fall = excess(theta, r) ** 2 - excess(phi, r) ** 2
steepest = 2 * r * depth * omega
drop = excess(phi, r) + r * omega - excess(theta, r)
turn = phi * sp.Max(0, phi - theta) - sp.cos(theta) + sp.cos(phi)
depth_here = r * sp.Max(0, r - theta) - sp.cos(theta) + sp.cos(r)
before, after = le(theta - phi, 0), gt(theta - phi, 0)
stays, leaves = le(theta - r, 0), gt(theta - r, 0)
inside, outside = le(phi - r, 0), gt(phi - r, 0)

claim = Claim(
    id="prefix.bump.slope",
    title="The slope of a smooth bump",
    meaning="The square of the excess of the cosine over that of an angle r falls by at most 2 r (1 - cos r) omega "
    "over the angle omega.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.bumps.slope",
    symbols=(r, theta, phi, omega),
    hypotheses={
        "half_turn": le(r, sp.pi),
        "range": le(theta, sp.pi),
        "other_range": le(phi, sp.pi),
        "angle": le(sp.Abs(theta - phi), omega),
    },
    conclusion=le(fall, steepest),
    proof=(
        Step("here", le(excess(theta, r), depth)),
        Step("there", le(excess(phi, r), depth)),
        # The cosine falls by at most phi (phi - theta), and not below theta = phi.
        Use("drop", "calculus.cosine_drop", at={a: theta, b: phi}, assume=(before,)),
        Step("falls", ge(turn, 0), given=("drop",), assume=(before,)),
        Use("order", "axiom.cos_decreasing", at={a: phi, b: theta}, given=("range",), assume=(after,)),
        Step("rises", ge(turn, 0), given=("order",), assume=(after,)),
        Use("change", "axiom.cases", at={real("y"): theta - phi, real("g"): turn}),
        Step("near", le(p * q, z * w), fix=(p, q, w, z), assume=(le(p, z), le(q, w))),
        Use(
            "short", "near", at={p: phi, q: sp.Max(0, phi - theta), w: omega, z: r}, given=("angle",), assume=(inside,)
        ),
        Step("both", ge(drop, 0), given=("change", "short"), assume=(inside,)),
        # The root falls to zero at r.
        Use("deep", "calculus.cosine_drop", at={a: theta, b: r}, assume=(stays,)),
        Step("low", ge(depth_here, 0), given=("deep",), assume=(stays,)),
        Use("flat", "axiom.cos_decreasing", at={a: r, b: theta}, given=("range",), assume=(leaves,)),
        Step("none", ge(depth_here, 0), given=("flat",), assume=(leaves,)),
        Use("root", "axiom.cases", at={real("y"): theta - r, real("g"): depth_here}),
        Step("edge", le(sp.Max(0, r - theta), omega), given=("angle",), assume=(outside,)),
        Step("one", ge(drop, 0), given=("root", "edge"), assume=(outside,)),
        Use("either", "axiom.cases", at={real("y"): phi - r, real("g"): drop}),
        Step(
            "squares",
            le(u**2 - v**2, 2 * w * z),
            fix=(u, v, w, z),
            assume=(le(u, v + w), le(u, z), le(v, z)),
        ),
        Use(
            "squared",
            "squares",
            at={u: excess(theta, r), v: excess(phi, r), w: r * omega, z: depth},
            given=("either", "here", "there"),
        ),
    ),
    witness={r: one, theta: zero, phi: one, omega: one},
    controls=(
        Control(
            "a third of it",
            conclusion=le(3 * fall, steepest),
            witness={r: one, theta: one / 2, phi: one * 5 / 8, omega: one / 8},
        ),
    ),
    expected="proved",
)
