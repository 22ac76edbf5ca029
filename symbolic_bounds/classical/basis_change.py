"""Another basis for the blocks: x becomes A x, the control points G b with A^T G = I, and the scores stay.

<A x, G b> is a double sum over rows i of A and coordinates j of x; taken by columns it is the sum of
x_j (A^T G b)_j = x_j b_j (`calculus.exchange`, `classical.inverse`). Values f become G f and the output is
brought back by A^T, which is `classical.inverse` for every token: the output is a mean of the tokens' values.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.classical.inverse import P, Y, a, b, i, j, k, n
from symbolic_bounds.classical.inverse import claim as inverse
from symbolic_bounds.formula import eq, forall, lt
from symbolic_bounds.symbols import natural, schematic

x, X, R, M, dot = (schematic(name) for name in ("x", "X", "R", "M", "dot"))
t, row, column, C = schematic("t"), schematic("row"), schematic("column"), schematic("C")
zero, one = sp.Integer(0), sp.Integer(1)

claim = Claim(
    id="classical.basis_change",
    title="Other bases for the embedding",
    meaning="Multiplying the block of the inputs by an invertible matrix and that of the control points by its "
    "inverse transpose changes no score, so the head stays the same.",
    kind="theorem",
    provenance="T",
    place="Section 3, after Lemma 1",
    symbols=(n,),
    functions=(*inverse.functions, x, X, R, M, dot),
    hypotheses={
        **{name: hypothesis for name, hypothesis in inverse.hypotheses.items() if name != "index"},
        "no_x": forall(i, eq(X(i, 0), 0)),
        "x": forall((i, j), eq(X(i, j + 1), X(i, j) + a(i, j) * x(j))),
        "no_r": forall(j, eq(R(0, j), 0)),
        "r": forall((i, j), eq(R(i + 1, j), R(i, j) + X(i, j) * Y(i, n))),
        "no_m": eq(M(0), 0),
        "m": forall(j, eq(M(j + 1), M(j) + x(j) * P(n, j, n))),
        "no_dot": eq(dot(0), 0),
        "dot": forall(j, eq(dot(j + 1), dot(j) + x(j) * b(j))),
    },
    conclusion=eq(R(n, n), dot(n)),
    proof=(
        Step(
            "rows",
            eq(X(i, j + 1) * Y(i, n), X(i, j) * Y(i, n) + a(i, j) * x(j) * Y(i, n)),
            given=("x",),
            fix=(i, j),
        ),
        Step("no_rows", eq(X(i, 0) * Y(i, n), 0), given=("no_x",), fix=(i,)),
        Use("no_p_at", "no_p", at={natural("h"): j, j: n}, fix=(j,)),
        Step("no_columns", eq(x(j) * P(0, j, n), 0), given=("no_p_at",), fix=(j,)),
        Use("p_at", "p", at={natural("h"): j, j: n}, fix=(i, j)),
        Step(
            "columns",
            eq(x(j) * P(i + 1, j, n), x(j) * P(i, j, n) + a(i, j) * x(j) * Y(i, n)),
            given=("p_at",),
            fix=(i, j),
        ),
        Use(
            "exchange",
            "calculus.exchange",
            at={natural("q"): n, natural("n"): n},
            functions={
                t: sp.Lambda((i, j), a(i, j) * x(j) * Y(i, n)),
                row: sp.Lambda((i, j), X(i, j) * Y(i, n)),
                column: sp.Lambda((i, j), x(j) * P(i, j, n)),
                P: sp.Lambda((i, j), R(i, j)),
                C: sp.Lambda(j, M(j)),
            },
        ),
        Use("undone", "classical.inverse", at={k: j}, fix=(j,), assume=(lt(j, n),)),
        Induct(
            "sums",
            j,
            eq(M(j), dot(j)),
            start=zero,
            stop=n,
            base=("no_m", "no_dot"),
            step=("m", "dot", "undone"),
        ),
        Use("sum", "sums", at={j: n}),
        Step("result", eq(R(n, n), dot(n)), given=("exchange", "sum")),
    ),
    witness={n: one},
    witness_functions={
        **inverse.witness_functions,
        x: sp.Lambda(j, 1),
        X: sp.Lambda((i, j), j),
        R: sp.Lambda((i, j), 0),
        M: sp.Lambda(j, 0),
        dot: sp.Lambda(j, 0),
    },
    controls=(
        Control(
            "the score doubles",
            conclusion=eq(R(n, n), 2 * dot(n)),
            witness={n: one},
            functions={
                b: sp.Lambda(j, 1),
                Y: sp.Lambda((i, j), j),
                P: sp.Lambda((i, natural("h"), j), i * j),
                C: sp.Lambda((natural("h"), j), j),
                R: sp.Lambda((i, j), i * j),
                M: sp.Lambda(j, j),
                dot: sp.Lambda(j, j),
            },
        ),
    ),
    expected="proved",
)
