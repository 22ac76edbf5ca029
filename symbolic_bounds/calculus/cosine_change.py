"""cos b - cos a = 2 sin s sin d with s = (a + b)/2, d = (a - b)/2, and no sine exceeds its argument."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, eq, le
from symbolic_bounds.symbols import nonnegative, real, schematic

a, b, p, q = nonnegative("a"), nonnegative("b"), nonnegative("p"), nonnegative("q")
s, t, u, v = (real(name) for name in "stuv")
g, dg = schematic("g"), schematic("dg")
half, off = (a + b) / 2, (a - b) / 2
change = sp.Abs(sp.cos(a) - sp.cos(b))
bound = (a + b) * sp.Abs(a - b) / 2

claim = Claim(
    id="calculus.cosine_change",
    title="How much the cosine changes",
    meaning="The cosines of two non-negative numbers differ by at most their mean times their difference.",
    kind="lemma",
    provenance="A",
    place="helper of prefix.bump",
    symbols=(a, b),
    conclusion=le(change, bound),
    proof=(
        Use("second", "axiom.cos_difference", at={real("a"): half, real("b"): off}),
        Use("first", "axiom.cos_difference", at={real("a"): half, real("b"): -off}),
        Step("product", eq(sp.cos(a) - sp.cos(b), -2 * sp.sin(half) * sp.sin(off)), given=("first", "second")),
        Step("slope", Slope(sp.sin(s), s, sp.cos(s)), fix=(s,)),
        Step("steepest", le(sp.Abs(sp.cos(s)), 1), fix=(s,)),
        Use(
            "sine",
            "axiom.mean_value",
            at={real("a"): t, real("b"): sp.Integer(0), nonnegative("M"): sp.Integer(1)},
            functions={g: sp.Lambda(s, sp.sin(s)), dg: sp.Lambda(s, sp.cos(s))},
            fix=(t,),
        ),
        Use("mean", "sine", at={t: half}),
        Use("difference", "sine", at={t: off}),
        Step(
            "sizes",
            le(sp.Abs(-2 * u * v), 2 * p * q),
            fix=(u, v, p, q),
            assume=(le(sp.Abs(u), p), le(sp.Abs(v), q)),
        ),
        Use(
            "together",
            "sizes",
            at={u: sp.sin(half), v: sp.sin(off), p: half, q: sp.Abs(off)},
            given=("mean", "difference"),
        ),
        Step("result", le(change, bound), given=("product", "together")),
    ),
    witness={a: sp.Integer(0), b: sp.Integer(1)},
    controls=(
        Control("half of it", conclusion=le(2 * change, bound), witness={a: sp.Integer(0), b: sp.Integer(1)}),
        Control(
            "without the mean", conclusion=le(2 * change, sp.Abs(a - b)), witness={a: sp.Integer(1), b: sp.Integer(2)}
        ),
    ),
    expected="proved",
)
