"""The average of the cosine under the kernel."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import order, ratio
from symbolic_bounds.formula import eq
from symbolic_bounds.language import mean_cos
from symbolic_bounds.symbols import lam, m

claim = Claim(
    id="axiom.mean_cos",
    title="Mean resultant length of the kernel",
    meaning="The average of the cosine of the angle under the kernel is a ratio of modified Bessel functions.",
    kind="axiom",
    provenance="A",
    place="Definition 2 of Appendix A",
    symbols=(m, lam),
    conclusion=eq(mean_cos(m, lam), ratio(order(m), lam)),
    witness={m: sp.Integer(2), lam: sp.Integer(1)},
    expected="cited",
    reference="Mardia and Jupp, Directional Statistics, (9.3.9); the case k = 1 of vmf.eigenvalue",
)
