"""The Riccati barrier from above: the mirror image of the barrier from below.

With beta' = b the function G = x^(nu+1) e^beta (b I_nu - I_{nu+1}) has the derivative
x^(nu+1) e^beta I_nu (b' - 1 + (2 nu + 1) b/x + b^2) >= 0, and G >= -x^(nu+1) e^beta I_{nu+1} vanishes at 0.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import ratio
from symbolic_bounds.formula import Slope, forall, ge, gt, le
from symbolic_bounds.symbols import nu, positive, schematic, t, x

b, db, beta = schematic("b"), schematic("db"), schematic("beta")
g, dg = schematic("g"), schematic("dg")
lower, upper, s, C, p, c = (positive(name) for name in ("a", "b", "s", "C", "p", "c"))
one = sp.Integer(1)


def I(order: sp.Expr, at: sp.Expr) -> sp.Expr:
    return sp.besseli(order, at)


gap = t ** (nu + 1) * sp.exp(beta(t)) * (b(t) * I(nu, t) - I(nu + 1, t))
residual = db(t) - 1 + (2 * nu + 1) * b(t) / t + b(t) ** 2
growth = t ** (nu + 1) * sp.exp(beta(t)) * I(nu, t) * residual
least = sp.exp(beta(one)) * I(nu + 1, one)

claim = Claim(
    id="bessel.barrier_above",
    title="Riccati barrier from above",
    meaning="A non-negative function whose slope is at least the Riccati slope stays above the Bessel ratio.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3: replaces the citation of Amos (1974)",
    symbols=(nu, x),
    functions=(b, db, beta),
    hypotheses={
        "order": gt(nu, -1),
        "antiderivative": forall(t, Slope(beta(t), t, b(t))),
        "slope": forall(t, Slope(b(t), t, db(t))),
        "nonnegative": forall(t, ge(b(t), 0)),
        "barrier": forall(t, ge(db(t), 1 - (2 * nu + 1) * b(t) / t - b(t) ** 2)),
    },
    conclusion=le(ratio(nu, x), b(x)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={x: t}, fix=(t,), given=("order",)),
        Use("positive_next", "axiom.bessel_positive", at={nu: nu + 1, x: t}, fix=(t,), given=("order",)),
        Use("positive_at_one", "positive_next", at={t: one}),
        Use("recurrence", "axiom.bessel_recurrence", at={x: t}, fix=(t,)),
        Use("derivative", "axiom.bessel_derivative", at={x: t}, fix=(t,)),
        Use("derivative_next", "axiom.bessel_derivative", at={nu: nu + 1, x: t}, fix=(t,)),
        Step(
            "gap_slope",
            Slope(gap, t, growth),
            given=("antiderivative", "slope", "derivative", "derivative_next", "recurrence"),
            fix=(t,),
        ),
        Step("residual", ge(residual, 0), given=("barrier",), fix=(t,)),
        Step("growth", ge(growth, 0), given=("positive", "residual"), fix=(t,)),
        Step("weight_slope", Slope(sp.exp(beta(t)), t, b(t) * sp.exp(beta(t))), given=("antiderivative",), fix=(t,)),
        Step("weight_growth", ge(b(t) * sp.exp(beta(t)), 0), given=("nonnegative",), fix=(t,)),
        Use(
            "weight",
            "axiom.monotone",
            at={lower: t, upper: one},
            functions={g: sp.Lambda(s, sp.exp(beta(s))), dg: sp.Lambda(s, b(s) * sp.exp(beta(s)))},
            given=("weight_slope", "weight_growth"),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Use(
            "bessel_small",
            "bessel.scaled_increasing",
            at={nu: nu + 1, s: t, x: one},
            given=("order",),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Step(
            "bessel_small_power",
            le(I(nu + 1, t), I(nu + 1, one) * t ** (nu + 1)),
            given=("bessel_small",),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Step(
            "product_small",
            le(sp.exp(beta(t)) * I(nu + 1, t), least * t ** (nu + 1)),
            given=("weight", "bessel_small_power", "positive_next"),
            fix=(t,),
            assume=(le(t, 1),),
            degree=2,
        ),
        Step(
            "near_zero",
            ge(gap, -least * t ** (2 * nu + 2)),
            given=("product_small", "nonnegative", "positive"),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Use(
            "above",
            "calculus.nonnegative_from_zero",
            at={C: least, p: 2 * nu + 2, c: one},
            functions={g: sp.Lambda(t, gap), dg: sp.Lambda(t, growth)},
            given=("order", "gap_slope", "growth", "near_zero", "positive_at_one"),
        ),
        Use("positive_here", "positive", at={t: x}),
        Step("result", le(ratio(nu, x), b(x)), given=("positive_here", "above")),
    ),
    witness={nu: sp.Integer(0), x: one},
    witness_functions={b: sp.Lambda(t, 1), db: sp.Lambda(t, 0), beta: sp.Lambda(t, t)},
    controls=(
        Control(
            "barrier dropped",
            hypotheses={"barrier": None},
            witness={nu: sp.Integer(0), x: one},
            functions={b: sp.Lambda(t, 0), db: sp.Lambda(t, 0), beta: sp.Lambda(t, 0)},
        ),
        Control(
            "an order below -1, where the ratio has a pole",
            hypotheses={"order": None},
            witness={nu: -sp.Rational(3, 2), x: sp.Rational(13, 10)},
            functions={
                b: sp.Lambda(t, 1 + 3 / t),
                db: sp.Lambda(t, -3 / t**2),
                beta: sp.Lambda(t, t + 3 * sp.log(t)),
            },
        ),
    ),
    expected="proved",
)
