"""`softmax.net.smooth` on a smallest net, which `cover.packing` counts: the exponent m/2."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, ge, gt, le, lt
from symbolic_bounds.language import covering
from symbolic_bounds.rungs import kappa, packing_constant, smooth_reach
from symbolic_bounds.softmax.net_smooth import M, W, bound, error, eta, n, pair, tau
from symbolic_bounds.softmax.net_smooth import claim as net
from symbolic_bounds.symbols import L, N, delta, eps, j, m, nonnegative, positive, real, schematic, t

a, b, c, d = (positive(name) for name in "abcd")
u, w = real("u"), schematic("w")
inside = lt(j, N)
curvature = M * ((1 + eta) ** 2 + tau)
length = 2 * packing_constant(m) * smooth_reach**m
point = {**net.witness, m: sp.Integer(1), eps: sp.Integer(5), kappa: sp.Rational(1, 2)}

claim = Claim(
    id="ladder.softmax.net.smooth",
    title="Rung: softmax on a net, with slopes",
    meaning="A split head with pairs of tokens on a smallest net is within epsilon of a target that is as close to its "
    "tangent planes as (M/2) theta^2, and has a number of tokens of order epsilon^-(m/2).",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, eps, kappa, *net.symbols),
    functions=net.functions,
    hypotheses={
        **net.hypotheses,
        "curved": gt(M, 0),
        "share": lt(kappa, 1),
        "precision": eq(curvature * delta**2, 2 * (1 - kappa) * eps),
        "slopes": le(L * t**2, 3 * kappa * eps),
        "smallest_net": eq(N, covering(m, delta)),
    },
    conclusion=Both((le(error, eps), le(2 * N, length))),
    proof=(
        Use("head", "softmax.net.smooth"),
        Step("promised", le(bound, eps), given=("precision", "slopes")),
        Step("weights", gt(pair, 0), fix=(j,), assume=(inside,)),
        Step("weight", ge(pair, 0), given=("weights",), fix=(j,), assume=(inside,)),
        Step("mass_of_pairs", eq(W(j + 1), W(j) + pair), given=("mass",), fix=(j,)),
        Use("contains", "calculus.total_contains", functions={w: sp.Lambda(j, pair)}, given=("net",)),
        Use("first", "weights", at={j: n}, given=("net",)),
        Step("positive", gt(W(N), 0), given=("contains", "first")),
        Use(
            "error",
            "calculus.chain",
            at={real("a"): error, real("b"): bound, real("c"): eps},
            given=("positive",),
        ),
        Step("angle", le(delta, sp.pi), given=("edge",)),
        Use("packing", "cover.packing", given=("angle",)),
        Step("room", gt(1 - kappa, 0), given=("share",)),
        Step("squares", le(1, d * (a**2 / b)), fix=(a, b, d), assume=(eq(d * a**2, b),)),
        Use(
            "square",
            "squares",
            at={a: delta, b: 2 * (1 - kappa) * eps, d: curvature},
            given=("curved", "room", "precision"),
        ),
        Step("root", le(1 / a, sp.sqrt(d)), fix=(a, d), assume=(le(1, d * a**2),)),
        Use(
            "inverse",
            "root",
            at={a: delta, d: curvature / (2 * (1 - kappa) * eps)},
            given=("curved", "room", "square"),
        ),
        Use(
            "powers",
            "axiom.power_monotone",
            at={positive("a"): 1 / delta, positive("b"): smooth_reach, nonnegative("p"): m},
            given=("curved", "room", "inverse"),
        ),
        Step("scaled", le(2 * u, 2 * c * b), fix=(a, b, c, u), assume=(le(u, c * a), le(a, b))),
        Use(
            "length",
            "scaled",
            at={a: delta**-m, b: smooth_reach**m, c: packing_constant(m), u: N},
            given=("curved", "room", "smallest_net", "packing", "powers"),
        ),
    ),
    witness=point,
    witness_functions={**net.witness_functions, covering: sp.Lambda((m, delta), 1)},
    controls=(Control("half of the tokens", conclusion=le(4 * N, length)),),
    expected="proved",
)
