"""A sum with one term that is not zero is that term: induction up to it, and on from it."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, lt
from symbolic_bounds.symbols import N, j, natural, schematic

a, S, p = schematic("a"), schematic("S"), natural("p")
zero, one = sp.Integer(0), sp.Integer(1)

claim = Claim(
    id="calculus.one_hot_sum",
    title="Sum with one term",
    meaning="A sum all of whose terms but one vanish equals that term.",
    kind="lemma",
    provenance="A",
    place="helper of Section 4",
    symbols=(p, N),
    functions=(a, S),
    hypotheses={
        "index": lt(p, N),
        "before": forall(j, lt(j, p), eq(a(j), 0)),
        "after": forall(j, lt(p, j), lt(j, N), eq(a(j), 0)),
        "start": eq(S(0), 0),
        "next": forall(j, lt(j, N), eq(S(j + 1), S(j) + a(j))),
    },
    conclusion=eq(S(N), a(p)),
    proof=(
        Step("early", lt(j, N), given=("index",), fix=(j,), assume=(lt(j, p),)),
        Use("early_next", "next", given=("early",), fix=(j,), assume=(lt(j, p),)),
        Induct(
            "none",
            j,
            eq(S(j), 0),
            start=zero,
            stop=p,
            base=("start",),
            step=("early_next", "before"),
        ),
        Use("until", "none", at={j: p}),
        Use("term", "next", at={j: p}, given=("index",)),
        Step("with_term", eq(S(p + 1), a(p)), given=("until", "term")),
        Induct(
            "all",
            j,
            eq(S(j), a(p)),
            start=p + 1,
            stop=N,
            base=("with_term",),
            step=("next", "after"),
        ),
        Use("result", "all", at={j: N}, given=("index",)),
    ),
    witness={p: zero, N: one},
    witness_functions={a: sp.Lambda(j, 1), S: sp.Lambda(j, j)},
    controls=(Control("nothing", conclusion=eq(S(N), 0), witness={p: zero, N: one}),),
    expected="proved",
)
