"""sin u <= u for u >= 0: the slope of the sine is at most 1 (mean value inequality between 0 and u)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, le
from symbolic_bounds.symbols import nonnegative, real, schematic

u, s = nonnegative("u"), real("s")
g, dg = schematic("g"), schematic("dg")

claim = Claim(
    id="calculus.sine_at_most",
    title="The sine and its argument",
    meaning="The sine of a non-negative number is at most the number.",
    kind="lemma",
    provenance="A",
    place="helper of Section 4",
    symbols=(u,),
    conclusion=le(sp.sin(u), u),
    proof=(
        Step("slope", Slope(sp.sin(s), s, sp.cos(s)), fix=(s,)),
        Step("bound", le(sp.Abs(sp.cos(s)), 1), fix=(s,)),
        Use(
            "change",
            "axiom.mean_value",
            at={real("a"): u, real("b"): sp.Integer(0), nonnegative("M"): sp.Integer(1)},
            functions={g: sp.Lambda(s, sp.sin(s)), dg: sp.Lambda(s, sp.cos(s))},
        ),
        Step("result", le(sp.sin(u), u), given=("change",)),
    ),
    witness={u: sp.Integer(1)},
    controls=(Control("half of it", conclusion=le(2 * sp.sin(u), u), witness={u: sp.Integer(1)}),),
    expected="proved",
)
