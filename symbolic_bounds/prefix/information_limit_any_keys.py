"""The floor for any real keys, however large the scores: count the outcomes of comparisons, not digits.

At P points the output depends, up to a small error, only on how the scores of each two tokens and the values compare
with fixed levels (`prefix.same_comparisons`). All these are signs of n affine functions of the q numbers of the prefix,
q = (m+2) N for N tokens of a key of m+1 numbers and a value, so there are at most (e n/q)^q outcomes. Patterns more
than 2 eps/L + slack/L apart never share one (`prefix.same_prefix`). The levels may be fine: n counts in a logarithm.
"""

import sympy as sp

from symbolic_bounds.axiom.arrangement import FORMS, LETTERS, c, coefficient, form, letter, level, n, number, q
from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, le, lt
from symbolic_bounds.prefix import same_comparisons as near
from symbolic_bounds.prefix import same_prefix
from symbolic_bounds.prefix.pattern import TRIANGLE, A, P, d, digit, f, h, i, known, p, r, u, v
from symbolic_bounds.prefix.same_prefix import D, head, known_too, s
from symbolic_bounds.prefix.same_token import COMPARISONS, SAME, best, score
from symbolic_bounds.prefix.same_token import v as value
from symbolic_bounds.symbols import L, N, eps, j, real

J, K, sigma, eta, top = near.claim.symbols[5:10]
bound = (sp.E * n / q) ** q
inside = lt(j, P)

claim = Claim(
    id="prefix.information_limit.any_keys",
    title="Floor for prefixes with any real keys",
    meaning="If each of the 2^P functions that prescribe signs at P points, pairwise at least 2h/L apart, all of them "
    "L-Lipschitz, is within epsilon of a head with N tokens whose scores at the points and values, at most V, are "
    "affine functions of q real numbers of any size, then 2^P is at most (e n/q)^q, with n = P N^2 (J+1) + N (K+1) "
    "comparisons. Here h exceeds epsilon by half of eta + 2V (e^sigma - 1 + N e^(-J sigma)), eta is at least 2V/K, and "
    "sigma, J and K are free. A prefix of N keys of m+1 numbers and as many values has q = (m+2) N.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction of prefixes",
    symbols=(L, eps, h, P, A, N, J, K, sigma, eta, top, n, q),
    functions=(
        *(d, p, digit, D, f, head),
        *(number, coefficient, level, form, letter),
        *(score, value, best, near.mass, near.total),
    ),
    hypotheses={
        **{name: formula for name, formula in same_prefix.HEADS.items() if name != "determined"},
        **TRIANGLE,
        **FORMS,
        **LETTERS,
        **COMPARISONS,
        **near.HEADS,
        "patterns": eq(A, 2**P),
        "room": lt(eps + near.slack / 2, h),
        "enough": le(q, n),
    },
    conclusion=Both((forall((r, u, v), le(sp.Abs(f(r, P, u) - f(r, P, v)), L * d(u, v))), le(2**P, bound))),
    proof=(
        Use("lipschitz", "prefix.cones", fix=(r, u, v)),
        Use("determined", "prefix.same_comparisons", at={i: j}, fix=(r, s, j), assume=(known, known_too, inside, SAME)),
        Use("factor", "axiom.exp_tangent", at={real("s"): sigma}),
        Use(
            "different",
            "prefix.same_prefix",
            at={same_prefix.slack: near.slack, N: n},
            given=("factor",),
            fix=(r, s),
            assume=(known, known_too, SAME),
        ),
        Use("outcomes", "axiom.arrangement"),
        Step("result", le(2**P, bound), given=("patterns", "outcomes")),
    ),
    witness={  # no point, hence one pattern, one function and two comparisons
        **{key: same_prefix.point[key] for key in (L, eps, P, A, N)},
        **{key: near.claim.witness[key] for key in (J, K, sigma, eta, top, q)},
        h: sp.Integer(5),
        n: sp.Integer(2),
    },
    witness_functions={
        **near.claim.witness_functions,
        **same_prefix.meanings,
        head: sp.Lambda((r, u), 5),
        f: sp.Lambda((r, j, u), 5),
        letter: sp.Lambda((r, c), 1),
        number: sp.Lambda((r, j), 0),
        coefficient: sp.Lambda((c, j), 0),
        level: sp.Lambda(c, 2 * c - 2),
        form: sp.Lambda((r, c, j), 2 - 2 * c),
    },
    controls=(
        Control("half of the points", conclusion=le(2 ** (2 * P), bound)),
        Control("points closer together", hypotheses={"room": lt(eps, h)}),
    ),
    expected="proved",
)
