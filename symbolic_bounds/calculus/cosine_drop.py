"""cos a - cos b <= (b^2 - a^2)/2 for 0 <= a <= b: cos t + t^2/2 increases, as its slope is t - sin t.

The interval from a to b is moved to start at 1, as `axiom.monotone` is about positive numbers.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, ge, le
from symbolic_bounds.symbols import nonnegative, positive, schematic

a, b, s = nonnegative("a"), nonnegative("b"), positive("t")
moved = a + s - 1
g, dg = schematic("g"), schematic("dg")
drop = sp.cos(a) - sp.cos(b)
between = (le(1, s), le(s, 1 + b - a))

claim = Claim(
    id="calculus.cosine_drop",
    title="How fast the cosine falls",
    meaning="Between two angles the cosine falls by at most half the difference of their squares.",
    kind="lemma",
    provenance="A",
    place="helper of prefix.bump",
    symbols=(a, b),
    hypotheses={"order": le(a, b)},
    conclusion=le(drop, (b**2 - a**2) / 2),
    proof=(
        Step("slope", Slope(sp.cos(moved) + moved**2 / 2, s, moved - sp.sin(moved)), fix=(s,), assume=between),
        Step("nonnegative", ge(moved, 0), fix=(s,), assume=between),
        Use(
            "sine",
            "calculus.sine_at_most",
            at={nonnegative("u"): moved},
            given=("nonnegative",),
            fix=(s,),
            assume=between,
        ),
        Step("sign", ge(moved - sp.sin(moved), 0), given=("sine",), fix=(s,), assume=between),
        Use(
            "increasing",
            "axiom.monotone",
            at={positive("a"): sp.Integer(1), positive("b"): 1 + b - a},
            given=("order",),
            functions={g: sp.Lambda(s, sp.cos(moved) + moved**2 / 2), dg: sp.Lambda(s, moved - sp.sin(moved))},
        ),
        Step("result", le(drop, (b**2 - a**2) / 2), given=("increasing",)),
    ),
    witness={a: sp.Integer(0), b: sp.Integer(1)},
    controls=(
        Control("half of it", conclusion=le(2 * drop, (b**2 - a**2) / 2), witness={a: sp.Integer(0), b: sp.Integer(1)}),
    ),
    expected="proved",
)
