"""Ragozin's bound for the best polynomial approximation on the sphere.

The constant is the least one with which the bound holds for every continuous function and every degree.
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, le
from symbolic_bounds.language import angle, best_error, dimension, ragozin_constant, value
from symbolic_bounds.symbols import k, m, nonnegative, thing

f, x, y, D = thing("f"), thing("x"), thing("y"), nonnegative("D")

claim = Claim(
    id="ragozin",
    title="Ragozin's bound",
    meaning="A function that varies by at most D on every two points at most 1/k apart is approximated by "
    "spherical polynomials of degree k up to a constant times D.",
    kind="citation",
    provenance="T",
    place="Appendix B, Equation 27",
    symbols=(f, m, k, D),
    hypotheses={
        "sphere": eq(dimension(f), m),
        "modulus": forall((x, y), le(angle(x, y), 1 / k), le(sp.Abs(value(f, x) - value(f, y)), D)),
    },
    conclusion=le(best_error(f, k), ragozin_constant(m) * D),
    witness={m: sp.Integer(2), k: sp.Integer(1), D: sp.Integer(0)},
    witness_functions={
        dimension: sp.Lambda(f, 2),
        angle: sp.Lambda((x, y), 0),
        value: sp.Lambda((f, x), 0),
    },
    expected="cited",
    reference="Ragozin (1971), Constructive polynomial approximation on spheres and projective spaces, Theorem 3.3",
)
