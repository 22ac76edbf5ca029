"""The volumetric bound of the number of balls that cover a ball."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ge, le
from symbolic_bounds.language import ball_covering
from symbolic_bounds.symbols import counting, positive

n, r = counting("n"), positive("r")

claim = Claim(
    id="axiom.ball_volume",
    title="Volume of a covering",
    meaning="At least one and at most (1 + 2/r)^n balls of radius r are needed to cover the unit ball of n dimensions.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(n, r),
    conclusion=Both((ge(ball_covering(n, r), 1), le(ball_covering(n, r), (1 + 2 / r) ** n))),
    witness={n: sp.Integer(1), r: sp.Integer(1)},
    expected="cited",
    reference="Vershynin, High-Dimensional Probability, Corollary 4.2.13",
)
