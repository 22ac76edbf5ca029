"""Softmax is 1-Lipschitz from the sup norm of the scores to the sum norm of the weights.

Scores that move by at most eta multiply every weight by a factor between alpha and 1/alpha, alpha = e^(-eta). Then a
mean p in [0, 1] becomes at most p/(p + alpha^2 (1-p)), and (p (1 + alpha) - alpha)^2 >= 0 bounds the change by
(1-alpha)/(1+alpha) = tanh(eta/2) <= eta/2. Values in [-V, V] scale this by 2V.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.symbols import N, j, natural, nonnegative, positive, real, schematic

score, moved, v, W, V, W_, V_ = (schematic(name) for name in ("score", "score'", "v", "W", "V", "W'", "V'"))
eta, top = positive("eta"), positive("v_max")
w, n = schematic("w"), natural("n")
a, b, c, e, q = (nonnegative(name) for name in "abceq")
x, y = real("x"), real("y")
z, r, s, p = (positive(name) for name in "zrsp")
alpha = sp.exp(-eta)
zero, one = sp.Integer(0), sp.Integer(1)
inside = lt(j, N)
over, over_ = V(N) + top * W(N), V_(N) + top * W_(N)
under, under_ = top * W(N) - V(N), top * W_(N) - V_(N)
change = sp.Abs(V_(N) / W_(N) - V(N) / W(N))

claim = Claim(
    id="softmax.perturbed",
    title="Softmax with moved scores",
    meaning="If every score of an attention head moves by at most eta, its output moves by at most eta times the "
    "bound of its values.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.information_limit.real",
    symbols=(eta, top, N),
    functions=(score, moved, v, W, V, W_, V_),
    hypotheses={
        "near": forall(j, inside, le(sp.Abs(moved(j) - score(j)), eta)),
        "bounded": forall(j, inside, le(sp.Abs(v(j)), top)),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + sp.exp(score(j)))),
        "total": forall(j, eq(V(j + 1), V(j) + sp.exp(score(j)) * v(j))),
        "no_moved_mass": eq(W_(0), 0),
        "no_moved_total": eq(V_(0), 0),
        "moved_mass": forall(j, eq(W_(j + 1), W_(j) + sp.exp(moved(j)))),
        "moved_total": forall(j, eq(V_(j + 1), V_(j) + sp.exp(moved(j)) * v(j))),
    },
    conclusion=le(change, eta * top),
    proof=(
        Use(
            "heavier",
            "calculus.exp_increasing",
            at={real("a"): score(j) - eta, real("b"): moved(j)},
            given=("near",),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "lighter",
            "calculus.exp_increasing",
            at={real("a"): moved(j) - eta, real("b"): score(j)},
            given=("near",),
            fix=(j,),
            assume=(inside,),
        ),
        Step("above", ge(top + v(j), 0), given=("bounded",), fix=(j,), assume=(inside,)),
        Step("below", ge(top - v(j), 0), given=("bounded",), fix=(j,), assume=(inside,)),
        Induct(
            "over_low",
            j,
            ge(V_(j) + top * W_(j), alpha * (V(j) + top * W(j))),
            start=zero,
            stop=N,
            base=("no_mass", "no_total", "no_moved_mass", "no_moved_total"),
            step=("mass", "total", "moved_mass", "moved_total", "heavier", "above"),
        ),
        Induct(
            "over_high",
            j,
            le(alpha * (V_(j) + top * W_(j)), V(j) + top * W(j)),
            start=zero,
            stop=N,
            base=("no_mass", "no_total", "no_moved_mass", "no_moved_total"),
            step=("mass", "total", "moved_mass", "moved_total", "lighter", "above"),
        ),
        Induct(
            "under_low",
            j,
            ge(top * W_(j) - V_(j), alpha * (top * W(j) - V(j))),
            start=zero,
            stop=N,
            base=("no_mass", "no_total", "no_moved_mass", "no_moved_total"),
            step=("mass", "total", "moved_mass", "moved_total", "heavier", "below"),
        ),
        Induct(
            "under_high",
            j,
            le(alpha * (top * W_(j) - V_(j)), top * W(j) - V(j)),
            start=zero,
            stop=N,
            base=("no_mass", "no_total", "no_moved_mass", "no_moved_total"),
            step=("mass", "total", "moved_mass", "moved_total", "lighter", "below"),
        ),
        Use("over_low_all", "over_low", at={j: N}),
        Use("over_high_all", "over_high", at={j: N}),
        Use("under_low_all", "under_low", at={j: N}),
        Use("under_high_all", "under_high", at={j: N}),
        Use("shrunk", "axiom.exp_tangent", at={real("s"): eta}),
        Step("narrow", lt(alpha, 1), given=("shrunk",)),
        Step("sign", ge(x, 0), fix=(q, x, y), assume=(lt(q, 1), le(q * y, x), le(q * x, y))),
        Use("over", "sign", at={q: alpha, x: over, y: over_}, given=("narrow", "over_low_all", "over_high_all")),
        Use("over_moved", "sign", at={q: alpha, x: over_, y: over}, given=("narrow", "over_low_all", "over_high_all")),
        Use("under", "sign", at={q: alpha, x: under, y: under_}, given=("narrow", "under_low_all", "under_high_all")),
        Use(
            "under_moved",
            "sign",
            at={q: alpha, x: under_, y: under},
            given=("narrow", "under_low_all", "under_high_all"),
        ),
        Step("weight", ge(sp.exp(score(j)), 0), fix=(j,), assume=(inside,)),
        Step("moved_weight", ge(sp.exp(moved(j)), 0), fix=(j,), assume=(inside,)),
        Use("contains", "calculus.total_contains", at={n: zero}, functions={w: sp.Lambda(j, sp.exp(score(j)))}),
        Use(
            "moved_contains",
            "calculus.total_contains",
            at={n: zero},
            functions={w: sp.Lambda(j, sp.exp(moved(j))), W: sp.Lambda(j, W_(j))},
        ),
        Step("positive", gt(W(N), 0), given=("contains",)),
        Step("moved_positive", gt(W_(N), 0), given=("moved_contains",)),
        Step(
            "crossed",
            le((1 + q) * (b * c - a * e), (1 - q) * (b + e) * (a + c)),
            fix=(q, a, b, c, e),
            assume=(le(q, 1), le(q * b, a), ge(e, q * c)),
            squares=(b - c,),
        ),
        Step(
            "quotients",
            le((1 + q) * (y * r - x * s), 2 * z * (1 - q) * r * s),
            fix=(q, x, y, z, r, s),
            assume=(
                le(
                    (1 + q) * ((y + z * s) * (z * r - x) - (x + z * r) * (z * s - y)),
                    (1 - q) * (y + z * s + (z * s - y)) * (x + z * r + (z * r - x)),
                ),
            ),
        ),
        Use(
            "crossed_up",
            "crossed",
            at={q: alpha, a: over, b: over_, c: under, e: under_},
            given=("over", "over_moved", "under", "under_moved", "narrow", "over_high_all", "under_low_all"),
        ),
        Use(
            "crossed_down",
            "crossed",
            at={q: alpha, a: over_, b: over, c: under_, e: under},
            given=("over", "over_moved", "under", "under_moved", "narrow", "over_low_all", "under_high_all"),
        ),
        Use(
            "up",
            "quotients",
            at={q: alpha, x: V(N), y: V_(N), z: top, r: W(N), s: W_(N)},
            given=("positive", "moved_positive", "crossed_up"),
        ),
        Use(
            "down",
            "quotients",
            at={q: alpha, x: V_(N), y: V(N), z: top, r: W_(N), s: W(N)},
            given=("positive", "moved_positive", "crossed_down"),
        ),
        Use("tanh", "calculus.tanh_at_most", at={positive("x"): eta}),
        Step(
            "slope",
            le(x, p * z),
            fix=(q, x, z, p),
            assume=(le((1 + q) * x, 2 * (1 - q) * z), le(2 * (1 - q), p * (1 + q))),
        ),
        Use(
            "up_by",
            "slope",
            at={q: alpha, x: V_(N) * W(N) - V(N) * W_(N), z: top * W(N) * W_(N), p: eta},
            given=("positive", "moved_positive", "up", "tanh"),
        ),
        Use(
            "down_by",
            "slope",
            at={q: alpha, x: V(N) * W_(N) - V_(N) * W(N), z: top * W(N) * W_(N), p: eta},
            given=("positive", "moved_positive", "down", "tanh"),
        ),
        Step("divided", le(y / s - x / r, p * z), fix=(x, y, z, r, s, p), assume=(le(y * r - x * s, p * z * r * s),)),
        Use(
            "rise",
            "divided",
            at={x: V(N), y: V_(N), z: top, r: W(N), s: W_(N), p: eta},
            given=("positive", "moved_positive", "up_by"),
        ),
        Use(
            "fall",
            "divided",
            at={x: V_(N), y: V(N), z: top, r: W_(N), s: W(N), p: eta},
            given=("positive", "moved_positive", "down_by"),
        ),
        Use(
            "result",
            "calculus.abs_at_most",
            at={real("u"): V_(N) / W_(N) - V(N) / W(N), real("y"): eta * top},
            given=("positive", "moved_positive", "rise", "fall"),
        ),
    ),
    witness={eta: one, top: one, N: one},
    witness_functions={
        score: sp.Lambda(j, 0),
        moved: sp.Lambda(j, 0),
        v: sp.Lambda(j, 1),
        W: sp.Lambda(j, j),
        V: sp.Lambda(j, j),
        W_: sp.Lambda(j, j),
        V_: sp.Lambda(j, j),
    },
    controls=(Control("half of it", conclusion=le(2 * change, eta * top)),),
    expected="proved",
)
