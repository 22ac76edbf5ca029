"""The corners of a regular polygon."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge, lt
from symbolic_bounds.language import packing
from symbolic_bounds.symbols import counting, positive

n, s = counting("n"), positive("s")

claim = Claim(
    id="axiom.packing_circle",
    title="Separated points of the circle",
    meaning="Neighbouring corners of a regular polygon of n corners are an angle of 2 pi/n apart, others more.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(n, s),
    hypotheses={"room": lt(n * s, 2 * sp.pi)},
    conclusion=ge(packing(1, s), n),
    witness={n: sp.Integer(6), s: sp.Integer(1)},
    expected="cited",
    reference="the points at the angles 2 pi k/n; a single point is always separated",
)
