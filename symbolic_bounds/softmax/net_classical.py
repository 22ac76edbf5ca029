"""The classical head: the errors of `softmax.net` and of the context, `seq.elementwise.repaired`, add up.

While rho <= pi/2, T inputs leak at most F T tau delta/(N (pi - rho)) (`softmax.leak`).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.seq.elementwise_repaired import claim as repaired
from symbolic_bounds.softmax.leak import acute, leak, small_leak
from symbolic_bounds.softmax.net import claim as net
from symbolic_bounds.softmax.net import eta, key, n, tau, y
from symbolic_bounds.symbols import F, L, N, T, delta, j, lam, nonnegative, positive, real, schematic

theta, v, W, V, Z, score, w = (schematic(name) for name in ("theta", "v", "W", "V", "Z", "score", "w"))
a, b, c, p, q = (real(name) for name in "abcpq")
u, s = positive("u"), real("s")
zero, one = sp.Integer(0), sp.Integer(1)

split, head = V(N) / W(N), V(N) / (Z(T) + W(N))
near = L * delta * (1 + eta + tau)
error = sp.Abs(head - y)
point = {**net.witness, F: one, T: one}

claim = Claim(
    id="softmax.net.classical",
    title="Classical head on a net of keys",
    meaning="A classical head with T inputs that have score zero with one another, and whose N prefix keys form a net "
    "of angle delta with the target's own values, errs by at most L delta (1 + eta + tau) + F T e^(-lam cos delta); "
    "the second term is at most F T tau delta/(N (pi - rho)) as long as rho = (1 + eta) delta is at most pi/2.",
    kind="theorem",
    provenance="A",
    place="Section 4, sharpens Theorem 2 and Corollary 1",
    symbols=(L, F, T, delta, eta, tau, lam, N, n, y),
    functions=(theta, v, W, V, Z, score),
    hypotheses={
        **net.hypotheses,
        "bounded": repaired.hypotheses["bounded"],
        "no_score": forall(j, lt(j, T), eq(score(j), 0)),
        "no_crowd": eq(Z(0), 0),
        "crowd": forall(j, eq(Z(j + 1), Z(j) + sp.exp(score(j)))),
    },
    conclusion=Both((le(error, near + leak), implies(acute, le(error, near + small_leak)))),
    proof=(
        Use("split", "softmax.net"),
        Use("angle", "range", at={j: n}, given=("net",)),
        Step("cap", le(delta, sp.pi), given=("edge",)),
        Use("context", "seq.elementwise.repaired", at={positive("c"): one, nonnegative("epsilon_2"): zero}),
        Use("contains", "calculus.total_contains", functions={w: sp.Lambda(j, key)}, given=("net",)),
        Step("positive", gt(W(N), 0), given=("contains",)),
        Step("low_score", le(score(j), 0), given=("no_score",), fix=(j,), assume=(lt(j, T),)),
        Step("weight", ge(key, 0), fix=(j,), assume=(lt(j, N),)),
        Use(
            "crowded",
            "head.context_leak",
            at={real("kappa"): zero},
            functions={w: sp.Lambda(j, key)},
            given=("positive",),
        ),
        Step("crowd_mass", gt(Z(T) + W(N), 0), given=("positive", "crowded")),
        Use(
            "result",
            "calculus.triangle",
            at={a: head, b: split, c: y, p: leak, q: near},
            given=("positive", "crowd_mass", "context"),
        ),
        Use("small", "softmax.leak", assume=(acute,)),
        Step("shift", le(a + b, a + c), fix=(a, b, c), assume=(le(b, c),)),
        Use("sum", "shift", at={a: near, b: leak, c: small_leak}, given=("edge", "small"), assume=(acute,)),
        Use(
            "small_result",
            "calculus.chain",
            at={a: error, b: near + leak, c: near + small_leak},
            given=("positive", "crowd_mass", "edge", "sum"),
            assume=(acute,),
        ),
    ),
    witness=point,
    witness_functions={**net.witness_functions, score: sp.Lambda(j, 0), Z: sp.Lambda(j, j)},
    controls=(
        Control(
            "without the context",
            conclusion=le(error, near),
            witness={**point, L: sp.Rational(1, 10), T: sp.Integer(10), y: one},
        ),
    ),
    expected="proved",
)
