"""T + 2 attention layers are enough for T inputs, since two are.

The published layers compute phi, then a sum, then g_1, ..., g_T. Every layer is continuous; a continuous function
within e of phi has the limit of its values at 1/2 - 2^(-q-1) equal to its value at 1/2, so the rise of phi there
would be at most 2e. It is at least 7/12, and `seq.bottleneck` excludes every other continuous summary as well.
"""

import sympy as sp

from symbolic_bounds.claim import Argument, Claim, Control, Step, Use
from symbolic_bounds.formula import Both, ge, le
from symbolic_bounds.seq.ka_jump import at_half, d, least, left
from symbolic_bounds.seq.two_layers import chord, context, far, head, n, point
from symbolic_bounds.seq.two_layers import claim as two_layers
from symbolic_bounds.seq.two_layers_token import rho, y
from symbolic_bounds.symbols import F, L, N, T, counting, delta, lam, nonnegative

q, e = counting("q"), nonnegative("e")
two = sp.Integer(2)
error = le(sp.Abs(head - y), context + (L * chord + far))
here = {**point, d: two, q: sp.Integer(10), e: sp.Rational(1, 100)}
rise = at_half - left(q)

claim = Claim(
    id="seq.depth",
    title="Depth for sequences",
    meaning="Transformers of T + 2 attention layers approximate Lipschitz maps of T inputs uniformly, since two "
    "of their layers do; the inner function of the published construction rises by 7/12 at one half.",
    kind="theorem",
    provenance="T",
    place="Section 4, general sequence-to-sequence functions",
    symbols=(L, delta, rho, lam, N, T, F, n, y, d, q, e),
    functions=two_layers.functions,
    hypotheses={**two_layers.hypotheses, "dimension": ge(d, 2)},
    conclusion=Both((le(2, T + 2), error, ge(rise, least))),
    proof=(
        Step("layers", le(2, T + 2)),
        Use("error", "seq.two_layers"),
        Use("nine", "calculus.power_of_three", given=("dimension",)),
        Step("result", ge(rise, least), given=("nine",)),
    ),
    witness=here,
    witness_functions=two_layers.witness_functions,
    controls=(
        Control(
            "a jump of two thirds",
            conclusion=ge(rise, sp.Rational(2, 3)),
            witness=here,
        ),
    ),
    argument=Argument(
        why="The construction approximates the inner function phi, and then functions of one number, by "
        "continuous layers, calling phi and g Lipschitz. A continuous function within e of phi would leave phi a "
        "rise of at most 2e at one half, and by seq.bottleneck no continuous summary by one number can be "
        "undone. Off strips of small measure, that is in L^p, the construction survives.",
        step=le(rise, 2 * e),
        counterexample={d: two, q: sp.Integer(10), e: sp.Rational(1, 100)},
    ),
    expected="proved",
)
