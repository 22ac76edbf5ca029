"""Convolution of a function with bounded second differences; the kernel pairs every point with its mirror image.

The mean of f at y and at its reflection in x is off by at most (M/2) theta^2 <= (pi^2/4) M (1 - cos theta); the mean
of 1 - cos theta is 1 - a_1(lambda). No gradient and no expansion in harmonics is needed.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, ForAll, eq, forall, ge, implies, le
from symbolic_bounds.language import angle, dimension, mean_cos, mirrored, smooth, value
from symbolic_bounds.symbols import lam, m, nonnegative, real, thing

f, x, y, z = (thing(name) for name in "fxyz")
a, b = real("a"), real("b")
t, M, q = (nonnegative(name) for name in "tMq")
u, v, w = real("u"), real("v"), real("w")
error = sp.Abs(smooth(f, lam, x) - value(f, x))
pair = value(f, y) + mirrored(f, x, y)
tilt = 1 - sp.cos(angle(x, y))
quarter = sp.pi**2 / 4 * M


def second_difference(x: sp.Expr, y: sp.Symbol) -> ForAll:
    """At the point x those of f are at most M theta^2, for all points y."""
    return forall(y, le(sp.Abs(value(f, y) + mirrored(f, x, y) - 2 * value(f, x)), M * angle(x, y) ** 2))


claim = Claim(
    id="conv.smooth",
    title="Convolution of a smooth function",
    meaning="Convolution moves a function whose second differences are at most M theta^2, as they are if its second "
    "derivative along geodesics is at most M, by at most (pi^2/4) M (1 - a_1), hence by pi^2 M (m+1)/(8 lambda).",
    kind="theorem",
    provenance="A",
    place="improves Appendix B, Lemma 5, for smooth functions",
    symbols=(f, x, M, m, lam),
    hypotheses={
        "sphere": eq(dimension(x), m),
        "second_difference": second_difference(x, y),
    },
    conclusion=Both(
        (
            le(error, quarter * (1 - mean_cos(m, lam))),
            le(error, sp.pi**2 * M * (m + 1) / (8 * lam)),
            implies(ge(m, 2), le(error, sp.pi**2 * M * m / (8 * lam))),
        )
    ),
    proof=(
        Use("angles", "axiom.angle", at={z: y}, fix=(y,)),
        Use("square", "conv.angle_square", at={t: angle(x, y)}, given=("angles",), fix=(y,)),
        Step("half", le(sp.Abs(u / 2 - v), M * w / 2), fix=(u, v, w), assume=(le(sp.Abs(u - 2 * v), M * w),)),
        Use(
            "centred",
            "half",
            at={u: pair, v: value(f, x), w: angle(x, y) ** 2},
            given=("second_difference",),
            fix=(y,),
        ),
        Step("steeper", le(u, M * w / 2), fix=(u, v, w), assume=(le(u, M * v / 2), le(v, w))),
        Use(
            "tilted",
            "steeper",
            at={u: sp.Abs(pair / 2 - value(f, x)), v: angle(x, y) ** 2, w: sp.pi**2 / 2 * tilt},
            given=("centred", "square"),
            fix=(y,),
        ),
        Use(
            "by_eigenvalue",
            "axiom.kernel_mirror",
            at={a: value(f, x), b: quarter},
            given=("sphere", "tilted"),
        ),
        Use("mean", "conv.mean_cosine"),
        Use("mean_from_two", "conv.mean_cosine.linear", assume=(ge(m, 2),)),
        Step("scaled", le(u, q * w), fix=(q, u, v, w), assume=(le(u, q * v), le(v, w))),
        Use(
            "every_dimension",
            "scaled",
            at={q: quarter, u: error, v: 1 - mean_cos(m, lam), w: (m + 1) / (2 * lam)},
            given=("by_eigenvalue", "mean"),
        ),
        Use(
            "from_two_on",
            "scaled",
            at={q: quarter, u: error, v: 1 - mean_cos(m, lam), w: m / (2 * lam)},
            given=("by_eigenvalue", "mean_from_two"),
            assume=(ge(m, 2),),
        ),
    ),
    witness={M: sp.Integer(1), m: sp.Integer(2), lam: sp.Integer(1)},
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 0),
        mirrored: sp.Lambda((f, x, y), 0),
        angle: sp.Lambda((x, y), 1),
    },
    controls=(Control("half of it", conclusion=le(error, quarter / 2 * (1 - mean_cos(m, lam)))),),
    expected="proved",
)
