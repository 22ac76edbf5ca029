"""The algebra behind the bound of an angle by its cosine.

P S >= t and C = 2 S^2 give P^2 C >= 2 t^2, and P s/4 + t^2/(P s) - t = (P s/2 - t)^2/(P s) >= 0.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import eq, ge, le
from symbolic_bounds.symbols import nonnegative, positive, real

P, s, t = positive("P"), positive("s"), nonnegative("t")
S, C = real("S"), real("C")
bound = P * s / 4 + P / (2 * s) * C

claim = Claim(
    id="conv.parabola",
    title="A number below a line in a square",
    meaning="A number below P times S lies below a linear function of twice the square of S.",
    kind="lemma",
    provenance="A",
    place="helper of conv.lipschitz",
    symbols=(P, s, t, S, C),
    hypotheses={"below": ge(P * S, t), "square": eq(C, 2 * S**2)},
    conclusion=le(t, bound),
    proof=(
        Step("squared", ge(P**2 * S**2, t**2), given=("below",)),
        Step("doubled", ge(P**2 * C, 2 * t**2), given=("squared", "square")),
        Step("result", le(t, bound), given=("doubled",), squares=(P * s / 2 - t,)),
    ),
    witness={P: sp.Integer(2), s: sp.Integer(2), t: sp.Integer(2), S: sp.Integer(1), C: sp.Integer(2)},
    controls=(
        Control(
            "half the slope",
            conclusion=le(t, P * s / 4 + P / (4 * s) * C),
            witness={P: sp.Integer(2), s: sp.Integer(2), t: sp.Integer(2), S: sp.Integer(1), C: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
