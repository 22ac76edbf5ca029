"""The integral over a small cell by the value at its centre, where the change of the function depends on the point."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import forall, le
from symbolic_bounds.language import angle, cell_angle, cell_integral, cell_measure, centre_pair, pair
from symbolic_bounds.symbols import delta, j, thing

P, e, g, x, y, z = (thing(name) for name in "Phgxyz")

claim = Claim(
    id="axiom.cell_change",
    title="Integral over a cell, with a variable modulus",
    meaning="If over the angle delta a function changes from its value at a point by at most what another function is "
    "there, its integral over a cell within delta of its centre differs from the value at the centre times the measure "
    "by at most the integral of the other function.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(P, e, g, y, j, delta),
    hypotheses={
        "cell": le(cell_angle(P, j), delta),
        "modulus": forall((x, z), le(angle(x, z), delta), le(sp.Abs(pair(g, x, y) - pair(g, z, y)), pair(e, x, y))),
    },
    conclusion=le(
        sp.Abs(cell_integral(P, j, g, y) - centre_pair(P, j, g, y) * cell_measure(P, j)), cell_integral(P, j, e, y)
    ),
    witness={j: sp.Integer(0), delta: sp.Integer(1)},
    witness_functions={
        cell_angle: sp.Lambda((P, j), 1),
        angle: sp.Lambda((x, z), 1),
        pair: sp.Lambda((g, x, y), 0),
    },
    expected="cited",
    reference="monotonicity and linearity of the integral, with the centre for z",
)
