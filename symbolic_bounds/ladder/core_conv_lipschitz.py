"""`ladder.core_head` with `conv.lipschitz`: (pi/2) L sqrt((m+1)/lambda) <= epsilon/2, lambda = pi^2 (m+1) L^2/eps^2.

No harmonics, no Ragozin, no constant of the target besides L and F; every dimension.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.lipschitz import spread
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.ladder.core_head import claim as core
from symbolic_bounds.ladder.core_head import error, moved, x, y
from symbolic_bounds.rungs import by_lipschitz, tight
from symbolic_bounds.symbols import L, N, delta, eps, lam, m, nonnegative, positive, real

P, s, a = positive("P"), nonnegative("s"), real("a")

claim = Claim(
    id="ladder.core.conv.lipschitz",
    title="Core head for a Lipschitz function",
    meaning="From the concentration pi^2 (m+1) L^2/epsilon^2 on, C_m (2 (L + sqrt(lambda/e) F) peak/epsilon)^m caps of "
    "the angle in this bracket's reciprocal cover the sphere, and the core head built on any partition into cells of "
    "that angle is within epsilon of f: every dimension, no harmonics.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths; improves Appendix B, Theorem 1",
    symbols=core.symbols,
    functions=core.functions,
    hypotheses={
        **{name: formula for name, formula in core.hypotheses.items() if name != "convolution"},
        "concentration": ge(lam, by_lipschitz),
    },
    conclusion=core.conclusion,
    proof=(
        Use("convolution", "conv.lipschitz", at={x: y}),
        Step(
            "spread",
            le(P / 2 * L * s, eps / 2),
            fix=(P, s),
            assume=(le(s**2 * lam, m + 1), ge(lam, P**2 * (m + 1) * L**2 / eps**2)),
        ),
        Use("half", "spread", at={P: sp.pi, s: spread}, given=("concentration",)),
        Use(
            "moved",
            "calculus.chain",
            at={a: moved, real("b"): sp.pi / 2 * L * spread, real("c"): eps / 2},
            given=("convolution", "half"),
        ),
        Use("result", "ladder.core_head"),
    ),
    witness={**core.witness, lam: 2 * sp.pi**2, N: sp.Integer(10) ** 4, delta: sp.Rational(1, 10**4)},
    witness_functions=core.witness_functions,
    controls=(
        Control("half of the error", conclusion=le(error, eps / 2)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, tight)}),
    ),
    expected="proved",
)
