"""One more token leaves a weighted sum of outputs as it was, if the weights annihilate the token's attention.

With S(k, .) the sums of a_i w_k(p_i), the sums R(k, .) of a_i times the output of the first k tokens at p_i satisfy
R(k+1, .) = R(k, .) + xi_k S(k, .), by induction over the points.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Use
from symbolic_bounds.formula import eq, forall
from symbolic_bounds.symbols import natural, real, schematic

p, w, xi, H, a, S, R = (schematic(name) for name in ("p", "w", "xi", "H", "a", "S", "R"))
i, k, P, u = natural("i"), natural("k"), natural("P"), real("u")
zero, one = sp.Integer(0), sp.Integer(1)
SUMS = {
    "token": forall((k, u), eq(H(k + 1, u), H(k, u) + w(k, u) * xi(k))),
    "no_column": forall(k, eq(S(k, 0), 0)),
    "column": forall((k, i), eq(S(k, i + 1), S(k, i) + a(i) * w(k, p(i)))),
    "no_outputs": forall(k, eq(R(k, 0), 0)),
    "outputs": forall((k, i), eq(R(k, i + 1), R(k, i) + a(i) * H(k, p(i)))),
}
meanings = {
    p: sp.Lambda(i, 0),
    w: sp.Lambda((k, u), 1),
    xi: sp.Lambda(k, 1),
    H: sp.Lambda((k, u), k),
    a: sp.Lambda(i, 1),
    S: sp.Lambda((k, i), i),
    R: sp.Lambda((k, i), k * i),
}

claim = Claim(
    id="prefix.null_vector",
    title="What one more token adds",
    meaning="A weighted sum, over points, of a head's outputs grows by the token's value times the same sum of the "
    "token's attention weights.",
    kind="lemma",
    provenance="A",
    place="lower bound for prefixes, helper of prefix.fixed_keys",
    symbols=(P, k),
    functions=(p, w, xi, H, a, S, R),
    hypotheses=SUMS,
    conclusion=eq(R(k + 1, P), R(k, P) + xi(k) * S(k, P)),
    proof=(
        Use("nothing", "no_outputs"),
        Use("nothing_more", "no_outputs", at={k: k + 1}),
        Use("no_weight", "no_column"),
        Use("here", "outputs", fix=(i,)),
        Use("more", "outputs", at={k: k + 1}, fix=(i,)),
        Use("weight", "column", fix=(i,)),
        Use("added", "token", at={u: p(i)}, fix=(i,)),
        Induct(
            "points",
            i,
            eq(R(k + 1, i), R(k, i) + xi(k) * S(k, i)),
            start=zero,
            base=("nothing", "nothing_more", "no_weight"),
            step=("here", "more", "weight", "added"),
        ),
        Use("result", "points", at={i: P}),
    ),
    witness={P: one, k: one},
    witness_functions=meanings,
    controls=(Control("nothing", conclusion=eq(R(k + 1, P), R(k, P))),),
    expected="proved",
)
