"""Equal cells by cutting along a spanning tree of a net: `partition.cut` for r = delta/3, and such nets exist."""

import sympy as sp

from symbolic_bounds.axiom.net_tree import NET, P, n, r, y, z
from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import ge, le, substitute
from symbolic_bounds.language import cap, mesh
from symbolic_bounds.symbols import N, delta, m

third = delta / 3
net = tuple(substitute(part, {r: third}) for part in NET)

claim = Claim(
    id="partition.tree",
    title="Partition into cells of equal measure",
    meaning="For every N that is at least one over the measure of a cap of angle delta/6 the sphere splits into N "
    "cells of equal measure, each inside a cap of angle delta.",
    kind="lemma",
    provenance="A",
    place="replaces the citation of Feige and Schechtman in Appendix B, Lemma 7",
    symbols=(m, N, delta),
    hypotheses={"angle": le(delta, sp.pi), "number": ge(N * cap(m, delta / 6), 1)},
    conclusion=le(mesh(m, N), delta),
    proof=(
        Use("cut", "partition.cut", at={r: third}, fix=(P, n), assume=net),
        Use("result", "axiom.net_tree", at={r: third, y: mesh(m, N), z: delta}, given=("angle",)),
    ),
    witness={m: sp.Integer(2), N: sp.Integer(1), delta: sp.Integer(3)},
    witness_functions={cap: sp.Lambda((m, delta), 1)},
    controls=(
        Control("half of the angle", conclusion=le(mesh(m, N), delta / 2)),
        Control("cells twice as small", hypotheses={"number": ge(2 * N * cap(m, delta / 6), 1)}),
    ),
    expected="proved",
)
