"""One soft token for every prefix of every layer: the first layer holds them all.

Layer l needs n_l <= N prefixes, so K layers need the sum of the n_l, at most K N: linear in N.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Use
from symbolic_bounds.formula import eq, forall, le, lt
from symbolic_bounds.symbols import N, counting, j, schematic

K = counting("K")
n, S = schematic("n"), schematic("S")
one = sp.Integer(1)

claim = Claim(
    id="prompt.soft_tokens",
    title="Soft tokens instead of prefixes",
    meaning="Prefixes of at most N tokens in each of K layers are worth at most K N soft tokens in the first.",
    kind="theorem",
    provenance="R",
    place="Section 5, connection to prompting",
    symbols=(K, N),
    functions=(n, S),
    hypotheses={
        "start": eq(S(0), 0),
        "next": forall(j, lt(j, K), eq(S(j + 1), S(j) + n(j))),
        "prefix": forall(j, lt(j, K), le(n(j), N)),
    },
    conclusion=le(S(K), K * N),
    proof=(
        Induct(
            "sums",
            j,
            le(S(j), j * N),
            start=sp.Integer(0),
            stop=K,
            base=("start",),
            step=("next", "prefix"),
        ),
        Use("result", "sums", at={j: K}),
    ),
    witness={K: one, N: one},
    witness_functions={n: sp.Lambda(j, 1), S: sp.Lambda(j, j)},
    controls=(Control("one layer only", conclusion=le(S(K), N), witness={K: sp.Integer(2), N: one}),),
    expected="proved",
)
