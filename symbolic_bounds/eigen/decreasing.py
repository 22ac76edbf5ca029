"""The eigenvalues fall with the degree: I_{nu+n} <= I_{nu+j} by induction over n >= j."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.definitions import eigenvalue, order
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import j, k, lam, m, natural, nu, x

i, n = natural("i"), natural("n")


def term(index: sp.Expr) -> sp.Expr:
    return sp.besseli(order(m) + index, lam)


claim = Claim(
    id="eigen.decreasing",
    title="Eigenvalues by degree",
    meaning="Convolution with the kernel damps harmonics of higher degree at least as much.",
    kind="lemma",
    provenance="T",
    place="Appendix B, Lemma 3",
    symbols=(j, k, lam, m),
    hypotheses={"degrees": le(j, k)},
    conclusion=ge(eigenvalue(j, lam, m), eigenvalue(k, lam, m)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Use("positive_zero", "positive", at={i: sp.Integer(0)}),
        Use("ratio", "amos.below_one", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Step("falling", le(term(i + 1), term(i)), given=("positive", "ratio"), fix=(i,)),
        Induct("below", n, le(term(n), term(j)), start=j, step=("falling",), at={"falling": {i: n}}),
        Use("below_k", "below", at={n: k}, given=("degrees",)),
        Step(
            "result",
            ge(eigenvalue(j, lam, m), eigenvalue(k, lam, m)),
            given=("positive_zero", "below_k"),
        ),
    ),
    witness={j: sp.Integer(1), k: sp.Integer(2), lam: sp.Integer(1), m: sp.Integer(1)},
    controls=(
        Control(
            "any degrees",
            hypotheses={"degrees": None},
            witness={j: sp.Integer(2), k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
