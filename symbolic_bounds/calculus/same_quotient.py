"""Equal numerators over equal denominators."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import eq, gt
from symbolic_bounds.symbols import positive, real

p, q, r, s = real("p"), real("q"), real("r"), positive("s")

claim = Claim(
    id="calculus.same_quotient",
    title="Equal quotients",
    meaning="Quotients of equal numerators and equal denominators are equal.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds for attention heads",
    symbols=(p, q, r, s),
    hypotheses={"numerator": eq(p, r), "denominator": eq(q, s)},
    conclusion=eq(p / q, r / s),
    proof=(
        Step("positive", gt(q, 0), given=("denominator",)),
        Step("result", eq(p / q, r / s), given=("positive", "numerator", "denominator")),
    ),
    witness={p: sp.Integer(1), q: sp.Integer(2), r: sp.Integer(1), s: sp.Integer(2)},
    controls=(
        Control(
            "another numerator",
            conclusion=eq((p + 1) / q, r / s),
            witness={p: sp.Integer(1), q: sp.Integer(2), r: sp.Integer(1), s: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
