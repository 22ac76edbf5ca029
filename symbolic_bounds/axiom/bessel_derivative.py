"""The derivative of I_nu."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Slope
from symbolic_bounds.symbols import nu, x

claim = Claim(
    id="axiom.bessel_derivative",
    title="Derivative of the modified Bessel function",
    meaning="The derivative of the modified Bessel function is expressed by the next order and itself.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(nu, x),
    conclusion=Slope(sp.besseli(nu, x), x, sp.besseli(nu + 1, x) + nu / x * sp.besseli(nu, x)),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    expected="cited",
    reference="DLMF 10.29.2",
)
