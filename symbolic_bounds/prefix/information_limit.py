"""A floor for prefixes of b-bit numbers, by counting: no construction, however clever, needs fewer tokens.

Signs at P points more than 2 eps/L apart give 2^P functions (`prefix.cones`, `prefix.pattern`), and no two share a
prefix (`prefix.same_prefix`), so there are at least 2^P prefixes. Of a token the first output of the head sees the key,
m+1 numbers as they enter the score <x, key>, and one number of the value. Where the score mixes two blocks of the
stored token, the bits are those of the m+1 numbers after mixing.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import Both, eq, forall, ge, le, lt
from symbolic_bounds.prefix.pattern import TRIANGLE, A, P, d, digit, f, h, known, p, r, u, v
from symbolic_bounds.prefix.same_prefix import HEADS, D, head, k, known_too, letter, s, same, slack
from symbolic_bounds.prefix.same_prefix import claim as same_prefix
from symbolic_bounds.symbols import L, N, counting, eps, j, m, natural, nonnegative, positive

bits, Q = counting("b"), counting("Q")
zero, one = sp.Integer(0), sp.Integer(1)
numbers = (m + 2) * bits
inside, index = (known, lt(k, N)), lt(j, P)
LETTERS = {
    "above": forall((r, k), *inside, ge(letter(r, k), 0)),
    "whole": forall((r, k), *inside, eq(sp.floor(letter(r, k)), letter(r, k))),
}

claim = Claim(
    id="prefix.information_limit",
    title="Floor for prefixes of b-bit numbers",
    meaning="If each of the 2^P functions that prescribe signs at P points more than 2 epsilon/L apart, all of them "
    "L-Lipschitz, is within epsilon of a head with N tokens, each a key of m+1 numbers as they enter the score and a "
    "value, all of b bits, then (m+2) b N is at least P. Points of the metric space are labelled by real numbers.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction of prefixes",
    symbols=(L, eps, h, P, A, m, bits, Q, N),
    functions=(d, p, digit, D, f, letter, head),
    hypotheses={
        **HEADS,
        **TRIANGLE,
        **LETTERS,
        "patterns": eq(A, 2**P),
        "alphabet": eq(Q, 2**numbers),
        "room": lt(eps, h),
        "determined": forall((r, s, u), known, known_too, same, le(sp.Abs(head(r, u) - head(s, u)), 0)),
        "below": forall((r, k), *inside, lt(letter(r, k), Q)),
    },
    conclusion=Both(
        (
            forall((r, u, v), le(sp.Abs(f(r, P, u) - f(r, P, v)), L * d(u, v))),
            le(P, numbers * N),
        )
    ),
    proof=(
        Use("lipschitz", "prefix.cones", fix=(r, u, v)),
        Use("there", "determined", at={u: p(j)}, fix=(r, s, j), assume=(known, known_too, index, same)),
        Use("different", "prefix.same_prefix", at={slack: zero}, fix=(r, s), assume=(known, known_too, same)),
        Use("count", "axiom.pigeonhole"),
        Use(
            "letters",
            "axiom.power_monotone",
            at={positive("a"): Q, positive("b"): 2**numbers, nonnegative("p"): N},
            given=("alphabet",),
        ),
        Use(
            "result",
            "calculus.powers_of_two",
            at={natural("p"): P, natural("q"): numbers * N},
            given=("patterns", "count", "letters"),
        ),
    ),
    witness={**{key: same_prefix.witness[key] for key in (L, eps, h, P, A, N)}, m: one, bits: one, Q: sp.Integer(8)},
    witness_functions={**same_prefix.witness_functions, letter: sp.Lambda((r, k), 0)},
    controls=(
        Control("half the floor", conclusion=le(2 * P, numbers * N)),
        Control("points at distance epsilon", hypotheses={"room": lt(eps, 2 * h)}),
    ),
    expected="proved",
)
