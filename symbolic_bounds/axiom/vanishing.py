"""What lies above every member of a family that tends to zero is non-negative."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import forall, ge, le
from symbolic_bounds.symbols import positive, real, t

C, p, c, y = positive("C"), positive("p"), positive("c"), real("y")

claim = Claim(
    id="axiom.vanishing",
    title="A lower bound that vanishes",
    meaning="A number above minus C t^p for all small positive t is non-negative.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(C, p, c, y),
    hypotheses={"bound": forall(t, le(t, c), ge(y, -C * t**p))},
    conclusion=ge(y, 0),
    witness={C: sp.Integer(1), p: sp.Integer(1), c: sp.Integer(1), y: sp.Integer(0)},
    expected="cited",
    reference="t^p tends to 0 with t, p > 0, and limits keep weak inequalities (Rudin, Theorem 3.19)",
)
