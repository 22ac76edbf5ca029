"""From the kernel's mean cosine to its mean angle: theta <= pi s/4 + (pi/(2 s)) (1 - cos theta) for every s > 0."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.language import mean_angle, mean_cos
from symbolic_bounds.symbols import lam, m, nonnegative, positive, real

a, b, s, t = real("a"), real("b"), positive("s"), nonnegative("t")
P, u, c = positive("P"), real("u"), real("c")
bound = sp.pi / 2 * s

claim = Claim(
    id="conv.mean_angle.by_cosine",
    title="Mean angle by the mean cosine",
    meaning="If the mean of one minus the cosine is at most s^2/2, the mean angle is at most (pi/2) s.",
    kind="lemma",
    provenance="A",
    place="helper of conv.lipschitz",
    symbols=(m, lam, s),
    hypotheses={"cosine": le(1 - mean_cos(m, lam), s**2 / 2)},
    conclusion=le(mean_angle(m, lam), bound),
    proof=(
        Use("pointwise", "conv.angle_cosine", fix=(t,), assume=(le(t, sp.pi),)),
        Use(
            "mean",
            "axiom.mean_angle",
            at={a: sp.pi * s / 4, b: sp.pi / (2 * s)},
            given=("pointwise",),
        ),
        Step(
            "best_slope",
            le(u, P / 2 * s),
            fix=(P, u, c),
            assume=(le(u, P * s / 4 + P / (2 * s) * c), le(c, s**2 / 2)),
        ),
        Use(
            "result",
            "best_slope",
            at={P: sp.pi, u: mean_angle(m, lam), c: 1 - mean_cos(m, lam)},
            given=("mean", "cosine"),
        ),
    ),
    witness={m: sp.Integer(2), lam: sp.Integer(1), s: sp.Integer(2)},
    witness_functions={mean_cos: sp.Lambda((m, lam), sp.Rational(1, 2))},
    controls=(
        Control("half of it", conclusion=le(2 * mean_angle(m, lam), bound)),
        Control("any cosine", hypotheses={"cosine": None}),
    ),
    expected="proved",
)
