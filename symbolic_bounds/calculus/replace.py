"""An error bound for one of two equal numbers holds for the other."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import eq, le
from symbolic_bounds.symbols import real

a, b, c, y = (real(name) for name in "abcy")

claim = Claim(
    id="calculus.replace",
    title="Equals for equals",
    meaning="What equals a number within y of a target is within y of the target.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(a, b, c, y),
    hypotheses={"same": eq(a, b), "error": le(sp.Abs(b - c), y)},
    conclusion=le(sp.Abs(a - c), y),
    proof=(Step("result", le(sp.Abs(a - c), y), given=("same", "error")),),
    witness={a: sp.Integer(0), b: sp.Integer(0), c: sp.Integer(2), y: sp.Integer(2)},
    controls=(
        Control(
            "half of the error",
            conclusion=le(2 * sp.Abs(a - c), y),
            witness={a: sp.Integer(0), b: sp.Integer(0), c: sp.Integer(2), y: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
