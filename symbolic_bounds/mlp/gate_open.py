"""A gate of two ReLU units passes its input when the switch is one: max(v, 0) - max(-v, 0) = v."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import nonnegative, real

v, e, size = real("v"), real("e"), nonnegative("B")


def gate(value: sp.Expr, switch: sp.Expr, bound: sp.Expr) -> sp.Expr:
    """The MLP max(v + B e - B, 0) - max(-v + B e - B, 0) for values up to B in size."""
    shut = bound * switch - bound
    return sp.Max(value + shut, 0) - sp.Max(-value + shut, 0)


claim = Claim(
    id="mlp.gate.open",
    title="Open gate",
    meaning="A gate of two ReLU units whose switch is one returns its input.",
    kind="lemma",
    provenance="A",
    place="Section 4, the MLPs of the construction",
    symbols=(v, e, size),
    hypotheses={"switch": eq(e, 1)},
    conclusion=eq(gate(v, e, size), v),
    proof=(Step("result", eq(gate(v, e, size), v), given=("switch",)),),
    witness={v: sp.Integer(-1), e: sp.Integer(1), size: sp.Integer(1)},
    controls=(
        Control(
            "half open",
            hypotheses={"switch": eq(e, sp.Rational(1, 2))},
            witness={v: sp.Integer(-1), e: sp.Rational(1, 2), size: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
