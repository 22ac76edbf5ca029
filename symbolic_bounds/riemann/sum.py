"""The published constant is three; one is enough (riemann.sum.tight)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, le, lt
from symbolic_bounds.language import angle, cell_angle, cell_measure, cells, centre_pair, integral, pair
from symbolic_bounds.symbols import N, delta, j, nonnegative, schematic, thing

P, g, x, y, z = thing("P"), thing("g"), thing("x"), thing("y"), thing("z")
D, S = nonnegative("D"), schematic("S")
sample = centre_pair(P, j, g, y) * cell_measure(P, j)
error = sp.Abs(integral(g, y) - S(N))
inside = lt(j, N)

claim = Claim(
    id="riemann.sum",
    title="Riemann sums",
    meaning="The sum of the values at the centres times the measures of the cells differs from the integral by at "
    "most three times the modulus of continuity at the cells' radius.",
    kind="lemma",
    provenance="T",
    place="Appendix B, Lemma 7",
    symbols=(P, g, y, N, delta, D),
    functions=(S,),
    hypotheses={
        "cells": eq(cells(P), N),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "modulus": forall((x, z), le(angle(x, z), delta), le(sp.Abs(pair(g, x, y) - pair(g, z, y)), D)),
        "sum_0": eq(S(0), 0),
        "sum": forall(j, inside, eq(S(j + 1), S(j) + sample)),
    },
    conclusion=le(error, 3 * D),
    proof=(
        Use("tight", "riemann.sum.tight"),
        Step("result", le(error, 3 * D), given=("tight",)),
    ),
    witness={N: sp.Integer(1), delta: sp.Integer(1), D: sp.Integer(1)},
    witness_functions={
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 1),
        cell_measure: sp.Lambda((P, j), 1),
        angle: sp.Lambda((x, z), 1),
        pair: sp.Lambda((g, x, y), 0),
        centre_pair: sp.Lambda((P, j, g, y), 0),
        S: sp.Lambda(j, 0),
    },
    controls=(Control("half the modulus", conclusion=le(error, D / 2)),),
    expected="proved",
)
