"""As `riemann.sum.tight`, but a cell errs by what the modulus is inside it: together by its integral, not its maximum.

For a kernel that is steep only near one point the difference is that between an average slope and the steepest one.
"""

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
)
from symbolic_bounds.symbols import N, delta, j, natural, nonnegative, schematic, thing

P, e, g, x, y, z = (thing(name) for name in "Phgxyz")
i, S = natural("i"), schematic("S")
w, integrals, samples, W, V = (schematic(name) for name in ("w", "i", "s", "W", "V"))
sample = centre_pair(P, j, g, y) * cell_measure(P, j)
error = sp.Abs(integral(g, y) - S(N))
inside = lt(j, N)

claim = Claim(
    id="riemann.sum.variable",
    title="Riemann sums, with a variable modulus",
    meaning="If over the radius of the cells the integrand changes from its value at a point by at most what another "
    "function is there, the sum of its values at the centres times the measures of the cells differs from the integral "
    "by at most the integral of the other function.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 7",
    symbols=(P, e, g, y, N, delta),
    functions=(S,),
    hypotheses={
        "cells": eq(cells(P), N),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "modulus": forall((x, z), le(angle(x, z), delta), le(sp.Abs(pair(g, x, y) - pair(g, z, y)), pair(e, x, y))),
        "sum_0": eq(S(0), 0),
        "sum": forall(j, inside, eq(S(j + 1), S(j) + sample)),
    },
    conclusion=le(error, integral(e, y)),
    proof=(
        Use("start", "axiom.partition", at={j: sp.Integer(0)}, given=("cells",)),
        Use("parts", "axiom.partition", at={j: i}, given=("cells",), fix=(i,)),
        Use("start_e", "axiom.partition", at={g: e, j: sp.Integer(0)}, given=("cells",)),
        Use("parts_e", "axiom.partition", at={g: e, j: i}, given=("cells",), fix=(i,)),
        Step("integral_0", eq(union_integral(P, 0, g, y), 0), given=("start",)),
        Step("change_0", eq(union_integral(P, 0, e, y), 0), given=("start_e",)),
        Use("cell", "axiom.cell_change", given=("radius", "modulus"), fix=(j,), assume=(inside,)),
        Use(
            "errors",
            "riemann.cells",
            at={nonnegative("D"): sp.Integer(1)},
            functions={
                w: sp.Lambda(j, cell_integral(P, j, e, y)),
                integrals: sp.Lambda(j, cell_integral(P, j, g, y)),
                samples: sp.Lambda(j, sample),
                W: sp.Lambda(j, union_integral(P, j, e, y)),
                V: sp.Lambda(j, union_integral(P, j, g, y)),
                S: sp.Lambda(j, S(j)),
            },
            given=("integral_0", "change_0", "parts", "parts_e", "sum_0", "sum", "cell"),
        ),
        Step("result", le(error, integral(e, y)), given=("start", "start_e", "errors")),
    ),
    witness={N: sp.Integer(1), delta: sp.Integer(1)},
    witness_functions={
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 1),
        cell_measure: sp.Lambda((P, j), 1),
        angle: sp.Lambda((x, z), 1),
        pair: sp.Lambda((g, x, y), 0),
        centre_pair: sp.Lambda((P, j, g, y), 0),
        S: sp.Lambda(j, 0),
    },
    controls=(Control("half the modulus", conclusion=le(error, integral(e, y) / 2)),),
    expected="proved",
)
