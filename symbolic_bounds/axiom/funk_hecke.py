"""Polynomials are sums of their harmonics, which the convolution multiplies by its eigenvalues."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, eq
from symbolic_bounds.language import best_error, expansion, multiplied, smooth, value
from symbolic_bounds.symbols import lam, natural, thing

q, x, k = thing("q"), thing("x"), natural("k")

claim = Claim(
    id="axiom.funk_hecke",
    title="Convolution of polynomials",
    meaning="A polynomial of degree at most k is the sum of its harmonics; convolution with the kernel multiplies "
    "each by its eigenvalue.",
    kind="axiom",
    provenance="T",
    place="Appendix A, Lemma 1",
    symbols=(q, x, k, lam),
    hypotheses={"polynomial": eq(best_error(q, k), 0)},
    conclusion=Both((eq(value(q, x), expansion(q, k, x)), eq(smooth(q, lam, x), multiplied(q, lam, k, x)))),
    witness={k: sp.Integer(1), lam: sp.Integer(1)},
    witness_functions={best_error: sp.Lambda((q, k), 0)},
    expected="cited",
    reference="Funk-Hecke formula: Dai and Xu, Approximation Theory and Harmonic Analysis, Theorem 1.2.9; "
    "the eigenvalues: claim vmf.eigenvalue",
)
