"""pi^2 M (m+1)/(8 lambda) <= epsilon/2 from the concentration pi^2 M (m+1)/(4 epsilon) on."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.smooth import claim as convolution
from symbolic_bounds.conv.smooth import f, x
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.language import smooth, value
from symbolic_bounds.rungs import M, by_smooth
from symbolic_bounds.symbols import eps, lam, m, positive, real

P, error = positive("P"), sp.Abs(value(f, x) - smooth(f, lam, x))

claim = Claim(
    id="conv.smooth.half",
    title="Concentration for a smooth function",
    meaning="From the concentration pi^2 M (m+1)/(4 epsilon) on convolution moves a function whose second differences "
    "are at most M theta^2 by at most epsilon/2.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 5, for smooth functions",
    symbols=(*convolution.symbols, eps),
    hypotheses={**convolution.hypotheses, "concentration": ge(lam, by_smooth)},
    conclusion=le(error, eps / 2),
    proof=(
        Use("convolution", "conv.smooth"),
        Step(
            "spread",
            le(P**2 * M * (m + 1) / (8 * lam), eps / 2),
            fix=(P,),
            assume=(ge(lam, P**2 * M * (m + 1) / (4 * eps)),),
        ),
        Use("half", "spread", at={P: sp.pi}, given=("concentration",)),
        Use(
            "result",
            "calculus.chain",
            at={real("a"): error, real("b"): sp.pi**2 * M * (m + 1) / (8 * lam), real("c"): eps / 2},
            given=("convolution", "half"),
        ),
    ),
    witness={**convolution.witness, lam: sp.Integer(8), eps: sp.Integer(1)},
    witness_functions=convolution.witness_functions,
    controls=(
        Control("half of the error", conclusion=le(error, eps / 4)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
    ),
    expected="proved",
)
