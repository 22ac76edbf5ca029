"""`ladder.core_head` with `conv.smooth`: pi^2 M (m+1)/(8 lambda) <= epsilon/2 from lambda = pi^2 M (m+1)/(4 eps) on."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.smooth import claim as convolution
from symbolic_bounds.formula import ge, gt, le, substitute
from symbolic_bounds.ladder.core_head import claim as core
from symbolic_bounds.ladder.core_head import error, f, moved, x, y
from symbolic_bounds.language import mirrored
from symbolic_bounds.rungs import M, by_smooth, tight
from symbolic_bounds.symbols import N, delta, eps, lam, m, positive, real, thing

P, a = positive("P"), real("a")
z = thing("z")
by_kernel = sp.pi**2 * M * (m + 1) / (8 * lam)

claim = Claim(
    id="ladder.core.conv.smooth",
    title="Core head for a smooth function",
    meaning="For a Lipschitz function whose second differences are at most M theta^2 the concentration "
    "pi^2 M (m+1)/(4 epsilon) is enough for the core head on cells of the same angle: within epsilon of f, in every "
    "dimension.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths; improves Appendix B, Theorem 1, for smooth functions",
    symbols=(*core.symbols, M),
    functions=core.functions,
    hypotheses={
        **{name: formula for name, formula in core.hypotheses.items() if name != "convolution"},
        "second_difference": substitute(substitute(convolution.hypotheses["second_difference"], {y: z}), {x: y}),
        "concentration": ge(lam, by_smooth),
    },
    conclusion=core.conclusion,
    proof=(
        Use("convolution", "conv.smooth", at={x: y}),
        Step(
            "spread",
            le(P**2 * M * (m + 1) / (8 * lam), eps / 2),
            fix=(P,),
            assume=(ge(lam, P**2 * M * (m + 1) / (4 * eps)),),
        ),
        Use("half", "spread", at={P: sp.pi}, given=("concentration",)),
        Use(
            "moved",
            "calculus.chain",
            at={a: moved, real("b"): by_kernel, real("c"): eps / 2},
            given=("convolution", "half"),
        ),
        Use("result", "ladder.core_head"),
    ),
    witness={**core.witness, M: sp.Integer(1), lam: 2 * sp.pi**2, N: sp.Integer(10) ** 4, delta: sp.Rational(1, 10**4)},
    witness_functions={**core.witness_functions, mirrored: sp.Lambda((f, x, y), 0)},
    controls=(
        Control("half of the error", conclusion=le(error, eps / 2)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, tight)}),
    ),
    expected="proved",
)
