"""x^3 cosh x/3 - x cosh x + sinh x >= 0: its slope is x (x cosh x - sinh x) + x^3 sinh x/3. So tanh x >= x - x^3/3."""

import sympy as sp

from symbolic_bounds.calculus.tanh_below import cosh2, sinh2
from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import positive, real, schematic, t, x

s, a, b = real("s"), real("a"), real("b")
u, v, w, y = (real(name) for name in "uvwy")
g, dg = schematic("g"), schematic("dg")
half = sp.Rational(1, 2)


def gap(at: sp.Expr) -> sp.Expr:
    return at**3 / 3 * cosh2(at) - at * cosh2(at) + sinh2(at)


slope = t * (t * cosh2(t) - sinh2(t)) + t**3 / 3 * sinh2(t)

claim = Claim(
    id="calculus.tanh_above",
    title="The hyperbolic tangent lies above its cubic expansion",
    meaning="The hyperbolic tangent of a positive number is at least the number less a third of its cube.",
    kind="lemma",
    provenance="A",
    place="helper of softmax.net.smooth",
    symbols=(x,),
    conclusion=ge(gap(x), 0),
    proof=(
        Use("order", "calculus.exp_increasing", at={a: -t, b: t}, fix=(t,)),
        Use("below", "calculus.tanh_below", at={x: t}, fix=(t,)),
        Step("first", ge(t * (t * cosh2(t) - sinh2(t)), 0), given=("below",), fix=(t,)),
        Step("second", ge(t**3 / 3 * sinh2(t), 0), given=("order",), fix=(t,)),
        Step("sign", ge(slope, 0), given=("first", "second"), fix=(t,)),
        Step("slope", Slope(gap(t), t, slope), fix=(t,)),
        Use("falling", "axiom.exp_tangent", at={s: -t}, fix=(t,)),
        Step("growth", le(sp.exp(t), 2), given=("falling",), fix=(t,), assume=(le(t, half),)),
        Use("small", "calculus.exp_increasing", at={a: -t, b: sp.Integer(0)}, fix=(t,)),
        Step("linear", le(t * cosh2(t), 3 * t), given=("growth", "small"), fix=(t,), assume=(le(t, half),)),
        Step("dropped", ge(u - v + w, -y), fix=(u, v, w, y), assume=(ge(u, 0), le(v, y), ge(w, 0))),
        Use(
            "near_zero",
            "dropped",
            at={u: t**3 / 3 * cosh2(t), v: t * cosh2(t), w: sinh2(t), y: 3 * t},
            given=("linear", "order"),
            fix=(t,),
            assume=(le(t, half),),
        ),
        Use(
            "result",
            "calculus.nonnegative_from_zero",
            at={positive("C"): sp.Integer(3), positive("p"): sp.Integer(1), positive("c"): half},
            functions={g: sp.Lambda(t, gap(t)), dg: sp.Lambda(t, slope)},
            given=("slope", "sign", "near_zero"),
        ),
    ),
    witness={x: sp.Integer(1)},
    controls=(
        Control(
            "half of the cube",
            conclusion=ge(x**3 / 6 * cosh2(x) - x * cosh2(x) + sinh2(x), 0),
            witness={x: sp.Rational(1, 10)},
        ),
    ),
    expected="proved",
)
