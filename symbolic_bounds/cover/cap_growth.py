"""A cap's measure is at least t/m times its growth: by concavity of the sine the inner circles are not too short.

For s <= t, sin s >= (s/t) sin t, so that cap(s) - c s^m with c = cap'(t)/(m t^(m-1)) does not decrease in s. It is at
least -c s^m near zero, hence non-negative at s = t.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import Slope, eq, ge, gt, le, lt
from symbolic_bounds.language import cap, latitude
from symbolic_bounds.symbols import delta, m, nonnegative, positive, real, schematic, t, x

a, b, s = positive("a"), positive("b"), positive("s")
p, q, r, z = positive("p"), positive("q"), positive("r"), positive("z")
y, w = real("y"), real("w")
g, dg = schematic("g"), schematic("dg")
circle = surface(m - 1) / surface(m)
chord = sp.sin(x) / x
constant = circle * chord ** (m - 1) / m
slope = latitude(m, t) - circle * chord ** (m - 1) * t ** (m - 1)
upto = le(t, x)


def gap(at: sp.Expr) -> sp.Expr:
    return cap(m, at) - constant * at**m


claim = Claim(
    id="cover.cap_growth",
    title="Growth of a cap",
    meaning="Up to the whole sphere the measure of a cap is at least its angle times the growth there, over m.",
    kind="lemma",
    provenance="A",
    place="helper of cover.greedy",
    symbols=(m, x),
    hypotheses={"range": lt(x, sp.pi)},
    conclusion=le(x * latitude(m, x), m * cap(m, x)),
    proof=(
        Use("sine_end", "calculus.sine_positive", given=("range",)),
        Step("inside", lt(t, sp.pi), given=("range",), fix=(t,), assume=(upto,)),
        Use("sine", "calculus.sine_positive", at={x: t}, given=("inside",), fix=(t,), assume=(upto,)),
        Use(
            "concave",
            "axiom.sine_concave",
            at={nonnegative("a"): t, nonnegative("b"): x},
            given=("range",),
            fix=(t,),
            assume=(upto,),
        ),
        Step("divided", le(p * q / r, w), fix=(p, q, r, w), assume=(ge(r * w, p * q),)),
        Use(
            "chords",
            "divided",
            at={p: t, q: sp.sin(x), r: x, w: sp.sin(t)},
            given=("sine_end", "concave"),
            fix=(t,),
            assume=(upto,),
        ),
        Use(
            "powers",
            "axiom.power_monotone",
            at={a: t * sp.sin(x) / x, b: sp.sin(t), nonnegative("p"): m - 1},
            given=("sine_end", "sine", "chords"),
            fix=(t,),
            assume=(upto,),
        ),
        Use("cap_slope", "axiom.cap_slope", given=("inside",), fix=(t,), assume=(upto,)),
        Step(
            "gap_slope",
            Slope(gap(t), t, slope),
            given=("sine_end", "sine", "cap_slope"),
            fix=(t,),
            assume=(upto,),
        ),
        Step("scaled", ge(y - p * q, 0), fix=(p, q, r, y), assume=(le(q, r), eq(y, p * r))),
        Use(
            "sign",
            "scaled",
            at={p: circle, q: (t * sp.sin(x) / x) ** (m - 1), r: sp.sin(t) ** (m - 1), y: latitude(m, t)},
            given=("sine_end", "sine", "cap_slope", "powers"),
            fix=(t,),
            assume=(upto,),
        ),
        Step("sign_here", ge(slope, 0), given=("sine_end", "sign"), fix=(t,), assume=(upto,)),
        Use(
            "rise",
            "axiom.monotone",
            at={a: s, b: x},
            functions={g: sp.Lambda(t, gap(t)), dg: sp.Lambda(t, slope)},
            given=("sine_end", "gap_slope", "sign_here"),
            fix=(s,),
            assume=(le(s, x),),
        ),
        Use("cap_positive", "axiom.caps_cover", at={delta: s}, given=("range",), fix=(s,), assume=(le(s, x),)),
        Step("dropped", ge(y, -p), fix=(p, w, y), assume=(le(w - p, y), gt(w, 0))),
        Use(
            "near_zero",
            "dropped",
            at={p: constant * s**m, w: cap(m, s), y: gap(x)},
            given=("sine_end", "rise", "cap_positive"),
            fix=(s,),
            assume=(le(s, x),),
        ),
        Use(
            "gap",
            "axiom.vanishing",
            at={positive("C"): constant, p: m, positive("c"): x, y: gap(x)},
            given=("sine_end", "near_zero"),
        ),
        Use("slope_here", "axiom.cap_slope", at={t: x}, given=("range",)),
        Step("same", eq(chord ** (m - 1) * x**m, x * sp.sin(x) ** (m - 1)), given=("sine_end",)),
        Step(
            "gathered",
            le(x * y, m * w),
            fix=(p, q, r, w, y),
            assume=(ge(w - p * q / m, 0), eq(q, x * r), eq(y, p * r)),
        ),
        Use(
            "result",
            "gathered",
            at={p: circle, q: chord ** (m - 1) * x**m, r: sp.sin(x) ** (m - 1), w: cap(m, x), y: latitude(m, x)},
            given=("sine_end", "slope_here", "gap", "same"),
        ),
    ),
    witness={m: sp.Integer(2), x: sp.Integer(1)},
    controls=(Control("half of the measure", conclusion=le(2 * x * latitude(m, x), m * cap(m, x))),),
    expected="proved",
)
