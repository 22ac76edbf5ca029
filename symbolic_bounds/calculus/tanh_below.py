"""x cosh x - sinh x >= 0: it vanishes at 0 and its slope is x sinh x >= 0. Hence tanh x <= x."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import positive, real, schematic, t, x

s, a, b = real("s"), real("a"), real("b")
g, dg = schematic("g"), schematic("dg")
half = sp.Rational(1, 2)


def cosh2(at: sp.Expr) -> sp.Expr:
    """2 cosh."""
    return sp.exp(at) + sp.exp(-at)


def sinh2(at: sp.Expr) -> sp.Expr:
    """2 sinh."""
    return sp.exp(at) - sp.exp(-at)


gap = t * cosh2(t) - sinh2(t)

claim = Claim(
    id="calculus.tanh_below",
    title="The hyperbolic tangent lies below its argument",
    meaning="The hyperbolic sine of a positive number is at most the number times its hyperbolic cosine.",
    kind="lemma",
    provenance="A",
    place="helper of softmax.net.smooth",
    symbols=(x,),
    conclusion=ge(x * cosh2(x) - sinh2(x), 0),
    proof=(
        Use("order", "calculus.exp_increasing", at={a: -t, b: t}, fix=(t,)),
        Step("sign", ge(t * sinh2(t), 0), given=("order",), fix=(t,)),
        Step("slope", Slope(gap, t, t * sinh2(t)), fix=(t,)),
        Use("falling", "axiom.exp_tangent", at={s: -t}, fix=(t,)),
        Step("growth", le(sp.exp(t), 1 + 2 * t), given=("falling",), fix=(t,), assume=(le(t, half),)),
        Step("near_zero", ge(gap, -3 * t), given=("growth", "falling"), fix=(t,), assume=(le(t, half),)),
        Use(
            "result",
            "calculus.nonnegative_from_zero",
            at={positive("C"): sp.Integer(3), positive("p"): sp.Integer(1), positive("c"): half},
            functions={g: sp.Lambda(t, gap), dg: sp.Lambda(t, t * sinh2(t))},
            given=("slope", "sign", "near_zero"),
        ),
    ),
    witness={x: sp.Integer(1)},
    controls=(Control("half of it", conclusion=ge(x * cosh2(x) / 2 - sinh2(x), 0), witness={x: sp.Integer(1)}),),
    expected="proved",
)
