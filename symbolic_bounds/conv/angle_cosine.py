"""An angle is at most a linear function of its cosine, for every slope.

sin(t/2) >= t/pi (concavity of the sine) gives 1 - cos t = 2 sin^2(t/2) >= 2 t^2/pi^2; the rest is algebra.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import nonnegative, positive, real

s, t = positive("s"), nonnegative("t")
a, b = nonnegative("a"), nonnegative("b")
bound = sp.pi * s / 4 + sp.pi / (2 * s) * (1 - sp.cos(t))

claim = Claim(
    id="conv.angle_cosine",
    title="Angles below a line in the cosine",
    meaning="An angle up to pi lies below a linear function of its cosine, one for every positive parameter.",
    kind="lemma",
    provenance="A",
    place="helper of conv.lipschitz",
    symbols=(s, t),
    hypotheses={"range": le(t, sp.pi)},
    conclusion=le(t, bound),
    proof=(
        Use("concave", "axiom.sine_concave", at={a: t / 2, b: sp.pi / 2}, given=("range",)),
        Step("jordan", ge(sp.pi * sp.sin(t / 2), t), given=("concave",)),
        Use("half", "axiom.half_angle", at={real("s"): t}),
        Use(
            "result",
            "conv.parabola",
            at={positive("P"): sp.pi, real("S"): sp.sin(t / 2), real("C"): 1 - sp.cos(t)},
            given=("jordan", "half"),
        ),
    ),
    witness={s: sp.Integer(1), t: sp.Integer(1)},
    controls=(
        Control(
            "half the slope",
            conclusion=le(t, sp.pi * s / 4 + sp.pi / (4 * s) * (1 - sp.cos(t))),
            witness={s: sp.Integer(2), t: sp.Integer(3)},
        ),
    ),
    expected="proved",
)
