"""The Riccati barrier from below, as one integrating factor and one monotone function.

With beta' = b the function G = x^(nu+1) e^beta (I_{nu+1} - b I_nu) has the derivative
x^(nu+1) e^beta I_nu (1 - (2 nu + 1) b/x - b^2 - b'), which the barrier condition makes non-negative.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, forall, ge, gt, le
from symbolic_bounds.symbols import nu, positive, schematic, t, x

b, db, beta = schematic("b"), schematic("db"), schematic("beta")
g, dg = schematic("g"), schematic("dg")
lower, upper, s, C, p, c = (positive(name) for name in ("a", "b", "s", "C", "p", "c"))


def I(order: sp.Expr, at: sp.Expr) -> sp.Expr:
    return sp.besseli(order, at)


def gap(u: sp.Expr) -> sp.Expr:
    return u ** (nu + 1) * sp.exp(beta(u)) * (I(nu + 1, u) - b(u) * I(nu, u))


def growth(u: sp.Expr) -> sp.Expr:
    residual = 1 - (2 * nu + 1) * b(u) / u - b(u) ** 2 - db(u)
    return u ** (nu + 1) * sp.exp(beta(u)) * I(nu, u) * residual


weight = sp.exp(beta(sp.Integer(1)))
least = weight * I(nu, sp.Integer(1))

claim = Claim(
    id="bessel.barrier",
    title="Riccati barrier from below",
    meaning="A function between 0 and 1 whose slope does not exceed the Riccati slope stays below the ratio.",
    kind="lemma",
    provenance="A",
    place="Appendix B, replaces the citation of Amos (1974)",
    symbols=(nu, x),
    functions=(b, db, beta),
    hypotheses={
        "order": gt(nu, -sp.Rational(1, 2)),
        "antiderivative": forall(t, Slope(beta(t), t, b(t))),
        "slope": forall(t, Slope(b(t), t, db(t))),
        "nonnegative": forall(t, ge(b(t), 0)),
        "at_most_one": forall(t, le(b(t), 1)),
        "barrier": forall(t, le(db(t), 1 - (2 * nu + 1) * b(t) / t - b(t) ** 2)),
    },
    conclusion=ge(I(nu + 1, x) / I(nu, x), b(x)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={x: t}, fix=(t,), given=("order",)),
        Use("positive_next", "axiom.bessel_positive", at={nu: nu + 1, x: t}, fix=(t,), given=("order",)),
        Use("positive_at_one", "positive", at={t: sp.Integer(1)}),
        Use("recurrence", "axiom.bessel_recurrence", at={x: t}, fix=(t,)),
        Use("derivative", "axiom.bessel_derivative", at={x: t}, fix=(t,)),
        Use("derivative_next", "axiom.bessel_derivative", at={nu: nu + 1, x: t}, fix=(t,)),
        Step(
            "gap_slope",
            Slope(gap(t), t, growth(t)),
            given=("antiderivative", "slope", "derivative", "derivative_next", "recurrence"),
            fix=(t,),
        ),
        Step("residual", ge(1 - (2 * nu + 1) * b(t) / t - b(t) ** 2 - db(t), 0), given=("barrier",), fix=(t,)),
        Step("growth", ge(growth(t), 0), given=("positive", "residual"), fix=(t,)),
        Step("weight_slope", Slope(sp.exp(beta(t)), t, b(t) * sp.exp(beta(t))), given=("antiderivative",), fix=(t,)),
        Step("weight_growth", ge(b(t) * sp.exp(beta(t)), 0), given=("nonnegative",), fix=(t,)),
        Use(
            "weight",
            "axiom.monotone",
            at={lower: t, upper: sp.Integer(1)},
            functions={g: sp.Lambda(s, sp.exp(beta(s))), dg: sp.Lambda(s, b(s) * sp.exp(beta(s)))},
            given=("weight_slope", "weight_growth"),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Use(
            "bessel_small",
            "bessel.scaled_increasing",
            at={positive("s"): t, x: sp.Integer(1)},
            given=("order",),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Step(
            "bessel_small_power",
            le(I(nu, t), I(nu, sp.Integer(1)) * t**nu),
            given=("bessel_small",),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Step(
            "product_small",
            le(sp.exp(beta(t)) * I(nu, t), least * t**nu),
            given=("weight", "bessel_small_power", "positive"),
            fix=(t,),
            assume=(le(t, 1),),
            degree=2,
        ),
        Step(
            "barrier_small",
            le(b(t) * sp.exp(beta(t)) * I(nu, t), least * t**nu),
            given=("product_small", "at_most_one", "positive"),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Step(
            "near_zero",
            ge(gap(t), -least * t ** (2 * nu + 1)),
            given=("barrier_small", "positive_next"),
            fix=(t,),
            assume=(le(t, 1),),
        ),
        Use(
            "above",
            "calculus.nonnegative_from_zero",
            at={C: least, p: 2 * nu + 1, c: sp.Integer(1)},
            functions={g: sp.Lambda(t, gap(t)), dg: sp.Lambda(t, growth(t))},
            given=("order", "gap_slope", "growth", "near_zero", "positive_at_one"),
        ),
        Use("positive_here", "positive", at={t: x}),
        Step("result", ge(I(nu + 1, x) / I(nu, x), b(x)), given=("positive_here", "above")),
    ),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    witness_functions={b: sp.Lambda(t, 0), db: sp.Lambda(t, 0), beta: sp.Lambda(t, 0)},
    controls=(
        Control(
            "a constant that is no barrier",
            hypotheses={"barrier": None},
            witness={nu: sp.Integer(0), x: sp.Rational(1, 10)},
            functions={
                b: sp.Lambda(t, sp.Rational(1, 2)),
                db: sp.Lambda(t, 0),
                beta: sp.Lambda(t, t / 2),
            },
        ),
    ),
    expected="proved",
)
