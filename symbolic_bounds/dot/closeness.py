"""On the unit sphere |x - b|^2 = 2 - 2 <x, b>, and <x, b> is the cosine of the angle, which falls on [0, pi]."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, implies, le
from symbolic_bounds.symbols import nonnegative

a, b = nonnegative("a"), nonnegative("b")
near, far = nonnegative("d_1"), nonnegative("d_2")
near_angle, far_angle = nonnegative("theta_1"), nonnegative("theta_2")


def squared_distance(angle: sp.Expr) -> sp.Expr:
    """|x - b|^2 = |x|^2 + |b|^2 - 2 <x, b> for unit vectors at this angle."""
    return 2 - 2 * sp.cos(angle)


larger_dot = le(sp.cos(far_angle), sp.cos(near_angle))
closer = le(near, far)

smaller_angle = le(near_angle, far_angle)

claim = Claim(
    id="dot.closeness",
    title="On the sphere the dot product measures closeness",
    meaning="Of two points of the unit sphere, at angles theta_1, theta_2 and Euclidean distances d_1, d_2 from x, the "
    "one with the larger dot product is the closer one by both measures, and conversely.",
    kind="theorem",
    provenance="T",
    place="Section 3, Figure 2",
    symbols=(near, far, near_angle, far_angle),
    hypotheses={
        "near": eq(near**2, squared_distance(near_angle)),
        "far": eq(far**2, squared_distance(far_angle)),
        "near_range": le(near_angle, sp.pi),
        "far_range": le(far_angle, sp.pi),
    },
    conclusion=Both(
        (
            implies(larger_dot, closer),
            implies(closer, larger_dot),
            implies(larger_dot, smaller_angle),
            implies(smaller_angle, larger_dot),
        )
    ),
    proof=(
        Step("closer", closer, given=("near", "far"), assume=(larger_dot,)),
        Step("larger", larger_dot, given=("near", "far"), assume=(closer,)),
        Use(
            "smaller_angle",
            "dot.smaller_angle",
            given=("near_range",),
            assume=(larger_dot,),
        ),
        Use(
            "larger_cosine",
            "axiom.cos_decreasing",
            at={a: near_angle, b: far_angle},
            given=("far_range",),
            assume=(smaller_angle,),
        ),
    ),
    witness={near: sp.Integer(0), far: sp.Integer(2), near_angle: sp.Integer(0), far_angle: sp.pi},
    controls=(
        Control(
            "the larger dot product is farther",
            conclusion=implies(larger_dot, le(far, near)),
            witness={near: sp.Integer(0), far: sp.Integer(2), near_angle: sp.Integer(0), far_angle: sp.pi},
        ),
    ),
    expected="proved",
)
