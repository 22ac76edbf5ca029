"""sin u <= u, so c t^m - cap(t) with c = w_(m-1)/(m w_m) does not decrease; near zero it is at least -w_(m-1)/w_m t."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import Slope, eq, ge, le, lt
from symbolic_bounds.language import cap, latitude
from symbolic_bounds.symbols import m, nonnegative, positive, real, schematic, t, x

a, b, s = positive("a"), positive("b"), positive("s")
p, q, r, y, z, w = positive("p"), positive("q"), positive("r"), real("y"), real("z"), real("w")
g, dg = schematic("g"), schematic("dg")
circle = surface(m - 1) / surface(m)
slope = circle * t ** (m - 1) - latitude(m, t)
upto = le(t, x)


def gap(at: sp.Expr) -> sp.Expr:
    return circle / m * at**m - cap(m, at)


claim = Claim(
    id="cover.cap_upper",
    title="Upper bound of the measure of a cap",
    meaning="The normalised measure of a cap is at most that of a flat disc of its angle.",
    kind="lemma",
    provenance="A",
    place="helper of the floors for prefixes",
    symbols=(m, x),
    hypotheses={"range": lt(x, sp.pi)},
    conclusion=le(cap(m, x), circle / m * x**m),
    proof=(
        Step("inside", lt(t, sp.pi), given=("range",), fix=(t,), assume=(upto,)),
        Use("sine", "calculus.sine_positive", at={x: t}, given=("inside",), fix=(t,), assume=(upto,)),
        Use("below", "calculus.sine_at_most", at={nonnegative("u"): t}, fix=(t,)),
        Use(
            "powers",
            "axiom.power_monotone",
            at={a: sp.sin(t), b: t, nonnegative("p"): m - 1},
            given=("sine", "below"),
            fix=(t,),
            assume=(upto,),
        ),
        Use("cap_slope", "axiom.cap_slope", given=("inside",), fix=(t,), assume=(upto,)),
        Step("gap_slope", Slope(gap(t), t, slope), given=("sine", "cap_slope"), fix=(t,), assume=(upto,)),
        Step("scaled", ge(p * q - y, 0), fix=(p, q, r, y), assume=(le(r, q), eq(y, p * r))),
        Use(
            "sign",
            "scaled",
            at={p: circle, q: t ** (m - 1), r: sp.sin(t) ** (m - 1), y: latitude(m, t)},
            given=("sine", "cap_slope", "powers"),
            fix=(t,),
            assume=(upto,),
        ),
        Use(
            "rise",
            "axiom.monotone",
            at={a: s, b: x},
            functions={g: sp.Lambda(t, gap(t)), dg: sp.Lambda(t, slope)},
            given=("gap_slope", "sign"),
            fix=(s,),
            assume=(le(s, x),),
        ),
        Use("small", "axiom.cap_small", at={t: s}, given=("range",), fix=(s,), assume=(le(s, x),)),
        Step("dropped", ge(y, -z), fix=(p, w, y, z), assume=(le(p - w, y), le(w, z))),
        Use(
            "near_zero",
            "dropped",
            at={p: circle / m * s**m, w: cap(m, s), y: gap(x), z: circle * s},
            given=("rise", "small"),
            fix=(s,),
            assume=(le(s, x),),
        ),
        Use(
            "gap",
            "axiom.vanishing",
            at={positive("C"): circle, positive("p"): sp.Integer(1), positive("c"): x, y: gap(x)},
            given=("near_zero",),
        ),
        Step("moved", le(w, p), fix=(p, w), assume=(ge(p - w, 0),)),
        Use("result", "moved", at={p: circle / m * x**m, w: cap(m, x)}, given=("gap",)),
    ),
    witness={m: sp.Integer(2), x: sp.Integer(1)},
    controls=(Control("half of it", conclusion=le(2 * cap(m, x), circle / m * x**m)),),
    expected="proved",
)
