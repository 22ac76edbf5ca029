"""A power with a positive exponent increases in its base."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import lt
from symbolic_bounds.symbols import positive

a, b, p = positive("a"), positive("b"), positive("p")

claim = Claim(
    id="axiom.power_strict",
    title="Strict monotonicity of powers",
    meaning="Of two different positive numbers the larger one has the larger power, if the exponent is positive.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b, p),
    hypotheses={"order": lt(a, b)},
    conclusion=lt(a**p, b**p),
    witness={a: sp.Integer(1), b: sp.Integer(2), p: sp.Integer(1)},
    expected="cited",
    reference="DLMF 4.2.26: a^p = exp(p log a), and exp and log increase strictly",
)
