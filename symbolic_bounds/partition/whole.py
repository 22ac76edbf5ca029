"""Adding a whole number, or nothing, to a number adds it to its whole part."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, gt, le
from symbolic_bounds.symbols import real

e, u, w, z = (real(name) for name in "euwz")
added = sp.floor(u) + e * sp.floor(w)
gap = sp.floor(z) - added
none, one = (le(e, 0),), (gt(e, 0),)

claim = Claim(
    id="partition.whole",
    title="Whole parts of sums",
    meaning="Adding a whole number, taken once or not at all, raises the whole part of a number by as much.",
    kind="lemma",
    provenance="A",
    place="step of partition.tree",
    symbols=(e, u, w, z),
    hypotheses={"bit": eq(e * (e - 1), 0), "sum": eq(z, u + e * sp.floor(w))},
    conclusion=ge(sp.floor(z), added),
    proof=(
        Step("nothing", eq(e, 0), given=("bit",), assume=none),
        Step("low_strict", gt(sp.floor(z), sp.floor(u) - 1), given=("nothing", "sum"), assume=none),
        Step("low", ge(gap, 0), given=("nothing", "low_strict"), assume=none),
        Step("once", eq(e, 1), given=("bit",), assume=one),
        Step("high_strict", gt(sp.floor(z), sp.floor(u) + sp.floor(w) - 1), given=("once", "sum"), assume=one),
        Step("high", ge(gap, 0), given=("once", "high_strict"), assume=one),
        Use("cases", "axiom.cases", at={real("y"): e, real("g"): gap}),
        Step("result", ge(sp.floor(z), added), given=("cases",)),
    ),
    witness={e: sp.Integer(1), u: sp.Rational(1, 2), w: sp.Rational(3, 2), z: sp.Rational(3, 2)},
    controls=(
        Control(
            "without the whole part",
            hypotheses={"sum": eq(z, u + e * w)},
            conclusion=ge(sp.floor(z), sp.floor(u) + e * w),
            witness={e: sp.Integer(1), u: sp.Integer(0), w: sp.Rational(1, 2), z: sp.Rational(1, 2)},
        ),
        Control(
            "any share",
            hypotheses={"bit": ge(e, 0)},
            witness={e: sp.Rational(1, 2), u: sp.Integer(0), w: sp.Integer(1), z: sp.Rational(1, 2)},
        ),
    ),
    expected="proved",
)
