"""The exponential below its chord: the tangents at u s, e^(u s) (1 + (1 - u) s) <= e^s and e^(u s) (1 - u s) <= 1."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import nonnegative, positive, real

u, s, a, b = nonnegative("u"), real("s"), positive("a"), positive("b")
chord = 1 + u * (sp.exp(s) - 1)
point = {u: sp.Rational(1, 2), s: sp.Integer(1)}

claim = Claim(
    id="calculus.exp_chord",
    title="Chord of the exponential",
    meaning="Between zero and a number the exponential lies below its chord.",
    kind="lemma",
    provenance="A",
    place="helper of riemann.average",
    symbols=(u, s),
    hypotheses={"share": le(u, 1)},
    conclusion=le(sp.exp(u * s), chord),
    proof=(
        Use("ahead", "axiom.exp_tangent", at={s: (1 - u) * s}),
        Use("back", "axiom.exp_tangent", at={s: -u * s}),
        Step(
            "mixed",
            le(a, 1 + u * (b - 1)),
            fix=(a, b),
            assume=(ge(b, a * (1 + (1 - u) * s)), ge(1, a * (1 - u * s))),
            given=("share",),
        ),
        Step("upper", ge(sp.exp(s), sp.exp(u * s) * (1 + (1 - u) * s)), given=("ahead",)),
        Step("lower", ge(1, sp.exp(u * s) * (1 - u * s)), given=("back",)),
        Use("result", "mixed", at={a: sp.exp(u * s), b: sp.exp(s)}, given=("upper", "lower")),
    ),
    witness=point,
    controls=(
        Control("half of the slope", conclusion=le(sp.exp(u * s), 1 + u * (sp.exp(s) - 1) / 2), witness=point),
        Control("beyond the chord", hypotheses={"share": le(u, 2)}, witness={u: sp.Integer(2), s: sp.Integer(1)}),
    ),
    expected="proved",
)
