"""`ladder.core_head` at the concentration of `conv.lipschitz.half`: no harmonics, no Ragozin, every dimension."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.ladder.core_head import claim as core
from symbolic_bounds.ladder.core_head import error, x, y
from symbolic_bounds.rungs import by_lipschitz, tight
from symbolic_bounds.symbols import N, delta, eps, lam

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
        Use("convolution", "conv.lipschitz.half", at={x: y}),
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
