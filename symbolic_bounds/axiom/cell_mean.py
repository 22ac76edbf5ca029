"""The integral over a small cell by the value at its centre."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import forall, le
from symbolic_bounds.language import angle, cell_angle, cell_integral, cell_measure, centre_pair, pair
from symbolic_bounds.symbols import delta, j, nonnegative, thing

P, g, x, y, z, D = thing("P"), thing("g"), thing("x"), thing("y"), thing("z"), nonnegative("D")

claim = Claim(
    id="axiom.cell_mean",
    title="Integral over a cell",
    meaning="If a function varies by at most D over the angle delta, its integral over a cell within delta of its "
    "centre differs from the value at the centre times the measure by at most D times the measure.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(P, g, y, j, delta, D),
    hypotheses={
        "cell": le(cell_angle(P, j), delta),
        "modulus": forall((x, z), le(angle(x, z), delta), le(sp.Abs(pair(g, x, y) - pair(g, z, y)), D)),
    },
    conclusion=le(
        sp.Abs(cell_integral(P, j, g, y) - centre_pair(P, j, g, y) * cell_measure(P, j)), D * cell_measure(P, j)
    ),
    witness={j: sp.Integer(0), delta: sp.Integer(1), D: sp.Integer(0)},
    witness_functions={
        cell_angle: sp.Lambda((P, j), 1),
        angle: sp.Lambda((x, z), 1),
        pair: sp.Lambda((g, x, y), 0),
    },
    expected="cited",
    reference="monotonicity and linearity of the integral",
)
