"""The even moments of the weight (1 - t^2)^(nu - 1/2)."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, gt
from symbolic_bounds.language import moment
from symbolic_bounds.symbols import j, nu

half = sp.Rational(1, 2)

claim = Claim(
    id="axiom.beta_integral",
    title="Beta integral",
    meaning="The even moments of a power of 1 - t^2 on [-1, 1] are quotients of gamma functions.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(j, nu),
    hypotheses={"order": gt(nu, -half)},
    conclusion=eq(moment(j, nu), sp.gamma(j + half) * sp.gamma(nu + half) / sp.gamma(j + nu + 1)),
    witness={j: sp.Integer(0), nu: sp.Integer(0)},
    expected="cited",
    reference="DLMF 5.12.1 with t^2 as the variable",
)
