"""`softmax.net` on a smallest net, which `cover.packing` counts: the exponent m, without the kernel."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, gt, le
from symbolic_bounds.language import covering
from symbolic_bounds.rungs import packing_constant, reach
from symbolic_bounds.softmax.net import W, error, eta, key, tau
from symbolic_bounds.softmax.net import claim as net
from symbolic_bounds.symbols import L, N, delta, eps, j, m, nonnegative, positive, real, schematic

a, b, c = positive("a"), positive("b"), positive("c")
u, w = real("u"), schematic("w")
length = packing_constant(m) * reach**m
point = {**net.witness, m: sp.Integer(1), eps: sp.Integer(3)}

claim = Claim(
    id="ladder.softmax.net",
    title="Rung: softmax on a net, without the kernel",
    meaning="A split head with the target's values on a smallest net of angle epsilon/((1 + eta + tau) L) is within "
    "epsilon of an L-Lipschitz target, and has at most C_m ((1 + eta + tau) L/epsilon)^m tokens: the exponent m.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, eps, *net.symbols),
    functions=net.functions,
    hypotheses={
        **net.hypotheses,
        "precision": eq(delta, eps / (L * (1 + eta + tau))),
        "smallest_net": eq(N, covering(m, delta)),
    },
    conclusion=Both((le(error, eps), le(N, length))),
    proof=(
        Use("head", "softmax.net"),
        Step("promised", le(L * delta * (1 + eta + tau), eps), given=("precision",)),
        Use("contains", "calculus.total_contains", functions={w: sp.Lambda(j, key)}, given=("net",)),
        Step("positive", gt(W(N), 0), given=("contains",)),
        Use(
            "error",
            "calculus.chain",
            at={real("a"): error, real("b"): L * delta * (1 + eta + tau), real("c"): eps},
            given=("positive",),
        ),
        Step("angle", le(delta, sp.pi), given=("edge",)),
        Use("packing", "cover.packing", given=("angle",)),
        Step("inverse", le(1 / delta, reach), given=("precision",)),
        Use(
            "powers",
            "axiom.power_monotone",
            at={positive("a"): 1 / delta, positive("b"): reach, nonnegative("p"): m},
            given=("inverse",),
        ),
        Step("scaled", le(u, c * b), fix=(a, b, c, u), assume=(le(u, c * a), le(a, b))),
        Use(
            "length",
            "scaled",
            at={a: delta**-m, b: reach**m, c: packing_constant(m), u: N},
            given=("smallest_net", "packing", "powers"),
        ),
    ),
    witness=point,
    witness_functions={**net.witness_functions, covering: sp.Lambda((m, delta), 1)},
    controls=(Control("half of the tokens", conclusion=le(2 * N, length)),),
    expected="proved",
)
