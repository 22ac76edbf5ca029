"""3^d >= 9 for d >= 2, by induction."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Use
from symbolic_bounds.formula import ge
from symbolic_bounds.symbols import counting, j

d = counting("d")
two = sp.Integer(2)

claim = Claim(
    id="calculus.power_of_three",
    title="Powers of three",
    meaning="From the second one on the powers of three are at least nine.",
    kind="lemma",
    provenance="A",
    place="helper of the representation of Section 4",
    symbols=(d,),
    hypotheses={"dimension": ge(d, 2)},
    conclusion=ge(3**d, 9),
    proof=(
        Induct("powers", j, ge(3**j, 9), start=two),
        Use("result", "powers", at={j: d}, given=("dimension",)),
    ),
    witness={d: two},
    controls=(Control("at least ten", conclusion=ge(3**d, 10), witness={d: two}),),
    expected="proved",
)
