"""`softmax.net.classical` on any net of enough points: the context takes a share tau of L delta (1 + eta + 2 tau).

With rho <= pi/2 the T inputs leak at most 2 F T tau delta/(pi N), which N >= 2 F T/(pi L) makes L tau delta.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import Both, eq, ge, gt, le
from symbolic_bounds.language import covering
from symbolic_bounds.rungs import packing_constant
from symbolic_bounds.softmax.leak import acute, leak, small_leak
from symbolic_bounds.softmax.net import V, W, eta, key, rho, tau
from symbolic_bounds.softmax.net_classical import Z, error, near
from symbolic_bounds.softmax.net_classical import claim as net
from symbolic_bounds.symbols import F, L, N, T, delta, eps, j, lam, m, positive, real, schematic

w, P, r = schematic("w"), positive("P"), positive("r")
a, b, c, d, p = (real(name) for name in "abcdp")
wider = (1 + eta + 2 * tau) * L / eps
length = packing_constant(m) * wider**m
point = {
    **net.witness,
    m: sp.Integer(1),
    eps: sp.Rational(7, 2),
    eta: sp.Rational(1, 2),
    N: sp.Integer(7),
    lam: sp.Integer(6),
}
total = sp.Lambda(j, j * sp.exp(6 * sp.cos(1)))
# with small shares nearly all of the error is that of values as far off as the slope allows at the distance delta
sharp = {**point, eps: sp.Rational(3, 2), eta: sp.Rational(1, 4), tau: sp.Rational(1, 8), lam: sp.Integer(25)}
sharp_total = sp.Lambda(j, j * sp.exp(25 * sp.cos(1)))

claim = Claim(
    id="ladder.softmax.net.classical",
    title="Classical head on a net, by its length",
    meaning="For every N of at least C_m ((1 + eta + 2 tau) L/epsilon)^m and 2 F T/(pi L) there are N points within "
    "epsilon/((1 + eta + 2 tau) L) of every point, and a classical head with the target's values at any such points, "
    "and T inputs with score zero, is within epsilon of an L-Lipschitz target.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, eps, *net.symbols),
    functions=net.functions,
    hypotheses={
        **net.hypotheses,
        "acute": acute,
        "precision": eq(delta, eps / (L * (1 + eta + 2 * tau))),
        "number": ge(N, length),
        "inputs": ge(N, 2 * F * T / (sp.pi * L)),
    },
    conclusion=Both((le(error, eps), le(covering(m, delta), N))),
    proof=(
        Use("head", "softmax.net.classical"),
        Use("small", "softmax.leak", given=("acute",)),
        Step(
            "context",
            le(F * T * tau * delta / (N * r), L * tau * delta),
            fix=(P, r),
            assume=(ge(r, P / 2), ge(N, 2 * F * T / (P * L))),
        ),
        Use("share", "context", at={P: sp.pi, r: sp.pi - rho}, given=("acute", "inputs")),
        Step("exact", le(near + L * tau * delta, eps), given=("precision",)),
        Step("sum", le(a, eps), fix=(a, b, c, d, p), assume=(le(a, p + b), le(b, c), le(c, d), le(p + d, eps))),
        Use("contains", "calculus.total_contains", functions={w: sp.Lambda(j, key)}, given=("net",)),
        Step("positive", gt(W(N), 0), given=("contains",)),
        Induct("crowded", j, ge(Z(j), 0), start=sp.Integer(0), base=("no_crowd",), step=("crowd",)),
        Use("crowd_mass", "crowded", at={j: T}),
        Use(
            "error",
            "sum",
            at={a: error, b: leak, c: small_leak, d: L * tau * delta, p: near},
            given=("acute", "positive", "crowd_mass", "head", "small", "share", "exact"),
        ),
        Step("angle", le(delta, sp.pi), given=("acute",)),
        Step("fine", ge(wider * delta, 1), given=("precision",)),
        Use("cover", "ladder.net", at={positive("r"): wider}, given=("angle", "fine")),
    ),
    witness=point,
    witness_functions={**net.witness_functions, W: total, V: total},
    controls=(
        Control(
            "half of the error",
            conclusion=le(2 * error, eps),
            witness=sharp,
            functions={W: sharp_total, V: sharp_total},
        ),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, length)}),
        Control("any number of inputs", hypotheses={"inputs": None}),
    ),
    expected="proved",
)
