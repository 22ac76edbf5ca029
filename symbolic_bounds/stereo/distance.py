"""Distances under the inverse stereographic projection y -> (2y, |y|^2 - 1)/(1 + |y|^2).

With a = |y|^2, b = |u|^2 the first m coordinates of the images are 2y/(1 + a) and 2u/(1 + b): `stereo.sums` gives
their squared distance, and with the last coordinate it is 4 |y - u|^2/((1 + a)(1 + b)).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge, le
from symbolic_bounds.stereo.sums import A, B, E, Q, u, y
from symbolic_bounds.stereo.sums import claim as sums
from symbolic_bounds.symbols import j, m, real

one = sp.Integer(1)
a, b = A(m), B(m)
scale, other = 2 / (1 + a), 2 / (1 + b)
last = (a - 1) / (1 + a) - (b - 1) / (1 + b)
image, shrunk = Q(m) + last**2, 4 * E(m) / ((1 + a) * (1 + b))

claim = Claim(
    id="stereo.distance",
    title="Distances under the inverse stereographic projection",
    meaning="The inverse stereographic projection turns a squared distance r into 4 r over the product of one "
    "plus the squared norms: it has the Lipschitz constant 2.",
    kind="lemma",
    provenance="R",
    place="Appendix D, Lemma 1",
    symbols=(m,),
    functions=sums.functions,
    hypotheses={
        **{name: hypothesis for name, hypothesis in sums.hypotheses.items() if name != "q"},
        "q": forall(j, eq(Q(j + 1), Q(j) + (scale * y(j) - other * u(j)) ** 2)),
    },
    conclusion=Both((ge(a, 0), ge(b, 0), ge(E(m), 0), eq(image, shrunk), le(image, 4 * E(m)))),
    proof=(
        Use(
            "norms",
            "stereo.sums",
            at={real("s"): sp.Integer(0), real("r"): sp.Integer(0)},
            functions={Q: sp.Lambda(j, 0)},
        ),
        Step("norm", ge(a, 0), given=("norms",)),
        Step("other_norm", ge(b, 0), given=("norms",)),
        Use("sums", "stereo.sums", at={real("s"): scale, real("r"): other}, given=("norm", "other_norm")),
        Step("sign", ge(E(m), 0), given=("norm", "other_norm", "sums")),
        Step("identity", eq(image, shrunk), given=("norm", "other_norm", "sums")),
        Step("shorter", le(shrunk, 4 * E(m)), given=("norm", "other_norm", "sign")),
        Use(
            "result",
            "calculus.chain",
            at={real("a"): image, real("b"): shrunk, real("c"): 4 * E(m)},
            given=("norm", "other_norm", "identity"),
        ),
    ),
    witness={m: one},
    witness_functions=sums.witness_functions,
    controls=(
        Control(
            "the Lipschitz constant 1",
            conclusion=le(image, E(m)),
            witness={m: one},
            functions={
                y: sp.Lambda(j, sp.Rational(1, 2)),
                A: sp.Lambda(j, j / 4),
                E: sp.Lambda(j, j / 4),
                Q: sp.Lambda(j, j * sp.Rational(16, 25)),
            },
        ),
    ),
    expected="proved",
)
