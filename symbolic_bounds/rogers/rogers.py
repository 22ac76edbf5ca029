"""Rogers' bound for coverings of the unit ball by small balls."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge, le, lt
from symbolic_bounds.language import ball_covering
from symbolic_bounds.rates import rogers
from symbolic_bounds.symbols import counting, positive

n, r = counting("n"), positive("r")

claim = Claim(
    id="rogers",
    title="Rogers' bound",
    meaning="Fewer than a constant over r^n balls of radius r cover the unit ball of dimension n, if r is at most 1/n.",
    kind="citation",
    provenance="T",
    place="Appendix B, proof of Lemma 6",
    symbols=(n, r),
    hypotheses={"dimension": ge(n, 9), "radius": le(n * r, 1)},
    conclusion=lt(ball_covering(n, r), sp.E * rogers(n) / r**n),
    witness={n: sp.Integer(9), r: sp.Rational(1, 9)},
    expected="cited",
    reference="Rogers (1963), Covering a sphere with spheres, Theorem 3 and its proof",
)
