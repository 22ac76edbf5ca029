"""Convolution with the kernel does not increase the distance of two functions.

The kernel averages, so f <= q + D and q <= f + D pass to the convolutions.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import forall, le
from symbolic_bounds.language import smooth, value
from symbolic_bounds.symbols import lam, nonnegative, real, thing

f, q, x, y, D = thing("f"), thing("q"), thing("x"), thing("y"), nonnegative("D")

claim = Claim(
    id="conv.contraction",
    title="Convolution contracts",
    meaning="Two functions that differ by at most D everywhere have convolutions that differ by at most D.",
    kind="lemma",
    provenance="T",
    place="Appendix B, Lemma 2",
    symbols=(f, q, x, D, lam),
    hypotheses={"close": forall(y, le(sp.Abs(value(f, y) - value(q, y)), D))},
    conclusion=le(sp.Abs(smooth(f, lam, x) - smooth(q, lam, x)), D),
    proof=(
        Step("below", le(value(f, y), value(q, y) + D), given=("close",), fix=(y,)),
        Step("above", le(value(q, y), value(f, y) + D), given=("close",), fix=(y,)),
        Use("smooth_below", "axiom.kernel_average", at={real("D"): D}, given=("below",)),
        Use("smooth_above", "axiom.kernel_average", at={f: q, q: f, real("D"): D}, given=("above",)),
        Step(
            "result",
            le(sp.Abs(smooth(f, lam, x) - smooth(q, lam, x)), D),
            given=("smooth_below", "smooth_above"),
        ),
    ),
    witness={D: sp.Integer(0), lam: sp.Integer(1)},
    witness_functions={value: sp.Lambda((f, y), 0), smooth: sp.Lambda((f, lam, x), 0)},
    controls=(
        Control("half the distance", conclusion=le(sp.Abs(smooth(f, lam, x) - smooth(q, lam, x)), D / 2)),
        Control(
            "closeness dropped",
            hypotheses={"close": None},
        ),
    ),
    expected="proved",
)
