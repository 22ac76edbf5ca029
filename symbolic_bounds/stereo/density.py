"""From functions on the sphere to functions on the cube.

For g on the cube let f be a continuous function on the sphere with f = g after the projection on the part that is
mapped into the cube (the projection is Lipschitz there, so Tietze's theorem extends it). What is within eps of f
on the sphere is, composed with the inverse projection, within eps of g; a Lipschitz g has a Lipschitz f there.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, le
from symbolic_bounds.symbols import L, eps, m, nonnegative, real, schematic

f, g, h = schematic("f"), schematic("g"), schematic("h")
t, gap, r, q = real("t"), real("g"), nonnegative("r"), nonnegative("q")
one, zero = sp.Integer(1), sp.Integer(0)
constant = (1 + m) / sp.Integer(2)
close = forall(t, le(sp.Abs(h(t) - g(t)), eps))

claim = Claim(
    id="stereo.density",
    title="Functions on the cube",
    meaning="Functions on the sphere composed with the inverse stereographic projection approximate every "
    "function on the cube as well as its extension to the sphere, whose Lipschitz constant is (1+m)/2 times "
    "larger at most.",
    kind="theorem",
    provenance="T",
    place="Appendix D, Lemma 1",
    symbols=(m, eps, L, gap, r, q),
    functions=(f, g, h),
    hypotheses={
        "extension": forall(t, eq(f(t), g(t))),
        "approximation": forall(t, le(sp.Abs(h(t) - f(t)), eps)),
        "lipschitz": le(sp.Abs(gap), L * r),
        "projection": le(r**2, constant**2 * q**2),
    },
    conclusion=Both((close, le(sp.Abs(gap), L * constant * q))),
    proof=(
        Step("close", le(sp.Abs(h(t) - g(t)), eps), given=("extension", "approximation"), fix=(t,)),
        Use(
            "shorter",
            "calculus.root_order",
            at={nonnegative("a"): r, nonnegative("b"): constant * q},
            given=("projection",),
        ),
        Step("result", le(sp.Abs(gap), L * constant * q), given=("lipschitz", "shorter")),
    ),
    witness={m: one, eps: one, L: one, gap: zero, r: zero, q: zero},
    witness_functions={f: sp.Lambda(t, 0), g: sp.Lambda(t, 0), h: sp.Lambda(t, 0)},
    controls=(
        Control(
            "the Lipschitz constant of the function on the cube",
            conclusion=le(sp.Abs(gap), L * q),
            witness={m: sp.Integer(3), eps: one, L: one, gap: sp.Integer(2), r: sp.Integer(2), q: one},
        ),
    ),
    expected="proved",
)
