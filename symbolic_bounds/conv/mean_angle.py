"""The kernel's mean angle. For every s > 0, theta <= pi s/4 + (pi/(2 s)) (1 - cos theta); averaging with
s^2 = (m+1)/lambda >= 2 (1 - a_1), by `conv.mean_cosine`, gives (pi/2) s.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.language import mean_angle, mean_cos
from symbolic_bounds.symbols import lam, m, nonnegative, positive, real

a, b, s, t = real("a"), real("b"), positive("s"), nonnegative("t")
P, u, c = positive("P"), real("u"), real("c")
spread = sp.sqrt((m + 1) / lam)
bound = sp.pi / 2 * spread

claim = Claim(
    id="conv.mean_angle",
    title="Mean angle under the kernel",
    meaning="Under the kernel the mean angle is at most (pi/2) sqrt((m+1)/lambda).",
    kind="lemma",
    provenance="A",
    place="helper of conv.lipschitz",
    symbols=(m, lam),
    conclusion=le(mean_angle(m, lam), bound),
    proof=(
        Use("pointwise", "conv.angle_cosine", at={s: spread}, fix=(t,), assume=(le(t, sp.pi),)),
        Use(
            "mean",
            "axiom.mean_angle",
            at={a: sp.pi * spread / 4, b: sp.pi / (2 * spread)},
            given=("pointwise",),
        ),
        Use("cosine", "conv.mean_cosine"),
        Step(
            "best_slope",
            le(u, P / 2 * s),
            fix=(P, s, u, c),
            assume=(le(u, P * s / 4 + P / (2 * s) * c), le(c, s**2 / 2)),
        ),
        Use(
            "result",
            "best_slope",
            at={P: sp.pi, s: spread, u: mean_angle(m, lam), c: 1 - mean_cos(m, lam)},
            given=("mean", "cosine"),
        ),
    ),
    witness={m: sp.Integer(2), lam: sp.Integer(1)},
    controls=(Control("half of it", conclusion=le(2 * mean_angle(m, lam), bound)),),
    expected="proved",
)
