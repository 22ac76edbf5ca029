"""The Riccati barrier from below, begun at a point where it is below the ratio.

With beta' = b the function G = t^(nu+1) e^beta (I_{nu+1} - b I_nu) has the derivative
t^(nu+1) e^beta I_nu (1 - (2 nu + 1) b/t - b^2 - b') >= 0, and it is non-negative where it begins.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import ratio
from symbolic_bounds.formula import Slope, forall, ge, gt, le
from symbolic_bounds.symbols import nu, positive, schematic, t, x

b, db, beta = schematic("b"), schematic("db"), schematic("beta")
g, dg = schematic("g"), schematic("dg")
lower, upper, start = positive("a"), positive("b"), positive("x_0")
one, two = sp.Integer(1), sp.Integer(2)
after = le(start, t)


def gap(at: sp.Expr) -> sp.Expr:
    return at ** (nu + 1) * sp.exp(beta(at)) * (sp.besseli(nu + 1, at) - b(at) * sp.besseli(nu, at))


residual = 1 - (2 * nu + 1) * b(t) / t - b(t) ** 2 - db(t)
growth = t ** (nu + 1) * sp.exp(beta(t)) * sp.besseli(nu, t) * residual

claim = Claim(
    id="bessel.barrier_from",
    title="Riccati barrier from a starting point",
    meaning="A function that begins below the Bessel ratio and never exceeds the Riccati slope stays below it.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3: replaces the citation of Amos (1974)",
    symbols=(nu, start, x),
    functions=(b, db, beta),
    hypotheses={
        "order": gt(nu, -1),
        "range": le(start, x),
        "antiderivative": forall(t, after, Slope(beta(t), t, b(t))),
        "slope": forall(t, after, Slope(b(t), t, db(t))),
        "barrier": forall(t, after, le(db(t), 1 - (2 * nu + 1) * b(t) / t - b(t) ** 2)),
        "start": ge(sp.besseli(nu + 1, start), b(start) * sp.besseli(nu, start)),
    },
    conclusion=ge(ratio(nu, x), b(x)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={x: t}, fix=(t,), given=("order",)),
        Use("recurrence", "axiom.bessel_recurrence", at={x: t}, fix=(t,)),
        Use("derivative", "axiom.bessel_derivative", at={x: t}, fix=(t,)),
        Use("derivative_next", "axiom.bessel_derivative", at={nu: nu + 1, x: t}, fix=(t,)),
        Step(
            "gap_slope",
            Slope(gap(t), t, growth),
            given=("antiderivative", "slope", "derivative", "derivative_next", "recurrence"),
            fix=(t,),
            assume=(after,),
        ),
        Step("residual", ge(residual, 0), given=("barrier",), fix=(t,), assume=(after,)),
        Step("growth", ge(growth, 0), given=("positive", "residual"), fix=(t,), assume=(after,)),
        Step("above_start", ge(gap(start), 0), given=("start",)),
        Use(
            "rise",
            "axiom.monotone",
            at={lower: start, upper: x},
            functions={g: sp.Lambda(t, gap(t)), dg: sp.Lambda(t, growth)},
            given=("range", "gap_slope", "growth"),
        ),
        Step("above", ge(gap(x), 0), given=("above_start", "rise"), degree=4),
        Use("positive_here", "positive", at={t: x}),
        Step("result", ge(ratio(nu, x), b(x)), given=("positive_here", "above")),
    ),
    witness={nu: sp.Integer(0), start: one, x: two},
    witness_functions={b: sp.Lambda(t, 0), db: sp.Lambda(t, 0), beta: sp.Lambda(t, 0)},
    controls=(
        Control(
            "start dropped",
            hypotheses={"start": None},
            witness={nu: sp.Integer(0), start: one, x: one},
            functions={b: sp.Lambda(t, one / 2), db: sp.Lambda(t, 0), beta: sp.Lambda(t, t / 2)},
        ),
        Control(
            "barrier dropped",
            hypotheses={"barrier": None},
            witness={nu: sp.Integer(0), start: one, x: two},
            functions={b: sp.Lambda(t, 2 * t - 2), db: sp.Lambda(t, 2), beta: sp.Lambda(t, t**2 - 2 * t)},
        ),
    ),
    expected="proved",
)
