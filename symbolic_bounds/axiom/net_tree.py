"""Nets with their cells and a tree of near centres, without "there is": what follows from every such one follows.

Take a largest set of points more than r apart and give every point of the sphere to the nearest of them. The caps of
angle r/2 about the points are disjoint and lie in their cells, and every point is within r of its centre. The caps of
angle r cover the sphere, which is connected, so the graph of centres at most 2r apart is, and has a spanning tree.
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.language import cap, cell_angle, cell_measure, cells, centre_gap, dimension, edge
from symbolic_bounds.symbols import counting, j, m, natural, positive, real, thing

P, i, n, r = thing("P"), natural("i"), counting("n"), positive("r")
y, z = real("y"), real("z")
NET = (
    eq(cells(P), n),
    eq(dimension(P), m),
    forall(j, lt(j, n), le(cell_angle(P, j), r)),
    forall(j, lt(j, n), ge(cell_measure(P, j), cap(m, r / 2))),
    forall((j, i), eq(edge(P, j, i), 1), le(centre_gap(P, j, i), 2 * r)),
)

claim = Claim(
    id="axiom.net_tree",
    title="Nets with a tree",
    meaning="There is a partition of the sphere into cells that lie within r of their centres and have at least the "
    "measure of a cap of angle r/2, and a tree on them whose edges join centres at most 2r apart.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(m, r, y, z),
    hypotheses={"angle": le(r, sp.pi), "every": forall((P, n), *NET, le(y, z))},
    conclusion=le(y, z),
    witness={m: sp.Integer(1), r: sp.Integer(1), y: sp.Integer(0), z: sp.Integer(0)},
    expected="cited",
    reference="Vershynin, High-Dimensional Probability, Section 4.2, on separated sets; Diestel, Graph Theory, "
    "Propositions 1.4.1 and 1.5.6, on connected graphs and their spanning trees, numbered here from the leaves on",
)
