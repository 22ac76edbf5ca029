"""An MLP multiplies by 3^(-p) where p is given by a one-hot position code.

One gate for every position q, opened by the code's entry q and weighted by 3^(-q): all are shut but that of p.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, le, lt
from symbolic_bounds.mlp.gate_open import gate
from symbolic_bounds.symbols import T, j, natural, nonnegative, real, schematic

code, S, a = schematic("e"), schematic("S"), schematic("a")
v, p, size = real("v"), natural("p"), nonnegative("B")
zero, one = sp.Integer(0), sp.Integer(1)
e = real("e")
addend = 3 ** (-j - 1) * gate(v, code(j), size)
count = sp.Symbol("N", integer=True, positive=True)

claim = Claim(
    id="seq.position_scalar",
    title="Position-dependent scaling by an MLP",
    meaning="A ReLU network multiplies a bounded number by 3 to the minus the position, from a one-hot code of "
    "the position, exactly.",
    kind="theorem",
    provenance="T",
    place="Section 4, position encodings",
    symbols=(v, p, size, T),
    functions=(code, S),
    hypotheses={
        "size": le(sp.Abs(v), size),
        "position": lt(p, T),
        "here": eq(code(p), 1),
        "before": forall(j, lt(j, p), eq(code(j), 0)),
        "after": forall(j, lt(p, j), lt(j, T), eq(code(j), 0)),
        "start": eq(S(0), 0),
        "next": forall(j, lt(j, T), eq(S(j + 1), S(j) + addend)),
    },
    conclusion=eq(S(T), 3 ** (-p - 1) * v),
    proof=(
        Use(
            "shut_before",
            "mlp.gate.closed",
            at={e: code(j)},
            given=("before", "size"),
            fix=(j,),
            assume=(lt(j, p),),
        ),
        Use(
            "shut_after",
            "mlp.gate.closed",
            at={e: code(j)},
            given=("after", "size"),
            fix=(j,),
            assume=(lt(p, j), lt(j, T)),
        ),
        Step("none_before", eq(addend, 0), given=("shut_before",), fix=(j,), assume=(lt(j, p),)),
        Step("none_after", eq(addend, 0), given=("shut_after",), fix=(j,), assume=(lt(p, j), lt(j, T))),
        Use("open", "mlp.gate.open", at={e: code(p)}),
        Use("sum", "calculus.one_hot_sum", at={count: T}, functions={a: sp.Lambda(j, addend)}),
        Step("result", eq(S(T), 3 ** (-p - 1) * v), given=("sum", "open")),
    ),
    witness={v: one, p: zero, size: one, T: one},
    witness_functions={code: sp.Lambda(j, 1), S: sp.Lambda(j, (1 - 3 ** (-j)) / 2)},
    controls=(
        Control(
            "one power more",
            conclusion=eq(S(T), 3 ** (-p) * v),
            witness={v: one, p: zero, size: one, T: one},
        ),
    ),
    expected="proved",
)
