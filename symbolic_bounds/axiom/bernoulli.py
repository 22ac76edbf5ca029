"""Bernoulli's inequality for exponents between 0 and 1."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import gt, le
from symbolic_bounds.symbols import nonnegative, real

u, p = real("u"), nonnegative("p")

claim = Claim(
    id="axiom.bernoulli",
    title="Bernoulli's inequality",
    meaning="A power with an exponent between zero and one lies below its tangent at one.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(u, p),
    hypotheses={"base": gt(u, -1), "exponent": le(p, 1)},
    conclusion=le((1 + u) ** p, 1 + p * u),
    witness={u: sp.Integer(1), p: sp.Rational(1, 2)},
    expected="cited",
    reference="Mitrinovic, Analytic Inequalities, 2.4, Theorem 1",
)
