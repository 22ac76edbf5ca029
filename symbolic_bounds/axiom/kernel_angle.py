"""Averages of functions between two cones."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, le
from symbolic_bounds.language import angle, dimension, mean_angle, smooth, value
from symbolic_bounds.symbols import lam, m, real, thing

f, x, y = thing("f"), thing("x"), thing("y")
a, b = real("a"), real("b")

claim = Claim(
    id="axiom.kernel_angle",
    title="Average of a cone",
    meaning="A function that differs from a number by at most b times the angle from x has an average at x that "
    "differs from it by at most b times the average angle.",
    kind="axiom",
    provenance="A",
    place="Definition 2 of Appendix A",
    symbols=(f, x, a, b, m, lam),
    hypotheses={
        "sphere": eq(dimension(x), m),
        "cone": forall(y, le(sp.Abs(value(f, y) - a), b * angle(x, y))),
    },
    conclusion=le(sp.Abs(smooth(f, lam, x) - a), b * mean_angle(m, lam)),
    witness={a: sp.Integer(0), b: sp.Integer(1), m: sp.Integer(2), lam: sp.Integer(1)},
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 0),
        angle: sp.Lambda((x, y), 1),
    },
    expected="cited",
    reference="monotonicity and linearity of the integral; mean_angle is the average of the angle to x",
)
