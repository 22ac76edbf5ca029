"""The upper bound of Amos is below one: its denominator exceeds its numerator."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import ratio
from symbolic_bounds.formula import ge, gt, lt
from symbolic_bounds.symbols import nu, x

alpha = nu + sp.Rational(1, 2)
root = sp.sqrt(x**2 + alpha**2)

claim = Claim(
    id="amos.below_one",
    title="The Bessel ratio is below one",
    meaning="A modified Bessel function of order above -1/2 exceeds the one of the next order.",
    kind="lemma",
    provenance="T",
    place="Appendix B, Lemma 3",
    symbols=(nu, x),
    hypotheses={"order": gt(nu, -sp.Rational(1, 2))},
    conclusion=lt(ratio(nu, x), 1),
    proof=(
        Use("upper", "amos.upper", given=("order",)),
        Step("root", ge(root, x), given=("order",)),
        Step("bound", lt(x / (alpha + root), 1), given=("order", "root")),
        Use("positive", "axiom.bessel_positive", given=("order",)),
        Step("result", lt(ratio(nu, x), 1), given=("positive", "order", "upper", "bound")),
    ),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    controls=(
        Control(
            "any order",
            hypotheses={"order": gt(nu, -1)},
            witness={nu: -sp.Rational(3, 4), x: sp.Integer(10)},
        ),
    ),
    expected="proved",
)
