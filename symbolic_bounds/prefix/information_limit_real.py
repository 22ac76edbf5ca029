"""The floor with real numbers: keys and values are rounded, which changes outputs by at most 2 eps, then counted.

With scores <x, kappa_k>, |kappa_k| <= R, cover the ball of keys by balls of radius eps/(2V) and [-V, V] by intervals of
length eps. Tokens of equal cells give outputs within 2 eps (`prefix.same_letters`), so patterns at distance more than
4 eps/L never share all cells (`prefix.same_prefix`), and there are at most Q^N choices of cells.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, le, lt
from symbolic_bounds.language import ball_covering
from symbolic_bounds.prefix.information_limit import LETTERS, Q
from symbolic_bounds.prefix.information_limit import claim as information_limit
from symbolic_bounds.prefix.pattern import TRIANGLE, A, P, d, digit, f, h, known, p, r, u
from symbolic_bounds.prefix.pattern import v as other_point
from symbolic_bounds.prefix.same_letters import HEAD, V, W, score, top, v
from symbolic_bounds.prefix.same_letters import claim as same_letters
from symbolic_bounds.prefix.same_prefix import HEADS, D, head, known_too, letter, s, same, slack
from symbolic_bounds.symbols import L, N, counting, eps, j, m, nonnegative, positive

R = positive("R")
a, b, c, e = nonnegative("a"), nonnegative("b"), nonnegative("c"), nonnegative("e")
one, two = sp.Integer(1), sp.Integer(2)
radius = eps / (2 * R * top)
key_cells, intervals = ball_covering(m + 1, radius), sp.ceiling(2 * top / eps)
key_bound, value_bound = (1 + 4 * R * top / eps) ** (m + 1), 1 + 2 * top / eps
bound = key_bound * value_bound

claim = Claim(
    id="prefix.information_limit.real",
    title="Floor for prefixes of real numbers",
    meaning="If each of the 2^P functions that prescribe signs at P points more than 4 epsilon/L apart, all of them "
    "L-Lipschitz, is within epsilon of a head with a prefix of N tokens with keys of norm at most R and values of "
    "at most V, then N times the logarithm of (1 + 4RV/epsilon)^(m+1) (1 + 2V/epsilon) to base two is at least P.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction of prefixes",
    symbols=(L, eps, h, P, A, m, R, top, Q, N),
    functions=(d, p, digit, D, f, score, v, W, V, letter, head),
    hypotheses={
        **{name: formula for name, formula in HEADS.items() if name != "determined"},
        **TRIANGLE,
        **LETTERS,
        **HEAD,
        "patterns": eq(A, 2**P),
        "room": lt(2 * eps, h),
        "below": information_limit.hypotheses["below"],
        "cells": le(Q, key_cells * intervals),
    },
    conclusion=Both(
        (
            forall((r, u, other_point), le(sp.Abs(f(r, P, u) - f(r, P, other_point)), L * d(u, other_point))),
            le(2**P, bound**N),
        )
    ),
    proof=(
        Use("lipschitz", "prefix.cones", fix=(r, u, other_point)),
        Use(
            "determined", "prefix.same_letters", at={u: p(j)}, fix=(r, s, j), assume=(known, known_too, lt(j, P), same)
        ),
        Use("different", "prefix.same_prefix", at={slack: 2 * eps}, fix=(r, s), assume=(known, known_too, same)),
        Use("count", "axiom.pigeonhole"),
        Use("volume", "axiom.ball_volume", at={counting("n"): m + 1, positive("r"): radius}),
        Step("values", le(intervals, value_bound)),
        Step("product", le(a * b, c * e), fix=(a, b, c, e), assume=(le(a, c), le(b, e))),
        Use(
            "alphabet",
            "product",
            at={a: key_cells, b: intervals, c: key_bound, e: value_bound},
            given=("volume", "values"),
        ),
        Use(
            "words",
            "axiom.power_monotone",
            at={positive("a"): Q, positive("b"): bound, nonnegative("p"): N},
            given=("cells", "alphabet"),
        ),
        Step("result", le(2**P, bound**N), given=("patterns", "count", "words")),
    ),
    witness={
        **{key: information_limit.witness[key] for key in (L, h, P, A, m, N)},
        eps: sp.Rational(1, 4),
        R: one,
        top: one,
        Q: one,
    },
    witness_functions={
        **information_limit.witness_functions,
        **same_letters.witness_functions,
        ball_covering: sp.Lambda((m, eps), 1),
    },
    controls=(
        Control("half of the points", conclusion=le(2 ** (2 * P), bound**N)),
        Control("points closer together", hypotheses={"room": lt(eps, h)}),
    ),
    expected="proved",
)
