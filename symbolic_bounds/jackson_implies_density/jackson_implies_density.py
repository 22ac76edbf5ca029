"""A rate gives, for every precision, a number of terms that reaches it: the next integer above the rate."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import forall, ge, gt, le
from symbolic_bounds.symbols import eps, natural, positive, real, schematic

error, rate = schematic("e"), schematic("r")
d, n, y = positive("d"), natural("n"), real("y")
terms = sp.floor(rate(eps)) + 1

claim = Claim(
    id="jackson_implies_density",
    title="A rate implies density",
    meaning="If every number of terms above a rate reaches the precision, some number of terms does.",
    kind="lemma",
    provenance="T",
    place="Section 2, Lemma 2",
    symbols=(eps,),
    functions=(error, rate),
    hypotheses={
        "positive": forall(d, gt(rate(d), 0)),
        "rate": forall((d, n), ge(n, rate(d)), le(error(n), d)),
    },
    conclusion=le(error(terms), eps),
    proof=(
        Use("rate_here", "positive", at={d: eps}),
        Step("above", gt(terms, rate(eps))),
        Use("result", "rate", at={d: eps, n: terms}, given=("rate_here", "above")),
    ),
    witness={eps: sp.Integer(1)},
    witness_functions={error: sp.Lambda(y, 1 / y), rate: sp.Lambda(y, 1 / y)},
    controls=(
        Control(
            "a quarter of the precision",
            conclusion=le(error(terms), eps / 4),
            witness={eps: sp.Integer(1)},
        ),
        Control(
            "the integer below the rate",
            conclusion=le(error(terms - 1), eps),
            witness={eps: sp.Rational(2, 3)},
        ),
        Control(
            "rates below zero",
            hypotheses={"positive": None},
            witness={eps: sp.Integer(1)},
            functions={error: sp.Lambda(y, -y), rate: sp.Lambda(y, -3)},
        ),
    ),
    expected="proved",
)
