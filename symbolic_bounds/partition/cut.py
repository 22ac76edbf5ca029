"""Cells of equal measure by cutting along a tree, for one net with its cells and a tree of near centres.

From the leaves on, every vertex cuts its cell with what its children left into pieces of measure 1/N
(`partition.pieces`) and hands on a rest of less than 1/N, which fits into its own cell. The root has no rest. A piece
lies in the cell of its vertex, within r of the centre, or in that of a child, within 3r.
"""

import sympy as sp

from symbolic_bounds.axiom.net_tree import NET, P, i, n, r
from symbolic_bounds.axiom.subtree import rest
from symbolic_bounds.claim import Claim, Control, Scope, Step, Use
from symbolic_bounds.formula import eq, ge, gt, le, lt
from symbolic_bounds.language import (
    cap,
    cell_angle,
    cell_measure,
    cells,
    centre_angle,
    centre_gap,
    dimension,
    edge,
    mesh,
    subtree,
)
from symbolic_bounds.symbols import N, j, m, positive, real, thing

x = thing("x")
u, v, w = positive("u"), real("v"), real("w")
root = n - 1
vertex: Scope = {"fix": (i,), "assume": (lt(i, n),)}
own: Scope = {"fix": (i, x), "assume": (lt(i, n), le(centre_angle(P, i, x), cell_angle(P, i)))}
child: Scope = {
    "fix": (j, i, x),
    "assume": (lt(j, n), eq(edge(P, j, i), 1), le(centre_angle(P, j, x), cell_angle(P, j))),
}

claim = Claim(
    id="partition.cut",
    title="Cutting along a tree",
    meaning="If N is at least one over the measure of a cap of angle r/2, then along any tree on the cells of a net, "
    "with edges between centres at most 2r apart, the sphere splits into N cells of equal measure, each in a cap of "
    "angle 3r.",
    kind="lemma",
    provenance="A",
    place="step of partition.tree",
    symbols=(P, m, n, N, r),
    hypotheses={
        **dict(zip(("cells", "sphere", "small", "large", "edges"), NET, strict=True)),
        "number": ge(N * cap(m, r / 2), 1),
    },
    conclusion=le(mesh(m, N), 3 * r),
    proof=(
        Step("some", ge(rest(i), 0), **vertex),
        Use("large_here", "large", at={j: i}, **vertex),
        Step("fits", le(rest(i), cell_measure(P, i)), given=("number", "large_here"), **vertex),
        Use("whole", "partition.pieces", **vertex),
        Use("tree", "axiom.subtree", at={i: root, j: sp.Integer(0)}),
        Step("strict", gt(sp.floor(N * subtree(P, root)), N - 1), given=("tree",)),
        Step("root", eq(rest(root), 0), given=("tree", "strict")),
        Use("small_here", "small", at={j: i}, fix=(i, x), assume=own["assume"]),
        Step("near", le(centre_angle(P, i, x), 3 * r), given=("small_here",), **own),
        Use("small_there", "small", **child),
        Use("edge", "edges", **child),
        Use("round", "axiom.centre_gap", **child),
        Step("near_child", le(centre_angle(P, i, x), 3 * r), given=("small_there", "edge", "round"), **child),
        Use("result", "axiom.assemble", at={positive("delta"): 3 * r}),
    ),
    witness={m: sp.Integer(1), n: sp.Integer(1), N: sp.Integer(1), r: sp.Integer(1)},
    witness_functions={
        cells: sp.Lambda(P, 1),
        dimension: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 1),
        cell_measure: sp.Lambda((P, j), 1),
        centre_gap: sp.Lambda((P, j, i), 0),
        cap: sp.Lambda((m, r), 1),
    },
    controls=(
        Control("within 2r", conclusion=le(mesh(m, N), 2 * r)),
        Control("half as many pieces", hypotheses={"number": ge(2 * N * cap(m, r / 2), 1)}),
    ),
    expected="proved",
)
