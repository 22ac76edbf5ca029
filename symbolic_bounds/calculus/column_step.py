"""A rectangle grows by a column: the rows' sums, by induction over the rows.

P(i, j) adds up the first i rows to j columns each; one more column adds the sum of that column's first i terms.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Use
from symbolic_bounds.formula import eq, forall
from symbolic_bounds.symbols import natural, schematic

t, row, column, P = schematic("t"), schematic("row"), schematic("column"), schematic("P")
i, j, rows, k = natural("i"), natural("j"), natural("q"), natural("k")
zero, one = sp.Integer(0), sp.Integer(1)

claim = Claim(
    id="calculus.column_step",
    title="One more column",
    meaning="A double sum that is taken row by row grows by the sum of a column when every row grows by one term.",
    kind="lemma",
    provenance="A",
    place="helper of the change of basis",
    symbols=(rows, k),
    functions=(t, row, column, P),
    hypotheses={
        "row": forall((i, j), eq(row(i, j + 1), row(i, j) + t(i, j))),
        "no_column": forall(j, eq(column(0, j), 0)),
        "column": forall((i, j), eq(column(i + 1, j), column(i, j) + t(i, j))),
        "no_rows": forall(j, eq(P(0, j), 0)),
        "rows": forall((i, j), eq(P(i + 1, j), P(i, j) + row(i, j))),
    },
    conclusion=eq(P(rows, k + 1), P(rows, k) + column(rows, k)),
    proof=(
        Use("none", "no_rows", at={j: k}),
        Use("none_wider", "no_rows", at={j: k + 1}),
        Use("below", "rows", at={i: i, j: k}, fix=(i,)),
        Use("below_wider", "rows", at={i: i, j: k + 1}, fix=(i,)),
        Induct(
            "all_rows",
            i,
            eq(P(i, k + 1), P(i, k) + column(i, k)),
            start=zero,
            base=("none", "none_wider", "no_column"),
            step=("below", "below_wider", "row", "column"),
            at={"no_column": {j: k}, "row": {i: i, j: k}, "column": {i: i, j: k}},
        ),
        Use("result", "all_rows", at={i: rows}),
    ),
    witness={rows: one, k: zero},
    witness_functions={
        t: sp.Lambda((i, j), 1),
        row: sp.Lambda((i, j), j),
        column: sp.Lambda((i, j), i),
        P: sp.Lambda((i, j), i * j),
    },
    controls=(
        Control(
            "no growth",
            conclusion=eq(P(rows, k + 1), P(rows, k)),
            witness={rows: one, k: zero},
        ),
    ),
    expected="proved",
)
