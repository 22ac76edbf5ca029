"""How far a weighted mean lies from a number, from how far its values do.

With W and V the partial sums of w_j and of w_j v_j, induction over j shows that V - cW stays between
-(A W + jB) and A W + jB; dividing by the total weight gives the bound.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.symbols import N, j, nonnegative, real, schematic

w, v, W, V = schematic("w"), schematic("v"), schematic("W"), schematic("V")
c, A, B = real("c"), nonnegative("A"), nonnegative("B")
zero = sp.Integer(0)
deviation = sp.Abs(V(N) / W(N) - c)

claim = Claim(
    id="calculus.weighted_mean",
    title="Deviation of a weighted mean",
    meaning="If every weighted value deviates by at most A times its weight plus B, the mean of N values "
    "deviates by at most A plus N B over the total weight.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(c, A, B, N),
    functions=(w, v, W, V),
    hypotheses={
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + w(j))),
        "total": forall(j, eq(V(j + 1), V(j) + w(j) * v(j))),
        "weight": forall(j, lt(j, N), ge(w(j), 0)),
        "near": forall(j, lt(j, N), le(w(j) * sp.Abs(v(j) - c), A * w(j) + B)),
        "positive": gt(W(N), 0),
    },
    conclusion=le(deviation, A + N * B / W(N)),
    proof=(
        Induct(
            "above",
            j,
            le(V(j) - c * W(j), A * W(j) + j * B),
            start=zero,
            stop=N,
            base=("no_mass", "no_total"),
            step=("mass", "total", "weight", "near"),
            degree=2,
        ),
        Induct(
            "below",
            j,
            ge(V(j) - c * W(j), -A * W(j) - j * B),
            start=zero,
            stop=N,
            base=("no_mass", "no_total"),
            step=("mass", "total", "weight", "near"),
            degree=2,
        ),
        Use("above_all", "above", at={j: N}),
        Use("below_all", "below", at={j: N}),
        Step("result", le(deviation, A + N * B / W(N)), given=("positive", "above_all", "below_all")),
    ),
    witness={c: zero, A: sp.Integer(1), B: zero, N: sp.Integer(2)},
    witness_functions={
        w: sp.Lambda(j, 1),
        v: sp.Lambda(j, 1),
        W: sp.Lambda(j, j),
        V: sp.Lambda(j, j),
    },
    controls=(
        Control(
            "without the allowance B",
            conclusion=le(deviation, A),
            witness={c: zero, A: zero, B: sp.Integer(1), N: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
