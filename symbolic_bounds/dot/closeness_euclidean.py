"""In the plane a long vector in the direction of x has a large dot product with x, however far it is."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import real

x, p, q = ((real(f"{name}_1"), real(f"{name}_2")) for name in ("x", "p", "q"))


def dot(u: tuple[sp.Symbol, sp.Symbol], v: tuple[sp.Symbol, sp.Symbol]) -> sp.Expr:
    return u[0] * v[0] + u[1] * v[1]


def squared_distance(u: tuple[sp.Symbol, sp.Symbol], v: tuple[sp.Symbol, sp.Symbol]) -> sp.Expr:
    return (u[0] - v[0]) ** 2 + (u[1] - v[1]) ** 2


claim = Claim(
    id="dot.closeness.euclidean",
    title="Off the sphere the dot product does not measure closeness",
    meaning="The paper says that this statement is false, and it is: that of two points of the plane the one with the "
    "larger dot product with x is at most as far from x. The counterexample is that of its Figure 2.",
    kind="refutation",
    provenance="T",
    place="Section 3, Figure 2",
    symbols=(*x, *p, *q),
    hypotheses={"larger_dot": ge(dot(x, p), dot(x, q))},
    conclusion=le(squared_distance(x, p), squared_distance(x, q)),
    counterexample=dict(zip((*x, *p, *q), map(sp.Integer, (1, 0, 3, 0, 1, 0)), strict=True)),
    witness=dict(zip((*x, *p, *q), map(sp.Integer, (1, 0, 1, 0, 0, 0)), strict=True)),
    controls=(
        Control(
            "the opposite statement",
            conclusion=ge(squared_distance(x, p), squared_distance(x, q)),
            witness=dict(zip((*x, *p, *q), map(sp.Integer, (1, 0, 1, 0, 0, 0)), strict=True)),
        ),
    ),
    expected="refuted",
)
