"""(k+1)^(k+1) >= 2 k^(k+1), that is (1 + 1/k)^(k+1) >= 2: Bernoulli's inequality by induction over the exponent."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import counting, natural

k, i = counting("k"), natural("i")
double = ge((k + 1) ** (k + 1), 2 * k ** (k + 1))

claim = Claim(
    id="partition.doubled",
    title="A power of the next number",
    meaning="(k+1)^(k+1) is at least twice k^(k+1).",
    kind="lemma",
    provenance="A",
    place="step of partition.enough",
    symbols=(k,),
    conclusion=double,
    proof=(
        Induct("bernoulli", i, le(k**i * (k + i), k * (k + 1) ** i), start=sp.Integer(0)),
        Use("here", "bernoulli", at={i: k + 1}),
        Step("result", double, given=("here",)),
    ),
    witness={k: sp.Integer(1)},
    controls=(Control("three times", conclusion=ge((k + 1) ** (k + 1), 3 * k ** (k + 1)), witness={k: sp.Integer(5)}),),
    expected="proved",
)
