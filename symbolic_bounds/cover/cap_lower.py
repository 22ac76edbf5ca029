"""The measure of a cap grows with the circle of latitude, and sin u >= 2u/pi on [0, pi/2].

So cap(t) - c t^m with c = (2/pi)^(m-1) w_(m-1)/(m w_m) does not decrease; it is at least -c s^m near zero, hence
non-negative.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import Slope, eq, ge, gt, le
from symbolic_bounds.language import cap, latitude
from symbolic_bounds.symbols import delta, m, nonnegative, positive, real, schematic, t

a, b, s, y, c = positive("a"), positive("b"), positive("s"), real("y"), positive("c")
c_ = positive("C")
p, u, v, w = positive("p"), positive("u"), positive("v"), real("w")
left, right = nonnegative("a"), nonnegative("b")
g, dg = schematic("g"), schematic("dg")
quarter, half = sp.pi / 2, delta
circle = surface(m - 1) / surface(m)
chord = (2 / sp.pi) ** (m - 1)
constant = circle * chord / m
slope = latitude(m, t) - circle * chord * t ** (m - 1)


def gap(at: sp.Expr) -> sp.Expr:
    return cap(m, at) - constant * at**m


claim = Claim(
    id="cover.cap_lower",
    title="Measure of a small cap",
    meaning="The measure of a cap of angle up to a right one is at least a constant times the m-th power of its angle.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 6",
    symbols=(m, delta),
    hypotheses={"angle": le(delta, sp.pi / 2)},
    conclusion=ge(gap(delta), 0),
    proof=(
        Use(
            "concave",
            "axiom.sine_concave",
            at={left: t, right: quarter},
            fix=(t,),
            assume=(le(t, quarter),),
        ),
        Step("factor", gt(w, 0), fix=(p, u, w), assume=(ge(p * w, u),)),
        Use(
            "sine",
            "factor",
            at={p: quarter, u: t, w: sp.sin(t)},
            given=("concave",),
            fix=(t,),
            assume=(le(t, quarter),),
        ),
        Step("divided", le(2 * u / p, w), fix=(p, u, w), assume=(ge(p / 2 * w, u),)),
        Use(
            "jordan",
            "divided",
            at={p: sp.pi, u: t, w: sp.sin(t)},
            given=("concave",),
            fix=(t,),
            assume=(le(t, quarter),),
        ),
        Use(
            "powers",
            "axiom.power_monotone",
            at={a: 2 * t / sp.pi, b: sp.sin(t), nonnegative("p"): m - 1},
            given=("sine", "jordan"),
            fix=(t,),
            assume=(le(t, quarter),),
        ),
        Use("cap_slope", "axiom.cap_slope", fix=(t,), assume=(le(t, quarter),)),
        Step(
            "gap_slope",
            Slope(gap(t), t, slope),
            given=("sine", "cap_slope"),
            fix=(t,),
            assume=(le(t, quarter),),
        ),
        Step("scaled", ge(y - p * u, 0), fix=(p, u, v, y), assume=(le(u, v), eq(y, p * v))),
        Use(
            "sign",
            "scaled",
            at={p: circle, u: chord * t ** (m - 1), v: sp.sin(t) ** (m - 1), y: latitude(m, t)},
            given=("sine", "cap_slope", "powers"),
            fix=(t,),
            assume=(le(t, quarter),),
        ),
        Use(
            "rise",
            "axiom.monotone",
            at={a: s, b: half},
            functions={g: sp.Lambda(t, gap(t)), dg: sp.Lambda(t, slope)},
            given=("angle", "gap_slope", "sign"),
            fix=(s,),
            assume=(le(s, half),),
        ),
        Use("cap_positive", "axiom.caps_cover", at={delta: s}, given=("angle",), fix=(s,), assume=(le(s, half),)),
        Step("dropped", ge(y, -u), fix=(u, w, y), assume=(le(w - u, y), gt(w, 0))),
        Use(
            "near_zero",
            "dropped",
            at={u: constant * s**m, w: cap(m, s), y: gap(half)},
            given=("rise", "cap_positive"),
            fix=(s,),
            assume=(le(s, half),),
        ),
        Use(
            "gap",
            "axiom.vanishing",
            at={c_: constant, p: m, c: half, y: gap(half)},
            given=("near_zero",),
        ),
    ),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    controls=(Control("twice the constant", conclusion=ge(cap(m, delta) - 2 * constant * delta**m, 0)),),
    expected="proved",
)
