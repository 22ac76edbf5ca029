"""A lower bound for the logarithm."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge
from symbolic_bounds.symbols import positive

a = positive("a")

claim = Claim(
    id="axiom.log_lower",
    title="Lower bound for the logarithm",
    meaning="The logarithm of a positive number is at least one minus its reciprocal.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a,),
    conclusion=ge(sp.log(a), 1 - 1 / a),
    witness={a: sp.Integer(2)},
    expected="cited",
    reference="DLMF 4.5.1",
)
