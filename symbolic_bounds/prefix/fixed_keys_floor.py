"""`prefix.fixed_keys` at a largest set of points of the sphere more than 2 eps/L apart.

Of such points there are at most N, for otherwise some function would be at least h > eps away from every head.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.cover.separated import points
from symbolic_bounds.formula import Both, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.language import cap, packing
from symbolic_bounds.prefix.fixed_keys import HEAD, no_attention
from symbolic_bounds.prefix.fixed_keys import claim as fixed_keys
from symbolic_bounds.prefix.fixed_values import B
from symbolic_bounds.prefix.floor import spacing
from symbolic_bounds.prefix.null_vector import R, S, k, meanings
from symbolic_bounds.prefix.pattern import P, h
from symbolic_bounds.symbols import N, delta, eps, m, real

e, g, y = real("e"), real("g"), real("y")
one = sp.Integer(1)
short = lt(N, P)

claim = Claim(
    id="prefix.fixed_keys.floor",
    title="Explicit floor for prefixes whose keys do not depend on the target",
    meaning="If the keys of N tokens are the same for all L-Lipschitz functions on the sphere, and every such function "
    "is within epsilon of the head for some values, real numbers of any size and precision, then N is at least the "
    "largest number of points more than 2 epsilon/L apart; hence at least the reciprocal of the measure of a cap of "
    "angle 2 epsilon/L, and m w_m/w_(m-1) (L/(2 epsilon))^m. The published construction is of this kind, and so is "
    "every rung of the ladder but softmax.net.smooth, whose keys follow the gradients of the target.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction with fixed keys",
    symbols=(*fixed_keys.symbols, m),
    functions=fixed_keys.functions,
    hypotheses={
        **HEAD,
        "not_zero": implies(short, gt(B(P), 0)),
        "annihilates": forall(k, short, lt(k, N), eq(S(k, P), 0)),
        "oriented": implies(short, le(R(0, P), 0)),
        "room": lt(eps, h),
        "largest": eq(P, packing(m, spacing)),
        "fine": lt(spacing, sp.pi),
    },
    conclusion=Both((ge(N, packing(m, spacing)), ge(N, 1 / cap(m, spacing)), ge(N, points(spacing)))),
    proof=(
        Use("apart", "prefix.fixed_keys", given=("not_zero", "annihilates", "oriented"), assume=(short,)),
        Step("enough", ge(N - P, 0), given=("apart", "room"), assume=(gt(P - N, 0),)),
        Step("plenty", ge(N - P, 0), assume=(le(P - N, 0),)),
        Use("tokens", "axiom.cases", at={y: P - N, g: N - P}),
        Step("as_packing", ge(N, packing(m, spacing)), given=("tokens", "largest")),
        Use("net", "cover.separated", at={delta: spacing}, given=("fine",)),
        Step("as_measure", ge(N, 1 / cap(m, spacing)), given=("as_packing", "net")),
        Step("through", ge(y, e), fix=(y, g, e), assume=(ge(y, g), ge(g, e))),
        Use(
            "as_power",
            "through",
            at={y: N, g: packing(m, spacing), e: points(spacing)},
            given=("as_packing", "net"),
        ),
    ),
    witness={**fixed_keys.witness, eps: one / 2, m: one},
    witness_functions={**no_attention, **meanings, packing: sp.Lambda((m, eps), 1)},
    controls=(Control("twice the floor", conclusion=ge(N, 2 * packing(m, spacing))),),
    expected="proved",
)
