"""A largest set of points more than delta apart."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import le
from symbolic_bounds.language import cap, covering
from symbolic_bounds.symbols import delta, m

claim = Claim(
    id="axiom.caps_pack",
    title="Measure of a packing",
    meaning="Caps of angle delta/2 about points more than delta apart are disjoint; a largest set of such points "
    "covers the sphere by caps of angle delta.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(m, delta),
    hypotheses={"angle": le(delta, sp.pi)},
    conclusion=le(covering(m, delta) * cap(m, delta / 2), 1),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    expected="cited",
    reference="Vershynin, High-Dimensional Probability, Lemma 4.2.8 and Proposition 4.2.12",
)
