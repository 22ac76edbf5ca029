"""Every term of the power series of I_nu is positive."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import gt
from symbolic_bounds.symbols import nu, x

claim = Claim(
    id="axiom.bessel_positive",
    title="Positivity of the modified Bessel function",
    meaning="The modified Bessel function of the first kind is positive on the positive axis.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(nu, x),
    hypotheses={"order": gt(nu, -1)},
    conclusion=gt(sp.besseli(nu, x), 0),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    expected="cited",
    reference="DLMF 10.25.2: every coefficient of the series is positive",
)
