"""An absolute value of a multiple: |q u| = q |u| for q >= 0, both being non-negative with equal squares."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import nonnegative, real

u, y, q = real("u"), real("y"), nonnegative("q")

claim = Claim(
    id="calculus.abs_scaled",
    title="Absolute value of a multiple",
    meaning="A non-negative multiple of a number has that multiple of its absolute value.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(u, y, q),
    hypotheses={"multiple": eq(y, q * u)},
    conclusion=eq(sp.Abs(y), q * sp.Abs(u)),
    proof=(Step("result", eq(sp.Abs(y), q * sp.Abs(u)), given=("multiple",)),),
    witness={u: sp.Integer(-1), y: sp.Integer(-2), q: sp.Integer(2)},
    controls=(
        Control(
            "without the absolute value",
            conclusion=eq(sp.Abs(y), q * u),
            witness={u: sp.Integer(-1), y: sp.Integer(-2), q: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
