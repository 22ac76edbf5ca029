"""z = (x_1, ..., x_T, e_i)/sqrt(T + 1) lies on the unit sphere, and angles of z measure the inputs.

With D the sum of the <x_j, x_j'>: two z of one position have the dot product (D + 1)/(T + 1), two z of different
positions D/(T + 1) <= T/(T + 1); and |x - x'|^2 = 2T - 2D = (T + 1) |z - z'|^2 for one position.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import Both, eq, forall, le, lt
from symbolic_bounds.symbols import T, j, schematic

square, dot, S, D, X = schematic("q"), schematic("d"), schematic("S"), schematic("D"), schematic("X")
zero, one = sp.Integer(0), sp.Integer(1)
chord = 2 - 2 * (D(T) + 1) / (T + 1)

claim = Claim(
    id="seq.two_layers.geometry",
    title="The second layer's inputs on a sphere",
    meaning="The recovered sequence with its position code, scaled, is a unit vector; different positions are at "
    "least arccos(T/(T+1)) apart, and for one position distances are those of the inputs over sqrt(T+1).",
    kind="lemma",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(T,),
    functions=(square, dot, S, D, X),
    hypotheses={
        "unit": forall(j, lt(j, T), eq(square(j), 1)),
        "cosine": forall(j, lt(j, T), le(dot(j), 1)),
        "no_square": eq(S(0), 0),
        "no_dot": eq(D(0), 0),
        "no_distance": eq(X(0), 0),
        "square": forall(j, eq(S(j + 1), S(j) + square(j))),
        "dot": forall(j, eq(D(j + 1), D(j) + dot(j))),
        "distance": forall(j, eq(X(j + 1), X(j) + (2 - 2 * dot(j)))),
    },
    conclusion=Both(
        (
            eq((S(T) + 1) / (T + 1), 1),
            le(D(T) / (T + 1), T / (T + 1)),
            eq(X(T), (T + 1) * chord),
        )
    ),
    proof=(
        Induct(
            "squares",
            j,
            eq(S(j), j),
            start=zero,
            stop=T,
            base=("no_square",),
            step=("square", "unit"),
        ),
        Induct(
            "dots",
            j,
            le(D(j), j),
            start=zero,
            stop=T,
            base=("no_dot",),
            step=("dot", "cosine"),
        ),
        Induct(
            "distances",
            j,
            eq(X(j), 2 * j - 2 * D(j)),
            start=zero,
            base=("no_distance", "no_dot"),
            step=("distance", "dot"),
        ),
        Use("square_all", "squares", at={j: T}),
        Use("dot_all", "dots", at={j: T}),
        Use("distance_all", "distances", at={j: T}),
        Step("norm", eq((S(T) + 1) / (T + 1), 1), given=("square_all",)),
        Step("positions", le(D(T) / (T + 1), T / (T + 1)), given=("dot_all",)),
        Step("result", eq(X(T), (T + 1) * chord), given=("distance_all",)),
    ),
    witness={T: one},
    witness_functions={
        square: sp.Lambda(j, 1),
        dot: sp.Lambda(j, 1),
        S: sp.Lambda(j, j),
        D: sp.Lambda(j, j),
        X: sp.Lambda(j, 0),
    },
    controls=(
        Control(
            "without the position code",
            conclusion=eq(S(T) / (T + 1), 1),
            witness={T: one},
        ),
    ),
    expected="proved",
)
