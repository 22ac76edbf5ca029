"""Averages of the angle and of its cosine."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import forall, le
from symbolic_bounds.language import mean_angle, mean_cos
from symbolic_bounds.symbols import lam, m, nonnegative, real

a, b, t = real("a"), real("b"), nonnegative("t")

claim = Claim(
    id="axiom.mean_angle",
    title="Averages of the angle and its cosine",
    meaning="A linear inequality between an angle and its cosine holds for their averages under the kernel.",
    kind="axiom",
    provenance="A",
    place="Definition 2 of Appendix A",
    symbols=(a, b, m, lam),
    hypotheses={"pointwise": forall(t, le(t, sp.pi), le(t, a + b * (1 - sp.cos(t))))},
    conclusion=le(mean_angle(m, lam), a + b * (1 - mean_cos(m, lam))),
    witness={a: sp.Integer(4), b: sp.Integer(0), m: sp.Integer(2), lam: sp.Integer(1)},
    expected="cited",
    reference="monotonicity and linearity of the integral; angles lie between 0 and pi",
)
