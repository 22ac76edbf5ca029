"""What a real power is."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import positive, real

x, p = positive("x"), real("p")

claim = Claim(
    id="axiom.power_as_exponential",
    title="Power as an exponential",
    meaning="A power of a positive number is the exponential of the exponent times the logarithm.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(x, p),
    conclusion=eq(x**p, sp.exp(p * sp.log(x))),
    witness={x: sp.Integer(2), p: sp.Integer(2)},
    expected="cited",
    reference="DLMF 4.2.26",
)
