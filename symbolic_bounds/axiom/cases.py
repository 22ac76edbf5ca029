"""A number is either at most zero or above zero: what holds in both cases holds."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge, gt, implies, le
from symbolic_bounds.symbols import real

y, g = real("y"), real("g")

claim = Claim(
    id="axiom.cases",
    title="Two cases",
    meaning="An inequality that holds if a number is at most zero, and also if it is above zero, holds.",
    kind="axiom",
    provenance="A",
    place="logic",
    symbols=(y, g),
    hypotheses={
        "low": implies(le(y, 0), ge(g, 0)),
        "high": implies(gt(y, 0), ge(g, 0)),
    },
    conclusion=ge(g, 0),
    witness={y: sp.Integer(1), g: sp.Integer(1)},
    expected="cited",
    reference="the order of the real numbers is total",
)
