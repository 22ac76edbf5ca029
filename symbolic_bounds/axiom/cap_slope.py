"""How the measure of a cap grows with its angle."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import Both, Slope, eq, lt
from symbolic_bounds.language import cap, latitude
from symbolic_bounds.symbols import m, t

claim = Claim(
    id="axiom.cap_slope",
    title="Growth of a cap",
    meaning="The derivative of the normalised area of a cap by its angle is that of the circle of latitude.",
    kind="axiom",
    provenance="T",
    place="Appendix B, proof of Lemma 6",
    symbols=(m, t),
    hypotheses={"range": lt(t, sp.pi)},
    conclusion=Both(
        (
            Slope(cap(m, t), t, latitude(m, t)),
            eq(latitude(m, t), surface(m - 1) / surface(m) * sp.sin(t) ** (m - 1)),
        )
    ),
    witness={m: sp.Integer(2), t: sp.Integer(1)},
    expected="cited",
    reference="Dai and Xu, Approximation Theory and Harmonic Analysis, (A.4.1): integration in polar coordinates",
)
