"""What a vertex has and does not hand on is a whole number of pieces: induction over its children.

The subtree of each child c holds floor(N sigma(T_c)) pieces and leaves the rest. So the cell of vertex i with the rests
of its children, less its own rest, holds floor(N sigma(T_i)) - sum_c floor(N sigma(T_c)) pieces.
"""

import sympy as sp

from symbolic_bounds.axiom.assemble import pieces
from symbolic_bounds.axiom.subtree import P, i, n
from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, ge, gt
from symbolic_bounds.language import cells, edge, handed, subtree, subtrees
from symbolic_bounds.symbols import N, j, real

a, b, c, w, z = (real(name) for name in "abcwz")
zero, one = sp.Integer(0), sp.Integer(1)


def held(index: sp.Expr) -> sp.Expr:
    """How many pieces the subtrees of the children below `index` hold."""
    return N * (subtrees(P, i, index) - handed(P, N, i, index))


child = N * subtree(P, j)

claim = Claim(
    id="partition.pieces",
    title="Whole numbers of pieces",
    meaning="Along a tree on the cells of a partition, whose subtrees leave over what does not make a piece of measure "
    "1/N, every vertex keeps a whole number of pieces.",
    kind="lemma",
    provenance="A",
    place="step of partition.tree",
    symbols=(P, i, n, N),
    hypotheses={"cells": eq(cells(P), n)},
    conclusion=eq(sp.floor(pieces), pieces),
    proof=(
        Use("tree", "axiom.subtree", fix=(j,)),
        Use("start", "axiom.subtree", at={j: zero}),
        Step("grown", eq(held(j + 1), held(j) + edge(P, j, i) * sp.floor(child)), given=("tree",), fix=(j,)),
        Use(
            "next",
            "partition.whole",
            at={real("e"): edge(P, j, i), real("u"): held(j), real("w"): child, real("z"): held(j + 1)},
            given=("tree", "grown"),
            fix=(j,),
        ),
        Step("none", gt(sp.floor(held(zero)), -1), given=("start",)),
        Induct(
            "whole",
            j,
            ge(sp.floor(held(j)), held(j)),
            start=zero,
            base=("start", "none"),
            step=("grown", "next"),
        ),
        Use("children", "whole", at={j: n}),
        Step("own", eq(pieces, sp.floor(N * subtree(P, i)) - held(n)), given=("start",)),
        Step("as_floor", eq(held(n), sp.floor(held(n))), given=("children",)),
        Step(
            "strict",
            gt(sp.floor(pieces), sp.floor(N * subtree(P, i)) - sp.floor(held(n)) - 1),
            given=("own", "as_floor"),
        ),
        Step("at_least", ge(sp.floor(pieces), pieces), given=("strict", "own", "as_floor")),
        Step("result", eq(sp.floor(pieces), pieces), given=("at_least",)),
    ),
    witness={i: zero, n: one, N: one},
    witness_functions={cells: sp.Lambda(P, 1)},
    controls=(Control("half pieces", conclusion=eq(sp.floor(pieces / 2), pieces / 2)),),
    expected="proved",
)
