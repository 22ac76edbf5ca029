"""The hyperbolic tangent of t u against t u, for |u| <= 1: by oddness the case u > 0 is enough."""

import sympy as sp

from symbolic_bounds.calculus.tanh_below import cosh2, sinh2
from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.symbols import nonnegative, positive, real, t

u, x, y, g = real("u"), nonnegative("x"), real("y"), real("g")
c, k, r, w = positive("c"), real("k"), real("r"), real("w")
off = sinh2(t * u) - t * u * cosh2(t * u)
gap = t**3 / 3 * cosh2(t * u) - sp.Abs(off)
right, left = (gt(u, 0),), (le(u, 0),)

claim = Claim(
    id="calculus.tanh_error",
    title="Error of a symmetric difference quotient",
    meaning="For |u| at most 1 the hyperbolic tangent of t u differs from t u by at most t^3/3, without denominators.",
    kind="lemma",
    provenance="A",
    place="helper of softmax.net.smooth",
    symbols=(t, u),
    hypotheses={"range": le(sp.Abs(u), 1)},
    conclusion=le(sp.Abs(off), t**3 / 3 * cosh2(t * u)),
    proof=(
        Step("cubes", le(r**3, 1), fix=(r,), assume=(le(sp.Abs(r), 1),)),
        Use("cube", "cubes", at={r: u}, given=("range",)),
        Use("minus_cube", "cubes", at={r: -u}, given=("range",)),
        Step("scaled", le(k * w, k), fix=(k, w), assume=(ge(k, 0), le(w, 1))),
        Use("right_cube", "scaled", at={k: t**3, w: u**3}, given=("cube",)),
        Use("left_cube", "scaled", at={k: t**3, w: -(u**3)}, given=("minus_cube",)),
        Step(
            "sides",
            ge(w / 3 * c - sp.Abs(r), 0),
            fix=(r, c, k, w),
            assume=(ge(r, 0), ge(k / 3 * c - r, 0), le(k, w)),
        ),
        Use("right_sides", "calculus.tanh_sides", at={x: t * u}, assume=right),
        Use("left_sides", "calculus.tanh_sides", at={x: -t * u}, assume=left),
        Use(
            "right",
            "sides",
            at={r: -off, c: cosh2(t * u), k: t**3 * u**3, w: t**3},
            given=("right_sides", "right_cube"),
            assume=right,
        ),
        Use(
            "left",
            "sides",
            at={r: off, c: cosh2(t * u), k: -(t**3) * u**3, w: t**3},
            given=("left_sides", "left_cube"),
            assume=left,
        ),
        Use("cases", "axiom.cases", at={y: u, g: gap}),
        Step("result", le(sp.Abs(off), t**3 / 3 * cosh2(t * u)), given=("cases",)),
    ),
    witness={t: sp.Integer(1), u: sp.Integer(1)},
    controls=(
        Control(
            "half of it",
            conclusion=le(sp.Abs(off), t**3 / 6 * cosh2(t * u)),
            witness={t: sp.Rational(1, 10), u: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
