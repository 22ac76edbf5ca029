"""One head whose scores are all equal takes the mean of its inputs; T times the mean is the sum, exactly."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, gt
from symbolic_bounds.symbols import T, j, real, schematic

v, W, V, S = (schematic(name) for name in "vWVS")
score = real("s")
weight = sp.exp(score)
zero, one = sp.Integer(0), sp.Integer(1)

claim = Claim(
    id="seq.sum_head",
    title="Sum over the inputs by one head",
    meaning="T times the output of a head with equal scores is the sum of the values of its T inputs.",
    kind="theorem",
    provenance="T",
    place="Section 4, the outer sum",
    symbols=(score, T),
    functions=(v, W, V, S),
    hypotheses={
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "no_sum": eq(S(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + weight)),
        "total": forall(j, eq(V(j + 1), V(j) + weight * v(j))),
        "sum": forall(j, eq(S(j + 1), S(j) + v(j))),
    },
    conclusion=eq(T * V(T) / W(T), S(T)),
    proof=(
        Induct("masses", j, eq(W(j), j * weight), start=zero, base=("no_mass",), step=("mass",)),
        Induct(
            "totals",
            j,
            eq(V(j), weight * S(j)),
            start=zero,
            base=("no_total", "no_sum"),
            step=("total", "sum"),
        ),
        Use("mass_all", "masses", at={j: T}),
        Use("total_all", "totals", at={j: T}),
        Step("positive", gt(W(T), 0), given=("mass_all",)),
        Step("result", eq(T * V(T) / W(T), S(T)), given=("positive", "mass_all", "total_all")),
    ),
    witness={score: zero, T: one},
    witness_functions={f: sp.Lambda(j, j) for f in (W, V, S)} | {v: sp.Lambda(j, 1)},
    controls=(
        Control(
            "the mean is not the sum",
            conclusion=eq(V(T) / W(T), S(T)),
            witness={score: zero, T: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
