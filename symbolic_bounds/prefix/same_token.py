"""A token of two heads whose comparisons have the same outcome, at one point: how much its weight and value differ.

The comparisons are numbered: (i, k, l, j) asks whether at point i token l beats token k by j sigma, and (k, j), after
all of these, whether the value of token k is at least j eta - V.
"""

import sympy as sp

from symbolic_bounds.axiom.arrangement import LETTERS, A, c, form, letter, n, q
from symbolic_bounds.claim import Claim, Control, ProofStep, Scope, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge, gt, le, lt
from symbolic_bounds.prefix.pattern import P, i, known, r
from symbolic_bounds.prefix.same_cell import ONE_LETTER, UP, J, bit, f, g
from symbolic_bounds.prefix.same_cell import letter as letter_of
from symbolic_bounds.prefix.same_prefix import known_too, s
from symbolic_bounds.symbols import N, j, natural, nonnegative, positive, real, schematic

k, l, K = natural("k"), natural("l"), natural("K")
x, y, X, Y = (natural(name) for name in "xyXY")
sigma, eta, top = positive("sigma"), positive("eta"), positive("v_max")
score, v, best = schematic("score"), schematic("v"), schematic("best")
zero, one = sp.Integer(0), sp.Integer(1)
at_point, token = lt(i, P), lt(k, N)
first = sp.floor(best(r, i))  # the token of r with the largest score at point i


def code(rival: sp.Expr) -> sp.Expr:
    """The number of the comparison of tokens k and `rival` at point i with the level j."""
    return ((i * N + k) * N + rival) * (J + 1) + j


rankings = P * N * N * (J + 1)
mark = rankings + k * (K + 1) + j
COMPARISONS = {
    **{name: LETTERS[name] for name in ("yes", "no")},
    "count": eq(n, rankings + N * (K + 1)),
    "ranking": forall(
        (r, i, k, l, j),
        known,
        at_point,
        token,
        lt(l, N),
        le(j, J),
        eq(form(r, code(l), q), score(r, l, i) - score(r, k, i) - j * sigma),
    ),
    "threshold": forall((r, k, j), known, token, le(j, K), eq(form(r, mark, q), v(r, k) + top - j * eta)),
    "bounded": forall((r, k), known, token, le(sp.Abs(v(r, k)), top)),
    "fine": ge(K * eta, 2 * top),
    "best_from": forall((r, i), known, at_point, ge(first, 0)),
    "best_below": forall((r, i), known, at_point, lt(first, N)),
    "best": forall((r, i, k), known, at_point, token, le(score(r, k, i), score(r, first, i))),
}
SAME = forall(c, lt(c, n), eq(letter(r, c), letter(s, c)))
gap = score(r, first, i) - score(r, k, i)
other_gap = score(s, first, i) - score(s, k, i)
own, other = sp.exp(-gap), sp.exp(-other_gap)
share = (sp.exp(sigma) - 1) * own + sp.exp(-J * sigma)
ranked: Scope = {"fix": (j,), "assume": (le(j, J),)}
valued: Scope = {"fix": (j,), "assume": (le(j, K),)}
here, there = code(first), mark
end = mark.subs(j, K)
left = K * eta - v(r, k) - top
close = eta - sp.Abs(v(r, k) - v(s, k))
far, near = (le(left, 0),), (gt(left, 0),)
given = ("pattern", "other_pattern", "index", "token", "from", "below")


def compared(
    prefix: str, where: sp.Expr, scope: Scope, fact: str, at: dict[sp.Symbol, sp.Expr], gaps: tuple[sp.Expr, sp.Expr]
) -> tuple[ProofStep, ...]:
    """What the letters of both heads say of the two gaps at the comparison `where`, which `fact` states at `at`."""
    sign = letter(r, where)
    known_here = (*given, f"{prefix}_known")
    return (
        Use(f"{prefix}_own_yes", "yes", at={c: where}, given=known_here, **scope),
        Use(f"{prefix}_own_no", "no", at={c: where}, given=known_here, **scope),
        Use(f"{prefix}_other_yes", "yes", at={r: s, c: where}, given=known_here, **scope),
        Use(f"{prefix}_other_no", "no", at={r: s, c: where}, given=known_here, **scope),
        Use(f"{prefix}_same", "same_prefix", at={c: where}, given=known_here, **scope),
        Use(f"{prefix}_own", fact, at=at, given=given, **scope),
        Use(f"{prefix}_other", fact, at={**at, r: s}, given=given, **scope),
        Step(f"{prefix}_yes", ge(sign * gaps[0], 0), given=(f"{prefix}_own_yes", f"{prefix}_own"), **scope),
        Step(f"{prefix}_no", lt((1 - sign) * gaps[0], sign), given=(f"{prefix}_own_no", f"{prefix}_own"), **scope),
        Step(
            f"{prefix}_yes_too",
            ge(sign * gaps[1], 0),
            given=(f"{prefix}_other_yes", f"{prefix}_other", f"{prefix}_same"),
            **scope,
        ),
        Step(
            f"{prefix}_no_too",
            lt((1 - sign) * gaps[1], sign),
            given=(f"{prefix}_other_no", f"{prefix}_other", f"{prefix}_same"),
            **scope,
        ),
    )


