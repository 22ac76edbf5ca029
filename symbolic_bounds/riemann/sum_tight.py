"""Only the point of integration is replaced, by the centre of its cell: each cell errs by D times its measure."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, le, lt
from symbolic_bounds.language import (
    angle,
    cell_angle,
    cell_integral,
    cell_measure,
    cells,
    centre_pair,
    integral,
    pair,
    union_integral,
    union_measure,
)
from symbolic_bounds.symbols import N, delta, j, natural, nonnegative, schematic, thing

P, g, x, y, z = thing("P"), thing("g"), thing("x"), thing("y"), thing("z")
D, i, S = nonnegative("D"), natural("i"), schematic("S")
w, integrals, samples, W, V = (schematic(name) for name in ("w", "i", "s", "W", "V"))
sample = centre_pair(P, j, g, y) * cell_measure(P, j)
error = sp.Abs(integral(g, y) - S(N))
inside = lt(j, N)

claim = Claim(
    id="riemann.sum.tight",
    title="Riemann sums, with constant one",
    meaning="If the integrand varies by at most D within every cell's radius, the sum of its values at the centres "
    "times the measures of the cells differs from the integral by at most D.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 7",
    symbols=(P, g, y, N, delta, D),
    functions=(S,),
    hypotheses={
        "cells": eq(cells(P), N),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "modulus": forall((x, z), le(angle(x, z), delta), le(sp.Abs(pair(g, x, y) - pair(g, z, y)), D)),
        "sum_0": eq(S(0), 0),
        "sum": forall(j, inside, eq(S(j + 1), S(j) + sample)),
    },
    conclusion=le(error, D),
    proof=(
        Use("start", "axiom.partition", at={j: sp.Integer(0)}, given=("cells",)),
        Use("parts", "axiom.partition", at={j: i}, given=("cells",), fix=(i,)),
        Step("measure_0", eq(union_measure(P, 0), 0), given=("start",)),
        Step("integral_0", eq(union_integral(P, 0, g, y), 0), given=("start",)),
        Use("cell", "axiom.cell_mean", given=("radius", "modulus"), fix=(j,), assume=(inside,)),
        Use(
            "errors",
            "riemann.cells",
            functions={
                w: sp.Lambda(j, cell_measure(P, j)),
                integrals: sp.Lambda(j, cell_integral(P, j, g, y)),
                samples: sp.Lambda(j, sample),
                W: sp.Lambda(j, union_measure(P, j)),
                V: sp.Lambda(j, union_integral(P, j, g, y)),
                S: sp.Lambda(j, S(j)),
            },
            given=("measure_0", "integral_0", "parts", "sum_0", "sum", "cell"),
        ),
        Step("result", le(error, D), given=("start", "errors")),
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
