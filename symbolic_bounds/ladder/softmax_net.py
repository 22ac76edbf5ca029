"""`softmax.net` on any net of as many points as `cover.packing` promises: the exponent m, without the kernel."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, ge, gt, le
from symbolic_bounds.language import covering
from symbolic_bounds.rungs import packing_constant, reach
from symbolic_bounds.softmax.net import V, W, error, eta, key, tau
from symbolic_bounds.softmax.net import claim as net
from symbolic_bounds.symbols import L, N, delta, eps, j, lam, m, positive, real, schematic

w, promised = schematic("w"), L * delta * (1 + eta + tau)
length = packing_constant(m) * reach**m
point = {**net.witness, m: sp.Integer(1), eps: sp.Integer(3), N: sp.Integer(7), lam: sp.Integer(3)}
total = sp.Lambda(j, j * sp.exp(3 * sp.cos(1)))

claim = Claim(
    id="ladder.softmax.net",
    title="Rung: softmax on a net, without the kernel",
    meaning="For every N of at least C_m ((1 + eta + tau) L/epsilon)^m there are N points within "
    "epsilon/((1 + eta + tau) L) of every point, and a split head with the target's values at any such points is "
    "within epsilon of an L-Lipschitz target: the exponent m.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, eps, *net.symbols),
    functions=net.functions,
    hypotheses={
        **net.hypotheses,
        "precision": eq(delta, eps / (L * (1 + eta + tau))),
        "number": ge(N, length),
    },
    conclusion=Both((le(error, eps), le(covering(m, delta), N))),
    proof=(
        Use("head", "softmax.net"),
        Step("exact", le(promised, eps), given=("precision",)),
        Use("contains", "calculus.total_contains", functions={w: sp.Lambda(j, key)}, given=("net",)),
        Step("positive", gt(W(N), 0), given=("contains",)),
        Use(
            "error",
            "calculus.chain",
            at={real("a"): error, real("b"): promised, real("c"): eps},
            given=("positive",),
        ),
        Step("angle", le(delta, sp.pi), given=("edge",)),
        Step("fine", ge(reach * delta, 1), given=("precision",)),
        Use("cover", "ladder.net", at={positive("r"): reach}, given=("angle", "fine")),
    ),
    witness=point,
    witness_functions={**net.witness_functions, W: total, V: total},
    controls=(
        Control("half of the error", conclusion=le(2 * error, eps)),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, length)}),
    ),
    expected="proved",
)
