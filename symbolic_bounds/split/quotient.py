"""f - g/h = (f (h - 1) + (f - g))/h, and h >= 1 - eps_2."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import le, lt
from symbolic_bounds.symbols import F, nonnegative, real

f, g, h = real("f"), real("g"), real("h")
e1, e2 = nonnegative("epsilon_1"), nonnegative("epsilon_2")
error = sp.Abs(f - g / h)
point = {f: 1, g: 2, h: sp.Rational(1, 2), F: 1, e1: 1, e2: sp.Rational(1, 2)}
point = {sym: sp.Rational(number) for sym, number in point.items()}

claim = Claim(
    id="split.quotient",
    title="Error of a quotient",
    meaning="A quotient whose numerator approximates f and whose denominator approximates one approximates f.",
    kind="lemma",
    provenance="T",
    place="Appendix C, Lemma 1",
    symbols=(f, g, h, F, e1, e2),
    hypotheses={
        "numerator": le(sp.Abs(f - g), e1),
        "denominator": le(sp.Abs(1 - h), e2),
        "below_one": lt(e2, 1),
        "bound": le(sp.Abs(f), F),
    },
    conclusion=le(error, (e1 + F * e2) / (1 - e2)),
    proof=(
        Step("above", le(f * h - g, e1 + F * e2), given=("numerator", "denominator", "bound")),
        Step("below", le(g - f * h, e1 + F * e2), given=("numerator", "denominator", "bound")),
        Step("upper", le(f - g / h, (e1 + F * e2) / (1 - e2)), given=("below_one", "denominator", "above")),
        Step("lower", le(g / h - f, (e1 + F * e2) / (1 - e2)), given=("below_one", "denominator", "below")),
        Step(
            "result",
            le(error, (e1 + F * e2) / (1 - e2)),
            given=("below_one", "denominator", "upper", "lower"),
        ),
    ),
    witness=point,
    controls=(
        Control("without the denominator", conclusion=le(error, e1 + F * e2), witness=point),
        Control(
            "denominator error up to two",
            hypotheses={"below_one": lt(e2, 2)},
            witness={**point, h: -sp.Rational(1, 2), e2: sp.Rational(3, 2)},
        ),
    ),
    expected="proved",
)
