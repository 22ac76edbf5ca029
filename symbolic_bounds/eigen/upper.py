"""I_{nu+j} <= I_nu by induction over j: the Bessel functions fall from one order to the next."""

import sympy as sp

from symbolic_bounds.claim import Box, Claim, Control, Induct, Step, Use
from symbolic_bounds.definitions import eigenvalue, order
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import j, k, lam, m, natural, nu, positive, x

s, t, i = positive("s"), positive("t"), natural("i")
at_zero = sp.besseli(order(m), lam)


def term(index: sp.Expr) -> sp.Expr:
    return sp.besseli(order(m) + index, lam)


def rising(low: sp.Symbol, high: sp.Symbol) -> Use:
    """a_k does not decrease from `low` to `high`."""
    return Use("rise", "eigen.increasing", at={s: low, t: high}, given=("order",))


claim = Claim(
    id="eigen.upper",
    title="Upper bound of the eigenvalues",
    meaning="Convolution with the von Mises-Fisher kernel enlarges no spherical harmonic.",
    kind="lemma",
    provenance="T",
    place="Appendix B, Lemma 3",
    symbols=(k, lam, m),
    conclusion=le(eigenvalue(k, lam, m), 1),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Use("positive_zero", "positive", at={i: sp.Integer(0)}),
        Use("ratio", "amos.below_one", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Step("falling", le(term(i + 1), term(i)), given=("positive", "ratio"), fix=(i,)),
        Induct("below", j, le(term(j), at_zero), start=sp.Integer(0), step=("falling",), at={"falling": {i: j}}),
        Use("below_here", "below", at={j: k}),
        Step("result", le(eigenvalue(k, lam, m), 1), given=("positive_zero", "below_here")),
    ),
    checks=(
        Box(
            "spheres",
            ge(1, eigenvalue(k, lam, m)),
            ranges={lam: (sp.Rational(1, 1024), sp.Rational(2**20))},
            grid={m: tuple(range(1, 65)), k: tuple(range(1, 33))},
            increasing=lam,
            by=(rising,),
        ),
    ),
    witness={k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(1)},
    controls=(
        Control(
            "half",
            conclusion=le(eigenvalue(k, lam, m), sp.Rational(1, 2)),
            witness={k: sp.Integer(1), lam: sp.Integer(2), m: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
