"""Cutting what a vertex holds into pieces of measure 1/N leaves less than 1/N, which fits into its own cell."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import Both, ge, le
from symbolic_bounds.symbols import N, nonnegative, positive

cell, left = positive("c"), nonnegative("l")
pieces = sp.floor(N * (cell + left))
rest = cell + left - pieces / N
point = {N: sp.Integer(3), cell: sp.Rational(1, 2), left: sp.Rational(1, 12)}

claim = Claim(
    id="partition.cut",
    title="Cutting one cell",
    meaning="A cell of measure at least 1/N together with what its children left over splits into pieces of measure "
    "1/N and a rest that fits into the cell.",
    kind="lemma",
    provenance="A",
    place="step of partition.tree",
    symbols=(N, cell, left),
    hypotheses={"large": ge(N * cell, 1)},
    conclusion=Both((ge(rest, 0), le(rest, cell))),
    proof=(
        Step("above", ge(rest, 0)),
        Step("within", le(rest, cell), given=("large",)),
    ),
    witness=point,
    controls=(
        Control(
            "a rest of half the size",
            conclusion=le(rest, cell / 4),
            witness=point,
        ),
        Control(
            "small cells",
            hypotheses={"large": ge(2 * N * cell, 1)},
            witness={N: sp.Integer(3), cell: sp.Rational(1, 6), left: sp.Rational(1, 10)},
        ),
    ),
    expected="proved",
)
