"""The exponential increases: e^(b - a) >= 1 + b - a."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import real

a, b, s = real("a"), real("b"), real("s")

claim = Claim(
    id="calculus.exp_increasing",
    title="Monotonicity of the exponential",
    meaning="Of two numbers the larger one has the larger exponential.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(a, b),
    hypotheses={"order": le(a, b)},
    conclusion=le(sp.exp(a), sp.exp(b)),
    proof=(
        Use("tangent", "axiom.exp_tangent", at={s: b - a}),
        Step("result", le(sp.exp(a), sp.exp(b)), given=("tangent", "order")),
    ),
    witness={a: sp.Integer(0), b: sp.Integer(1)},
    controls=(
        Control(
            "three times",
            conclusion=le(3 * sp.exp(a), sp.exp(b)),
            witness={a: sp.Integer(0), b: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
