"""A sum of non-negative terms is at least each of them.

Induction up to the term shows that the sum before it is not negative, induction after it keeps the bound.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, lt
from symbolic_bounds.symbols import N, j, natural, schematic

w, W = schematic("w"), schematic("W")
n = natural("n")
zero = sp.Integer(0)

claim = Claim(
    id="calculus.total_contains",
    title="A sum and its terms",
    meaning="A sum of non-negative terms is at least each of its terms.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(n, N),
    functions=(w, W),
    hypotheses={
        "index": lt(n, N),
        "start": eq(W(0), 0),
        "next": forall(j, eq(W(j + 1), W(j) + w(j))),
        "weight": forall(j, lt(j, N), ge(w(j), 0)),
    },
    conclusion=ge(W(N), w(n)),
    proof=(
        Induct("before", j, ge(W(j), 0), start=zero, stop=N, base=("start",), step=("next", "weight")),
        Use("before_term", "before", at={j: n}, given=("index",)),
        Use("at_term", "next", at={j: n}),
        Step("with_term", ge(W(n + 1), w(n)), given=("before_term", "at_term")),
        Induct("after", j, ge(W(j), w(n)), start=n + 1, stop=N, base=("with_term",), step=("next", "weight")),
        Use("result", "after", at={j: N}, given=("index",)),
    ),
    witness={n: zero, N: sp.Integer(2)},
    witness_functions={w: sp.Lambda(j, 1), W: sp.Lambda(j, j)},
    controls=(
        Control(
            "twice the term",
            conclusion=ge(W(N), 2 * w(n)),
            witness={n: zero, N: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
