"""The Vapnik-Chervonenkis dimension of what is computed with exponentials, for signs of exponential sums.

The sign of a sum of N terms v_k exp(<x, key_k>) depends on d = (m+2) N parameters and takes N exponentials among
t = (2m+4) N + 1 operations: (2m+1) N for the scores, N exponentials, N products, N-1 sums, a comparison, the output.
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, gt, le, lt
from symbolic_bounds.prefix.pattern import FAMILY, A, P, digit, i, known, r, sign
from symbolic_bounds.prefix.same_prefix import HEADS, D
from symbolic_bounds.symbols import N, j, m, natural, schematic

k = natural("k")
x, key, score, v, S = (schematic(name) for name in ("x", "key", "score", "v", "S"))
inside = lt(i, P)
DIGITS = {"binary": FAMILY["binary"], **{name: HEADS[name] for name in ("no_digits", "digits", "number")}}
SUMS = {  # score(r, k, i, m+1) of token k at point i, and S(r, i, N) the numerator of the head there
    "no_score": forall((r, k, i), eq(score(r, k, i, 0), 0)),
    "score": forall((r, k, i, j), eq(score(r, k, i, j + 1), score(r, k, i, j) + x(i, j) * key(r, k, j))),
    "no_sum": forall((r, i), eq(S(r, i, 0), 0)),
    "sum": forall((r, i, j), eq(S(r, i, j + 1), S(r, i, j) + sp.exp(score(r, j, i, m + 1)) * v(r, j))),
}
parameters, operations = (m + 2) * N, (2 * m + 4) * N + 1
reach = parameters * (N + 1)
dimension = reach**2 + 11 * reach * (operations + sp.log(9 * reach) / sp.log(2))

claim = Claim(
    id="anthony_bartlett",
    title="Signs of exponential sums",
    meaning="If sums of N terms v_k exp(<x, key_k>) with real numbers v_k and keys of m+1 real numbers have every "
    "pattern of signs at P points, then P is at most (d(N+1))^2 + 11 d(N+1) (t + log2(9d(N+1))), with d = (m+2) N and "
    "t = (2m+4) N + 1.",
    kind="citation",
    provenance="A",
    place="lower bound for prefixes of any real numbers",
    symbols=(P, A, N, m),
    functions=(digit, D, x, key, score, v, S),
    hypotheses={
        "patterns": eq(A, 2**P),
        **DIGITS,
        **SUMS,
        "signs": forall((r, i), known, inside, gt(sign(i) * S(r, i, N), 0)),
    },
    conclusion=le(P, dimension),
    witness={P: sp.Integer(0), A: sp.Integer(1), N: sp.Integer(1), m: sp.Integer(1)},
    witness_functions={
        digit: sp.Lambda((r, j), 1),
        D: sp.Lambda((r, j), 2**j - 1),
        x: sp.Lambda((i, j), 0),
        key: sp.Lambda((r, k, j), 0),
        score: sp.Lambda((r, k, i, j), 0),
        v: sp.Lambda((r, k), 1),
        S: sp.Lambda((r, i, j), j),
    },
    expected="cited",
    reference="Anthony and Bartlett (1999), Neural Network Learning: Theoretical Foundations, Theorem 8.14, after "
    "Karpinski and Macintyre (1997); quoted without the book at hand, so compare its constants before relying on them",
)
