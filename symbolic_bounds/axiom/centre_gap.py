"""The triangle inequality from one centre by way of another."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import le
from symbolic_bounds.language import centre_angle, centre_gap
from symbolic_bounds.symbols import j, natural, thing

P, x, i = thing("P"), thing("x"), natural("i")

claim = Claim(
    id="axiom.centre_gap",
    title="From centre to centre",
    meaning="A point is no farther from one centre than from another and that from the first.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(P, x, j, i),
    conclusion=le(centre_angle(P, i, x), centre_angle(P, j, x) + centre_gap(P, j, i)),
    witness={i: sp.Integer(0), j: sp.Integer(1)},
    expected="cited",
    reference="Bridson and Haefliger, Metric Spaces of Non-Positive Curvature, I.2.1",
)
