"""Three consecutive orders of I_nu."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import nu, x

claim = Claim(
    id="axiom.bessel_recurrence",
    title="Three-term recurrence of the modified Bessel function",
    meaning="Modified Bessel functions of three consecutive orders satisfy a linear relation.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(nu, x),
    conclusion=eq(sp.besseli(nu, x) - sp.besseli(nu + 2, x), 2 * (nu + 1) / x * sp.besseli(nu + 1, x)),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    expected="cited",
    reference="DLMF 10.29.1",
)
