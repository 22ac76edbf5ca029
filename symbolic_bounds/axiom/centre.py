"""What holds at every point holds at the centres of the cells."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall
from symbolic_bounds.language import angle, centre_angle, centre_pair, centre_value, pair, value
from symbolic_bounds.symbols import j, lam, positive, thing

P, f, g, x, y, c = thing("P"), thing("f"), thing("g"), thing("x"), thing("y"), positive("c")

claim = Claim(
    id="axiom.centre",
    title="Values at the centres",
    meaning="A function of two points that is f times a kernel is so at the centre of every cell.",
    kind="axiom",
    provenance="A",
    place="definition",
    symbols=(P, f, g, y, j, lam, c),
    hypotheses={"integrand": forall(x, eq(pair(g, x, y), value(f, x) * c * sp.exp(lam * sp.cos(angle(x, y)))))},
    conclusion=eq(centre_pair(P, j, g, y), centre_value(P, j, f) * c * sp.exp(lam * sp.cos(centre_angle(P, j, y)))),
    witness={j: sp.Integer(0), lam: sp.Integer(1), c: sp.Integer(1)},
    witness_functions={
        pair: sp.Lambda((g, x, y), 0),
        value: sp.Lambda((f, x), 0),
        angle: sp.Lambda((x, y), 1),
    },
    expected="cited",
    reference="the hypothesis at x = b_j",
)
