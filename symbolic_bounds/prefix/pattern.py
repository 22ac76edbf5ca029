"""The least of h and of the cones s_j h + L d(., p_j) takes the value s_j h at p_j.

A pattern is a number r, its signs s_j come from its binary digits. At p_j the j-th cone is s_j h; every other
one is at least -h + 2h there.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.symbols import L, counting, j, natural, positive, real, schematic

d, p, digit, f = (schematic(name) for name in ("d", "p", "digit", "f"))
i, r, P, A, h = natural("i"), natural("r"), natural("P"), counting("A"), positive("h")
u, v, w = real("u"), real("v"), real("w")
zero, one = sp.Integer(0), sp.Integer(1)


def sign(index: sp.Expr) -> sp.Expr:
    return 2 * digit(r, index) - 1


known = lt(r, A)
level = h * sign(i)
TRIANGLE = {"triangle": forall((u, v, w), le(d(u, w), d(u, v) + d(v, w)))}
FAMILY = {
    "no_distance": forall(u, eq(d(u, u), 0)),
    "symmetric": forall((u, v), eq(d(u, v), d(v, u))),
    "separated": forall((i, j), lt(i, j), lt(j, P), ge(L * d(p(i), p(j)), 2 * h)),
    "binary": forall((r, j), known, lt(j, P), eq(digit(r, j) * (digit(r, j) - 1), 0)),
    "start": forall((r, u), eq(f(r, 0, u), h)),
    "least": forall((r, j, u), eq(f(r, j + 1, u), sp.Min(f(r, j, u), h * sign(j) + L * d(p(j), u)))),
}

claim = Claim(
    id="prefix.pattern",
    title="A function for every pattern of signs",
    meaning="In a metric space, for points that are pairwise at least 2h/L apart and any signs, the least of the cones "
    "of slope L over them is h times the sign at every point. Points of the space are labelled by real numbers.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit",
    symbols=(L, h, P, A, r, i),
    functions=(d, p, digit, f),
    hypotheses={
        **FAMILY,
        "pattern": known,
        "index": lt(i, P),
    },
    conclusion=eq(f(r, P, p(i)), level),
    proof=(
        Use("digit", "binary", given=("pattern",), fix=(j,), assume=(lt(j, P),)),
        Step("sign_low", ge(sign(j), -1), given=("digit",), fix=(j,), assume=(lt(j, P),)),
        Step("sign_high", le(sign(j), 1), given=("digit",), fix=(j,), assume=(lt(j, P),)),
        Use("level_high", "sign_high", at={j: i}, given=("index",)),
        Use("start_here", "start", at={u: p(i)}),
        Use("least_here", "least", at={u: p(i)}, fix=(j,)),
        Step("earlier", lt(j, P), given=("index",), fix=(j,), assume=(lt(j, i),)),
        Use("sign_earlier", "sign_low", given=("earlier",), fix=(j,), assume=(lt(j, i),)),
        Use("far_earlier", "separated", at={i: j, j: i}, given=("index",), fix=(j,), assume=(lt(j, i),)),
        Induct(
            "before",
            j,
            eq(f(r, j, p(i)), h),
            start=zero,
            stop=i,
            base=("start_here",),
            step=("least_here", "sign_earlier", "far_earlier"),
        ),
        Use("until", "before", at={j: i}),
        Use("least_there", "least", at={j: i, u: p(i)}),
        Use("nowhere_else", "no_distance", at={u: p(i)}),
        Step(
            "here",
            eq(f(r, i + 1, p(i)), level),
            given=("until", "least_there", "nowhere_else", "level_high"),
        ),
        Use("turned", "symmetric", at={u: p(j), v: p(i)}, fix=(j,)),
        Use("far_later", "separated", fix=(j,), assume=(lt(i, j), lt(j, P))),
        Induct(
            "after",
            j,
            eq(f(r, j, p(i)), level),
            start=i + 1,
            stop=P,
            base=("here",),
            step=("least_here", "sign_low", "level_high", "turned", "far_later"),
            at={"far_later": {j: j}},
        ),
        Use("value", "after", at={j: P}, given=("index",)),
    ),
    witness={L: one, h: one, P: one, A: sp.Integer(2), r: one, i: zero},
    witness_functions={
        d: sp.Lambda((u, v), sp.Abs(u - v)),
        p: sp.Lambda(j, 0),
        digit: sp.Lambda((r, j), 1),
        f: sp.Lambda((r, j, u), 1),
    },
    controls=(
        Control(
            "half the height",
            conclusion=eq(2 * f(r, P, p(i)), level),
            witness={L: one, h: one, P: one, A: sp.Integer(2), r: one, i: zero},
        ),
        Control(
            "points anywhere",
            hypotheses={"separated": forall((i, j), lt(i, j), lt(j, P), ge(L * d(p(i), p(j)), 0))},
        ),
    ),
    expected="proved",
)
