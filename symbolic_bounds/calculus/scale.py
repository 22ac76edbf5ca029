"""A bound times a non-negative factor, for terms that are better not multiplied out."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import nonnegative, real

a, b, q = real("a"), real("b"), nonnegative("q")

claim = Claim(
    id="calculus.scale",
    title="A bound times a factor",
    meaning="Both sides of a bound may be multiplied by the same non-negative number.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(a, b, q),
    hypotheses={"bound": le(a, b)},
    conclusion=le(q * a, q * b),
    proof=(Step("result", le(q * a, q * b), given=("bound",)),),
    witness={a: sp.Integer(0), b: sp.Integer(1), q: sp.Integer(2)},
    controls=(
        Control(
            "the wrong way round",
            conclusion=le(q * b, q * a),
            witness={a: sp.Integer(0), b: sp.Integer(1), q: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
