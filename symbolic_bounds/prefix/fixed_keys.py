"""A floor for prefixes of any real numbers whose keys do not depend on the target: `prefix.fixed_values` with cones.

The least of cones with the signs of a is L-Lipschitz and takes the values h and -h.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import Both, eq, forall, le
from symbolic_bounds.prefix import fixed_values
from symbolic_bounds.prefix.fixed_values import NULL, B, inside
from symbolic_bounds.prefix.null_vector import H, R, S, a, w, xi
from symbolic_bounds.prefix.pattern import FAMILY, TRIANGLE, A, P, d, digit, f, h, i, known, p, r, sign, u, v
from symbolic_bounds.prefix.pattern import claim as pattern
from symbolic_bounds.symbols import L, N, eps, j

one = sp.Integer(1)
HEAD = {
    **FAMILY,
    **TRIANGLE,
    **NULL,
    "pattern": known,
    "signs": forall(j, inside, eq(sign(j) * a(j), sp.Abs(a(j)))),
    "approximated": forall(u, le(sp.Abs(H(N, u) - f(r, P, u)), eps)),
}
point = {L: one, eps: one, h: one, P: one, A: sp.Integer(2), r: one, N: one}
no_attention = {**pattern.witness_functions, **fixed_values.no_attention}

claim = Claim(
    id="prefix.fixed_keys",
    title="Fewer tokens than points, with fixed keys",
    meaning="Fix the keys of a prefix of N tokens, and with them their attention at every point, however it is made. "
    "For more than N points, pairwise at least 2h/L apart, there is an L-Lipschitz function that no values, of any "
    "size and precision, bring nearer than h. Here a is a solution other than zero of N homogeneous equations in more "
    "than N unknowns, with the sign that suits H(0, .), the output without values, and r the pattern of its signs.",
    kind="lemma",
    provenance="A",
    place="lower bound for every construction with fixed keys, helper of prefix.fixed_keys_floor",
    symbols=(L, eps, h, P, A, r, N),
    functions=(d, p, digit, f, w, xi, H, a, S, R, B),
    hypotheses=HEAD,
    conclusion=Both((forall((u, v), le(sp.Abs(f(r, P, u) - f(r, P, v)), L * d(u, v))), le(h, eps))),
    proof=(
        Use("lipschitz", "prefix.cones", fix=(u, v)),
        Use("target", "prefix.pattern", at={i: j}, given=("pattern",), fix=(j,), assume=(inside,)),
        Use(
            "result",
            "prefix.fixed_values",
            functions={
                fixed_values.f: sp.Lambda(u, f(r, P, u)),
                fixed_values.sign: sp.Lambda(j, sign(j)),
            },
        ),
    ),
    witness=point,
    witness_functions=no_attention,
    controls=(Control("twice the error", conclusion=le(2 * h, eps), witness=point),),
    expected="proved",
)
