"""An absolute value from its two sides."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import real

u, y = real("u"), real("y")

claim = Claim(
    id="calculus.abs_at_most",
    title="Absolute value from two sides",
    meaning="A number between -y and y has an absolute value of at most y.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(u, y),
    hypotheses={"above": le(u, y), "below": ge(u, -y)},
    conclusion=le(sp.Abs(u), y),
    proof=(Step("result", le(sp.Abs(u), y), given=("above", "below")),),
    witness={u: sp.Integer(-1), y: sp.Integer(1)},
    controls=(
        Control(
            "half of it",
            conclusion=le(2 * sp.Abs(u), y),
            witness={u: sp.Integer(-1), y: sp.Integer(1)},
        ),
        Control(
            "one side only",
            hypotheses={"below": le(u, y)},
            witness={u: sp.Integer(-2), y: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
