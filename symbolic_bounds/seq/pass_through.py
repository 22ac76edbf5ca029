"""A layer that computes one position's output and passes the others: exact with a residual stream.

With the residual stream the MLP adds the gated difference of head and input. Without it a passing position must
attend to itself; with the own score c its output is (e^c x + V)/(e^c + Z), off by at most 2 F Z e^(-c).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, ge, le
from symbolic_bounds.mlp.gate_open import gate
from symbolic_bounds.symbols import F, nonnegative, real

x, h, c, V, Z, size = real("x"), real("h"), real("c"), real("V"), nonnegative("Z"), nonnegative("B")
v, e = real("v"), real("e")
zero, one = sp.Integer(0), sp.Integer(1)
own = sp.exp(c)
moved = (own * x + V) / (own + Z) - x
bound = 2 * F * Z * sp.exp(-c)
computing = eq(x + gate(h - x, one, size), h)
passing = eq(x + gate(h - x, zero, size), x)

claim = Claim(
    id="seq.pass_through",
    title="One position computes, the others pass",
    meaning="With a residual stream a layer replaces the value at one position and keeps the others exactly; "
    "without one, a position that attends to itself with score c keeps its value up to 2 F Z e^-c.",
    kind="theorem",
    provenance="T",
    place="Section 4, one layer per position",
    symbols=(x, h, c, V, F, Z, size),
    hypotheses={
        "size": le(sp.Abs(h - x), size),
        "input": le(sp.Abs(x), F),
        "others": le(sp.Abs(V), F * Z),
    },
    conclusion=Both((computing, passing, le(sp.Abs(moved), bound))),
    proof=(
        Use("open", "mlp.gate.open", at={v: h - x, e: one}),
        Use("closed", "mlp.gate.closed", at={v: h - x, e: zero}, given=("size",)),
        Step("computing", computing, given=("open",)),
        Step("passing", passing, given=("closed",)),
        Step("top", le(V - Z * x, 2 * F * Z), given=("input", "others")),
        Step("bottom", ge(V - Z * x, -2 * F * Z), given=("input", "others")),
        Step("above", le(moved, bound), given=("top",)),
        Step("below", ge(moved, -bound), given=("bottom",)),
        Use("result", "calculus.abs_at_most", at={real("u"): moved, real("y"): bound}, given=("above", "below")),
    ),
    witness={x: one, h: zero, c: zero, V: -one, F: one, Z: one, size: one},
    controls=(
        Control(
            "exact without a residual stream",
            conclusion=eq(moved, 0),
            witness={x: one, h: zero, c: zero, V: -one, F: one, Z: one, size: one},
        ),
    ),
    expected="proved",
)
