"""Caps that cover the sphere have at least its measure together."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ge, gt, le
from symbolic_bounds.language import cap, covering
from symbolic_bounds.symbols import delta, m

claim = Claim(
    id="axiom.caps_cover",
    title="Measure of a covering",
    meaning="Caps that cover the sphere have together at least the measure of the sphere, and each a positive one.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(m, delta),
    hypotheses={"angle": le(delta, sp.pi)},
    conclusion=Both((gt(cap(m, delta), 0), ge(covering(m, delta) * cap(m, delta), 1))),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    expected="cited",
    reference="subadditivity of the measure, which is positive on open sets",
)
