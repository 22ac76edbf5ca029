"""The cosine decreases on [0, pi]."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import nonnegative

a, b = nonnegative("a"), nonnegative("b")

claim = Claim(
    id="axiom.cos_decreasing",
    title="Monotonicity of the cosine",
    meaning="Of two angles between zero and pi the larger one does not have the larger cosine.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b),
    hypotheses={"order": le(a, b), "range": le(b, sp.pi)},
    conclusion=le(sp.cos(b), sp.cos(a)),
    witness={a: sp.Integer(1), b: sp.Integer(2)},
    expected="cited",
    reference="Rudin, Principles of Mathematical Analysis, Theorem 8.7 and (50): cos' = -sin <= 0 there",
)
