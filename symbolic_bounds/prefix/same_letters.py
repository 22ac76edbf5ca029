"""Two heads with the same letters: scores within eps/V and values within eps of each other, token by token.

With the keys of the other head the output moves by at most (eps/V) V (`softmax.perturbed`), with its values by eps.
V(r, s) is the numerator with the values of r and the keys of s.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.prefix.pattern import A, known, r, u
from symbolic_bounds.prefix.same_prefix import head, k, known_too, letter, s, same
from symbolic_bounds.symbols import N, eps, j, natural, positive, real, schematic

score, v, W, V = (schematic(name) for name in ("score", "v", "W", "V"))
w, W_, V_, moved = (schematic(name) for name in ("w", "W'", "V'", "score'"))
top, n = positive("v_max"), natural("n")
p, q, x, y, z = positive("p"), positive("q"), real("x"), real("y"), real("z")
zero, one = sp.Integer(0), sp.Integer(1)
inside = lt(k, N)


def key(owner: sp.Symbol, index: sp.Symbol) -> sp.Expr:
    return sp.exp(score(owner, index, u))


HEAD = {
    "bounded": forall((r, k), known, inside, le(sp.Abs(v(r, k)), top)),
    "no_mass": forall((r, u), eq(W(r, 0, u), 0)),
    "no_total": forall((r, s, u), eq(V(r, s, 0, u), 0)),
    "mass": forall((r, j, u), eq(W(r, j + 1, u), W(r, j, u) + key(r, j))),
    "total": forall((r, s, j, u), eq(V(r, s, j + 1, u), V(r, s, j, u) + key(s, j) * v(r, j))),
    "head": forall((r, u), known, eq(head(r, u) * W(r, N, u), V(r, r, N, u))),
    "score_cells": forall(
        (r, s, k, u),
        known,
        known_too,
        inside,
        eq(letter(r, k), letter(s, k)),
        le(sp.Abs(score(s, k, u) - score(r, k, u)), eps / top),
    ),
    "value_cells": forall(
        (r, s, k), known, known_too, inside, eq(letter(r, k), letter(s, k)), le(sp.Abs(v(r, k) - v(s, k)), eps)
    ),
}
change = sp.Abs(head(r, u) - head(s, u))
here = {r: r, s: s, u: u}

claim = Claim(
    id="prefix.same_letters",
    title="Heads with the same letters",
    meaning="Two heads whose tokens have scores within epsilon/V and values within epsilon of each other have outputs "
    "within 2 epsilon of each other.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit.real",
    symbols=(eps, top, A, N, r, s, u),
    functions=(score, v, W, V, letter, head),
    hypotheses={**HEAD, "pattern": known, "other_pattern": known_too, "same_prefix": same},
    conclusion=le(change, 2 * eps),
    proof=(
        Use("letters", "same_prefix", at={k: j}, fix=(j,), assume=(lt(j, N),)),
        Use("near", "score_cells", at={**here, k: j}, given=("letters",), fix=(j,), assume=(lt(j, N),)),
        Use("value", "value_cells", at={**here, k: j}, given=("letters",), fix=(j,), assume=(lt(j, N),)),
        Use("size", "bounded", at={k: j}, fix=(j,), assume=(lt(j, N),)),
        Use("mass_r", "mass", fix=(j,)),
        Use("mass_s", "mass", at={r: s}, fix=(j,)),
        Use("total_rr", "total", at={s: r}, fix=(j,)),
        Use("total_rs", "total", fix=(j,)),
        Use("total_ss", "total", at={r: s}, fix=(j,)),
        Use("no_mass_r", "no_mass"),
        Use("no_mass_s", "no_mass", at={r: s}),
        Use("no_total_rr", "no_total", at={s: r}),
        Use("no_total_rs", "no_total"),
        Use("no_total_ss", "no_total", at={r: s}),
        Step("weight", ge(key(r, j), 0), fix=(j,), assume=(lt(j, N),)),
        Step("other_weight", ge(key(s, j), 0), fix=(j,), assume=(lt(j, N),)),
        Use(
            "contains",
            "calculus.total_contains",
            at={n: zero},
            functions={w: sp.Lambda(j, key(r, j)), schematic("W"): sp.Lambda(j, W(r, j, u))},
        ),
        Use(
            "other_contains",
            "calculus.total_contains",
            at={n: zero},
            functions={w: sp.Lambda(j, key(s, j)), schematic("W"): sp.Lambda(j, W(s, j, u))},
        ),
        Step("positive", gt(W(r, N, u), 0), given=("contains",)),
        Step("other_positive", gt(W(s, N, u), 0), given=("other_contains",)),
        Use(
            "keys",
            "softmax.perturbed",
            at={positive("eta"): eps / top},
            functions={
                schematic("score"): sp.Lambda(j, score(r, j, u)),
                moved: sp.Lambda(j, score(s, j, u)),
                schematic("v"): sp.Lambda(j, v(r, j)),
                schematic("W"): sp.Lambda(j, W(r, j, u)),
                schematic("V"): sp.Lambda(j, V(r, r, j, u)),
                W_: sp.Lambda(j, W(s, j, u)),
                V_: sp.Lambda(j, V(r, s, j, u)),
            },
            given=("positive", "other_positive"),
        ),
        Induct(
            "values_above",
            j,
            le(V(r, s, j, u) - V(s, s, j, u), eps * W(s, j, u)),
            start=zero,
            stop=N,
            base=("no_mass_s", "no_total_rs", "no_total_ss"),
            step=("mass_s", "total_rs", "total_ss", "value"),
        ),
        Induct(
            "values_below",
            j,
            ge(V(r, s, j, u) - V(s, s, j, u), -eps * W(s, j, u)),
            start=zero,
            stop=N,
            base=("no_mass_s", "no_total_rs", "no_total_ss"),
            step=("mass_s", "total_rs", "total_ss", "value"),
        ),
        Use("values_above_all", "values_above", at={j: N}),
        Use("values_below_all", "values_below", at={j: N}),
        Use("head_r", "head"),
        Use("head_s", "head", at={r: s}),
        Step(
            "moved_above",
            le(V(r, s, N, u) / W(s, N, u) - head(s, u), eps),
            given=("other_positive", "head_s", "values_above_all"),
        ),
        Step(
            "moved_below",
            ge(V(r, s, N, u) / W(s, N, u) - head(s, u), -eps),
            given=("other_positive", "head_s", "values_below_all"),
        ),
        Step("own", eq(V(r, r, N, u) / W(r, N, u), head(r, u)), given=("positive", "head_r")),
        Step(
            "sum",
            le(sp.Abs(z), 2 * eps),
            fix=(x, y, z),
            assume=(eq(z, x + y), le(x, eps), ge(x, -eps), le(sp.Abs(y), eps)),
        ),
        Use(
            "result",
            "sum",
            at={
                x: V(r, s, N, u) / W(s, N, u) - head(s, u),
                y: V(r, r, N, u) / W(r, N, u) - V(r, s, N, u) / W(s, N, u),
                z: head(r, u) - head(s, u),
            },
            given=("positive", "other_positive", "moved_above", "moved_below", "own", "keys"),
        ),
    ),
    witness={eps: one, top: one, A: one, N: one, r: zero, s: zero, u: zero},
    witness_functions={
        score: sp.Lambda((r, k, u), 0),
        v: sp.Lambda((r, k), 1),
        W: sp.Lambda((r, j, u), j),
        V: sp.Lambda((r, s, j, u), j),
        letter: sp.Lambda((r, k), 0),
        head: sp.Lambda((r, u), 1),
    },
    controls=(Control("half of it", conclusion=le(2 * change, eps)),),
    expected="proved",
)
