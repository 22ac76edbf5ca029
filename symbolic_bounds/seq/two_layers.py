"""Two attention layers are enough for every sequence length: the error of the second one.

The first layer and its MLP make z exact (`seq.two_layers.attention`, `.recovery`, `.geometry`). The second is a
head with no interaction of inputs over a prefix {b_k} that is a delta-net of these z: a token near z has z's
position and a value off by at most L sqrt(T+1) 2 sin(rho/2), the far ones weigh at most N e^(-lam (cos delta -
cos rho)), the context T e^(-lam cos delta). theta_k is the angle of z and b_k, v_k = f(b_k), y = f(z).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.seq.two_layers_token import claim as token
from symbolic_bounds.seq.two_layers_token import k, rho, theta, v, y
from symbolic_bounds.symbols import F, L, N, T, delta, j, lam, natural, nonnegative, positive, real, schematic

W, V, Z, score, w = (schematic(name) for name in ("W", "V", "Z", "score", "w"))
n, c, off = natural("n"), positive("c"), nonnegative("epsilon_2")
a, b, x = real("a"), real("b"), real("c")
zero, one = sp.Integer(0), sp.Integer(1)

key, edge, inner = sp.exp(lam * sp.cos(theta(j))), sp.exp(lam * sp.cos(rho)), sp.exp(lam * sp.cos(delta))
chord = 2 * sp.sqrt(T + 1) * sp.sin(rho / 2)
head, split = V(N) / (Z(T) + W(N)), V(N) / W(N)
share = N * (2 * F * edge) / W(N)
far = 2 * F * N * sp.exp(-lam * (sp.cos(delta) - sp.cos(rho)))
context = F * T * sp.exp(-lam * sp.cos(delta))
shared = ("range", "range_top", "lipschitz", "bounded", "edge", "positions")
point = {L: one, delta: one, rho: zero, lam: one, N: one, T: one, F: one, n: zero, y: zero}

claim = Claim(
    id="seq.two_layers",
    title="Two attention layers for sequences",
    meaning="With a net of prefix tokens in the second layer, two attention layers approximate a Lipschitz map of "
    "T inputs at every position, uniformly: nearby tokens, far tokens and the context each add one error.",
    kind="theorem",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(L, delta, rho, lam, N, T, F, n, y),
    functions=(theta, v, W, V, Z, score),
    hypotheses={
        **{name: token.hypotheses[name] for name in shared},
        "values": forall(j, lt(j, N), le(sp.Abs(v(j)), F)),
        "net": lt(n, N),
        "near": le(theta(n), delta),
        "cap": le(delta, sp.pi),
        "no_score": forall(j, lt(j, T), eq(score(j), 0)),
        "no_crowd": eq(Z(0), 0),
        "crowd": forall(j, eq(Z(j + 1), Z(j) + sp.exp(score(j)))),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + key)),
        "total": forall(j, eq(V(j + 1), V(j) + key * v(j))),
    },
    conclusion=le(sp.Abs(head - y), context + (L * chord + far)),
    proof=(
        Use("token", "seq.two_layers.token", at={k: j}, fix=(j,), assume=(lt(j, N),)),
        Step("weight", ge(key, 0), fix=(j,), assume=(lt(j, N),)),
        Use("angle", "range", at={j: n}, given=("net",)),
        Use(
            "cosine",
            "axiom.cos_decreasing",
            at={nonnegative("a"): theta(n), nonnegative("b"): delta},
            given=("angle", "near", "cap"),
        ),
        Use(
            "heavier",
            "calculus.exp_increasing",
            at={a: lam * sp.cos(delta), b: lam * sp.cos(theta(n))},
            given=("cosine",),
        ),
        Use("contains", "calculus.total_contains", functions={w: sp.Lambda(j, key)}, given=("net",)),
        Step("mass_bound", ge(W(N), inner), given=("contains", "heavier")),
        Step("positive", gt(W(N), 0), given=("mass_bound",)),
        Use(
            "half_sine",
            "axiom.cos_decreasing",
            at={nonnegative("a"): sp.pi / 2 - rho / 2, nonnegative("b"): sp.pi / 2},
            given=("edge",),
        ),
        Use(
            "mean",
            "calculus.weighted_mean",
            at={x: y, nonnegative("A"): L * chord, nonnegative("B"): 2 * F * edge},
            functions={w: sp.Lambda(j, key)},
            given=("positive", "half_sine"),
        ),
        Step("far", le(share, far), given=("positive", "mass_bound")),
        Step("both", le(L * chord + share, L * chord + far), given=("positive", "far")),
        Use(
            "split",
            "calculus.chain",
            at={a: sp.Abs(split - y), b: L * chord + share, x: L * chord + far},
            given=("positive",),
        ),
        Use(
            "context",
            "seq.elementwise.repaired",
            at={c: one, off: zero},
            given=("net", "angle", "near", "cap", "positive"),
        ),
        Step("low_score", le(score(j), 0), given=("no_score",), fix=(j,), assume=(lt(j, T),)),
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
            at={a: head, b: split, x: y, real("p"): context, real("q"): L * chord + far},
            given=("positive", "crowd_mass", "context"),
        ),
    ),
    witness=point,
    witness_functions={
        theta: sp.Lambda(j, 0),
        v: sp.Lambda(j, 0),
        score: sp.Lambda(j, 0),
        Z: sp.Lambda(j, j),
        W: sp.Lambda(j, sp.E * j),
        V: sp.Lambda(j, 0),
    },
    controls=(
        Control(
            "without the far tokens and the context",
            conclusion=le(sp.Abs(head - y), L * chord),
            witness={**point, y: one},
            functions={v: sp.Lambda(j, 1), V: sp.Lambda(j, sp.E * j)},
        ),
    ),
    expected="proved",
)
