"""Taylor's theorem to first order, with a bound of the second derivative."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Slope, forall, le
from symbolic_bounds.symbols import nonnegative, real, schematic

a, b, s, M = real("a"), real("b"), real("s"), nonnegative("M")
g, dg, ddg = schematic("g"), schematic("dg"), schematic("ddg")

claim = Claim(
    id="axiom.taylor",
    title="Taylor's theorem of first order",
    meaning="A function whose second derivative is bounded by M differs from its tangent by at most half of M times "
    "the square of the distance.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b, M),
    functions=(g, dg, ddg),
    hypotheses={
        "slope": forall(s, Slope(g(s), s, dg(s))),
        "second_slope": forall(s, Slope(dg(s), s, ddg(s))),
        "bound": forall(s, le(sp.Abs(ddg(s)), M)),
    },
    conclusion=le(sp.Abs(g(b) - g(a) - dg(a) * (b - a)), M * (b - a) ** 2 / 2),
    witness={a: sp.Integer(1), b: sp.Integer(2), M: sp.Integer(2)},
    witness_functions={g: sp.Lambda(s, s**2), dg: sp.Lambda(s, 2 * s), ddg: sp.Lambda(s, 2)},
    expected="cited",
    reference="Rudin, Principles of Mathematical Analysis, Theorem 5.15",
)
