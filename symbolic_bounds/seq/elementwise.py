"""The element-wise map for T inputs, by repeating every prefix token R times.

Repetition multiplies numerator and denominator of the prefix by R and leaves the context alone, so the leak of
`head.context_leak` is divided by R. The published argument lets H_11 = M I with M -> -infinity push all context
scores down; but the scores of y and -y are opposite, and one of the two weights is at least 1.
"""

import sympy as sp

from symbolic_bounds.claim import Argument, Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.symbols import F, N, T, counting, j, real, schematic

score, Z, w, v, W, V = (schematic(name) for name in ("score", "Z", "w", "v", "W", "V"))
kappa, R = real("kappa"), counting("R")
M, dot, s = real("M"), real("c"), real("s")
zero, one = sp.Integer(0), sp.Integer(1)
error = sp.Abs(R * V(N) / (Z(T) + R * W(N)) - V(N) / W(N))
bound = le(error, F * T * sp.exp(kappa) / (R * W(N)))

claim = Claim(
    id="seq.elementwise",
    title="Element-wise functions by one head",
    meaning="With every prefix token repeated R times, a head with T inputs is within F T e^kappa over R times "
    "the prefix mass of the split head at each input; of two opposite context scores one is not negative.",
    kind="theorem",
    provenance="T",
    place="Section 4, Corollary 1",
    symbols=(kappa, F, T, N, R, M, dot),
    functions=(score, Z, w, v, W, V),
    hypotheses={
        "score": forall(j, lt(j, T), le(score(j), kappa)),
        "no_crowd": eq(Z(0), 0),
        "crowd": forall(j, eq(Z(j + 1), Z(j) + sp.exp(score(j)))),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + w(j))),
        "total": forall(j, eq(V(j + 1), V(j) + w(j) * v(j))),
        "weight": forall(j, lt(j, N), ge(w(j), 0)),
        "bounded": forall(j, lt(j, N), le(sp.Abs(v(j)), F)),
        "positive": gt(W(N), 0),
    },
    conclusion=Both((bound, ge(sp.exp(M * dot) + sp.exp(-M * dot), 2))),
    proof=(
        Step("no_repeated_mass", eq(R * W(0), 0), given=("no_mass",)),
        Step("no_repeated_total", eq(R * V(0), 0), given=("no_total",)),
        Step("repeated_weight", ge(R * w(j), 0), given=("weight",), fix=(j,), assume=(lt(j, N),)),
        Use(
            "leak",
            "head.context_leak",
            functions={
                w: sp.Lambda(j, R * w(j)),
                W: sp.Lambda(j, R * W(j)),
                V: sp.Lambda(j, R * V(j)),
            },
            given=("mass", "total", "positive"),
        ),
        Use("tangent", "axiom.exp_tangent", at={s: M * dot}),
        Use("opposite", "axiom.exp_tangent", at={s: -M * dot}),
        Step("never_both", ge(sp.exp(M * dot) + sp.exp(-M * dot), 2), given=("tangent", "opposite")),
    ),
    witness={kappa: zero, F: one, T: one, N: one, R: one, M: -one, dot: -one},
    witness_functions={
        score: sp.Lambda(j, 0),
        Z: sp.Lambda(j, j),
        w: sp.Lambda(j, 1),
        v: sp.Lambda(j, 1),
        W: sp.Lambda(j, j),
        V: sp.Lambda(j, j),
    },
    controls=(
        Control(
            "no dependence on the number of inputs",
            conclusion=le(error, F * sp.exp(kappa) / (R * W(N) * 2)),
            witness={kappa: zero, F: one, T: sp.Integer(3), N: one, R: one, M: -one, dot: -one},
        ),
    ),
    argument=Argument(
        why="The proof lets a multiple M < 0 of the identity tend to minus infinity, so that no context token "
        "keeps any weight. The score of a context token is M times its inner product c with the query, and c "
        "is negative for half of the sphere: there the weight grows without bound instead.",
        step=implies(lt(M, 0), ge(dot, -1), le(dot, 1), le(sp.exp(M * dot), 1)),
        counterexample={M: -one, dot: -one},
    ),
    expected="proved",
)
