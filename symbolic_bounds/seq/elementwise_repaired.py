"""With H_11 = 0 the context cannot do harm: all its scores are 0, its weights 1, its values 0.

Its mass is T, and `head.context_leak` with kappa = 0 gives F T/(T + W). A net has a key within delta of every
query, so W >= e^(lam cos delta); and if the prefix is nearly normalised, W >= N(1 - eps_2)/c.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.symbols import F, N, T, delta, j, lam, natural, nonnegative, positive, real, schematic

score, Z, theta, w, v, W, V = (schematic(name) for name in ("score", "Z", "theta", "w", "v", "W", "V"))
n, c, off = natural("n"), positive("c"), nonnegative("epsilon_2")
kappa = real("kappa")
zero, one = sp.Integer(0), sp.Integer(1)
key = sp.exp(lam * sp.cos(theta(j)))
weights = {w: sp.Lambda(j, key)}
error = sp.Abs(V(N) / (Z(T) + W(N)) - V(N) / W(N))
near_constant = (lt(off, 1), le(sp.Abs(1 - c * W(N) / N), off))

claim = Claim(
    id="seq.elementwise.repaired",
    title="Element-wise functions by a head that ignores the context",
    meaning="If inputs have score zero with one another, a head with T inputs is within F T e^(-lam cos delta) of "
    "the split head at each input, and within the published rate for the published prefix.",
    kind="theorem",
    provenance="A",
    place="Section 4, repairs the argument of Corollary 1",
    symbols=(F, T, N, lam, delta, n, c, off),
    functions=(score, Z, theta, v, W, V),
    hypotheses={
        "no_score": forall(j, lt(j, T), eq(score(j), 0)),
        "no_crowd": eq(Z(0), 0),
        "crowd": forall(j, eq(Z(j + 1), Z(j) + sp.exp(score(j)))),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + key)),
        "total": forall(j, eq(V(j + 1), V(j) + key * v(j))),
        "bounded": forall(j, lt(j, N), le(sp.Abs(v(j)), F)),
        "net": lt(n, N),
        "angle": ge(theta(n), 0),
        "near": le(theta(n), delta),
        "cap": le(delta, sp.pi),
    },
    conclusion=Both(
        (
            le(error, F * T / (T + W(N))),
            le(error, F * T * sp.exp(-lam * sp.cos(delta))),
            implies(*near_constant, le(error, F * T * c / (N * (1 - off)))),
        )
    ),
    proof=(
        Step("weight", ge(key, 0), fix=(j,), assume=(lt(j, N),)),
        Step("low_score", le(score(j), 0), given=("no_score",), fix=(j,), assume=(lt(j, T),)),
        Use("contains", "calculus.total_contains", functions=weights, given=("net",)),
        Use(
            "cosine",
            "axiom.cos_decreasing",
            at={nonnegative("a"): theta(n), nonnegative("b"): delta},
            given=("angle", "near", "cap"),
        ),
        Use(
            "heavier",
            "calculus.exp_increasing",
            at={real("a"): lam * sp.cos(delta), real("b"): lam * sp.cos(theta(n))},
            given=("cosine",),
        ),
        Step("mass_bound", ge(W(N), sp.exp(lam * sp.cos(delta))), given=("contains", "heavier")),
        Step("positive", gt(W(N), 0), given=("mass_bound",)),
        Use("leak", "head.context_leak", at={kappa: zero}, functions=weights, given=("positive",)),
        Step(
            "by_net",
            le(error, F * T * sp.exp(-lam * sp.cos(delta))),
            given=("positive", "mass_bound", "leak"),
        ),
        Step("enough", ge(c * W(N), N * (1 - off)), assume=near_constant),
        Step(
            "by_rate",
            le(F * T / W(N), F * T * c / (N * (1 - off))),
            given=("positive", "enough"),
            assume=near_constant,
        ),
        Step(
            "result",
            le(error, F * T * c / (N * (1 - off))),
            given=("positive", "leak", "by_rate"),
            assume=near_constant,
        ),
    ),
    witness={F: one, T: one, N: one, lam: one, delta: one, n: zero, c: one, off: zero},
    witness_functions={
        score: sp.Lambda(j, 0),
        Z: sp.Lambda(j, j),
        theta: sp.Lambda(j, 1),
        v: sp.Lambda(j, 1),
        W: sp.Lambda(j, j * sp.exp(sp.cos(1))),
        V: sp.Lambda(j, j * sp.exp(sp.cos(1))),
    },
    controls=(
        Control(
            "one context token instead of T",
            conclusion=le(error, F / (1 + W(N))),
            witness={F: one, T: sp.Integer(2), N: one, lam: one, delta: one, n: zero, c: one, off: zero},
        ),
    ),
    expected="proved",
)
