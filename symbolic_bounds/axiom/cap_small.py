"""The measure of a cap vanishes with its angle."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import le, lt
from symbolic_bounds.language import cap
from symbolic_bounds.symbols import m, t

claim = Claim(
    id="axiom.cap_small",
    title="Measure of a small cap",
    meaning="The normalised measure of a cap is at most its angle times the ratio of the areas of equator and sphere.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(m, t),
    hypotheses={"range": lt(t, sp.pi)},
    conclusion=le(cap(m, t), surface(m - 1) / surface(m) * t),
    witness={m: sp.Integer(2), t: sp.Integer(1)},
    expected="cited",
    reference="a cap of angle zero has measure zero, and no circle of latitude is longer than the equator "
    "(Dai and Xu, Approximation Theory and Harmonic Analysis, (A.4.1))",
)
