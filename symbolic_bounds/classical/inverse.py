"""Entry k of A^T (G b) is b_k when A^T G is the identity.

The double sum of a_ik g_il b_l is taken by columns: column l is b_l times entry (k, l) of A^T G, so all columns
vanish but the k-th.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, lt
from symbolic_bounds.symbols import natural, schematic

a, g, b, Y, K, P, C = (schematic(name) for name in ("a", "g", "b", "Y", "K", "P", "C"))
t, row, column, S, term = (schematic(name) for name in ("t", "row", "column", "S", "a"))
i, j, h, k, n = natural("i"), natural("j"), natural("h"), natural("k"), sp.Symbol("n", integer=True, positive=True)
zero, one = sp.Integer(0), sp.Integer(1)

claim = Claim(
    id="classical.inverse",
    title="A matrix undone by its inverse",
    meaning="If the transpose of A inverts G, then A transposed brings G b back to b, entry by entry.",
    kind="lemma",
    provenance="A",
    place="Section 3, change of basis after Lemma 1",
    symbols=(n, k),
    functions=(a, g, b, Y, K, P, C),
    hypotheses={
        "index": lt(k, n),
        "no_y": forall(i, eq(Y(i, 0), 0)),
        "y": forall((i, j), eq(Y(i, j + 1), Y(i, j) + g(i, j) * b(j))),
        "no_k": forall((h, j), eq(K(0, h, j), 0)),
        "k": forall((i, h, j), eq(K(i + 1, h, j), K(i, h, j) + a(i, h) * g(i, j))),
        "diagonal": forall(h, lt(h, n), eq(K(n, h, h), 1)),
        "below": forall((h, j), lt(j, h), lt(h, n), eq(K(n, h, j), 0)),
        "above": forall((h, j), lt(h, j), lt(j, n), eq(K(n, h, j), 0)),
        "no_p": forall((h, j), eq(P(0, h, j), 0)),
        "p": forall((i, h, j), eq(P(i + 1, h, j), P(i, h, j) + a(i, h) * Y(i, j))),
        "no_c": forall(h, eq(C(h, 0), 0)),
        "c": forall((h, j), eq(C(h, j + 1), C(h, j) + b(j) * K(n, h, j))),
    },
    conclusion=eq(P(n, k, n), b(k)),
    proof=(
        Step(
            "rows",
            eq(a(i, k) * Y(i, j + 1), a(i, k) * Y(i, j) + a(i, k) * g(i, j) * b(j)),
            given=("y",),
            fix=(i, j),
        ),
        Step("no_rows", eq(a(i, k) * Y(i, 0), 0), given=("no_y",), fix=(i,)),
        Use("k_at", "k", at={h: k}, fix=(i, j)),
        Use("no_k_at", "no_k", at={h: k}, fix=(j,)),
        Step("no_columns", eq(b(j) * K(0, k, j), 0), given=("no_k_at",), fix=(j,)),
        Step(
            "columns",
            eq(b(j) * K(i + 1, k, j), b(j) * K(i, k, j) + a(i, k) * g(i, j) * b(j)),
            given=("k_at",),
            fix=(i, j),
        ),
        Use("no_p_at", "no_p", at={h: k}, fix=(j,)),
        Use("p_at", "p", at={h: k}, fix=(i, j)),
        Use("no_c_at", "no_c", at={h: k}),
        Use("c_at", "c", at={h: k}, fix=(j,)),
        Use(
            "exchange",
            "calculus.exchange",
            at={natural("q"): n, natural("n"): n},
            functions={
                t: sp.Lambda((i, j), a(i, k) * g(i, j) * b(j)),
                row: sp.Lambda((i, j), a(i, k) * Y(i, j)),
                column: sp.Lambda((i, j), b(j) * K(i, k, j)),
                P: sp.Lambda((i, j), P(i, k, j)),
                C: sp.Lambda(j, C(k, j)),
            },
        ),
        Use("below_at", "below", at={h: k}, given=("index",), fix=(j,), assume=(lt(j, k),)),
        Use("above_at", "above", at={h: k}, fix=(j,), assume=(lt(k, j), lt(j, n))),
        Step("none_below", eq(b(j) * K(n, k, j), 0), given=("below_at",), fix=(j,), assume=(lt(j, k),)),
        Step("none_above", eq(b(j) * K(n, k, j), 0), given=("above_at",), fix=(j,), assume=(lt(k, j), lt(j, n))),
        Step(
            "c_below",
            eq(C(k, j + 1), C(k, j) + b(j) * K(n, k, j)),
            given=("c_at",),
            fix=(j,),
            assume=(lt(j, n),),
        ),
        Use(
            "sum",
            "calculus.one_hot_sum",
            at={natural("p"): k, sp.Symbol("N", integer=True, positive=True): n},
            functions={term: sp.Lambda(j, b(j) * K(n, k, j)), S: sp.Lambda(j, C(k, j))},
            given=("index",),
        ),
        Use("one", "diagonal", at={h: k}, given=("index",)),
        Step("result", eq(P(n, k, n), b(k)), given=("exchange", "sum", "one")),
    ),
    witness={n: one, k: zero},
    witness_functions={
        a: sp.Lambda((i, j), 1),
        g: sp.Lambda((i, j), 1),
        b: sp.Lambda(j, 0),
        Y: sp.Lambda((i, j), 0),
        K: sp.Lambda((i, h, j), i),
        P: sp.Lambda((i, h, j), 0),
        C: sp.Lambda((h, j), 0),
    },
    controls=(
        Control(
            "twice the entry",
            conclusion=eq(P(n, k, n), 2 * b(k)),
            witness={n: one, k: zero},
            functions={
                b: sp.Lambda(j, 1),
                Y: sp.Lambda((i, j), j),
                P: sp.Lambda((i, h, j), i * j),
                C: sp.Lambda((h, j), j),
            },
        ),
    ),
    expected="proved",
)
