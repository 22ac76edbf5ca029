"""`ladder.average_head` at the concentration of `conv.lipschitz.half`: the exponent 2m, without the kernel's peak.

At lambda = pi^2 (m+1) L^2/epsilon^2 exactly, the length is C_m (pi^2 (m+1) L (L/2 + F)/epsilon^2 + 2 (F+L)/epsilon)^m.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.ladder.average_head import claim as average
from symbolic_bounds.ladder.core_head import error, x, y
from symbolic_bounds.rungs import averaged, by_lipschitz
from symbolic_bounds.symbols import N, delta, eps, lam

claim = Claim(
    id="ladder.core.riemann.average",
    title="Core head for a Lipschitz function, by the average slope of the kernel",
    meaning="From the concentration pi^2 (m+1) L^2/epsilon^2 on, C_m r^m caps of angle 1/r with "
    "r = lambda/2 + (pi F sqrt((m+1) lambda) + 2 F + 2 L)/epsilon cover the sphere, and the core head built on any "
    "partition into cells of that angle is within epsilon of f.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths; improves Appendix B, Theorem 1",
    symbols=average.symbols,
    functions=average.functions,
    hypotheses={
        **{name: formula for name, formula in average.hypotheses.items() if name != "convolution"},
        "concentration": ge(lam, by_lipschitz),
    },
    conclusion=average.conclusion,
    proof=(
        Use("convolution", "conv.lipschitz.half", at={x: y}),
        Use("result", "ladder.average_head"),
    ),
    witness=average.witness,
    witness_functions=average.witness_functions,
    controls=(
        Control("half of the error", conclusion=le(error, eps / 2)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, averaged)}),
    ),
    expected="proved",
)
