"""Chords of z in terms of angles: |x - x'|^2 = (T+1)(2 - 2 cos theta) = (2 sqrt(T+1) sin(theta/2))^2."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, le
from symbolic_bounds.symbols import L, T, nonnegative, real

theta, r, v, y = nonnegative("theta"), nonnegative("r"), real("v"), real("y")
chord = 2 * sp.sqrt(T + 1) * sp.sin(theta / 2)
zero, one = sp.Integer(0), sp.Integer(1)

claim = Claim(
    id="seq.two_layers.lipschitz",
    title="Values of nearby tokens",
    meaning="A target that is L-Lipschitz in the inputs differs at two z of the same position by at most "
    "L sqrt(T+1) times the chord of their angle.",
    kind="lemma",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(theta, r, v, y, L, T),
    hypotheses={
        "range": le(theta, sp.pi),
        "distance": eq(r**2, (T + 1) * (2 - 2 * sp.cos(theta))),
        "lipschitz": le(sp.Abs(v - y), L * r),
    },
    conclusion=le(sp.Abs(v - y), L * chord),
    proof=(
        Use("half", "axiom.half_angle", at={real("s"): theta}),
        Use(
            "sine",
            "axiom.cos_decreasing",
            at={nonnegative("a"): sp.pi / 2 - theta / 2, nonnegative("b"): sp.pi / 2},
            given=("range",),
        ),
        Step("square", eq(r**2, 4 * (T + 1) * sp.sin(theta / 2) ** 2), given=("distance", "half")),
        Step("root", ge(chord, 0), given=("sine",)),
        Use(
            "chord",
            "calculus.root_order",
            at={nonnegative("a"): r, nonnegative("b"): chord},
            given=("square", "root"),
        ),
        Step("result", le(sp.Abs(v - y), L * chord), given=("lipschitz", "chord")),
    ),
    witness={theta: zero, r: zero, v: zero, y: zero, L: one, T: one},
    controls=(
        Control(
            "half of the chord",
            conclusion=le(sp.Abs(v - y), L * chord / 2),
            witness={theta: sp.pi, r: sp.sqrt(8), v: sp.sqrt(8), y: zero, L: one, T: one},
        ),
    ),
    expected="proved",
)
