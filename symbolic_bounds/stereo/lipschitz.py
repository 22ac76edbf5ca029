"""Both directions of the projection between the cube and its image are Lipschitz.

By `stereo.distance` the inverse has the constant 2; points of the cube have squared norms of at most m, so
|y - u|^2 = (1 + |y|^2)(1 + |u|^2)/4 times the squared distance of the images is at most ((1 + m)/2)^2 times it.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import Both, forall, ge, le, lt
from symbolic_bounds.stereo.distance import a, b, image, shrunk
from symbolic_bounds.stereo.distance import claim as distance
from symbolic_bounds.stereo.sums import A, B, E, P, Q, u, y
from symbolic_bounds.symbols import j, m, nonnegative, real

zero, one = sp.Integer(0), sp.Integer(1)
constant = (1 + m) / sp.Integer(2)
stretch = (1 + a) * (1 + b) / 4

claim = Claim(
    id="stereo.lipschitz",
    title="Lipschitz constants of the stereographic projection",
    meaning="The inverse stereographic projection has the Lipschitz constant 2, the projection on the part that "
    "is mapped into the cube [0,1]^m the constant (1 + m)/2.",
    kind="theorem",
    provenance="R",
    place="Appendix D, Lemma 1",
    symbols=(m,),
    functions=distance.functions,
    hypotheses={
        **distance.hypotheses,
        "cube": forall(j, lt(j, m), ge(y(j), 0)),
        "cube_top": forall(j, lt(j, m), le(y(j), 1)),
        "other_cube": forall(j, lt(j, m), ge(u(j), 0)),
        "other_cube_top": forall(j, lt(j, m), le(u(j), 1)),
    },
    conclusion=Both((le(image, 4 * E(m)), le(E(m), constant**2 * image))),
    proof=(
        Step("square", le(y(j) ** 2, 1), given=("cube", "cube_top"), fix=(j,), assume=(lt(j, m),)),
        Step("other_square", le(u(j) ** 2, 1), given=("other_cube", "other_cube_top"), fix=(j,), assume=(lt(j, m),)),
        Induct("norms", j, le(A(j), j), start=zero, stop=m, base=("no_a",), step=("a", "square")),
        Induct("other_norms", j, le(B(j), j), start=zero, stop=m, base=("no_b",), step=("b", "other_square")),
        Use("norm", "norms", at={j: m}),
        Use("other_norm", "other_norms", at={j: m}),
        Use("distance", "stereo.distance"),
        Step("factor", le(stretch, constant**2), given=("distance", "norm", "other_norm")),
        Use(
            "projected",
            "calculus.scale",
            at={real("a"): stretch, real("b"): constant**2, nonnegative("q"): shrunk},
            given=("distance", "factor"),
        ),
        Step("same", le(shrunk, image), given=("distance",)),
        Use(
            "images",
            "calculus.scale",
            at={real("a"): shrunk, real("b"): image, nonnegative("q"): constant**2},
            given=("distance", "same"),
        ),
        Use(
            "result",
            "calculus.chain",
            at={real("a"): E(m), real("b"): constant**2 * shrunk, real("c"): constant**2 * image},
            given=("distance",),
        ),
    ),
    witness={m: one},
    witness_functions=distance.witness_functions,
    controls=(
        Control(
            "the constant m/2 for the projection",
            conclusion=le(E(m), (m / sp.Integer(2)) ** 2 * image),
            witness={m: one},
            functions={
                y: sp.Lambda(j, sp.Rational(1, 2)),
                A: sp.Lambda(j, j / 4),
                E: sp.Lambda(j, j / 4),
                P: sp.Lambda(j, 0),
                Q: sp.Lambda(j, j * sp.Rational(16, 25)),
            },
        ),
    ),
    expected="proved",
)
