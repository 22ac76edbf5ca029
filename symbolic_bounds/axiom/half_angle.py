"""The cosine by the sine of half the angle."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import real

s = real("s")

claim = Claim(
    id="axiom.half_angle",
    title="Cosine of the double angle",
    meaning="One minus the cosine of an angle is twice the squared sine of half the angle.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(s,),
    conclusion=eq(1 - sp.cos(s), 2 * sp.sin(s / 2) ** 2),
    witness={s: sp.Integer(1)},
    expected="cited",
    reference="DLMF 4.21.27",
)
