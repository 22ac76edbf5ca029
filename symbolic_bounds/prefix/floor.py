"""`prefix.information_limit` at a largest set of points of the sphere more than 2 eps/L apart.

Such a set is a net, so it has at least 1/cap(2 eps/L) points, and a cap measures at most w_(m-1)/(m w_m) (2 eps/L)^m.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import Both, eq, ge, le, lt
from symbolic_bounds.language import cap, covering, packing
from symbolic_bounds.prefix.information_limit import bits
from symbolic_bounds.prefix.information_limit import claim as information_limit
from symbolic_bounds.prefix.pattern import P
from symbolic_bounds.symbols import L, N, delta, eps, m, positive, real, x

spacing = 2 * eps / L
points = m * surface(m) / surface(m - 1) / spacing**m
p, q, u, v = positive("p"), positive("q"), real("u"), real("v")

claim = Claim(
    id="prefix.floor",
    title="Explicit floor for prefixes on the sphere",
    meaning="If all L-Lipschitz functions on the sphere are within epsilon of heads with prefixes of N tokens of b-bit "
    "numbers, then (m+2) b N is at least the reciprocal of the measure of a cap of angle 2 epsilon/L, hence at least "
    "m w_m/w_(m-1) (L/(2 epsilon))^m: no construction beats the exponent m.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction of prefixes",
    symbols=information_limit.symbols,
    functions=information_limit.functions,
    hypotheses={
        **information_limit.hypotheses,
        "largest": eq(P, packing(m, spacing)),
        "fine": lt(spacing, sp.pi),
    },
    conclusion=Both((ge(N, 1 / cap(m, spacing) / ((m + 2) * bits)), ge(N, points / ((m + 2) * bits)))),
    proof=(
        Use("count", "prefix.information_limit"),
        Use("net", "axiom.packing", at={delta: spacing}, given=("fine",)),
        Use("measure", "axiom.caps_cover", at={delta: spacing}, given=("fine",)),
        Use("cap", "cover.cap_upper", at={x: spacing}, given=("fine",)),
        Step("many", ge(u, 1 / p), fix=(p, u, v), assume=(ge(u, v), ge(v * p, 1))),
        Use(
            "by_measure",
            "many",
            at={p: cap(m, spacing), u: packing(m, spacing), v: covering(m, spacing)},
            given=("net", "measure"),
        ),
        Step("fewer", ge(u, 1 / q), fix=(p, q, u), assume=(ge(u, 1 / p), le(p, q))),
        Use(
            "points",
            "fewer",
            at={p: cap(m, spacing), q: 1 / points, u: packing(m, spacing)},
            given=("measure", "by_measure", "cap"),
        ),
        Step("divided", ge(u, p / q), fix=(p, q, u, v), assume=(ge(v, p), le(v, q * u))),
        Use(
            "floor_by_measure",
            "divided",
            at={p: 1 / cap(m, spacing), q: (m + 2) * bits, u: N, v: P},
            given=("count", "largest", "measure", "by_measure"),
        ),
        Use(
            "floor",
            "divided",
            at={p: points, q: (m + 2) * bits, u: N, v: P},
            given=("count", "largest", "points"),
        ),
    ),
    witness=information_limit.witness,
    witness_functions={**information_limit.witness_functions, packing: sp.Lambda((m, eps), 0)},
    controls=(Control("twice the floor", conclusion=ge(N, 2 * points / ((m + 2) * bits))),),
    expected="proved",
)
