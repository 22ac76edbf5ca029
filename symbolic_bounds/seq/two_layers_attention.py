"""The first layer: every token takes all slots, its own with weight A, the others with weight B.

The score of a token with itself is c, with the others 0, so the weights are e^c and 1 over e^c + T - 1. Slot k is
filled by token k alone; a sum with one term gives w_k y over the total. The position block is the case y = 1.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, gt, lt
from symbolic_bounds.symbols import T, counting, j, natural, positive, real, schematic

w, W, slot, V = (schematic(name) for name in ("w", "W", "s", "V"))
a, S = schematic("a"), schematic("S")
i, k, c, y = natural("i"), natural("k"), positive("c"), real("y")
N, p = counting("N"), natural("p")
zero, one, two = sp.Integer(0), sp.Integer(1), sp.Integer(2)
total = sp.exp(c) + T - 1

claim = Claim(
    id="seq.two_layers.attention",
    title="First layer",
    meaning="With score c for a token's own position and 0 for the others, the first layer returns in slot k the "
    "value of token k times its attention weight, e^c or 1 over e^c + T - 1.",
    kind="lemma",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(i, k, T, c, y),
    functions=(w, W, slot, V),
    hypotheses={
        "query": lt(i, T),
        "token": lt(k, T),
        "own": eq(w(i), sp.exp(c)),
        "before": forall(j, lt(j, i), eq(w(j), 1)),
        "after": forall(j, lt(i, j), lt(j, T), eq(w(j), 1)),
        "slot": eq(slot(k), y),
        "slot_before": forall(j, lt(j, k), eq(slot(j), 0)),
        "slot_after": forall(j, lt(k, j), lt(j, T), eq(slot(j), 0)),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, lt(j, T), eq(W(j + 1), W(j) + w(j))),
        "total": forall(j, lt(j, T), eq(V(j + 1), V(j) + w(j) * slot(j))),
    },
    conclusion=Both((eq(W(T), total), eq(V(T) / W(T), w(k) * y / total))),
    proof=(
        Step("none_before", eq(w(j) - 1, 0), given=("before",), fix=(j,), assume=(lt(j, i),)),
        Step("none_after", eq(w(j) - 1, 0), given=("after",), fix=(j,), assume=(lt(i, j), lt(j, T))),
        Step(
            "surplus",
            eq(W(j + 1) - (j + 1), W(j) - j + (w(j) - 1)),
            given=("mass",),
            fix=(j,),
            assume=(lt(j, T),),
        ),
        Use(
            "masses",
            "calculus.one_hot_sum",
            at={N: T, p: i},
            functions={a: sp.Lambda(j, w(j) - 1), S: sp.Lambda(j, W(j) - j)},
            given=("query", "no_mass"),
        ),
        Step("mass_all", eq(W(T), total), given=("masses", "own")),
        Step("empty_before", eq(w(j) * slot(j), 0), given=("slot_before",), fix=(j,), assume=(lt(j, k),)),
        Step(
            "empty_after",
            eq(w(j) * slot(j), 0),
            given=("slot_after",),
            fix=(j,),
            assume=(lt(k, j), lt(j, T)),
        ),
        Use(
            "totals",
            "calculus.one_hot_sum",
            at={N: T, p: k},
            functions={a: sp.Lambda(j, w(j) * slot(j)), S: sp.Lambda(j, V(j))},
            given=("token",),
        ),
        Step("total_all", eq(V(T), w(k) * y), given=("totals", "slot")),
        Step("positive", gt(total, 0)),
        Use(
            "result",
            "calculus.same_quotient",
            at={real("p"): V(T), real("q"): W(T), real("r"): w(k) * y, positive("s"): total},
            given=("mass_all", "total_all", "positive"),
        ),
    ),
    witness={i: zero, k: zero, T: one, c: one, y: one},
    witness_functions={
        w: sp.Lambda(j, sp.E),
        W: sp.Lambda(j, sp.E * j),
        slot: sp.Lambda(j, 1),
        V: sp.Lambda(j, sp.E * j),
    },
    controls=(
        Control(
            "the value without its weight",
            conclusion=eq(V(T) / W(T), 2 * y),
            witness={i: zero, k: zero, T: one, c: one, y: one},
        ),
    ),
    expected="proved",
)
