"""The cosine of a difference."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import real

a, b = real("a"), real("b")

claim = Claim(
    id="axiom.cos_difference",
    title="Cosine of a difference",
    meaning="The cosine of a difference is the product of the cosines plus the product of the sines.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b),
    conclusion=eq(sp.cos(a - b), sp.cos(a) * sp.cos(b) + sp.sin(a) * sp.sin(b)),
    witness={a: sp.Integer(2), b: sp.Integer(1)},
    expected="cited",
    reference="DLMF 4.21.2",
)
