"""A largest set of points more than delta apart is a net."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge, le
from symbolic_bounds.language import covering, packing
from symbolic_bounds.symbols import delta, m

claim = Claim(
    id="axiom.packing",
    title="Packing and covering",
    meaning="The caps of angle delta about a largest set of points more than delta apart cover the sphere.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(m, delta),
    hypotheses={"angle": le(delta, sp.pi)},
    conclusion=ge(packing(m, delta), covering(m, delta)),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    expected="cited",
    reference="Vershynin, High-Dimensional Probability, Lemma 4.2.6",
)
