"""What the two blocks of H make of an embedded input and of the prefix token k.

In coordinates the score of u with v is the sum of u_i (M v_i + v_(n+i)), n = m + 1: only the first block of the
query is not zero. An input has v = [x; 0; 0], a prefix token v = [0; lam b; f(b)]; induction over i does the rest.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Use
from symbolic_bounds.formula import Both, eq, forall
from symbolic_bounds.symbols import j, lam, m, natural, real, schematic

x, b, square, dot, own, cross = (schematic(name) for name in ("x", "b", "square", "dot", "own", "cross"))
M, k, i = real("M"), natural("k"), natural("i")
zero, one = sp.Integer(0), sp.Integer(1)


def term(query: sp.Expr, first: sp.Expr | int, second: sp.Expr | int) -> sp.Expr:
    """One coordinate of the score: the query against the blocks M I and I of H."""
    return query * (M * first + second)


claim = Claim(
    id="classical.scores",
    title="Scores of the embedding",
    meaning="The score of an embedded input with itself is M times its squared length, and its score with a "
    "prefix token is lambda times its dot product with the control point.",
    kind="lemma",
    provenance="R",
    place="Section 3, Lemma 1",
    symbols=(M, lam, m, k),
    functions=(x, b, square, dot, own, cross),
    hypotheses={
        "no_square": eq(square(0), 0),
        "square": forall(j, eq(square(j + 1), square(j) + x(j) ** 2)),
        "no_dot": forall(i, eq(dot(i, 0), 0)),
        "dot": forall((i, j), eq(dot(i, j + 1), dot(i, j) + x(j) * b(i, j))),
        "no_own": eq(own(0), 0),
        "own": forall(j, eq(own(j + 1), own(j) + term(x(j), x(j), 0))),
        "no_cross": forall(i, eq(cross(i, 0), 0)),
        "cross": forall((i, j), eq(cross(i, j + 1), cross(i, j) + term(x(j), 0, lam * b(i, j)))),
    },
    conclusion=Both((eq(own(m + 1), M * square(m + 1)), eq(cross(k, m + 1), lam * dot(k, m + 1)))),
    proof=(
        Induct(
            "own_at",
            j,
            eq(own(j), M * square(j)),
            start=zero,
            base=("no_own", "no_square"),
            step=("own", "square"),
        ),
        Induct(
            "cross_at",
            j,
            eq(cross(k, j), lam * dot(k, j)),
            start=zero,
            base=("no_cross", "no_dot"),
            step=("cross", "dot"),
            at={"no_cross": {i: k}, "no_dot": {i: k}, "cross": {i: k, j: j}, "dot": {i: k, j: j}},
        ),
        Use("own_all", "own_at", at={j: m + 1}),
        Use("cross_all", "cross_at", at={j: m + 1}),
    ),
    witness={M: -one, lam: one, m: one, k: zero},
    witness_functions={
        x: sp.Lambda(j, 1),
        b: sp.Lambda((i, j), 1),
        square: sp.Lambda(j, j),
        dot: sp.Lambda((i, j), j),
        own: sp.Lambda(j, -j),
        cross: sp.Lambda((i, j), j),
    },
    controls=(
        Control(
            "the prefix score without lambda",
            conclusion=eq(cross(k, m + 1), dot(k, m + 1)),
            witness={M: -one, lam: sp.Integer(2), m: one, k: zero},
            functions={cross: sp.Lambda((i, j), 2 * j)},
        ),
    ),
    expected="proved",
)
