"""a_{j+1} = a_j r_{nu+j} >= a_j - (1 - r_{nu+j}), since a_j <= 1, and 1 - r_{nu+j} <= (j + m/2)/lambda.

These bounds sum to k (k + m - 1)/(2 lambda) over j < k.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.definitions import eigenvalue, order
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import j, k, lam, m, natural, nu, x

i = natural("i")
at_zero = sp.besseli(order(m), lam)


def term(index: sp.Expr) -> sp.Expr:
    return sp.besseli(order(m) + index, lam)


def loss(degree: sp.Expr) -> sp.Expr:
    return degree * (degree + m - 1) / (2 * lam)


claim = Claim(
    id="eigen.quadratic",
    title="Quadratic lower bound of the eigenvalues",
    meaning="On spheres of dimension at least two, one minus an eigenvalue is at most quadratic in its degree.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Lemma 3: a bound that is linear in 1/lambda",
    symbols=(k, lam, m),
    hypotheses={"dimension": ge(m, 2)},
    conclusion=ge(eigenvalue(k, lam, m), 1 - loss(k)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Use("positive_zero", "positive", at={i: sp.Integer(0)}),
        Use("below_one", "amos.below_one", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Step("falling", le(term(i + 1), term(i)), given=("positive", "below_one"), fix=(i,)),
        Induct("below", j, le(term(j), at_zero), start=sp.Integer(0), step=("falling",), at={"falling": {i: j}}),
        Use("amos", "amos.lower_linear", at={nu: order(m) + i, x: lam}, given=("dimension",), fix=(i,)),
        Step(
            "one_factor",
            le(term(i) - term(i + 1), (i + m / 2) / lam * term(i)),
            given=("positive", "amos"),
            fix=(i,),
        ),
        Use("below_i", "below", at={j: i}, fix=(i,)),
        Step(
            "one_loss",
            le(term(i) - term(i + 1), (i + m / 2) / lam * at_zero),
            given=("one_factor", "below_i"),
            fix=(i,),
        ),
        Induct(
            "sum",
            j,
            ge(term(j), (1 - loss(j)) * at_zero),
            start=sp.Integer(0),
            step=("one_loss",),
            at={"one_loss": {i: j}},
        ),
        Use("sum_here", "sum", at={j: k}),
        Step("result", ge(eigenvalue(k, lam, m), 1 - loss(k)), given=("positive_zero", "sum_here")),
    ),
    witness={k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(2)},
    controls=(
        Control(
            "circle",
            hypotheses={"dimension": None},
            witness={k: sp.Integer(1), lam: sp.Integer(4), m: sp.Integer(1)},
        ),
        Control(
            "halved",
            conclusion=ge(eigenvalue(k, lam, m), 1 - loss(k) / 2),
            witness={k: sp.Integer(1), lam: sp.Integer(4), m: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
