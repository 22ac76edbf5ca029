"""A floor for prefixes of any real numbers at all, keys and values: signs of exponential sums are not that rich.

The head has the sign of its numerator, a sum of N exponentials. Heads within eps < h of all patterns of signs at P
points have all these signs there, and then P is at most a polynomial of fourth degree in N (`anthony_bartlett`).
"""

import sympy as sp

from symbolic_bounds.anthony_bartlett.anthony_bartlett import SUMS, S, dimension, key, reach, score, v, x
from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import Both, eq, forall, le, lt
from symbolic_bounds.prefix.head_sign import HEAD, mass
from symbolic_bounds.prefix.pattern import TRIANGLE, A, P, d, digit, f, h, i, known, p, r, u
from symbolic_bounds.prefix.pattern import v as other_point
from symbolic_bounds.prefix.same_prefix import HEADS, D, head
from symbolic_bounds.prefix.same_prefix import claim as same_prefix
from symbolic_bounds.symbols import L, N, eps, j, m

one = sp.Integer(1)

claim = Claim(
    id="prefix.information_limit.vc",
    title="Floor for prefixes of any real numbers",
    meaning="If each of the 2^P functions that prescribe signs at P points more than 2 epsilon/L apart, all of them "
    "L-Lipschitz, is within epsilon of a head with N tokens of real numbers of any size, keys of m+1 numbers and a "
    "value, then P is at most (d(N+1))^2 + 11 d(N+1) (t + log2(9d(N+1))), with d = (m+2) N and t = (2m+4) N + 1: "
    "N grows at least like the fourth root of P.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction of prefixes",
    symbols=(L, eps, h, P, A, m, N),
    functions=(d, p, digit, D, f, head, x, key, score, v, S, mass),
    hypotheses={
        **HEAD,
        **SUMS,
        **TRIANGLE,
        **{name: HEADS[name] for name in ("no_digits", "digits", "number")},
        "patterns": eq(A, 2**P),
    },
    conclusion=Both(
        (
            forall((r, u, other_point), le(sp.Abs(f(r, P, u) - f(r, P, other_point)), L * d(u, other_point))),
            le(P, dimension),
        )
    ),
    proof=(
        Use("lipschitz", "prefix.cones", fix=(r, u, other_point)),
        Use("signs", "prefix.head_sign", fix=(r, i), assume=(known, lt(i, P))),
        Use("result", "anthony_bartlett"),
    ),
    witness={**{s: same_prefix.witness[s] for s in (L, eps, h, P, A, N)}, m: one},
    witness_functions={
        **same_prefix.witness_functions,
        x: sp.Lambda((i, j), 0),
        key: sp.Lambda((r, i, j), 0),
        score: sp.Lambda((r, j, i, u), 0),
        v: sp.Lambda((r, i), 1),
        S: sp.Lambda((r, i, j), j),
        mass: sp.Lambda((r, i, j), j),
    },
    controls=(
        Control("its root", conclusion=le(P**2, dimension)),
        Control("points at distance epsilon", hypotheses={"room": lt(eps, 2 * h)}),
        Control("linear in N", conclusion=le(P, 11 * reach)),
    ),
    expected="cited",
)
