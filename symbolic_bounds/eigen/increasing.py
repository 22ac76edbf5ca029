"""I_{nu+j}(s) I_nu(t) <= I_{nu+j}(t) I_nu(s) by induction over j, one ratio at a time."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.definitions import eigenvalue, order
from symbolic_bounds.formula import le
from symbolic_bounds.symbols import j, k, m, natural, nu, positive, t, x

s, i = positive("s"), natural("i")


def term(index: sp.Expr, at: sp.Expr) -> sp.Expr:
    return sp.besseli(order(m) + index, at)


claim = Claim(
    id="eigen.increasing",
    title="The eigenvalues grow with the concentration",
    meaning="The more concentrated the kernel, the more of a spherical harmonic the convolution keeps.",
    kind="lemma",
    provenance="A",
    place="Appendix B, Figure 5",
    symbols=(k, s, t, m),
    hypotheses={"range": le(s, t)},
    conclusion=le(eigenvalue(k, s, m), eigenvalue(k, t, m)),
    proof=(
        Use("positive_s", "axiom.bessel_positive", at={nu: order(m) + i, x: s}, fix=(i,)),
        Use("positive_t", "axiom.bessel_positive", at={nu: order(m) + i, x: t}, fix=(i,)),
        Use("ratio", "amos.increasing", at={nu: order(m) + i, s: s, x: t}, given=("range",), fix=(i,)),
        Step(
            "one_factor",
            le(term(i + 1, s) * term(i, t), term(i + 1, t) * term(i, s)),
            given=("positive_s", "positive_t", "ratio"),
            fix=(i,),
        ),
        Use("next_t", "positive_t", at={i: i + 1}, fix=(i,)),
        Use("zero_s", "positive_s", at={i: sp.Integer(0)}),
        Use("zero_t", "positive_t", at={i: sp.Integer(0)}),
        Induct(
            "product",
            j,
            le(term(j, s) * term(0, t), term(j, t) * term(0, s)),
            start=sp.Integer(0),
            step=("one_factor", "positive_s", "positive_t", "next_t", "zero_s", "zero_t"),
            at={name: {i: j} for name in ("one_factor", "positive_s", "positive_t", "next_t")},
        ),
        Use("product_here", "product", at={j: k}),
        Step(
            "result",
            le(eigenvalue(k, s, m), eigenvalue(k, t, m)),
            given=("zero_s", "zero_t", "product_here"),
        ),
    ),
    witness={k: sp.Integer(1), s: sp.Integer(1), t: sp.Integer(2), m: sp.Integer(1)},
    controls=(
        Control(
            "range dropped",
            hypotheses={"range": None},
            witness={k: sp.Integer(1), s: sp.Integer(2), t: sp.Integer(1), m: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
