"""The cosine decreases strictly on [0, pi]."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import le, lt
from symbolic_bounds.symbols import nonnegative

a, b = nonnegative("a"), nonnegative("b")

claim = Claim(
    id="axiom.cos_strict",
    title="Strict monotonicity of the cosine",
    meaning="Of two angles between zero and pi the larger one has the smaller cosine.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b),
    hypotheses={"order": lt(a, b), "range": le(b, sp.pi)},
    conclusion=lt(sp.cos(b), sp.cos(a)),
    witness={a: sp.Integer(1), b: sp.Integer(2)},
    expected="cited",
    reference="Rudin, Principles of Mathematical Analysis, Theorem 8.7 and (50): cos' = -sin < 0 inside",
)
