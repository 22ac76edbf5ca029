"""`softmax.net.smooth` on any net of as many points as `cover.packing` promises: the exponent m/2."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, ge, gt, le, lt
from symbolic_bounds.language import covering
from symbolic_bounds.rungs import kappa, packing_constant, smooth_reach
from symbolic_bounds.softmax.net_smooth import M, V, W, bound, error, eta, n, pair, tau, theta, v
from symbolic_bounds.softmax.net_smooth import claim as net
from symbolic_bounds.symbols import L, N, delta, eps, j, lam, m, positive, real, schematic, t

a, b, c, d = (positive(name) for name in "abcd")
u, w = real("u"), schematic("w")
inside = lt(j, N)
curvature = M * ((1 + eta) ** 2 + tau)
length = 2 * packing_constant(m) * smooth_reach**m
point = {
    **net.witness,
    m: sp.Integer(1),
    eps: sp.Integer(5),
    kappa: sp.Rational(1, 2),
    N: sp.Integer(7),
    lam: sp.Integer(5),
}
# with small shares nearly all of the error is that of values as far off as the curvature allows at the distance delta
sharp = {
    **point,
    eps: sp.Rational(179, 95),
    kappa: sp.Rational(1, 20),
    M: sp.Integer(2),
    eta: sp.Rational(3, 10),
    tau: sp.Rational(1, 10),
    t: sp.Rational(1, 2),
    lam: sp.Integer(30),
}
sharp_total = sp.Lambda(j, 2 * j * sp.exp(30 * sp.cos(1)))

claim = Claim(
    id="ladder.softmax.net.smooth",
    title="Rung: softmax on a net, with slopes",
    meaning="For every N of at least C_m (M ((1 + eta)^2 + tau)/(2 (1 - kappa) epsilon))^(m/2) there is a net of N "
    "points, and a split head with a pair of tokens for each is within epsilon of a target that is as close to its "
    "tangent planes as (M/2) theta^2: the exponent m/2.",
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
        "number": ge(2 * N, length),
    },
    conclusion=Both((le(error, eps), le(covering(m, delta), N))),
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
        Step("room", gt(1 - kappa, 0), given=("share",)),
        Step("squares", le(1, d * (a**2 / b)), fix=(a, b, d), assume=(eq(d * a**2, b),)),
        Use(
            "square",
            "squares",
            at={a: delta, b: 2 * (1 - kappa) * eps, d: curvature},
            given=("curved", "room", "precision"),
        ),
        Step("root", ge(sp.sqrt(d) * a, 1), fix=(a, d), assume=(le(1, d * a**2),)),
        Use("fine", "root", at={a: delta, d: curvature / (2 * (1 - kappa) * eps)}, given=("curved", "room", "square")),
        Use(
            "cover",
            "ladder.net",
            at={positive("r"): smooth_reach},
            given=("curved", "room", "angle", "fine", "number"),
        ),
    ),
    witness=point,
    witness_functions={**net.witness_functions, W: sp.Lambda(j, 2 * j * sp.exp(5))},
    controls=(
        Control(
            "half of the error",
            conclusion=le(2 * error, eps),
            witness=sharp,
            functions={theta: sp.Lambda(j, 1), v: sp.Lambda(j, 1), W: sharp_total, V: sharp_total},
        ),
        Control("half of the tokens", hypotheses={"number": ge(4 * N, length)}),
    ),
    expected="proved",
)
