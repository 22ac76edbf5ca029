"""Convolution with the kernel is an average: the kernel is positive and has total mass one."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import forall, le
from symbolic_bounds.language import smooth, value
from symbolic_bounds.symbols import lam, real, thing

f, q, x, y, D = thing("f"), thing("q"), thing("x"), thing("y"), real("D")

claim = Claim(
    id="axiom.kernel_average",
    title="Order of averages",
    meaning="If one function exceeds another by at most D everywhere, so does its convolution with the kernel.",
    kind="axiom",
    provenance="A",
    place="Definition 2 of Appendix A",
    symbols=(f, q, x, D, lam),
    hypotheses={"order": forall(y, le(value(f, y), value(q, y) + D))},
    conclusion=le(smooth(f, lam, x), smooth(q, lam, x) + D),
    witness={D: sp.Integer(0), lam: sp.Integer(1)},
    witness_functions={value: sp.Lambda((f, y), 0), smooth: sp.Lambda((f, lam, x), 0)},
    expected="cited",
    reference="monotonicity of the integral, for a positive kernel of mass one (claim vmf.density)",
)
