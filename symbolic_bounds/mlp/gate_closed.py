"""A gate of two ReLU units blocks its input when the switch is zero: both units stay at zero."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import eq, le
from symbolic_bounds.mlp.gate_open import e, gate, size, v

claim = Claim(
    id="mlp.gate.closed",
    title="Closed gate",
    meaning="A gate of two ReLU units whose switch is zero returns zero for inputs up to its size.",
    kind="lemma",
    provenance="A",
    place="Section 4, the MLPs of the construction",
    symbols=(v, e, size),
    hypotheses={"switch": eq(e, 0), "size": le(sp.Abs(v), size)},
    conclusion=eq(gate(v, e, size), 0),
    proof=(Step("result", eq(gate(v, e, size), 0), given=("switch", "size")),),
    witness={v: sp.Integer(-1), e: sp.Integer(0), size: sp.Integer(1)},
    controls=(
        Control(
            "an input that is too large",
            hypotheses={"size": le(sp.Abs(v), 2 * size)},
            witness={v: sp.Integer(-2), e: sp.Integer(0), size: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
