"""The ratios decrease with the order.

For p >= nu and d = p - nu the function x^(d+1) (I_{nu+1} I_p - I_{p+1} I_nu) has the derivative
2 d x^d I_{nu+1} I_p >= 0 and is at least -x^(d+1) I_{p+1} I_nu, which vanishes like x^(2p+2) at 0.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import ratio
from symbolic_bounds.formula import Slope, ge, gt, le
from symbolic_bounds.symbols import nu, positive, real, schematic, t, x

g, dg = schematic("g"), schematic("dg")
s, C, p, c = (positive(name) for name in ("s", "C", "p", "c"))
other = real("nu'")
one = sp.Integer(1)


def I(order: sp.Expr, at: sp.Expr) -> sp.Expr:
    return sp.besseli(order, at)


distance = other - nu
gap = t ** (distance + 1) * (I(nu + 1, t) * I(other, t) - I(other + 1, t) * I(nu, t))
growth = 2 * distance * t**distance * I(nu + 1, t) * I(other, t)
least = I(other + 1, one) * I(nu, one)

claim = Claim(
    id="amos.decreasing",
    title="The Bessel ratio does not increase with the order",
    meaning="At a fixed argument, the ratio of consecutive modified Bessel functions shrinks as the order grows.",
    kind="lemma",
    provenance="T",
    place="Appendix B, Lemma 3 (there cited as Amos 1974, Eq. 10)",
    symbols=(nu, other, x),
    hypotheses={"order": gt(nu, -1), "orders": ge(other, nu)},
    conclusion=le(ratio(other, x), ratio(nu, x)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={x: t}, fix=(t,), given=("order",)),
        Use("positive_next", "axiom.bessel_positive", at={nu: nu + 1, x: t}, fix=(t,), given=("order",)),
        Use("other_positive", "axiom.bessel_positive", at={nu: other, x: t}, fix=(t,), given=("order", "orders")),
        Use(
            "other_positive_next",
            "axiom.bessel_positive",
            at={nu: other + 1, x: t},
            fix=(t,),
            given=("order", "orders"),
        ),
        Use("derivative", "axiom.bessel_derivative", at={x: t}, fix=(t,)),
        Use("derivative_next", "axiom.bessel_derivative", at={nu: nu + 1, x: t}, fix=(t,)),
        Use("recurrence", "axiom.bessel_recurrence", at={x: t}, fix=(t,)),
        Use("other_derivative", "axiom.bessel_derivative", at={nu: other, x: t}, fix=(t,)),
        Use("other_derivative_next", "axiom.bessel_derivative", at={nu: other + 1, x: t}, fix=(t,)),
        Use("other_recurrence", "axiom.bessel_recurrence", at={nu: other, x: t}, fix=(t,)),
        Step(
            "slope",
            Slope(gap, t, growth),
            given=(
                "derivative",
                "derivative_next",
                "recurrence",
                "other_derivative",
                "other_derivative_next",
                "other_recurrence",
            ),
            fix=(t,),
        ),
        Step("sign", ge(growth, 0), given=("orders", "positive_next", "other_positive"), fix=(t,), degree=2),
        Use(
            "small",
            "bessel.scaled_increasing",
            at={s: t, x: one},
            given=("order",),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Use(
            "other_small",
            "bessel.scaled_increasing",
            at={nu: other + 1, s: t, x: one},
            given=("order", "orders"),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Step("small_power", le(I(nu, t), I(nu, one) * t**nu), given=("small",), fix=(t,), assume=(le(t, 1),)),
        Step(
            "other_small_power",
            le(I(other + 1, t), I(other + 1, one) * t ** (other + 1)),
            given=("other_small",),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Step(
            "product_small",
            le(I(other + 1, t) * I(nu, t), least * t ** (nu + other + 1)),
            given=("small_power", "other_small_power", "positive", "other_positive_next"),
            fix=(t,),
            assume=(le(t, 1),),
            degree=2,
        ),
        Step(
            "near_zero",
            ge(gap, -least * t ** (2 * other + 2)),
            given=("product_small", "positive_next", "other_positive"),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Use("positive_at_one", "positive", at={t: one}),
        Use("other_positive_at_one", "other_positive_next", at={t: one}),
        Use(
            "above",
            "calculus.nonnegative_from_zero",
            at={C: least, p: 2 * other + 2, c: one},
            functions={g: sp.Lambda(t, gap), dg: sp.Lambda(t, growth)},
            given=(
                "order",
                "orders",
                "slope",
                "sign",
                "near_zero",
                "positive_at_one",
                "other_positive_at_one",
            ),
        ),
        Use("positive_here", "positive", at={t: x}),
        Use("other_positive_here", "other_positive", at={t: x}),
        Step(
            "result",
            le(ratio(other, x), ratio(nu, x)),
            given=("above", "positive_here", "other_positive_here"),
        ),
    ),
    witness={nu: sp.Integer(0), other: one, x: one},
    controls=(
        Control(
            "orders dropped",
            hypotheses={"orders": gt(other, -1)},
            witness={nu: one, other: sp.Integer(0), x: one},
        ),
    ),
    expected="proved",
)
