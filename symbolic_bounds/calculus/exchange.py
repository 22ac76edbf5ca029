"""A double sum may be taken by rows or by columns: `calculus.column_step`, one column after the other."""

import sympy as sp

from symbolic_bounds.calculus.column_step import P, column, i, j, k, row, rows
from symbolic_bounds.calculus.column_step import claim as step
from symbolic_bounds.claim import Claim, Control, Induct, Use
from symbolic_bounds.formula import eq, forall
from symbolic_bounds.symbols import natural, schematic

C = schematic("C")
columns = natural("n")
zero, one = sp.Integer(0), sp.Integer(1)

claim = Claim(
    id="calculus.exchange",
    title="Rows or columns first",
    meaning="A finite double sum does not depend on the order of summation.",
    kind="lemma",
    provenance="A",
    place="helper of the change of basis",
    symbols=(rows, columns),
    functions=(*step.functions, C),
    hypotheses={
        **step.hypotheses,
        "no_row": forall(i, eq(row(i, 0), 0)),
        "no_columns": eq(C(0), 0),
        "columns": forall(j, eq(C(j + 1), C(j) + column(rows, j))),
    },
    conclusion=eq(P(rows, columns), C(columns)),
    proof=(
        Use("start", "no_rows", at={j: zero}),
        Use("empty", "rows", at={i: i, j: zero}, fix=(i,)),
        Induct("empties", i, eq(P(i, 0), 0), start=zero, base=("start",), step=("empty", "no_row")),
        Use("nothing", "empties", at={i: rows}),
        Use("wider", "calculus.column_step", at={k: j}, fix=(j,)),
        Induct(
            "all_columns",
            j,
            eq(P(rows, j), C(j)),
            start=zero,
            base=("nothing", "no_columns"),
            step=("wider", "columns"),
        ),
        Use("result", "all_columns", at={j: columns}),
    ),
    witness={rows: one, columns: one},
    witness_functions={**step.witness_functions, C: sp.Lambda(j, j)},
    controls=(
        Control(
            "one row",
            conclusion=eq(P(rows, columns), row(one, columns)),
            witness={rows: sp.Integer(2), columns: one},
            functions={C: sp.Lambda(j, 2 * j)},
        ),
    ),
    expected="proved",
)
