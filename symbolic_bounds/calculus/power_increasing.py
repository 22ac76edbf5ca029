"""Powers keep the order of positive numbers, by induction over the exponent."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Use
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import j, natural, positive

u, v, n = positive("u"), positive("v"), natural("n")

claim = Claim(
    id="calculus.power_increasing",
    title="Powers keep the order",
    meaning="Of two positive numbers the larger one has the larger powers.",
    kind="lemma",
    provenance="A",
    place="helper of the bounds of the eigenvalues",
    symbols=(u, v, n),
    hypotheses={"order": le(u, v)},
    conclusion=le(u**n, v**n),
    proof=(
        Induct("powers", j, le(u**j, v**j), start=sp.Integer(0), step=("order",)),
        Use("result", "powers", at={j: n}),
    ),
    witness={u: sp.Integer(1), v: sp.Integer(2), n: sp.Integer(2)},
    controls=(
        Control(
            "order dropped",
            hypotheses={"order": None},
            witness={u: sp.Integer(2), v: sp.Integer(1), n: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
