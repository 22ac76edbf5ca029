"""From a covering of the ball by balls to one of the sphere by caps."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import le, lt
from symbolic_bounds.language import ball_covering, covering
from symbolic_bounds.symbols import delta, m

claim = Claim(
    id="axiom.caps_from_balls",
    title="Caps from balls",
    meaning="A covering of the unit ball by balls of radius sin(delta) gives one of the sphere by caps of angle delta.",
    kind="axiom",
    provenance="A",
    place="Appendix B, proof of Lemma 6",
    symbols=(m, delta),
    hypotheses={"acute": lt(delta, sp.pi / 2)},
    conclusion=le(covering(m, delta), ball_covering(m + 1, sp.sin(delta))),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    expected="cited",
    reference="a ball of radius r < 1 whose centre has norm d meets the unit sphere where the cosine with the centre "
    "is at least (1 + d^2 - r^2)/(2 d) >= sqrt(1 - r^2)",
)
