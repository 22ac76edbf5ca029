"""A bound with room to spare, for terms that are better not multiplied out."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import real

x, p, r = real("x"), real("p"), real("r")

claim = Claim(
    id="calculus.slack",
    title="A bound with room to spare",
    meaning="What is at most p is at most p plus anything that is not negative.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(x, p, r),
    hypotheses={"bound": le(x, p), "slack": ge(r, 0)},
    conclusion=ge(r + p - x, 0),
    proof=(Step("result", ge(r + p - x, 0), given=("bound", "slack")),),
    witness={x: sp.Integer(0), p: sp.Integer(0), r: sp.Integer(1)},
    controls=(
        Control(
            "less than the slack",
            conclusion=ge(p - r - x, 0),
            witness={x: sp.Integer(0), p: sp.Integer(0), r: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
