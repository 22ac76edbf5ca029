"""`prefix.information_limit` at a largest set of points of the sphere more than 2 eps/L apart."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.cover.separated import points
from symbolic_bounds.formula import Both, eq, ge, le, lt
from symbolic_bounds.language import cap, packing
from symbolic_bounds.prefix.information_limit import bits
from symbolic_bounds.prefix.information_limit import claim as information_limit
from symbolic_bounds.prefix.pattern import P
from symbolic_bounds.symbols import L, N, delta, eps, m, positive, real

spacing = 2 * eps / L
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
    conclusion=Both((ge(N, 1 / cap(m, spacing) / ((m + 2) * bits)), ge(N, points(spacing) / ((m + 2) * bits)))),
    proof=(
        Use("count", "prefix.information_limit"),
        Use("net", "cover.separated", at={delta: spacing}, given=("fine",)),
        Step("divided", ge(u, p / q), fix=(p, q, u, v), assume=(ge(v, p), le(v, q * u))),
        Use(
            "floor_by_measure",
            "divided",
            at={p: 1 / cap(m, spacing), q: (m + 2) * bits, u: N, v: P},
            given=("count", "largest", "net"),
        ),
        Use(
            "floor",
            "divided",
            at={p: points(spacing), q: (m + 2) * bits, u: N, v: P},
            given=("count", "largest", "net"),
        ),
    ),
    witness=information_limit.witness,
    witness_functions={**information_limit.witness_functions, packing: sp.Lambda((m, eps), 0)},
    controls=(Control("twice the floor", conclusion=ge(N, 2 * points(spacing) / ((m + 2) * bits))),),
    expected="proved",
)
