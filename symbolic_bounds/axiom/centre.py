"""What holds at every point holds at the centres of the cells."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall
from symbolic_bounds.language import angle, centre_angle, centre_pair, centre_value, pair, value
from symbolic_bounds.symbols import j, lam, real, thing

P, f, g, x, y = thing("P"), thing("f"), thing("g"), thing("x"), thing("y")
a, b = real("a"), real("b")

claim = Claim(
    id="axiom.centre",
    title="Values at the centres",
    meaning="A function of two points that is a + b f times an exponential of the cosine of their angle is so at the "
    "centre of every cell.",
    kind="axiom",
    provenance="A",
    place="definition",
    symbols=(P, f, g, y, j, a, b, lam),
    hypotheses={"integrand": forall(x, eq(pair(g, x, y), (a + b * value(f, x)) * sp.exp(lam * sp.cos(angle(x, y)))))},
    conclusion=eq(
        centre_pair(P, j, g, y), (a + b * centre_value(P, j, f)) * sp.exp(lam * sp.cos(centre_angle(P, j, y)))
    ),
    witness={j: sp.Integer(0), a: sp.Integer(0), b: sp.Integer(1), lam: sp.Integer(1)},
    witness_functions={
        pair: sp.Lambda((g, x, y), 0),
        value: sp.Lambda((f, x), 0),
        angle: sp.Lambda((x, y), 1),
    },
    expected="cited",
    reference="the hypothesis at the centre of the cell",
)
