"""What context tokens with value zero change in an attention head whose prefix does the work.

The context adds a mass Z to the denominator and nothing to the numerator, so the output V/W becomes
V/(Z + W): off by |V/W| Z/(Z + W), and Z is at most T e^kappa.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge, gt, le, lt
from symbolic_bounds.symbols import F, N, T, j, nonnegative, real, schematic

score, Z, w, v, W, V = (schematic(name) for name in ("score", "Z", "w", "v", "W", "V"))
kappa = real("kappa")
zero, one = sp.Integer(0), sp.Integer(1)
crowd = T * sp.exp(kappa)
moved = V(N) / (Z(T) + W(N)) - V(N) / W(N)
error, share = sp.Abs(moved), F * Z(T) / (Z(T) + W(N))

claim = Claim(
    id="head.context_leak",
    title="Leak into the context",
    meaning="T context tokens of value zero, with scores at most kappa, move the output of a prefixed head by at "
    "most F T e^kappa over the mass of the prefix.",
    kind="lemma",
    provenance="A",
    place="helper of Section 4, element-wise functions",
    symbols=(kappa, F, T, N),
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
    conclusion=Both((ge(Z(T), 0), le(error, F * crowd / (crowd + W(N))), le(error, F * crowd / W(N)))),
    proof=(
        Use(
            "lighter",
            "calculus.exp_increasing",
            at={real("a"): score(j), real("b"): kappa},
            given=("score",),
            fix=(j,),
            assume=(lt(j, T),),
        ),
        Induct("crowded", j, ge(Z(j), 0), start=zero, stop=T, base=("no_crowd",), step=("crowd",)),
        Induct(
            "uncrowded",
            j,
            le(Z(j), j * sp.exp(kappa)),
            start=zero,
            stop=T,
            base=("no_crowd",),
            step=("crowd", "lighter"),
        ),
        Use("some", "crowded", at={j: T}),
        Use("few", "uncrowded", at={j: T}),
        Step(
            "near",
            le(w(j) * sp.Abs(v(j) - 0), F * w(j) + 0),
            given=("weight", "bounded"),
            fix=(j,),
            assume=(lt(j, N),),
        ),
        Use(
            "mean",
            "calculus.weighted_mean",
            at={real("c"): zero, nonnegative("A"): F, nonnegative("B"): zero},
            given=("positive",),
        ),
        Step("numerator_top", le(V(N), F * W(N)), given=("positive", "mean")),
        Step("numerator_bottom", ge(V(N), -F * W(N)), given=("positive", "mean")),
        Step("size_top", le(moved, share), given=("positive", "some", "numerator_bottom")),
        Step("size_bottom", ge(moved, -share), given=("positive", "some", "numerator_top")),
        Use(
            "leak",
            "calculus.abs_at_most",
            at={real("u"): moved, real("y"): share},
            given=("positive", "some", "size_top", "size_bottom"),
        ),
        Step(
            "bounded_leak",
            le(error, F * crowd / (crowd + W(N))),
            given=("positive", "some", "few", "leak"),
        ),
        Step("result", le(error, F * crowd / W(N)), given=("positive", "some", "bounded_leak")),
    ),
    witness={kappa: zero, F: one, T: one, N: one},
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
            "one context token instead of T",
            conclusion=le(error, F * sp.exp(kappa) / (sp.exp(kappa) + W(N))),
            witness={kappa: zero, F: one, T: sp.Integer(2), N: one},
        ),
    ),
    expected="proved",
)
