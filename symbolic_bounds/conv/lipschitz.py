"""Convolution of a Lipschitz function, without harmonics and without Ragozin.

The error is at most L E[theta]. For every s > 0, theta <= pi s/4 + (pi/(2 s)) (1 - cos theta); averaging with
s^2 = (m+1)/lambda >= 2 (1 - a_1) gives E[theta] <= (pi/2) s.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio, order
from symbolic_bounds.formula import eq, forall, ge, le
from symbolic_bounds.language import angle, dimension, mean_angle, mean_cos, smooth, value
from symbolic_bounds.symbols import L, lam, m, nonnegative, nu, positive, real, thing
from symbolic_bounds.symbols import x as argument

f, x, y, z = thing("f"), thing("x"), thing("y"), thing("z")
a, b, s, t = real("a"), real("b"), positive("s"), nonnegative("t")
P, u, c = positive("P"), real("u"), real("c")
spread = sp.sqrt((m + 1) / lam)
error = sp.Abs(value(f, x) - smooth(f, lam, x))

claim = Claim(
    id="conv.lipschitz",
    title="Convolution of a Lipschitz function",
    meaning="Convolution moves an L-Lipschitz function by at most (pi/2) L sqrt((m+1)/lambda).",
    kind="theorem",
    provenance="A",
    place="improves Appendix B, Lemma 5",
    symbols=(f, x, L, m, lam),
    hypotheses={
        "sphere": eq(dimension(x), m),
        "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
    },
    conclusion=le(error, sp.pi / 2 * L * spread),
    proof=(
        Use("from_x", "lipschitz", at={y: x, z: y}, fix=(y,)),
        Use("average", "axiom.kernel_angle", at={a: value(f, x), b: L}, given=("sphere",)),
        Use("pointwise", "conv.angle_cosine", at={s: spread}, fix=(t,), assume=(le(t, sp.pi),)),
        Use(
            "mean",
            "axiom.mean_angle",
            at={a: sp.pi * spread / 4, b: sp.pi / (2 * spread)},
            given=("pointwise",),
        ),
        Use("resultant", "axiom.mean_cos"),
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use("amos", "amos.lower", at={nu: order(m), argument: lam}),
        Step("amos_linear", ge(bound_ratio(lam, order(m) + 1), 1 - (m + 1) / (2 * lam))),
        Step("cosine", le(1 - mean_cos(m, lam), spread**2 / 2), given=("positive", "resultant", "amos", "amos_linear")),
        Step(
            "best_slope",
            le(u, P / 2 * s),
            fix=(P, s, u, c),
            assume=(le(u, P * s / 4 + P / (2 * s) * c), le(c, s**2 / 2)),
        ),
        Use(
            "angle",
            "best_slope",
            at={P: sp.pi, s: spread, u: mean_angle(m, lam), c: 1 - mean_cos(m, lam)},
            given=("mean", "cosine"),
        ),
        Step("scaled", le(u, L * c), fix=(u, a, c), assume=(le(u, L * a), le(a, c))),
        Use(
            "result",
            "scaled",
            at={u: error, a: mean_angle(m, lam), c: sp.pi / 2 * spread},
            given=("average", "angle"),
        ),
    ),
    witness={L: sp.Integer(1), m: sp.Integer(2), lam: sp.Integer(1)},
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 0),
        angle: sp.Lambda((x, y), 1),
    },
    controls=(
        Control("half the error", conclusion=le(error, sp.pi / 4 * L * spread)),
        Control(
            "Lipschitz with twice the constant",
            hypotheses={"lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), 2 * L * angle(y, z)))},
        ),
    ),
    expected="proved",
)
