"""With fixed keys the output is linear in the values: what annihilates the attention annihilates the output.

If there are more points p_i than tokens, some a other than zero has sum a_i w_k(p_i) = 0 for every token k (fewer
homogeneous equations than unknowns), so sum a_i head(p_i) does not depend on the values. A function with the values h
times the signs of a has sum a_i f(p_i) = h sum |a_i|. So no values bring the head nearer to f than h.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, gt, le, lt
from symbolic_bounds.prefix.null_vector import SUMS, H, P, R, S, a, i, k, meanings, p, u, w, xi
from symbolic_bounds.symbols import N, eps, j, positive, real, schematic

h, f, sign, B = positive("h"), schematic("f"), schematic("sign"), schematic("B")
x, y, z = real("x"), real("y"), real("z")
zero, one = sp.Integer(0), sp.Integer(1)
inside = lt(j, P)
NULL = {
    **SUMS,
    "no_weight": eq(B(0), 0),
    "weight": forall(j, eq(B(j + 1), B(j) + sp.Abs(a(j)))),
    "not_zero": gt(B(P), 0),
    "annihilates": forall(k, lt(k, N), eq(S(k, P), 0)),
    "oriented": le(R(0, P), 0),
}
point = {eps: one, h: one, P: one, N: one}
no_attention = {
    **meanings,
    w: sp.Lambda((k, u), 0),
    H: sp.Lambda((k, u), 0),
    S: sp.Lambda((k, i), 0),
    R: sp.Lambda((k, i), 0),
    B: sp.Lambda(j, j),
}

claim = Claim(
    id="prefix.fixed_values",
    title="Fewer tokens than points, with fixed keys",
    meaning="Fix the keys of a prefix of N tokens, and with them their attention at every point, however it is made. "
    "For more than N points there are signs such that no values of the tokens, of any size and precision, bring the "
    "head nearer than h to a function with h times these signs at the points. Here a is a solution other than zero of "
    "N homogeneous equations in more than N unknowns, with the sign that suits H(0, .), the output without values.",
    kind="lemma",
    provenance="A",
    place="lower bound for every construction with fixed keys, helper of prefix.fixed_keys",
    symbols=(eps, h, P, N),
    functions=(p, w, xi, H, a, S, R, B, f, sign),
    hypotheses={
        **NULL,
        "signs": forall(j, inside, eq(sign(j) * a(j), sp.Abs(a(j)))),
        "pattern": forall(j, inside, eq(f(p(j)), h * sign(j))),
        "approximated": forall(u, le(sp.Abs(H(N, u) - f(u)), eps)),
    },
    conclusion=le(h, eps),
    proof=(
        Use("near", "approximated", at={u: p(j)}, fix=(j,)),
        Step(
            "dual",
            le(h * sp.Abs(x) - x * y, eps * sp.Abs(x)),
            fix=(x, y, z),
            assume=(eq(z * x, sp.Abs(x)), le(sp.Abs(y - h * z), eps)),
        ),
        Step(
            "close",
            le(sp.Abs(H(N, p(j)) - h * sign(j)), eps),
            given=("near", "pattern"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "term",
            "dual",
            at={x: a(j), y: H(N, p(j)), z: sign(j)},
            given=("signs", "close"),
            fix=(j,),
            assume=(inside,),
        ),
        Use("no_output", "no_outputs", at={k: N}),
        Use("output", "outputs", at={k: N, i: j}, fix=(j,)),
        Induct(
            "sums",
            j,
            le(h * B(j) - R(N, j), eps * B(j)),
            start=zero,
            stop=P,
            base=("no_weight", "no_output"),
            step=("weight", "output", "term"),
        ),
        Use("sum", "sums", at={j: P}),
        Use("one_more", "prefix.null_vector", fix=(k,)),
        Step("unmoved", eq(R(k + 1, P), R(k, P)), given=("one_more", "annihilates"), fix=(k,), assume=(lt(k, N),)),
        Induct("all_tokens", k, le(R(k, P), 0), start=zero, stop=N, base=("oriented",), step=("unmoved",)),
        Use("output_sum", "all_tokens", at={k: N}),
        Step("result", le(h, eps), given=("sum", "output_sum", "not_zero")),
    ),
    witness=point,
    witness_functions={**no_attention, f: sp.Lambda(u, 1), sign: sp.Lambda(j, 1)},
    controls=(Control("twice the error", conclusion=le(2 * h, eps), witness=point),),
    expected="proved",
)
