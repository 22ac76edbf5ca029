"""Two heads at one point, whose weights and values hardly differ: also where single weights are tiny, and no bound
on the scores is known.

With c the mean of the values v by the other head's weights x, the outputs differ by sum (w - x)(v - c)/W, hence by at
most 2V (rho W + N tau)/W, and W >= 1; replacing the values moves the mean by at most eta.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.symbols import N, j, nonnegative, positive, real, schematic

w, x, v, y = (schematic(name) for name in ("w", "x", "v", "y"))
W, X, Wv, Xv, Xy = (schematic(name) for name in ("W", "X", "Wv", "Xv", "Xy"))
top, eta, rho, tau = positive("v_max"), nonnegative("eta"), nonnegative("rho"), nonnegative("tau")
out, other, mean = real("out"), real("other"), real("mean")
a, b, c, e = real("a"), real("b"), real("c"), nonnegative("e")
q = positive("q")
zero, one = sp.Integer(0), sp.Integer(1)
inside = lt(j, N)
gap = Wv(j) - mean * W(j) - Xv(j) + mean * X(j)
room = 2 * top * (rho * W(j) + j * tau)
slack = eta + 2 * top * (rho + N * tau)
SUMS = {
    "no_mass": eq(W(0), 0),
    "no_other_mass": eq(X(0), 0),
    "no_total": eq(Wv(0), 0),
    "no_mixed": eq(Xv(0), 0),
    "no_other_total": eq(Xy(0), 0),
    "mass": forall(j, inside, eq(W(j + 1), W(j) + w(j))),
    "other_mass": forall(j, inside, eq(X(j + 1), X(j) + x(j))),
    "total": forall(j, inside, eq(Wv(j + 1), Wv(j) + w(j) * v(j))),
    "mixed": forall(j, inside, eq(Xv(j + 1), Xv(j) + x(j) * v(j))),
    "other_total": forall(j, inside, eq(Xy(j + 1), Xy(j) + x(j) * y(j))),
}

claim = Claim(
    id="prefix.near_weights",
    title="Heads with near weights and values",
    meaning="Two heads whose weights differ by at most a share rho and tau more, and whose values by at most eta, have "
    "outputs within eta + 2V (rho + N tau) of each other, where the weights of the first add up to at least one.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit.any_keys",
    symbols=(top, eta, rho, tau, N, out, other, mean),
    functions=(w, x, v, y, W, X, Wv, Xv, Xy),
    hypotheses={
        **SUMS,
        "weight": forall(j, inside, ge(x(j), 0)),
        "above": forall(j, inside, le(w(j) - x(j), rho * w(j) + tau)),
        "below": forall(j, inside, le(x(j) - w(j), rho * w(j) + tau)),
        "bounded": forall(j, inside, le(sp.Abs(v(j)), top)),
        "near": forall(j, inside, le(sp.Abs(v(j) - y(j)), eta)),
        "large": ge(W(N), 1),
        "positive": gt(X(N), 0),
        "mean": eq(mean * X(N), Xv(N)),
        "head": eq(out * W(N), Wv(N)),
        "other_head": eq(other * X(N), Xy(N)),
    },
    conclusion=le(sp.Abs(out - other), slack),
    proof=(
        Induct(
            "top",
            j,
            le(Xv(j), top * X(j)),
            zero,
            N,
            ("no_mixed", "no_other_mass"),
            ("mixed", "other_mass", "weight", "bounded"),
        ),
        Induct(
            "bottom",
            j,
            ge(Xv(j), -top * X(j)),
            zero,
            N,
            ("no_mixed", "no_other_mass"),
            ("mixed", "other_mass", "weight", "bounded"),
        ),
        Use("top_all", "top", at={j: N}),
        Use("bottom_all", "bottom", at={j: N}),
        Step("at_most", le(mean, top), given=("positive", "mean", "top_all")),
        Step("at_least", ge(mean, -top), given=("positive", "mean", "bottom_all")),
        Step(
            "product",
            le(a * b, 2 * top * e),
            fix=(a, b, e),
            assume=(le(a, e), le(-a, e), le(b, 2 * top), ge(b, -2 * top)),
        ),
        Step("spread_top", le(v(j) - mean, 2 * top), given=("bounded", "at_least"), fix=(j,), assume=(inside,)),
        Step("spread_bottom", ge(v(j) - mean, -2 * top), given=("bounded", "at_most"), fix=(j,), assume=(inside,)),
        Step("share", ge(rho * w(j) + tau, 0), given=("above", "below"), fix=(j,), assume=(inside,)),
        Use(
            "term_top",
            "product",
            at={a: w(j) - x(j), b: v(j) - mean, e: rho * w(j) + tau},
            given=("above", "below", "share", "spread_top", "spread_bottom"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "term_bottom",
            "product",
            at={a: x(j) - w(j), b: v(j) - mean, e: rho * w(j) + tau},
            given=("above", "below", "share", "spread_top", "spread_bottom"),
            fix=(j,),
            assume=(inside,),
        ),
        Induct(
            "gap_top",
            j,
            le(gap, room),
            zero,
            N,
            ("no_mass", "no_other_mass", "no_total", "no_mixed"),
            ("mass", "other_mass", "total", "mixed", "term_top"),
        ),
        Induct(
            "gap_bottom",
            j,
            ge(gap, -room),
            zero,
            N,
            ("no_mass", "no_other_mass", "no_total", "no_mixed"),
            ("mass", "other_mass", "total", "mixed", "term_bottom"),
        ),
        Use("gap_top_all", "gap_top", at={j: N}),
        Use("gap_bottom_all", "gap_bottom", at={j: N}),
        Step("divided", le(c, a + e), fix=(a, c, e, q), assume=(ge(q, 1), le(c * q, a * q + e))),
        Use(
            "weights_top",
            "divided",
            at={q: W(N), c: out - mean, a: 2 * top * rho, e: 2 * top * N * tau},
            given=("large", "head", "mean", "gap_top_all"),
        ),
        Use(
            "weights_bottom",
            "divided",
            at={q: W(N), c: mean - out, a: 2 * top * rho, e: 2 * top * N * tau},
            given=("large", "head", "mean", "gap_bottom_all"),
        ),
        Induct(
            "mixed_top",
            j,
            le(Xv(j) - Xy(j), eta * X(j)),
            zero,
            N,
            ("no_mixed", "no_other_total", "no_other_mass"),
            ("mixed", "other_total", "other_mass", "weight", "near"),
        ),
        Induct(
            "mixed_bottom",
            j,
            ge(Xv(j) - Xy(j), -eta * X(j)),
            zero,
            N,
            ("no_mixed", "no_other_total", "no_other_mass"),
            ("mixed", "other_total", "other_mass", "weight", "near"),
        ),
        Use("mixed_top_all", "mixed_top", at={j: N}),
        Use("mixed_bottom_all", "mixed_bottom", at={j: N}),
        Step("values_top", le(mean - other, eta), given=("positive", "mean", "other_head", "mixed_top_all")),
        Step("values_bottom", ge(mean - other, -eta), given=("positive", "mean", "other_head", "mixed_bottom_all")),
        Step(
            "result",
            le(sp.Abs(out - other), slack),
            given=("weights_top", "weights_bottom", "values_top", "values_bottom"),
        ),
    ),
    witness={top: one, eta: zero, rho: zero, tau: zero, N: one, out: one, other: one, mean: one},
    witness_functions={
        **{f: sp.Lambda(j, 1) for f in (w, x, v, y)},
        **{f: sp.Lambda(j, j) for f in (W, X, Wv, Xv, Xy)},
    },
    controls=(
        Control("half of the slack", conclusion=le(2 * sp.Abs(out - other), slack)),
        Control("weights that add up to less", hypotheses={"large": ge(2 * W(N), 1)}),
    ),
    expected="proved",
)
