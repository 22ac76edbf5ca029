"""The area of a cap as a regularised incomplete beta function."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, le
from symbolic_bounds.language import cap
from symbolic_bounds.symbols import delta, m

claim = Claim(
    id="axiom.cap_area",
    title="Area of a cap",
    meaning="The normalised area of a cap up to a hemisphere is half a regularised incomplete beta function.",
    kind="axiom",
    provenance="T",
    place="Appendix B, proof of Lemma 6",
    symbols=(m, delta),
    hypotheses={"acute": le(delta, sp.pi / 2)},
    conclusion=eq(
        cap(m, delta),
        sp.betainc_regularized(m / 2, sp.Rational(1, 2), 0, sp.sin(delta) ** 2) / 2,
    ),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    expected="cited",
    reference="Li (2011), Concise formulas for the area and volume of a hyperspherical cap, Equation 1",
)
