"""A function with a non-negative derivative does not decrease."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Slope, forall, ge, le
from symbolic_bounds.symbols import positive, schematic, t

a, b = positive("a"), positive("b")
g, dg = schematic("g"), schematic("dg")

claim = Claim(
    id="axiom.monotone",
    title="Monotonicity from the derivative",
    meaning="A function whose derivative is non-negative on an interval does not decrease there.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b),
    functions=(g, dg),
    hypotheses={
        "order": le(a, b),
        "slope": forall(t, le(a, t), le(t, b), Slope(g(t), t, dg(t))),
        "sign": forall(t, le(a, t), le(t, b), ge(dg(t), 0)),
    },
    conclusion=le(g(a), g(b)),
    witness={a: sp.Integer(1), b: sp.Integer(2)},
    witness_functions={g: sp.Lambda(t, t), dg: sp.Lambda(t, 1)},
    expected="cited",
    reference="mean value theorem (Rudin, Principles of Mathematical Analysis, Theorem 5.11)",
)
