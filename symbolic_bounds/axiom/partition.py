"""Measure and integral add up over the cells of a partition."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, eq
from symbolic_bounds.language import cell_integral, cell_measure, cells, integral, union_integral, union_measure
from symbolic_bounds.symbols import N, j, thing

P, g, y = thing("P"), thing("g"), thing("y")

claim = Claim(
    id="axiom.partition",
    title="Sums over a partition",
    meaning="Measure and integral over the first cells of a partition by recursion; all cells make up the sphere.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(P, g, y, j, N),
    hypotheses={"cells": eq(cells(P), N)},
    conclusion=Both(
        (
            eq(union_measure(P, 0), 0),
            eq(union_measure(P, j + 1), union_measure(P, j) + cell_measure(P, j)),
            eq(union_measure(P, N), 1),
            eq(union_integral(P, 0, g, y), 0),
            eq(union_integral(P, j + 1, g, y), union_integral(P, j, g, y) + cell_integral(P, j, g, y)),
            eq(union_integral(P, N, g, y), integral(g, y)),
        )
    ),
    witness={j: sp.Integer(0), N: sp.Integer(1)},
    witness_functions={cells: sp.Lambda(P, 1)},
    expected="cited",
    reference="additivity of the integral; cells beyond the last one are empty, and the measure is normalised",
)