def names(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{end}" for end in ("yes", "no", "yes_too", "no_too"))


claim = Claim(
    id="prefix.same_token",
    title="A token under the same comparisons",
    meaning="If all comparisons of two heads have the same outcomes, then at each point the weights of a token, "
    "relative to the best token of the first head, differ by at most (e^sigma - 1) of its weight and e^(-J sigma), and "
    "its values by at most eta.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit.any_keys",
    symbols=(A, n, q, N, P, J, K, sigma, eta, top, r, s, i, k),
    functions=(form, letter, score, v, best),
    hypotheses={
        **COMPARISONS,
        "pattern": known,
        "other_pattern": known_too,
        "index": at_point,
        "token": token,
        "same_prefix": SAME,
    },
    conclusion=Both((le(own - other, share), le(other - own, share), le(sp.Abs(v(r, k) - v(s, k)), eta))),
    proof=(
        Use("from", "best_from", given=("pattern", "index")),
        Use("below", "best_below", given=("pattern", "index")),
        Use("leads", "best", given=("pattern", "index", "token")),
        Step("digits", lt(x * Y + y, X * Y), fix=(x, y, X, Y), assume=(lt(x, X), lt(y, Y))),
        Use("row", "digits", at={x: i, y: k, X: P, Y: N}, given=("index", "token")),
        Use("pair", "digits", at={x: i * N + k, y: first, X: P * N, Y: N}, given=("row", "from", "below")),
        Use(
            "cell",
            "digits",
            at={x: (i * N + k) * N + first, y: j, X: P * N * N, Y: J + 1},
            given=("pair", "from"),
            **ranked,
        ),
        Step("score_known", lt(here, n), given=("cell", "count"), **ranked),
        *compared("score", here, ranked, "ranking", {l: first}, (gap - j * sigma, other_gap - j * sigma)),
        Use(
            "weights",
            "prefix.same_ranking",
            at={nonnegative("a"): gap, real("b"): other_gap},
            functions={letter_of: sp.Lambda(j, letter(r, here))},
            given=("leads", *names("score")),
        ),
        Use("mark", "digits", at={x: k, y: j, X: N, Y: K + 1}, given=("token",), **valued),
        Step("value_known", lt(there, n), given=("mark", "count"), **valued),
        *compared("value", there, valued, "threshold", {}, (v(r, k) + top - j * eta, v(s, k) + top - j * eta)),
        Use("size", "bounded", given=("pattern", "token")),
        Step("lowest", ge(v(r, k) + top, 0), given=("size",)),
        Use("other_size", "bounded", at={r: s}, given=("other_pattern", "token")),
        ONE_LETTER,
        UP,
        *(Use(f"end_{end}", f"value_{end}", at={j: K}) for end in ("no", "yes_too")),
        Use("end", "one_letter", at={bit: letter(r, end), f: -left}, given=("end_no",), assume=far),
        Use(
            "beyond",
            "up",
            at={bit: letter(r, end), g: v(s, k) + top - K * eta},
            given=("end", "end_yes_too"),
            assume=far,
        ),
        Step("far", ge(close, 0), given=("size", "other_size", "beyond", "fine"), assume=far),
        Use(
            "values",
            "prefix.same_cell",
            at={nonnegative("a"): v(r, k) + top, real("b"): v(s, k) + top, positive("sigma"): eta, J: K},
            functions={letter_of: sp.Lambda(j, letter(r, there))},
            given=("lowest", *names("value")),
        ),
        Step("near", ge(close, 0), given=("values",), assume=near),
        Use("cases", "axiom.cases", at={real("y"): left, real("g"): close}),
        Step("result", le(sp.Abs(v(r, k) - v(s, k)), eta), given=("cases",)),
    ),
    witness={
        A: one,
        n: sp.Integer(3),
        q: one,
        N: one,
        P: one,
        J: zero,
        K: one,
        sigma: one,
        eta: sp.Integer(2),
        top: one,
        r: zero,
        s: zero,
        i: zero,
        k: zero,
    },
    witness_functions={  # comparison 0 ranks the one token with itself, 1 and 2 compare its value with -1 and 1
        form: sp.Lambda((r, c, j), sp.Min(2 * c, 4 - 2 * c)),
        letter: sp.Lambda((r, c), 1),
        score: sp.Lambda((r, k, i), 0),
        v: sp.Lambda((r, k), 1),
        best: sp.Lambda((r, i), 0),
    },
    controls=(
        Control("half the distance", conclusion=le(2 * sp.Abs(v(r, k) - v(s, k)), eta)),
        Control("values not compared", hypotheses={"count": eq(n, rankings)}),
    ),
    expected="proved",
)
