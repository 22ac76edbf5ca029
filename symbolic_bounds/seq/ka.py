"""Schmidt-Hieber's version of the Kolmogorov-Arnold theorem, with a fixed inner function.

S and R are the partial sums of 3^(-p) phi(x_p) for the points x and y of [0,1]^d, p = 1, ..., d; the key of a
point is 3 S(d). The bound on the outer function holds at keys, which is where it is defined.
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, eq, forall, ge, le, lt
from symbolic_bounds.language import coordinate, cube, inner, outer, value
from symbolic_bounds.symbols import counting, j, positive, schematic, thing

d, Q, beta = counting("d"), positive("Q"), positive("beta")
f, x, y = thing("f"), thing("x"), thing("y")
u, v, D, reach = thing("u"), thing("v"), positive("D"), positive("h")
S, R = schematic("S"), schematic("R")
exponent = beta * sp.log(2) / (d * sp.log(3))
one = sp.Integer(1)


def addend(point: sp.Symbol) -> sp.Expr:
    """3^(-p) phi(x_p) for p = j + 1."""
    return 3 ** (-j - 1) * inner(d, coordinate(point, j))


claim = Claim(
    id="seq.ka",
    title="Kolmogorov-Arnold representation with one inner function",
    meaning="Every function on the cube is a function of one number, a fixed sum of a fixed function of the "
    "coordinates, and if it is Hoelder continuous the outer function is, with an exponent smaller by d.",
    kind="citation",
    provenance="T",
    place="Section 4, Theorem 4",
    symbols=(d, Q, beta, reach, f, x, y),
    functions=(S, R),
    hypotheses={
        "dimension": ge(d, 2),
        "exponent": le(beta, 1),
        "point": eq(cube(x), d),
        "other": eq(cube(y), d),
        "hoelder": forall(
            (u, v, D),
            eq(cube(u), d),
            eq(cube(v), d),
            forall(j, lt(j, d), le(sp.Abs(coordinate(u, j) - coordinate(v, j)), D)),
            le(sp.Abs(value(f, u) - value(f, v)), Q * D**beta),
        ),
        "empty": eq(S(0), 0),
        "sum": forall(j, lt(j, d), eq(S(j + 1), S(j) + addend(x))),
        "other_empty": eq(R(0), 0),
        "other_sum": forall(j, lt(j, d), eq(R(j + 1), R(j) + addend(y))),
        "distance": le(sp.Abs(3 * S(d) - 3 * R(d)), reach),
    },
    conclusion=Both(
        (
            eq(value(f, x), outer(f, d, 3 * S(d))),
            eq(value(f, y), outer(f, d, 3 * R(d))),
            le(
                sp.Abs(outer(f, d, 3 * S(d)) - outer(f, d, 3 * R(d))),
                2**beta * Q * reach**exponent,
            ),
        )
    ),
    witness={d: sp.Integer(2), Q: one, beta: one, reach: one},
    witness_functions={
        cube: sp.Lambda(u, 2),
        coordinate: sp.Lambda((u, j), 0),
        inner: sp.Lambda((d, D), 0),
        value: sp.Lambda((f, u), 0),
        S: sp.Lambda(j, 0),
        R: sp.Lambda(j, 0),
    },
    expected="cited",
    reference="Schmidt-Hieber, The Kolmogorov-Arnold representation theorem revisited, Neural Networks 137 (2021), "
    "Theorem 2",
)
