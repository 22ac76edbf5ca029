"""Every factor of a_k = r_nu r_{nu+1} ... r_{nu+k-1} is at least b = B(lambda, nu + k).

amos.lower gives r_{nu+j} >= B(lambda, nu + j + 1), which is at least b for j < k; then induction over the factors.
"""

import sympy as sp

from symbolic_bounds.claim import Box, Claim, Control, Induct, Step, Use
from symbolic_bounds.definitions import bound_ratio, eigenvalue, order, ratio
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import j, k, lam, m, mu, natural, nu, positive, x

s, t, i = positive("s"), positive("t"), natural("i")
top = order(m) + k
least = bound_ratio(lam, top)
root, root_i = sp.sqrt(lam**2 + top**2), sp.sqrt(lam**2 + (order(m) + i + 1) ** 2)
inside = le(i + 1, k)


def term(index: sp.Expr) -> sp.Expr:
    return sp.besseli(order(m) + index, lam)


def eigenvalue_rises(low: sp.Symbol, high: sp.Symbol) -> Use:
    """a_k does not decrease from `low` to `high`."""
    return Use("rise", "eigen.increasing", at={s: low, t: high}, given=("order",))


def bound_rises(low: sp.Symbol, high: sp.Symbol) -> Use:
    """B^k does not decrease from `low` to `high`."""
    return Use("rise", "bound.increasing", at={s: low, t: high, mu: order(m) + k}, given=("order", "grid m", "grid k"))


claim = Claim(
    id="eigen.lower",
    title="Lower bound of the eigenvalues",
    meaning="Convolution with a concentrated von Mises-Fisher kernel keeps most of every spherical harmonic.",
    kind="lemma",
    provenance="R",
    place="Appendix B, Lemma 3",
    symbols=(k, lam, m),
    conclusion=ge(eigenvalue(k, lam, m), bound_ratio(lam, order(m) + k) ** k),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Use("positive_zero", "positive", at={i: sp.Integer(0)}),
        Use("amos", "amos.lower", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Step("roots", le(root_i, root), fix=(i,), assume=(inside,)),
        Step("smallest", le(least, bound_ratio(lam, order(m) + i + 1)), given=("roots",), fix=(i,), assume=(inside,)),
        Step(
            "factor",
            ge(ratio(order(m) + i, lam), least),
            given=("positive", "amos", "smallest"),
            fix=(i,),
            assume=(inside,),
        ),
        Step("next", ge(term(i + 1), least * term(i)), given=("positive", "factor"), fix=(i,), assume=(inside,)),
        Induct(
            "product",
            j,
            ge(term(j), least**j * term(0)),
            start=sp.Integer(0),
            stop=k,
            step=("next",),
            at={"next": {i: j}},
        ),
        Use("product_here", "product", at={j: k}),
        Step(
            "result",
            ge(eigenvalue(k, lam, m), least**k),
            given=("positive_zero", "product_here"),
        ),
    ),
    checks=(
        Box(
            "spheres",
            ge(eigenvalue(k, lam, m), bound_ratio(lam, order(m) + k) ** k),
            ranges={lam: (sp.Rational(1, 1024), sp.Rational(2**20))},
            grid={m: tuple(range(1, 65)), k: tuple(range(2, 33))},
            increasing=lam,
            by=(eigenvalue_rises, bound_rises),
        ),
    ),
    witness={k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(1)},
    controls=(
        Control(
            "order lowered",
            conclusion=ge(eigenvalue(k, lam, m), bound_ratio(lam, order(m) + k - 1) ** k),
            witness={k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
