"""Equal cells by cutting along a spanning tree: the two computations are machine-checked, the assembly is not.

Voronoi cells of a maximal set of points more than r = delta/3 apart have measure at least cap(r/2) >= 1/N. The graph
of centres at most 2r apart is connected; from the leaves of a spanning tree on, every vertex cuts its cell with its
children's rests into pieces of measure 1/N (partition.cut) and hands a rest, taken from its own cell, to its parent;
every piece lies within 3r of a centre (partition.reach). The last rest is a multiple of 1/N below 1/N, hence zero.
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge, le
from symbolic_bounds.language import cap, mesh
from symbolic_bounds.symbols import N, delta, m

claim = Claim(
    id="partition.tree",
    title="Partition into cells of equal measure",
    meaning="For every N that is at least one over the measure of a cap of angle delta/6 the sphere splits into N "
    "cells of equal measure, each inside a cap of angle delta.",
    kind="citation",
    provenance="A",
    place="replaces the citation of Feige and Schechtman in Appendix B, Lemma 7",
    symbols=(m, N, delta),
    hypotheses={"angle": le(delta, sp.pi), "number": ge(N * cap(m, delta / 6), 1)},
    conclusion=le(mesh(m, N), delta),
    witness={m: sp.Integer(2), N: sp.Integer(1), delta: sp.Integer(3)},
    witness_functions={cap: sp.Lambda((m, delta), 1)},
    expected="cited",
    reference="this project's proof, above; its induction over the tree is written by hand",
)
