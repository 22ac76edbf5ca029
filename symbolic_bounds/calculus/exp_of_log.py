"""From a bound of the logarithm to a bound of the number: e^(s - log u) >= 1 + s - log u >= 1."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import positive, real

u, s = positive("u"), real("s")

claim = Claim(
    id="calculus.exp_of_log",
    title="Exponential and logarithm",
    meaning="A number whose logarithm is at most s is at most the exponential of s.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(u, s),
    hypotheses={"log": le(sp.log(u), s)},
    conclusion=le(u, sp.exp(s)),
    proof=(
        Use("tangent", "axiom.exp_tangent", at={s: s - sp.log(u)}),
        Step("result", le(u, sp.exp(s)), given=("tangent", "log")),
    ),
    witness={u: sp.Integer(1), s: sp.Integer(0)},
    controls=(
        Control("twice the number", conclusion=le(2 * u, sp.exp(s)), witness={u: sp.Integer(1), s: sp.Integer(0)}),
    ),
    expected="proved",
)
