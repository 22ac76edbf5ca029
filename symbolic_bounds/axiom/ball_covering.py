"""Balls that are larger cover with fewer, or as many."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import le
from symbolic_bounds.language import ball_covering
from symbolic_bounds.symbols import counting, positive

n, r, s = counting("n"), positive("r"), positive("s")

claim = Claim(
    id="axiom.ball_covering",
    title="Coverings by larger balls",
    meaning="The least number of balls that cover the unit ball does not increase with their radius.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(n, r, s),
    hypotheses={"order": le(r, s)},
    conclusion=le(ball_covering(n, s), ball_covering(n, r)),
    witness={n: sp.Integer(1), r: sp.Integer(1), s: sp.Integer(2)},
    expected="cited",
    reference="a ball of radius r lies in the ball of radius s with the same centre",
)
