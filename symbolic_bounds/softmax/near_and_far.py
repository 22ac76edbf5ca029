"""A split head whose keys are a net, by the weights of near and far keys alone.

At a point x the key k lies at the angle theta_k and carries f(b_k), which is off by at most L theta_k. Weighted,
that is at most L rho w_k + L (reach - rho) e^(lam cos rho); the total weight is at least that of the key within
delta, e^(lam cos delta), and "share" makes N (reach - rho) e^(lam cos rho) <= tau delta e^(lam cos delta).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge, gt, le, lt
from symbolic_bounds.symbols import L, N, delta, j, lam, natural, nonnegative, positive, real, schematic

theta, v, w, W, V = (schematic(name) for name in ("theta", "v", "w", "W", "V"))
y, n = real("y"), natural("n")
rho, reach, tau = nonnegative("rho"), nonnegative("reach"), positive("tau")
A, B = nonnegative("A"), nonnegative("B")

edge, inner = sp.exp(lam * sp.cos(rho)), sp.exp(lam * sp.cos(delta))
key = sp.exp(lam * sp.cos(theta(j)))
weights = {w: sp.Lambda(j, key)}
error = sp.Abs(V(N) / W(N) - y)
point = dict.fromkeys((L, delta, rho, reach, tau, lam, N), sp.Integer(1)) | dict.fromkeys((n, y), sp.Integer(0))

claim = Claim(
    id="softmax.near_and_far",
    title="Split head with a key nearby",
    meaning="A split head one of whose N keys lies within delta, with values that are off by at most L times "
    "the angle of their key, is off by at most L (rho + tau delta) if the weight at rho is small enough.",
    kind="lemma",
    provenance="A",
    place="helper of the direct bound for softmax attention",
    symbols=(L, delta, rho, reach, tau, lam, N, n, y),
    functions=(theta, v, W, V),
    hypotheses={
        "inside": le(delta, rho),
        "edge": le(rho, reach),
        "reach": le(reach, sp.pi),
        "range": forall(j, lt(j, N), ge(theta(j), 0)),
        "range_top": forall(j, lt(j, N), le(theta(j), reach)),
        "lipschitz": forall(j, lt(j, N), le(sp.Abs(v(j) - y), L * theta(j))),
        "net": lt(n, N),
        "near": le(theta(n), delta),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + key)),
        "total": forall(j, eq(V(j + 1), V(j) + key * v(j))),
        "share": le(N * (reach - rho) / (tau * delta), sp.exp(lam * (sp.cos(delta) - sp.cos(rho)))),
    },
    conclusion=Both((gt(W(N), 0), le(error, L * (rho + tau * delta)))),
    proof=(
        Use(
            "far",
            "softmax.far_term",
            at={nonnegative("theta"): theta(j)},
            given=("range", "range_top"),
            fix=(j,),
            assume=(lt(j, N),),
        ),
        Step(
            "deviation",
            le(key * sp.Abs(v(j) - y), L * rho * key + L * (reach - rho) * edge),
            given=("lipschitz", "far"),
            fix=(j,),
            assume=(lt(j, N),),
            degree=2,
        ),
        Step("weight", ge(key, 0), fix=(j,), assume=(lt(j, N),)),
        Use("contains", "calculus.total_contains", functions=weights, given=("net",)),
        Use("at_net", "range", at={j: n}, given=("net",)),
        Use(
            "cosine",
            "axiom.cos_decreasing",
            at={nonnegative("a"): theta(n), nonnegative("b"): delta},
            given=("at_net", "near", "inside", "edge", "reach"),
        ),
        Use(
            "heavier",
            "calculus.exp_increasing",
            at={real("a"): lam * sp.cos(delta), real("b"): lam * sp.cos(theta(n))},
            given=("cosine",),
        ),
        Step("mass_bound", ge(W(N), inner), given=("contains", "heavier")),
        Step("positive", gt(W(N), 0), given=("mass_bound",)),
        Use(
            "mean",
            "calculus.weighted_mean",
            at={real("c"): y, A: L * rho, B: L * (reach - rho) * edge},
            functions=weights,
            given=("edge", "positive", "deviation"),
        ),
        Step("far_mass", le(N * (reach - rho) * edge, tau * delta * inner), given=("share",)),
        Step(
            "leak",
            le(N * (L * (reach - rho) * edge) / W(N), L * tau * delta),
            given=("positive", "far_mass", "mass_bound"),
        ),
        Step("result", le(error, L * (rho + tau * delta)), given=("positive", "mean", "leak")),
    ),
    witness=point,
    witness_functions={
        theta: sp.Lambda(j, 1),
        v: sp.Lambda(j, 1),
        W: sp.Lambda(j, j * sp.exp(sp.cos(1))),
        V: sp.Lambda(j, j * sp.exp(sp.cos(1))),
    },
    controls=(
        Control(
            "without the angle of the net",
            conclusion=le(error, L * tau * delta),
            witness={**point, tau: sp.Rational(1, 2)},
        ),
    ),
    expected="proved",
)
