"""Squares of non-negative numbers are ordered as the numbers are."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import nonnegative

a, b = nonnegative("a"), nonnegative("b")

claim = Claim(
    id="calculus.root_order",
    title="Order of squares",
    meaning="Of two non-negative numbers the one with the larger square is the larger one.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(a, b),
    hypotheses={"squares": le(a**2, b**2)},
    conclusion=le(a, b),
    proof=(Step("result", le(a, b), given=("squares",)),),
    witness={a: sp.Integer(1), b: sp.Integer(2)},
    controls=(Control("half of it", conclusion=le(2 * a, b), witness={a: sp.Integer(1), b: sp.Integer(1)}),),
    expected="proved",
)
