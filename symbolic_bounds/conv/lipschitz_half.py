"""(pi/2) L sqrt((m+1)/lambda) <= epsilon/2 from the concentration pi^2 (m+1) L^2/epsilon^2 on."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.lipschitz import claim as convolution
from symbolic_bounds.conv.lipschitz import error
from symbolic_bounds.conv.mean_angle import spread
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.rungs import by_lipschitz
from symbolic_bounds.symbols import L, eps, lam, m, nonnegative, positive, real

P, s = positive("P"), nonnegative("s")

claim = Claim(
    id="conv.lipschitz.half",
    title="Concentration for a Lipschitz function",
    meaning="From the concentration pi^2 (m+1) L^2/epsilon^2 on convolution moves an L-Lipschitz function by at most "
    "epsilon/2.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 5",
    symbols=(*convolution.symbols, eps),
    hypotheses={**convolution.hypotheses, "concentration": ge(lam, by_lipschitz)},
    conclusion=le(error, eps / 2),
    proof=(
        Use("convolution", "conv.lipschitz"),
        Step(
            "spread",
            le(P / 2 * L * s, eps / 2),
            fix=(P, s),
            assume=(le(s**2 * lam, m + 1), ge(lam, P**2 * (m + 1) * L**2 / eps**2)),
        ),
        Use("half", "spread", at={P: sp.pi, s: spread}, given=("concentration",)),
        Use(
            "result",
            "calculus.chain",
            at={real("a"): error, real("b"): sp.pi / 2 * L * spread, real("c"): eps / 2},
            given=("convolution", "half"),
        ),
    ),
    witness={**convolution.witness, lam: sp.Integer(30), eps: sp.Integer(1)},
    witness_functions=convolution.witness_functions,
    controls=(
        Control("half of the error", conclusion=le(error, eps / 4)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
    ),
    expected="proved",
)
