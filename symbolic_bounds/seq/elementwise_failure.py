"""At two opposite inputs the published head forgets its prefix.

For x_2 = -x_1 and H_11 = M I the context has the mass Z = e^M + e^(-M), and the output V/W of the split head is
multiplied by W/(Z + W) <= W e^M, which tends to 0 as M tends to minus infinity.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import nonnegative, positive, real

M, V, W = real("M"), real("V"), positive("W")
a, b, c = real("a"), real("b"), real("c")
one = sp.Integer(1)
crowd = sp.exp(M) + sp.exp(-M)
lost, share = V / (crowd + W) - V / W, crowd / (crowd + W)
size = sp.Abs(V) / W
kept = size * (1 - W * sp.exp(M))

claim = Claim(
    id="seq.elementwise.failure",
    title="The limit of Lemma 1 fails for two inputs",
    meaning="At two opposite inputs the head of the published construction is off by nearly the whole value of "
    "the split head, and the more so the more negative M is.",
    kind="lemma",
    provenance="A",
    place="Section 4, against the argument of Corollary 1",
    symbols=(M, V, W),
    conclusion=le(kept, sp.Abs(lost)),
    proof=(
        Use("size", "calculus.abs_scaled", at={real("u"): -V / W, real("y"): lost, nonnegative("q"): share}),
        Step("shrunk", le(1 - W * sp.exp(M), share)),
        Use(
            "enough",
            "calculus.scale",
            at={a: 1 - W * sp.exp(M), b: share, nonnegative("q"): size},
            given=("shrunk",),
        ),
        Step("exact", le(size * share, sp.Abs(lost)), given=("size",)),
        Use("result", "calculus.chain", at={a: kept, b: size * share, c: sp.Abs(lost)}),
    ),
    witness={M: -one, V: one, W: one},
    controls=(
        Control(
            "the whole value",
            conclusion=le(size, sp.Abs(lost)),
            witness={M: -one, V: one, W: one},
        ),
    ),
    expected="proved",
)
