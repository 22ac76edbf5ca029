"""After the first layer an MLP recovers the position code and every slot, exactly.

The position block holds A at the token's own position and B elsewhere; (u - B)/(A - B) is the one-hot code e.
Slot k holds A x_k or B x_k, and gate(v; e)/A + gate(v; 1 - e)/B divides by the one that applies.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, le
from symbolic_bounds.mlp.gate_open import gate
from symbolic_bounds.symbols import T, nonnegative, positive, real

y, c, v, e = real("y"), positive("c"), real("v"), real("e")
one, zero = sp.Integer(1), sp.Integer(0)
size = nonnegative("B")
total = sp.exp(c) + T - 1
own, other = sp.exp(c) / total, 1 / total


def code(block: sp.Expr) -> sp.Expr:
    """The entry of the one-hot code from the entry of the position block."""
    return (block - other) / (own - other)


def recover(held: sp.Expr, switch: sp.Expr) -> sp.Expr:
    """The slot from what the first layer left in it; the values are at most 1 in size."""
    return gate(held, switch, one) / own + gate(held, 1 - switch, one) / other


claim = Claim(
    id="seq.two_layers.recovery",
    title="The MLP after the first layer",
    meaning="From the output of the first layer a ReLU network recovers the position of the token and all inputs "
    "without any error.",
    kind="lemma",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(y, c, T),
    hypotheses={"size": le(sp.Abs(y), 1)},
    conclusion=Both(
        (
            eq(code(own), 1),
            eq(code(other), 0),
            eq(recover(own * y, one), y),
            eq(recover(other * y, zero), y),
        )
    ),
    proof=(
        Use("tangent", "axiom.exp_tangent", at={real("s"): c}),
        Step("own_code", eq(code(own), 1), given=("tangent",)),
        Step("other_code", eq(code(other), 0), given=("tangent",)),
        Step("own_size", le(sp.Abs(own * y), 1), given=("size",)),
        Use(
            "other_scaled",
            "calculus.abs_scaled",
            at={real("u"): y, real("y"): other * y, nonnegative("q"): other},
        ),
        Step("other_size", le(sp.Abs(other * y), 1), given=("tangent", "size", "other_scaled")),
        Use("own_open", "mlp.gate.open", at={v: own * y, e: one, size: one}),
        Use("own_closed", "mlp.gate.closed", at={v: own * y, e: zero, size: one}, given=("own_size",)),
        Use("other_open", "mlp.gate.open", at={v: other * y, e: one, size: one}),
        Use("other_closed", "mlp.gate.closed", at={v: other * y, e: zero, size: one}, given=("other_size",)),
        Step("own_slot", eq(recover(own * y, one), y), given=("own_open", "own_closed")),
        Step("result", eq(recover(other * y, zero), y), given=("other_open", "other_closed")),
    ),
    witness={y: one, c: one, T: sp.Integer(2)},
    controls=(
        Control(
            "the wrong gate",
            conclusion=eq(recover(own * y, zero), y),
            witness={y: one, c: one, T: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
