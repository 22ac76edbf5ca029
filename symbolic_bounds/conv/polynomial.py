"""Convolution of a spherical polynomial of degree k, harmonic by harmonic.

By Funk and Hecke q - q*K is the sum of (1 - a_j) Y_j over 1 <= j <= k, and a_k <= a_j <= 1.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.definitions import bound_ratio, eigenvalue, order
from symbolic_bounds.formula import eq, forall, ge, le
from symbolic_bounds.language import best_error, dimension, expansion, multiplied, projection, smooth, value
from symbolic_bounds.symbols import C_H, counting, j, k, lam, m, natural, nu, thing
from symbolic_bounds.symbols import x as argument

q, x, y = thing("q"), thing("x"), thing("y")
i, n, degree = natural("i"), natural("n"), counting("j")
inside = le(i + 1, k)
loss = C_H * (1 - eigenvalue(k, lam, m))
gap = expansion(q, n, x) - multiplied(q, lam, n, x)
error = sp.Abs(value(q, x) - smooth(q, lam, x))
bound = C_H * k * (1 - bound_ratio(lam, order(m) + k) ** k)

claim = Claim(
    id="conv.polynomial",
    title="Convolution of a spherical polynomial",
    meaning="Convolution changes a polynomial whose harmonics are bounded by C_H by at most C_H k times the "
    "damping of its highest harmonic.",
    kind="lemma",
    provenance="R",
    place="Appendix B, Lemma 4",
    symbols=(q, x, k, C_H, lam, m),
    hypotheses={
        "sphere": eq(dimension(x), m),
        "polynomial": eq(best_error(q, k), 0),
        "harmonics": forall((degree, y), le(degree, k), le(sp.Abs(projection(q, degree, y)), C_H)),
    },
    conclusion=le(error, bound),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use("upper", "eigen.upper", at={k: i + 1}, fix=(i,)),
        Use("lower", "eigen.decreasing", at={j: i + 1}, fix=(i,), assume=(inside,)),
        Use("harmonic", "harmonics", at={degree: i + 1, y: x}, fix=(i,), assume=(inside,)),
        Use("start", "axiom.expansion", at={j: sp.Integer(0)}, given=("sphere",)),
        Use("sums", "axiom.expansion", at={j: i}, given=("sphere",), fix=(i,)),
        Step(
            "above_term",
            le((1 - eigenvalue(i + 1, lam, m)) * projection(q, i + 1, x), loss),
            given=("positive", "upper", "lower", "harmonic"),
            fix=(i,),
            assume=(inside,),
        ),
        Step(
            "below_term",
            ge((1 - eigenvalue(i + 1, lam, m)) * projection(q, i + 1, x), -loss),
            given=("positive", "upper", "lower", "harmonic"),
            fix=(i,),
            assume=(inside,),
        ),
        Induct(
            "above",
            n,
            le(gap, n * loss),
            start=sp.Integer(0),
            stop=k,
            base=("positive", "start"),
            step=("positive", "sums", "above_term"),
            at={"sums": {i: n}, "above_term": {i: n}},
        ),
        Induct(
            "below",
            n,
            ge(gap, -n * loss),
            start=sp.Integer(0),
            stop=k,
            base=("positive", "start"),
            step=("positive", "sums", "below_term"),
            at={"sums": {i: n}, "below_term": {i: n}},
        ),
        Use("above_k", "above", at={n: k}),
        Use("below_k", "below", at={n: k}),
        Use("convolution", "axiom.funk_hecke", at={natural("k"): k}, given=("polynomial",)),
        Step("by_eigenvalue", le(error, k * loss), given=("positive", "convolution", "above_k", "below_k")),
        Use("amos", "eigen.lower"),
        Step("loss", le(k * loss, bound), given=("positive", "amos")),
        Step("result", le(error, bound), given=("positive", "by_eigenvalue", "loss")),
    ),
    witness={k: sp.Integer(1), C_H: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(2)},
    witness_functions={
        dimension: sp.Lambda(x, 2),
        best_error: sp.Lambda((q, k), 0),
        projection: sp.Lambda((q, j, x), 0),
    },
    controls=(
        Control("one harmonic only", conclusion=le(error, bound / k)),
        Control(
            "harmonics twice as large",
            hypotheses={"harmonics": forall((degree, y), le(degree, k), le(sp.Abs(projection(q, degree, y)), 2 * C_H))},
        ),
    ),
    expected="proved",
)
