"""`ladder.core_head` at the concentration of `conv.smooth.half`."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.conv.smooth import second_difference
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.ladder.core_head import claim as core
from symbolic_bounds.ladder.core_head import error, f, x, y, z
from symbolic_bounds.language import mirrored
from symbolic_bounds.rungs import M, by_smooth, tight
from symbolic_bounds.symbols import N, delta, eps, lam

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
        "second_difference": second_difference(y, z),
        "concentration": ge(lam, by_smooth),
    },
    conclusion=core.conclusion,
    proof=(
        Use("convolution", "conv.smooth.half", at={x: y}),
        Use("result", "ladder.core_head"),
    ),
    witness={**core.witness, M: sp.Integer(1), lam: 2 * sp.pi**2, N: sp.Integer(10) ** 4, delta: sp.Rational(1, 10**4)},
    witness_functions={**core.witness_functions, mirrored: sp.Lambda((f, y, z), 0)},
    controls=(
        Control("half of the error", conclusion=le(error, eps / 2)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, tight)}),
    ),
    expected="proved",
)
