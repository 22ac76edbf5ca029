"""The greedy choice of caps for a largest set of points more than r apart."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ge, le
from symbolic_bounds.language import cap, covering, uncovered
from symbolic_bounds.symbols import m, natural, positive

r, a, i = positive("r"), positive("a"), natural("i")

claim = Claim(
    id="axiom.greedy",
    title="Greedy choice of caps",
    meaning="Of a largest set of points more than r apart, the points that i greedily chosen caps of angle a leave "
    "uncovered: how many at first, how many less with each cap, and what covering of the sphere they give.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(m, r, a, i),
    hypotheses={"net": le(r, sp.pi), "angle": le(a, sp.pi)},
    conclusion=Both(
        (
            ge(uncovered(m, r, a, i), 0),
            le(uncovered(m, r, a, 0) * cap(m, r / 2), 1),
            le(uncovered(m, r, a, i + 1), (1 - cap(m, a)) * uncovered(m, r, a, i)),
            le(covering(m, r + a), i + uncovered(m, r, a, i)),
        )
    ),
    witness={m: sp.Integer(2), r: sp.Rational(1, 2), a: sp.Integer(1), i: sp.Integer(0)},
    expected="cited",
    reference="half-caps of the points are disjoint; a random cap of angle a covers each point with probability "
    "cap(m, a), so some cap covers that share of those left (Lovasz 1975, On the ratio of optimal integral and "
    "fractional covers); every point of the sphere is within r of the set, so caps of angle r + a about the centres of "
    "the i caps and about the points left cover it",
)
