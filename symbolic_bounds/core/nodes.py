"""Errors at the nodes of a rule add up to at most a multiple of the mean square and of the total weight."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.symbols import N, natural, nonnegative, real, schematic

sigma, q, K, low, V, X, S, S2 = (schematic(name) for name in ("sigma", "q", "K", "low", "V", "X", "S", "S_2"))
k, x, a, b = natural("k"), real("x"), nonnegative("a"), nonnegative("b")
zero, one = sp.Integer(0), sp.Integer(1)
inside = lt(k, N)
bound = a * S2(N) + b * S(N)
sums = ("no_head", "no_sum", "no_square", "no_weight")
more = ("head", "sum", "square", "weight", "error", "node")

claim = Claim(
    id="core.nodes",
    title="Errors at the nodes of a quadrature rule",
    meaning="If at every node the error is at most a times the weighted square of q plus b times the weight, the sums "
    "differ by at most a times the mean square plus b times the total weight.",
    kind="lemma",
    provenance="A",
    place="helper of core.fixed_concentration",
    symbols=(a, b, N),
    functions=(sigma, q, K, low, V, X, S, S2),
    hypotheses={
        "no_head": eq(V(0), 0),
        "head": forall(k, eq(V(k + 1), V(k) + sigma(k) * q(k) * K(k))),
        "no_sum": eq(X(0), 0),
        "sum": forall(k, eq(X(k + 1), X(k) + sigma(k) * q(k) * low(k))),
        "no_square": eq(S2(0), 0),
        "square": forall(k, eq(S2(k + 1), S2(k) + sigma(k) * q(k) ** 2)),
        "no_weight": eq(S(0), 0),
        "weight": forall(k, eq(S(k + 1), S(k) + sigma(k))),
        "weights": forall(k, inside, ge(sigma(k), 0)),
        "node": forall(
            k, inside, le(sigma(k) * sp.Abs(q(k) * (K(k) - low(k))), a * (sigma(k) * q(k) ** 2) + b * sigma(k))
        ),
    },
    conclusion=le(sp.Abs(V(N) - X(N)), bound),
    proof=(
        Step(
            "term",
            le(sp.Abs(sigma(k) * x), sigma(k) * sp.Abs(x)),
            given=("weights",),
            fix=(k, x),
            assume=(inside,),
            at={"weights": {k: k}},
        ),
        Use(
            "error",
            "term",
            at={x: q(k) * (K(k) - low(k))},
            fix=(k,),
            assume=(inside,),
        ),
        Induct("above", k, le(V(k) - X(k), a * S2(k) + b * S(k)), start=zero, stop=N, base=sums, step=more),
        Induct("below", k, ge(V(k) - X(k), -a * S2(k) - b * S(k)), start=zero, stop=N, base=sums, step=more),
        Use("above_all", "above", at={k: N}),
        Use("below_all", "below", at={k: N}),
        Step("result", le(sp.Abs(V(N) - X(N)), bound), given=("above_all", "below_all")),
    ),
    witness={a: one, b: one, N: one},
    witness_functions={
        sigma: sp.Lambda(k, 1),
        q: sp.Lambda(k, 1),
        K: sp.Lambda(k, 2),
        low: sp.Lambda(k, 0),
        V: sp.Lambda(k, 2 * k),
        X: sp.Lambda(k, 0),
        S: sp.Lambda(k, k),
        S2: sp.Lambda(k, k),
    },
    controls=(Control("half of it", conclusion=le(2 * sp.Abs(V(N) - X(N)), bound), witness={a: one, b: one, N: one}),),
    expected="proved",
)
