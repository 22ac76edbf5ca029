"""A bound that holds at every point holds at the centres of the cells."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import forall, le
from symbolic_bounds.language import centre_value, value
from symbolic_bounds.symbols import j, real, thing

P, f, q, x = (thing(name) for name in "Pfqx")
a, b = real("a"), real("b")

claim = Claim(
    id="axiom.centre_bound",
    title="Bounds at the centres",
    meaning="A function that differs from a number by at most b times another one everywhere does so at the centre of "
    "every cell.",
    kind="axiom",
    provenance="A",
    place="definition",
    symbols=(P, f, q, j, a, b),
    hypotheses={"bound": forall(x, le(sp.Abs(value(f, x) - a), b * value(q, x)))},
    conclusion=le(sp.Abs(centre_value(P, j, f) - a), b * centre_value(P, j, q)),
    witness={j: sp.Integer(0), a: sp.Integer(0), b: sp.Integer(1)},
    witness_functions={value: sp.Lambda((f, x), 0)},
    expected="cited",
    reference="the hypothesis at the centre of the cell",
)
