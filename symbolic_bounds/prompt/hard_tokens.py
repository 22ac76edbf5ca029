"""A soft token to precision eps as a word of hard tokens.

Its D entries in [-R, R] are each within R/q of one of q evenly spaced values, q = ceil(R/eps): q^D codes. Words of
h = ceil(D ln q/ln V) of V tokens are enough, since V^h = e^(h ln V) >= e^(D ln q) = q^D.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, ge, gt, le, lt
from symbolic_bounds.symbols import N, counting, eps, positive, real

D, V, R, q = counting("D"), counting("V"), positive("R"), counting("q")
x, p = positive("x"), real("p")
one = sp.Integer(1)
word = sp.ceiling(D * sp.log(q) / sp.log(V))
size = D * sp.log(R / eps + 1) / sp.log(V) + 1

claim = Claim(
    id="prompt.hard_tokens",
    title="Hard tokens instead of soft tokens",
    meaning="Words of ceil(D ln q/ln V) tokens, q = ceil(R/eps), from a vocabulary of V encode every soft token with "
    "D entries up to R to precision eps, so N soft tokens cost at most N (D ln(R/eps + 1)/ln V + 1) hard ones.",
    kind="theorem",
    provenance="R",
    place="Section 5, connection to prompting",
    symbols=(D, V, R, eps, q, N),
    hypotheses={"vocabulary": ge(V, 2), "grid": le(R, eps * q), "not_finer": lt(eps * (q - 1), R)},
    conclusion=Both((le(R / q, eps), le(q**D, V**word), le(N * word, N * size))),
    proof=(
        Step("precision", le(R / q, eps), given=("grid",)),
        Use("inverse", "axiom.exp_tangent", at={real("s"): -sp.log(V)}),
        Step("many", gt(sp.log(V), 0), given=("inverse", "vocabulary")),
        Step("long", le(D * sp.log(q), word * sp.log(V)), given=("many",)),
        Use("codes", "axiom.power_as_exponential", at={x: q, p: D}),
        Use("words", "axiom.power_as_exponential", at={x: V, p: word}, given=("many",)),
        Use(
            "order",
            "calculus.exp_increasing",
            at={real("a"): D * sp.log(q), real("b"): word * sp.log(V)},
            given=("many", "long"),
        ),
        Step("enough", le(q**D, V**word), given=("many", "codes", "words", "order")),
        Use("finer", "calculus.log_increasing", at={x: q, positive("y"): R / eps + 1}, given=("not_finer",)),
        Step("result", le(N * word, N * size), given=("many", "finer")),
    ),
    witness={D: one, V: sp.Integer(2), R: sp.Integer(3), eps: one, q: sp.Integer(3), N: one},
    controls=(
        Control(
            "one hard token for every soft token",
            conclusion=le(q**D, V),
            witness={D: one, V: sp.Integer(2), R: sp.Integer(3), eps: one, q: sp.Integer(3), N: one},
        ),
    ),
    expected="proved",
)
