"""The square of an angle against its cosine: sin(t/2) >= t/pi, and 1 - cos t = 2 sin^2(t/2)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import nonnegative, positive, real

t, a, b = nonnegative("t"), nonnegative("a"), nonnegative("b")
P, S, C = positive("P"), real("S"), real("C")

claim = Claim(
    id="conv.angle_square",
    title="Squares of angles below a multiple of the cosine",
    meaning="The square of an angle up to pi is at most pi^2/2 times one minus its cosine.",
    kind="lemma",
    provenance="A",
    place="helper of conv.smooth",
    symbols=(t,),
    hypotheses={"range": le(t, sp.pi)},
    conclusion=le(t**2, sp.pi**2 / 2 * (1 - sp.cos(t))),
    proof=(
        Use("concave", "axiom.sine_concave", at={a: t / 2, b: sp.pi / 2}, given=("range",)),
        Step("jordan", ge(sp.pi * sp.sin(t / 2), t), given=("concave",)),
        Use("half", "axiom.half_angle", at={real("s"): t}),
        Step("squared", le(t**2, P**2 * S**2), fix=(P, S), assume=(le(t, P * S),)),
        Use("square", "squared", at={P: sp.pi, S: sp.sin(t / 2)}, given=("jordan",)),
        Step("doubled", le(t**2, P**2 / 2 * C), fix=(P, S, C), assume=(le(t**2, P**2 * S**2), ge(C, 2 * S**2))),
        Use(
            "result",
            "doubled",
            at={P: sp.pi, S: sp.sin(t / 2), C: 1 - sp.cos(t)},
            given=("square", "half"),
        ),
    ),
    witness={t: sp.Integer(1)},
    controls=(
        Control(
            "half of it",
            conclusion=le(t**2, sp.pi**2 / 4 * (1 - sp.cos(t))),
            witness={t: sp.Integer(3)},
        ),
    ),
    expected="proved",
)
