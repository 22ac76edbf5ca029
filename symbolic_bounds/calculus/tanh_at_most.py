"""2 (1 - e^(-t)) <= t (1 + e^(-t)): the difference vanishes at 0, and its slope is 1 - (1 + t) e^(-t) >= 0."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import positive, real, schematic, t, x

s = real("s")
g, dg = schematic("g"), schematic("dg")


def gap(at: sp.Expr) -> sp.Expr:
    return at * (1 + sp.exp(-at)) - 2 * (1 - sp.exp(-at))


slope = 1 - (1 + t) * sp.exp(-t)

claim = Claim(
    id="calculus.tanh_at_most",
    title="The hyperbolic tangent and its argument",
    meaning="Twice the hyperbolic tangent of half a positive number is at most the number, without denominators.",
    kind="lemma",
    provenance="A",
    place="helper of softmax.perturbed",
    symbols=(x,),
    conclusion=le(2 * (1 - sp.exp(-x)), x * (1 + sp.exp(-x))),
    proof=(
        Step("slope", Slope(gap(t), t, slope), fix=(t,)),
        Use("tangent", "axiom.exp_tangent", at={s: t}, fix=(t,)),
        Use("falling", "axiom.exp_tangent", at={s: -t}, fix=(t,)),
        Step("sign", ge(slope, 0), given=("tangent",), fix=(t,)),
        Step("near_zero", ge(gap(t), -2 * t), given=("falling",), fix=(t,), assume=(le(t, 1),)),
        Use(
            "rise",
            "calculus.nonnegative_from_zero",
            at={positive("C"): sp.Integer(2), positive("p"): sp.Integer(1), positive("c"): sp.Integer(1)},
            functions={g: sp.Lambda(t, gap(t)), dg: sp.Lambda(t, slope)},
            given=("slope", "sign", "near_zero"),
        ),
        Step("result", le(2 * (1 - sp.exp(-x)), x * (1 + sp.exp(-x))), given=("rise",)),
    ),
    witness={x: sp.Integer(1)},
    controls=(
        Control(
            "half of it",
            conclusion=le(4 * (1 - sp.exp(-x)), x * (1 + sp.exp(-x))),
            witness={x: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
