"""A hemisphere is half of the sphere."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq
from symbolic_bounds.language import cap
from symbolic_bounds.symbols import m

claim = Claim(
    id="axiom.hemisphere",
    title="Measure of a hemisphere",
    meaning="A cap of a right angle has half of the measure of the sphere.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(m,),
    conclusion=eq(cap(m, sp.pi / 2), sp.Rational(1, 2)),
    witness={m: sp.Integer(2)},
    expected="cited",
    reference="a reflection exchanges the two hemispheres, and the equator has measure zero",
)
