"""The triangle inequality for two errors."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import real

a, b, c, p, q = (real(name) for name in "abcpq")

claim = Claim(
    id="calculus.triangle",
    title="Two errors in a row",
    meaning="What is within p of something that is within q of a target is within p + q of the target.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(a, b, c, p, q),
    hypotheses={"first": le(sp.Abs(a - b), p), "second": le(sp.Abs(b - c), q)},
    conclusion=le(sp.Abs(a - c), p + q),
    proof=(Step("result", le(sp.Abs(a - c), p + q), given=("first", "second")),),
    witness={a: sp.Integer(0), b: sp.Integer(1), c: sp.Integer(2), p: sp.Integer(1), q: sp.Integer(1)},
    controls=(
        Control(
            "the first error alone",
            conclusion=le(sp.Abs(a - c), p),
            witness={a: sp.Integer(0), b: sp.Integer(1), c: sp.Integer(2), p: sp.Integer(1), q: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
