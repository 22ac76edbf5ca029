"""`ladder.core_head` with the published concentration (`jackson.concentration` at epsilon/2)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.jackson.core_head import claim as published
from symbolic_bounds.ladder.core_head import claim as core
from symbolic_bounds.ladder.core_head import error, x, y
from symbolic_bounds.language import best_error, projection, ragozin_constant
from symbolic_bounds.rungs import tight
from symbolic_bounds.symbols import C_H, C_R, N, delta, eps, k, lam, m, thing

f, q = thing("f"), thing("q")
ours = {name: formula for name, formula in core.hypotheses.items() if name != "convolution"}
jackson = {"sphere", "ragozin_constant", "degree", "polynomial", "best", "harmonics_bounded", "concentration"}

claim = Claim(
    id="ladder.core.vmf.modulus.tight",
    title="Core head at the published concentration, by the slope of the kernel",
    meaning="At the published concentration the core head on cells of the angle epsilon/(2 (L + sqrt(lambda/e) F) "
    "peak), of which C_m over its m-th power suffice in every dimension, is within epsilon of f.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths; improves Appendix B, Theorem 1",
    symbols=(*core.symbols, q, k, C_R, C_H),
    functions=core.functions,
    hypotheses={**ours, **{name: formula for name, formula in published.hypotheses.items() if name in jackson}},
    conclusion=core.conclusion,
    proof=(
        Use("convolution", "jackson.concentration", at={x: y, eps: eps / 2}),
        Use("result", "ladder.core_head"),
    ),
    witness={**published.witness, **core.witness, eps: sp.Integer(16), k: sp.Integer(1), m: sp.Integer(1)},
    witness_functions={
        **core.witness_functions,
        best_error: sp.Lambda((f, k), 0),
        ragozin_constant: sp.Lambda(m, 1),
        projection: sp.Lambda((q, k, y), 0),
    },
    controls=(
        Control("a tenth of the error", conclusion=le(error, eps / 10)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, tight)}),
    ),
    expected="cited",
)
