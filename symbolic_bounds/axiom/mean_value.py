"""The mean value inequality on the real line."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Slope, forall, le
from symbolic_bounds.symbols import nonnegative, real, schematic

a, b, s, M = real("a"), real("b"), real("s"), nonnegative("M")
g, dg = schematic("g"), schematic("dg")

claim = Claim(
    id="axiom.mean_value",
    title="Mean value inequality",
    meaning="A function whose derivative is bounded by M changes by at most M times the distance.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b, M),
    functions=(g, dg),
    hypotheses={
        "slope": forall(s, Slope(g(s), s, dg(s))),
        "bound": forall(s, le(sp.Abs(dg(s)), M)),
    },
    conclusion=le(sp.Abs(g(a) - g(b)), M * sp.Abs(a - b)),
    witness={a: sp.Integer(1), b: sp.Integer(2), M: sp.Integer(1)},
    witness_functions={g: sp.Lambda(s, s), dg: sp.Lambda(s, 1)},
    expected="cited",
    reference="Rudin, Principles of Mathematical Analysis, Theorem 5.10",
)
