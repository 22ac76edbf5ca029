"""The cells of a partition as vertices of a tree: the measures of subtrees, and what is left of them, by recursion."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, eq
from symbolic_bounds.language import cell_measure, cells, edge, handed, subtree, subtrees
from symbolic_bounds.symbols import N, counting, j, natural, thing

P, i, n = thing("P"), natural("i"), counting("n")


def rest(vertex: sp.Expr) -> sp.Expr:
    """What the subtree of the vertex leaves when pieces of measure 1/N are cut from it: less than one of them."""
    return subtree(P, vertex) - sp.floor(N * subtree(P, vertex)) / N


claim = Claim(
    id="axiom.subtree",
    title="Measures along a tree",
    meaning="A subtree consists of its vertex and the subtrees of its children, and that of the root of everything; "
    "what the children of a vertex leave over adds up.",
    kind="axiom",
    provenance="A",
    place="definition",
    symbols=(P, i, j, N, n),
    hypotheses={"cells": eq(cells(P), n)},
    conclusion=Both(
        (
            eq(edge(P, j, i) * (edge(P, j, i) - 1), 0),
            eq(subtrees(P, i, 0), 0),
            eq(subtrees(P, i, j + 1), subtrees(P, i, j) + edge(P, j, i) * subtree(P, j)),
            eq(subtree(P, i), cell_measure(P, i) + subtrees(P, i, n)),
            eq(subtree(P, n - 1), 1),
            eq(handed(P, N, i, 0), 0),
            eq(handed(P, N, i, j + 1), handed(P, N, i, j) + edge(P, j, i) * rest(j)),
        )
    ),
    witness={i: sp.Integer(0), j: sp.Integer(0), N: sp.Integer(1), n: sp.Integer(1)},
    witness_functions={cells: sp.Lambda(P, 1)},
    expected="cited",
    reference="additivity of the measure over the cells of a partition; the last two lines define a sum",
)
