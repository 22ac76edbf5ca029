"""Two bounds in a row, for terms that are better not multiplied out."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import real

a, b, c = real("a"), real("b"), real("c")

claim = Claim(
    id="calculus.chain",
    title="Two bounds in a row",
    meaning="What is at most b is at most everything that is at least b.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(a, b, c),
    hypotheses={"first": le(a, b), "second": le(b, c)},
    conclusion=le(a, c),
    proof=(Step("result", le(a, c), given=("first", "second")),),
    witness={a: sp.Integer(0), b: sp.Integer(1), c: sp.Integer(2)},
    controls=(
        Control(
            "the wrong way round",
            conclusion=le(c, a),
            witness={a: sp.Integer(0), b: sp.Integer(1), c: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
