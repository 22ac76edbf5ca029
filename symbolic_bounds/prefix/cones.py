"""A minimum of L-Lipschitz functions is L-Lipschitz: induction over the cones, with the axioms of a metric."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.prefix.pattern import FAMILY, TRIANGLE, P, d, digit, f, h, p, r, u, v, w
from symbolic_bounds.prefix.pattern import claim as pattern
from symbolic_bounds.symbols import L, j

zero, one = sp.Integer(0), sp.Integer(1)
difference = sp.Abs(f(r, P, u) - f(r, P, v))

claim = Claim(
    id="prefix.cones",
    title="Functions that prescribe signs are Lipschitz",
    meaning="In a metric space the least of cones of slope L is L-Lipschitz.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit",
    symbols=(L, h, P, r, u, v),
    functions=(d, p, digit, f),
    hypotheses={**{name: FAMILY[name] for name in ("symmetric", "start", "least")}, **TRIANGLE},
    conclusion=le(difference, L * d(u, v)),
    proof=(
        Use("start_u", "start"),
        Use("start_v", "start", at={u: v}),
        Use("least_u", "least", fix=(j,)),
        Use("least_v", "least", at={u: v}, fix=(j,)),
        Use("back", "symmetric"),
        Use("round", "triangle", at={w: u}),
        Use("turn", "triangle", at={v: u, w: v}),
        Use("forth", "triangle", at={u: p(j), v: u, w: v}, fix=(j,)),
        Use("forth_back", "triangle", at={u: p(j), v: v, w: u}, fix=(j,)),
        Step("distance", ge(d(u, v), 0), given=("back", "round", "turn")),
        Induct(
            "above",
            j,
            le(f(r, j, u) - f(r, j, v), L * d(u, v)),
            start=zero,
            base=("start_u", "start_v", "distance"),
            step=("least_u", "least_v", "forth_back", "back"),
        ),
        Induct(
            "below",
            j,
            le(f(r, j, v) - f(r, j, u), L * d(u, v)),
            start=zero,
            base=("start_u", "start_v", "distance"),
            step=("least_u", "least_v", "forth"),
        ),
        Use("above_all", "above", at={j: P}),
        Use("below_all", "below", at={j: P}),
        Step("result", le(difference, L * d(u, v)), given=("above_all", "below_all")),
    ),
    witness={L: one, h: one, P: one, r: one, u: zero, v: one},
    witness_functions=pattern.witness_functions,
    controls=(Control("half the slope", conclusion=le(difference, L * d(u, v) / 2)),),
    expected="proved",
)
