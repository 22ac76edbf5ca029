"""`ladder.average_head` at the concentration of `conv.smooth.half`: the exponent 3m/2."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.conv.smooth import second_difference
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.ladder.average_head import claim as average
from symbolic_bounds.ladder.core_head import error, f, x, y, z
from symbolic_bounds.language import mirrored
from symbolic_bounds.riemann.average import level
from symbolic_bounds.rungs import M, averaged, by_smooth
from symbolic_bounds.symbols import N, delta, eps, lam

claim = Claim(
    id="ladder.core.riemann.average.smooth",
    title="Core head for a smooth function, by the average slope of the kernel",
    meaning="For a Lipschitz function whose second differences are at most M theta^2 the concentration "
    "pi^2 M (m+1)/(4 epsilon) is enough for the core head on cells of angle 1/r with "
    "r = lambda/2 + (pi F sqrt((m+1) lambda) + 2 F + 2 L)/epsilon: within epsilon of f, in every dimension.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths; improves Appendix B, Theorem 1, for smooth functions",
    symbols=(*average.symbols, M),
    functions=average.functions,
    hypotheses={
        **{name: formula for name, formula in average.hypotheses.items() if name != "convolution"},
        "second_difference": second_difference(y, z),
        "concentration": ge(lam, by_smooth),
    },
    conclusion=average.conclusion,
    proof=(
        Use("convolution", "conv.smooth.half", at={x: y}),
        Use("result", "ladder.average_head"),
    ),
    witness={**average.witness, M: sp.Rational(1, 2)},
    witness_functions={**average.witness_functions, mirrored: sp.Lambda((f, y, z), level)},
    controls=(
        Control("half of the error", conclusion=le(error, eps / 2)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, averaged)}),
    ),
    expected="proved",
)
