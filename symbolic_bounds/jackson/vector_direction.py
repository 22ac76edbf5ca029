"""A head is linear in its values: the error of a vector, in its own direction, is that of a head for one number.

Of the components e_i of the error, the sum of e_i H_i is the head with the values <e, v_k>: `calculus.exchange`. So
|e|^2 = <e, H> - <e, y> is the error of a head for the target <e, f>, whose Lipschitz constant is |e| times that of f.
"""

import sympy as sp

from symbolic_bounds.calculus.column_step import P, column, i, j, row, rows
from symbolic_bounds.calculus.exchange import C, columns
from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, le
from symbolic_bounds.symbols import eps, nonnegative, schematic

w, v, e, y, H, K, c, G, S, target = (schematic(name) for name in "wveyHKcGSa")
term = schematic("t")  # of the double sum of `calculus.exchange`
r, zero, one = nonnegative("r"), sp.Integer(0), sp.Integer(1)
size = sp.sqrt(S(rows))

claim = Claim(
    id="jackson.vector.direction",
    title="Vector-valued functions without loss",
    meaning="If in the direction of its error a head is as accurate as for functions with values in the numbers, "
    "epsilon times the length of the error for the target <e, f>, the error of the vector is at most epsilon: "
    "no factor sqrt(m+1).",
    kind="theorem",
    provenance="A",
    place="improves Corollary 1 of Appendix B",
    symbols=(rows, columns, eps),
    functions=(w, v, e, y, H, K, c, G, S, target),
    hypotheses={
        "no_token": forall(i, eq(H(i, 0), 0)),
        "head": forall((i, j), eq(H(i, j + 1), H(i, j) + w(j) * v(i, j))),
        "error": forall(i, eq(e(i), H(i, columns) - y(i))),
        "no_square": eq(S(0), 0),
        "squares": forall(i, eq(S(i + 1), S(i) + e(i) ** 2)),
        "no_target": eq(target(0), 0),
        "target": forall(i, eq(target(i + 1), target(i) + e(i) * y(i))),
        "no_value": forall(j, eq(c(0, j), 0)),
        "value": forall((i, j), eq(c(i + 1, j), c(i, j) + e(i) * v(i, j))),
        "no_scalar": eq(G(0), 0),
        "scalar": forall(j, eq(G(j + 1), G(j) + w(j) * c(rows, j))),
        "no_product": forall(j, eq(K(0, j), 0)),
        "product": forall((i, j), eq(K(i + 1, j), K(i, j) + e(i) * H(i, j))),
        "scalar_error": le(sp.Abs(G(columns) - target(rows)), eps * size),
    },
    conclusion=le(size, eps),
    proof=(
        Step("row", eq(e(i) * H(i, j + 1), e(i) * H(i, j) + e(i) * w(j) * v(i, j)), given=("head",), fix=(i, j)),
        Step("no_row", eq(e(i) * H(i, 0), 0), given=("no_token",), fix=(i,)),
        Step("no_column", eq(w(j) * c(0, j), 0), given=("no_value",), fix=(j,)),
        Step(
            "column",
            eq(w(j) * c(i + 1, j), w(j) * c(i, j) + e(i) * w(j) * v(i, j)),
            given=("value",),
            fix=(i, j),
        ),
        Use(
            "exchange",
            "calculus.exchange",
            functions={
                term: sp.Lambda((i, j), e(i) * w(j) * v(i, j)),
                row: sp.Lambda((i, j), e(i) * H(i, j)),
                column: sp.Lambda((i, j), w(j) * c(i, j)),
                P: sp.Lambda((i, j), K(i, j)),
                C: sp.Lambda(j, G(j)),
            },
        ),
        Use("products", "product", at={i: i, j: columns}, fix=(i,)),
        Use("none", "no_product", at={j: columns}),
        Induct(
            "norm",
            i,
            eq(S(i), K(i, columns) - target(i)),
            start=zero,
            base=("no_square", "none", "no_target"),
            step=("squares", "products", "target", "error"),
        ),
        Use("whole", "norm", at={i: rows}),
        Step("no_loss", ge(e(i) ** 2, 0), fix=(i,), squares=(e(i),)),
        Induct("sign", i, ge(S(i), 0), start=zero, base=("no_square",), step=("squares", "no_loss")),
        Use("positive", "sign", at={i: rows}),
        Step("square", le(size**2, eps * size), given=("positive", "whole", "exchange", "scalar_error")),
        Step("root", le(r, eps), fix=(r,), assume=(le(r**2, eps * r),)),
        Use("result", "root", at={r: size}, given=("positive", "square")),
    ),
    witness={rows: one, columns: one, eps: one},
    witness_functions={
        w: sp.Lambda(j, 1),
        v: sp.Lambda((i, j), 1),
        e: sp.Lambda(i, 1),
        y: sp.Lambda(i, 0),
        H: sp.Lambda((i, j), j),
        K: sp.Lambda((i, j), i * j),
        c: sp.Lambda((i, j), i),
        G: sp.Lambda(j, j),
        target: sp.Lambda(i, 0),
        S: sp.Lambda(i, i),
    },
    controls=(
        Control("half of the error", conclusion=le(2 * size, eps), witness={rows: one, columns: one, eps: one}),
        Control(
            "any error of the scalar head",
            hypotheses={"scalar_error": None},
            witness={rows: one, columns: one, eps: sp.Rational(1, 2)},
        ),
    ),
    expected="proved",
)
