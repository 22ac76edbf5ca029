"""Two heads whose comparisons have the same outcomes have near outputs, however large their scores are.

Weights are taken relative to the best token of the first head, so that they add up to at least one, and token by token
they are near (`prefix.same_token`); then the outputs are (`prefix.near_weights`).
"""

import sympy as sp

from symbolic_bounds.axiom.arrangement import form, letter
from symbolic_bounds.claim import Claim, Control, Scope, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.prefix import near_weights as near
from symbolic_bounds.prefix.pattern import P, i, known, p, r
from symbolic_bounds.prefix.same_prefix import head, known_too, s
from symbolic_bounds.prefix.same_token import (
    COMPARISONS,
    SAME,
    at_point,
    best,
    first,
    k,
    score,
    top,
    v,
)
from symbolic_bounds.prefix.same_token import claim as same_token
from symbolic_bounds.symbols import N, j, natural, real, schematic

mass, total = schematic("mass"), schematic("total")
A, n, q, _, _, J, K, sigma, eta = same_token.symbols[:9]
slack = eta + 2 * top * (sp.exp(sigma) - 1 + N * sp.exp(-J * sigma))
HEADS = {  # total(r, s, i, .) takes the values of r and the weights of s
    "no_mass": forall((r, i), eq(mass(r, i, 0), 0)),
    "mass": forall((r, i, j), eq(mass(r, i, j + 1), mass(r, i, j) + sp.exp(score(r, j, i)))),
    "no_total": forall((r, s, i), eq(total(r, s, i, 0), 0)),
    "total": forall((r, s, i, j), eq(total(r, s, i, j + 1), total(r, s, i, j) + sp.exp(score(s, j, i)) * v(r, j))),
    "head": forall((r, i), known, at_point, eq(head(r, p(i)) * mass(r, i, N), total(r, r, i, N))),
}
scale, other_scale = sp.exp(-score(r, first, i)), sp.exp(-score(s, first, i))
every: Scope = {"fix": (j,), "assume": (lt(j, N),)}
relative = sp.exp(score(r, j, i) - score(r, first, i))
other = sp.exp(score(s, j, i) - score(s, first, i))


claim = Claim(
    id="prefix.same_comparisons",
    title="Heads under the same comparisons",
    meaning="If all comparisons of two heads have the same outcomes, then their outputs at each of the points are "
    "within eta + 2V (e^sigma - 1 + N e^(-J sigma)) of each other, whatever their scores.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit.any_keys",
    symbols=(A, n, q, N, P, J, K, sigma, eta, top, r, s, i),
    functions=(form, letter, score, v, best, mass, total, p, head),
    hypotheses={
        **COMPARISONS,
        **HEADS,
        "pattern": known,
        "other_pattern": known_too,
        "index": at_point,
        "same_prefix": SAME,
    },
    conclusion=le(sp.Abs(head(r, p(i)) - head(s, p(i))), slack),
    proof=(
        Use("from", "best_from", given=("pattern", "index")),
        Use("below", "best_below", given=("pattern", "index")),
        Use("near", "prefix.same_token", at={k: j}, given=("pattern", "other_pattern", "index"), **every),
        Use("bounds", "bounded", at={k: j}, given=("pattern",), **every),
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
        Use("head_r", "head", given=("pattern", "index")),
        Use("head_s", "head", at={r: s}, given=("other_pattern", "index")),
        Step("weight", ge(sp.exp(score(r, j, i)), 0), **every),
        Step("other_weight", ge(sp.exp(score(s, j, i)), 0), **every),
        Use(
            "contains",
            "calculus.total_contains",
            at={natural("n"): first},
            functions={
                schematic("w"): sp.Lambda(j, sp.exp(score(r, j, i))),
                schematic("W"): sp.Lambda(j, mass(r, i, j)),
            },
            given=("from", "below"),
        ),
        Use(
            "other_contains",
            "calculus.total_contains",
            at={natural("n"): first},
            functions={
                schematic("w"): sp.Lambda(j, sp.exp(score(s, j, i))),
                schematic("W"): sp.Lambda(j, mass(s, i, j)),
            },
            given=("from", "below"),
        ),
        Step("large", ge(mass(r, i, N) * scale, 1), given=("contains",)),
        Step("positive", gt(mass(s, i, N) * other_scale, 0), given=("other_contains",)),
        Use("factor", "axiom.exp_tangent", at={real("s"): sigma}),
        Step(
            "above", le(relative - other, (sp.exp(sigma) - 1) * relative + sp.exp(-J * sigma)), given=("near",), **every
        ),
        Step(
            "lower", le(other - relative, (sp.exp(sigma) - 1) * relative + sp.exp(-J * sigma)), given=("near",), **every
        ),
        Step("value", le(sp.Abs(v(r, j) - v(s, j)), eta), given=("near",), **every),
        Step("other_positive", ge(other, 0), **every),
        Use(
            "result",
            "prefix.near_weights",
            at={
                near.eta: eta,
                near.rho: sp.exp(sigma) - 1,
                near.tau: sp.exp(-J * sigma),
                near.out: head(r, p(i)),
                near.other: head(s, p(i)),
                near.mean: total(r, s, i, N) / mass(s, i, N),
            },
            functions={
                near.w: sp.Lambda(j, relative),
                near.x: sp.Lambda(j, other),
                near.v: sp.Lambda(j, v(r, j)),
                near.y: sp.Lambda(j, v(s, j)),
                near.W: sp.Lambda(j, mass(r, i, j) * scale),
                near.X: sp.Lambda(j, mass(s, i, j) * other_scale),
                near.Wv: sp.Lambda(j, total(r, r, i, j) * scale),
                near.Xv: sp.Lambda(j, total(r, s, i, j) * other_scale),
                near.Xy: sp.Lambda(j, total(s, s, i, j) * other_scale),
            },
            given=(
                "no_mass_r",
                "no_mass_s",
                "no_total_rr",
                "no_total_rs",
                "no_total_ss",
                "mass_r",
                "mass_s",
                "total_rr",
                "total_rs",
                "total_ss",
                "head_r",
                "head_s",
                "above",
                "lower",
                "value",
                "bounds",
                "other_positive",
                "large",
                "positive",
                "other_contains",
                "factor",
            ),
        ),
    ),
    witness={**{key: same_token.witness[key] for key in same_token.symbols if key != k}},
    witness_functions={
        **same_token.witness_functions,
        mass: sp.Lambda((r, i, j), j),
        total: sp.Lambda((r, s, i, j), j),
        p: sp.Lambda(i, 0),
        head: sp.Lambda((r, i), 1),
    },
    controls=(Control("half of it", conclusion=le(2 * sp.Abs(head(r, p(i)) - head(s, p(i))), slack)),),
    expected="proved",
)
