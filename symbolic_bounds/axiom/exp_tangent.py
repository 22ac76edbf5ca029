"""The exponential lies above its tangent at zero."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge
from symbolic_bounds.symbols import real

s = real("s")

claim = Claim(
    id="axiom.exp_tangent",
    title="Tangent of the exponential",
    meaning="The exponential of a number is at least one more than the number.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(s,),
    conclusion=ge(sp.exp(s), 1 + s),
    witness={s: sp.Integer(1)},
    expected="cited",
    reference="DLMF 4.5.7",
)
