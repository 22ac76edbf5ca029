"""A split head as the limit of classical heads of three times the size, with the error at finite M.

By `classical.scores` the input has the score M with itself and lambda <x, b_k> with token k; its value is 0, that
of token k is f(b_k). So the classical head is V/(e^M + W) where the split head is V/W, and the error is at most
F e^M/(e^M + W). It tends to 0 as M tends to minus infinity, but for no M is it 0: the class fixes H.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.classical.scores import term
from symbolic_bounds.formula import Both, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.symbols import F, N, eps, j, lam, m, natural, positive, real, schematic

x, b, square, dot, own, cross = (schematic(name) for name in ("x", "b", "square", "dot", "own", "cross"))
v, W, V, W_head, V_head = (schematic(name) for name in ("v", "W", "V", "W_head", "V_head"))
w, Z, score = schematic("w"), schematic("Z"), schematic("score")
M, k, i = real("M"), natural("k"), natural("i")
zero, one = sp.Integer(0), sp.Integer(1)

key, raw = sp.exp(lam * dot(j, m + 1)), sp.exp(cross(j, m + 1))
self_weight = sp.exp(own(m + 1))
split = V(N) / W(N)
head = V_head(N) / (self_weight + W_head(N))
limit = V(N) / (sp.exp(M) + W(N))
error = sp.Abs(head - split)
bound = F * sp.exp(M) / (sp.exp(M) + W(N))
deep = le(F, eps * W(N) * (1 - M))

claim = Claim(
    id="classical.embedding",
    title="Split head as a classical head",
    meaning="For one input, the classical head of three times the size is within F e^M/(e^M + W) of the split "
    "head, hence as close as one likes for M negative enough.",
    kind="theorem",
    provenance="R",
    place="Section 3, Lemma 1",
    symbols=(M, lam, m, F, N, eps),
    functions=(x, b, square, dot, own, cross, v, W, V, W_head, V_head),
    hypotheses={
        "no_square": eq(square(0), 0),
        "square": forall(j, eq(square(j + 1), square(j) + x(j) ** 2)),
        "unit": eq(square(m + 1), 1),
        "no_dot": forall(i, eq(dot(i, 0), 0)),
        "dot": forall((i, j), eq(dot(i, j + 1), dot(i, j) + x(j) * b(i, j))),
        "no_own": eq(own(0), 0),
        "own": forall(j, eq(own(j + 1), own(j) + term(x(j), x(j), 0))),
        "no_cross": forall(i, eq(cross(i, 0), 0)),
        "cross": forall((i, j), eq(cross(i, j + 1), cross(i, j) + term(x(j), 0, lam * b(i, j)))),
        "bounded": forall(j, lt(j, N), le(sp.Abs(v(j)), F)),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + key)),
        "total": forall(j, eq(V(j + 1), V(j) + key * v(j))),
        "no_head_mass": eq(W_head(0), 0),
        "no_head_total": eq(V_head(0), 0),
        "head_mass": forall(j, eq(W_head(j + 1), W_head(j) + raw)),
        "head_total": forall(j, eq(V_head(j + 1), V_head(j) + raw * v(j))),
    },
    conclusion=Both((gt(W(N), 0), eq(W_head(N), W(N)), le(error, bound), implies(deep, le(error, eps)))),
    proof=(
        Use("scores", "classical.scores", at={k: j}, fix=(j,)),
        Use("score", "classical.scores", at={k: zero}),
        Use(
            "at_most",
            "calculus.exp_increasing",
            at={real("a"): cross(j, m + 1), real("b"): lam * dot(j, m + 1)},
            given=("scores",),
            fix=(j,),
        ),
        Use(
            "at_least",
            "calculus.exp_increasing",
            at={real("a"): lam * dot(j, m + 1), real("b"): cross(j, m + 1)},
            given=("scores",),
            fix=(j,),
        ),
        Step("same_weight", eq(raw, key), given=("at_most", "at_least"), fix=(j,)),
        Induct(
            "same_masses",
            j,
            eq(W_head(j), W(j)),
            start=zero,
            base=("no_mass", "no_head_mass"),
            step=("mass", "head_mass", "same_weight"),
        ),
        Induct(
            "same_totals",
            j,
            eq(V_head(j), V(j)),
            start=zero,
            base=("no_total", "no_head_total"),
            step=("total", "head_total", "same_weight"),
        ),
        Use("same_mass", "same_masses", at={j: N}),
        Use("same_total", "same_totals", at={j: N}),
        Step("own_score", eq(own(m + 1), M), given=("score", "unit")),
        Use(
            "own_at_most",
            "calculus.exp_increasing",
            at={real("a"): own(m + 1), real("b"): M},
            given=("own_score",),
        ),
        Use(
            "own_at_least",
            "calculus.exp_increasing",
            at={real("a"): M, real("b"): own(m + 1)},
            given=("own_score",),
        ),
        Step("weight", ge(key, 0), fix=(j,), assume=(lt(j, N),)),
        Use(
            "some_mass",
            "calculus.total_contains",
            at={natural("n"): zero},
            functions={w: sp.Lambda(j, key)},
        ),
        Step("positive", gt(W(N), 0), given=("some_mass",)),
        Step(
            "denominator",
            eq(self_weight + W_head(N), sp.exp(M) + W(N)),
            given=("own_at_most", "own_at_least", "same_mass"),
        ),
        Use(
            "same_head",
            "calculus.same_quotient",
            at={
                real("p"): V_head(N),
                real("q"): self_weight + W_head(N),
                real("r"): V(N),
                positive("s"): sp.exp(M) + W(N),
            },
            given=("positive", "same_total"),
        ),
        Use(
            "leak",
            "head.context_leak",
            at={real("kappa"): M, sp.Symbol("T", integer=True, positive=True): one},
            functions={
                score: sp.Lambda(j, M),
                Z: sp.Lambda(j, j * sp.exp(M)),
                w: sp.Lambda(j, key),
            },
            given=("positive",),
        ),
        Step("limit_error", le(sp.Abs(limit - split), bound), given=("positive", "leak")),
        Use(
            "by_mass",
            "calculus.replace",
            at={real("a"): head, real("b"): limit, real("c"): split, real("y"): bound},
            given=("positive", "denominator"),
        ),
        Use("small", "classical.limit", at={positive("W"): W(N)}, given=("positive",), assume=(deep,)),
        Use(
            "result",
            "calculus.chain",
            at={real("a"): error, real("b"): bound, real("c"): eps},
            given=("positive", "denominator", "small"),
            assume=(deep,),
        ),
    ),
    witness={M: zero, lam: one, m: one, F: one, N: one, eps: one},
    witness_functions={
        x: sp.Lambda(j, sp.sqrt(2) / 2),
        b: sp.Lambda((i, j), 0),
        square: sp.Lambda(j, j / 2),
        dot: sp.Lambda((i, j), 0),
        own: sp.Lambda(j, 0),
        cross: sp.Lambda((i, j), 0),
        v: sp.Lambda(j, 1),
        W: sp.Lambda(j, j),
        V: sp.Lambda(j, j),
        W_head: sp.Lambda(j, j),
        V_head: sp.Lambda(j, j),
    },
    controls=(
        Control(
            "an exact representation at finite M",
            conclusion=le(error, 0),
            witness={M: zero, lam: one, m: one, F: one, N: one, eps: one},
        ),
    ),
    expected="proved",
)
