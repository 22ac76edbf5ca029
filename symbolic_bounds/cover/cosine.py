"""sin(t/2) >= (t/pi) sqrt(2) on [0, pi/2] by concavity, and 1 - cos t = 2 sin^2(t/2)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, le
from symbolic_bounds.symbols import nonnegative, positive, real, t

a, b = nonnegative("a"), nonnegative("b")
P, S, C = positive("P"), real("S"), real("C")
half = t / 2

claim = Claim(
    id="cover.cosine",
    title="Cosine below a parabola",
    meaning="Up to a right angle one minus the cosine is at least 4 t^2/pi^2.",
    kind="lemma",
    provenance="R",
    place="Appendix B, proof of Theorem 1",
    symbols=(t,),
    hypotheses={"range": le(t, sp.pi / 2)},
    conclusion=ge(1 - sp.cos(t), 4 * t**2 / sp.pi**2),
    proof=(
        Use("concave", "axiom.sine_concave", at={a: half, b: sp.pi / 4}, given=("range",)),
        Use("half", "axiom.half_angle", at={real("s"): t}),
        Step("root", ge(P * S, sp.sqrt(2) * t), fix=(P, S), assume=(ge(P / 4 * S, half * sp.sqrt(2) / 2),)),
        Use("jordan", "root", at={P: sp.pi, S: sp.sin(half)}, given=("concave",)),
        Step("square", ge(P**2 * S**2, 2 * t**2), fix=(P, S), assume=(ge(P * S, sp.sqrt(2) * t),)),
        Step("quotient", ge(C, 4 * t**2 / P**2), fix=(P, S, C), assume=(ge(P**2 * S**2, 2 * t**2), eq(C, 2 * S**2))),
        Use("squared", "square", at={P: sp.pi, S: sp.sin(half)}, given=("jordan",)),
        Use("result", "quotient", at={P: sp.pi, S: sp.sin(half), C: 1 - sp.cos(t)}, given=("squared", "half")),
    ),
    witness={t: sp.Integer(1)},
    controls=(
        Control(
            "up to two right angles",
            hypotheses={"range": le(t, sp.pi)},
            witness={t: sp.Integer(3)},
        ),
        Control("a larger factor", conclusion=ge(1 - sp.cos(t), 5 * t**2 / sp.pi**2), witness={t: sp.Rational(3, 2)}),
    ),
    expected="proved",
)
