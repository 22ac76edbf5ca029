"""The functional equation of the gamma function."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import positive

z = positive("z")

claim = Claim(
    id="axiom.gamma_step",
    title="Functional equation of the gamma function",
    meaning="The gamma function one step to the right is its argument times the gamma function.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(z,),
    conclusion=eq(sp.gamma(z + 1), z * sp.gamma(z)),
    witness={z: sp.Integer(1)},
    expected="cited",
    reference="DLMF 5.5.1",
)
