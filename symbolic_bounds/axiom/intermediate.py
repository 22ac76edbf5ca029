"""The intermediate value theorem, without "there is": what follows from every zero follows.

Continuity is stated by a modulus: r(t, e) > 0 is a distance within which g stays within e of g(t).
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, ge, gt, le
from symbolic_bounds.symbols import positive, real, schematic

a, b, y = real("a"), real("b"), real("y")
t, s, e = real("t"), real("s"), positive("e")
g, r = schematic("g"), schematic("r")

claim = Claim(
    id="axiom.intermediate",
    title="Intermediate value theorem",
    meaning="A continuous function whose values at the ends of an interval do not have the same strict sign has "
    "a zero: what holds if there is one holds.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b, y),
    functions=(g, r),
    hypotheses={
        "order": le(a, b),
        "modulus": forall((t, e), gt(r(t, e), 0)),
        "continuous": forall((t, s, e), le(sp.Abs(s - t), r(t, e)), le(sp.Abs(g(s) - g(t)), e)),
        "signs": le(g(a) * g(b), 0),
        "zero": forall(t, le(a, t), le(t, b), eq(g(t), 0), ge(y, 0)),
    },
    conclusion=ge(y, 0),
    witness={a: sp.Integer(-1), b: sp.Integer(1), y: sp.Integer(0)},
    witness_functions={g: sp.Lambda(t, t), r: sp.Lambda((t, e), e)},
    expected="cited",
    reference="Rudin, Principles of Mathematical Analysis, Theorem 4.23",
)
