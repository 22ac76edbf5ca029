"""The logarithm increases: 1 >= x/y = e^(ln x - ln y) >= 1 + ln x - ln y for x <= y."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import positive, real

x, y = positive("x"), positive("y")
one, two = sp.Integer(1), sp.Integer(2)

claim = Claim(
    id="calculus.log_increasing",
    title="Monotonicity of the logarithm",
    meaning="Of two positive numbers the larger one has the larger logarithm.",
    kind="lemma",
    provenance="A",
    place="helper of Section 5",
    symbols=(x, y),
    hypotheses={"order": le(x, y)},
    conclusion=le(sp.log(x), sp.log(y)),
    proof=(
        Use("tangent", "axiom.exp_tangent", at={real("s"): sp.log(x) - sp.log(y)}),
        Step("result", le(sp.log(x), sp.log(y)), given=("tangent", "order")),
    ),
    witness={x: one, y: two},
    controls=(Control("by the difference", conclusion=le(sp.log(x) + 1, sp.log(y)), witness={x: one, y: two}),),
    expected="proved",
)
