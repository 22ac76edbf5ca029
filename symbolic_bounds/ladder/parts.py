"""The error of a core head in two parts: that of the convolution, and that of the sum for its integral."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import eq, forall, le
from symbolic_bounds.language import angle, dimension, integral, pair, smooth, value
from symbolic_bounds.symbols import lam, m, nu, positive, real, thing
from symbolic_bounds.symbols import x as argument

f, g, x, y, c = thing("f"), thing("g"), thing("x"), thing("y"), positive("c")
a, b, h, t, u, w = (real(name) for name in "abhtuw")
kernel = sp.exp(lam * sp.cos(angle(x, y)))
scale = normaliser(lam, m)
error = sp.Abs(value(f, y) - h)

claim = Claim(
    id="ladder.parts",
    title="Error of the convolution and error of the sum",
    meaning="A number within u of the integral of f against the kernel is within t + u of f, if the convolution moves "
    "f by at most t.",
    kind="lemma",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(f, g, y, m, lam, t, u, h),
    hypotheses={
        "point": eq(dimension(y), m),
        "integrand": forall(x, eq(pair(g, x, y), value(f, x) * kernel)),
        "convolution": le(sp.Abs(value(f, y) - smooth(f, lam, y)), t),
        "sum": le(sp.Abs(scale * integral(g, y) - h), u),
    },
    conclusion=le(error, t + u),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use(
            "integral",
            "axiom.convolution",
            at={a: sp.Integer(0), b: 1 / scale},
            given=("positive", "point", "integrand"),
        ),
        Step(
            "scaled",
            le(sp.Abs(b - h), w),
            fix=(c, a, b, w),
            assume=(eq(a, b / c), le(sp.Abs(c * a - h), w)),
        ),
        Use(
            "rest",
            "scaled",
            at={c: scale, a: integral(g, y), b: smooth(f, lam, y), w: u},
            given=("positive", "integral", "sum"),
        ),
        Step("result", le(error, t + u), given=("convolution", "rest")),
    ),
    witness={m: sp.Integer(1), lam: sp.Integer(1), t: sp.Integer(1), u: sp.Integer(1), h: sp.Integer(0)},
    witness_functions={
        dimension: sp.Lambda(y, 1),
        value: sp.Lambda((f, x), 0),
        smooth: sp.Lambda((f, lam, x), 0),
        angle: sp.Lambda((x, y), 0),
        pair: sp.Lambda((g, x, y), 0),
        integral: sp.Lambda((g, y), 0),
    },
    controls=(
        Control("half of the error", conclusion=le(error, (t + u) / 2)),
        Control("any convolution", hypotheses={"convolution": None}),
        Control("any sum", hypotheses={"sum": None}),
    ),
    expected="proved",
)
