"""A power with a non-negative exponent does not decrease in its base."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import nonnegative, positive

a, b, p = positive("a"), positive("b"), nonnegative("p")

claim = Claim(
    id="axiom.power_monotone",
    title="Monotonicity of powers",
    meaning="Of two positive numbers the larger one has the larger power, if the exponent is not negative.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(a, b, p),
    hypotheses={"order": le(a, b)},
    conclusion=le(a**p, b**p),
    witness={a: sp.Integer(1), b: sp.Integer(2), p: sp.Integer(1)},
    expected="cited",
    reference="DLMF 4.2.26: a^p = exp(p log a), and exp and log increase",
)
