"""A head within eps < h of a pattern of signs has these signs at the points, and so has its numerator."""

import sympy as sp

from symbolic_bounds.anthony_bartlett.anthony_bartlett import S, score
from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.prefix.pattern import FAMILY, A, P, d, digit, f, h, i, known, p, r, sign, u
from symbolic_bounds.prefix.same_prefix import HEADS, head
from symbolic_bounds.prefix.same_prefix import claim as same_prefix
from symbolic_bounds.symbols import L, N, eps, j, m, natural, positive, real, schematic

mass = schematic("mass")
a, b, c, e = real("a"), positive("b"), real("c"), real("e")
zero, one = sp.Integer(0), sp.Integer(1)
inside = lt(i, P)
weight = sp.exp(score(r, j, i, m + 1))
HEAD = {
    **FAMILY,
    "approximated": HEADS["approximated"],
    "no_mass": forall((r, i), eq(mass(r, i, 0), 0)),
    "mass": forall((r, i, j), eq(mass(r, i, j + 1), mass(r, i, j) + weight)),
    "head": forall((r, i), known, inside, eq(head(r, p(i)) * mass(r, i, N), S(r, i, N))),
    "room": lt(eps, h),
}

claim = Claim(
    id="prefix.head_sign",
    title="Sign of the numerator",
    meaning="The numerator of a head that is within epsilon of a function that prescribes signs has these signs.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit.vc",
    symbols=(L, eps, h, P, A, m, N, r, i),
    functions=(d, p, digit, f, head, score, S, mass),
    hypotheses={**HEAD, "pattern": known, "index": inside},
    conclusion=gt(sign(i) * S(r, i, N), 0),
    proof=(
        Use("value", "prefix.pattern"),
        Use("near", "approximated", at={u: p(i)}, given=("pattern",)),
        Use("bit", "binary", at={j: i}, given=("pattern", "index")),
        Use("empty", "no_mass"),
        Use("more", "mass", fix=(j,)),
        Step("weight", ge(weight, 0), fix=(j,), assume=(lt(j, N),)),
        Use(
            "contains",
            "calculus.total_contains",
            at={natural("n"): zero},
            functions={schematic("w"): sp.Lambda(j, weight), schematic("W"): sp.Lambda(j, mass(r, i, j))},
            given=("empty", "more", "weight"),
        ),
        Step("positive", gt(mass(r, i, N), 0), given=("contains",)),
        Step("square", eq(sign(i) * sign(i), 1), given=("bit",)),
        Step(
            "agree",
            gt(a * c, 0),
            fix=(a, c, e),
            assume=(eq(a * a, 1), eq(e, h * a), le(sp.Abs(c - e), eps)),
            given=("room",),
        ),
        Use(
            "sign",
            "agree",
            at={a: sign(i), c: head(r, p(i)), e: f(r, P, p(i))},
            given=("square", "value", "near"),
        ),
        Use("numerator", "head", given=("pattern", "index")),
        Step("scaled", gt(a * e, 0), fix=(a, b, c, e), assume=(gt(a * c, 0), eq(c * b, e))),
        Use(
            "result",
            "scaled",
            at={a: sign(i), b: mass(r, i, N), c: head(r, p(i)), e: S(r, i, N)},
            given=("positive", "sign", "numerator"),
        ),
    ),
    witness={
        **{s: same_prefix.witness[s] for s in (L, eps, h, A, N)},
        P: one,
        A: sp.Integer(2),
        m: one,
        r: one,
        i: zero,
    },
    witness_functions={
        **{g: same_prefix.witness_functions[g] for g in (d, p, digit, f, head)},
        d: sp.Lambda((u, real("v")), sp.Abs(u - real("v"))),
        score: sp.Lambda((r, j, i, u), 0),
        S: sp.Lambda((r, i, j), j),
        mass: sp.Lambda((r, i, j), j),
    },
    controls=(
        Control("the other sign", conclusion=gt(-sign(i) * S(r, i, N), 0)),
        Control("twice the error", hypotheses={"room": lt(eps, 2 * h)}),
    ),
    expected="proved",
)
