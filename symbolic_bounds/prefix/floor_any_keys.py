"""`prefix.information_limit.any_keys` at a largest set of points of the sphere: the exponent m, up to a logarithm.

If N is at most the number P of points, then of n = P N^2 (J+1) + N (K+1) comparisons at most P^2 (J+1) + K + 1 belong
to one token, whatever N is, and 2^P <= (e n/q)^q with q = (m+2) N gives a lower bound of N in P alone.
"""

import sympy as sp

from symbolic_bounds.axiom.arrangement import c, form, level, n, q
from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.cover.separated import points
from symbolic_bounds.formula import Both, eq, ge, implies, le, lt
from symbolic_bounds.language import packing
from symbolic_bounds.prefix.information_limit_any_keys import J, K, eta
from symbolic_bounds.prefix.information_limit_any_keys import claim as any_keys
from symbolic_bounds.prefix.pattern import P, h, r
from symbolic_bounds.symbols import L, N, delta, j, m, positive, real, x

spacing = 2 * h / L
base, most = sp.E * n / q, sp.E * (P**2 * (J + 1) + K + 1) / (m + 2)
needed = le(P * sp.log(2), (m + 2) * N * sp.log(most))
short = le(N, P)
a, b, u, v = real("a"), real("b"), positive("u"), positive("v")
w, y, z = real("w"), positive("y"), positive("z")

claim = Claim(
    id="prefix.floor.any_keys",
    title="Explicit floor for prefixes with any real keys",
    meaning="If all L-Lipschitz functions on the sphere are within epsilon of heads with N tokens, keys of any real "
    "numbers and values of at most V, then N is above P, or (m+2) N log(e (P^2 (J+1) + K + 1)/(m+2)) is at least "
    "P log 2, where P, the largest number of points more than 2h/L apart, is at least m w_m/w_(m-1) (L/(2h))^m, for h "
    "above epsilon by any share, at the cost of a logarithm: no bound on the keys helps to beat the exponent m.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction of prefixes",
    symbols=(*any_keys.symbols, m),
    functions=any_keys.functions,
    hypotheses={
        **any_keys.hypotheses,
        "numbers": eq(q, (m + 2) * N),
        "largest": eq(P, packing(m, spacing)),
        "narrow": lt(spacing, sp.pi),
    },
    conclusion=Both((implies(short, needed), ge(P, points(spacing)))),
    proof=(
        Use("patterns_fit", "prefix.information_limit.any_keys"),
        Use("two", "axiom.power_as_exponential", at={x: sp.Integer(2), real("p"): P}),
        Use("power", "axiom.power_as_exponential", at={x: base, real("p"): q}),
        Use("tangent", "axiom.exp_tangent", at={real("s"): a - b}, fix=(a, b)),
        Step("order", le(a, b), given=("tangent",), fix=(a, b), assume=(le(sp.exp(a), sp.exp(b)),)),
        Use(
            "exponents",
            "order",
            at={a: P * sp.log(2), b: q * sp.log(base)},
            given=("patterns_fit", "two", "power"),
        ),
        Step("pairs", le(P * N, P**2), assume=(short,)),
        Step("each", le(n, N * (P**2 * (J + 1) + K + 1)), given=("count", "pairs"), assume=(short,)),
        Step(
            "ratio",
            le(sp.E * u / v, sp.E * y / (m + 2)),
            fix=(u, v, y),
            assume=(le(u, N * y), eq(v, (m + 2) * N)),
        ),
        Use(
            "by_token",
            "ratio",
            at={u: n, v: q, y: P**2 * (J + 1) + K + 1},
            given=("each", "numbers"),
            assume=(short,),
        ),
        Use("log", "calculus.log_increasing", at={x: base, y: most}, given=("by_token",), assume=(short,)),
        Step("needed", needed, given=("exponents", "log", "numbers"), assume=(short,)),
        Use("net", "cover.separated", at={delta: spacing}, given=("narrow",)),
        Step("points", ge(P, points(spacing)), given=("largest", "net")),
    ),
    witness={  # no point, one token, and three comparisons of its value
        **any_keys.witness,
        L: sp.Integer(10),
        K: sp.Integer(2),
        eta: sp.Integer(1),
        n: sp.Integer(3),
        q: sp.Integer(3),
        m: sp.Integer(1),
    },
    witness_functions={
        **any_keys.witness_functions,
        level: sp.Lambda(c, c - 2),
        form: sp.Lambda((r, c, j), 2 - c),
        packing: sp.Lambda((m, delta), 0),
    },
    controls=(
        Control("half of the tokens", conclusion=implies(short, le(2 * P * sp.log(2), (m + 2) * N * sp.log(most)))),
        Control("twice the points", conclusion=ge(P, 2 * points(spacing))),
    ),
    expected="proved",
)
