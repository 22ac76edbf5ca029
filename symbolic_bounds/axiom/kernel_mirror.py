"""The kernel is symmetric about its centre: averages may be taken over pairs of mirror images."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, le
from symbolic_bounds.language import angle, dimension, mean_cos, mirrored, smooth, value
from symbolic_bounds.symbols import lam, m, real, thing

f, x, y = thing("f"), thing("x"), thing("y")
a, b = real("a"), real("b")

claim = Claim(
    id="axiom.kernel_mirror",
    title="Average over mirror images",
    meaning="If the mean of the values at a point and at its reflection in x differs from a number by at most b times "
    "one minus the cosine of the angle from x, the average at x differs from it by at most b times the mean of that.",
    kind="axiom",
    provenance="A",
    place="Definition 2 of Appendix A",
    symbols=(f, x, a, b, m, lam),
    hypotheses={
        "sphere": eq(dimension(x), m),
        "pairs": forall(y, le(sp.Abs((value(f, y) + mirrored(f, x, y)) / 2 - a), b * (1 - sp.cos(angle(x, y))))),
    },
    conclusion=le(sp.Abs(smooth(f, lam, x) - a), b * (1 - mean_cos(m, lam))),
    witness={a: sp.Integer(0), b: sp.Integer(1), m: sp.Integer(2), lam: sp.Integer(1)},
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 0),
        mirrored: sp.Lambda((f, x, y), 0),
        angle: sp.Lambda((x, y), 1),
    },
    expected="cited",
    reference="the reflection y -> 2<x,y>x - y preserves the measure and <x,y>, hence the kernel; the integral is "
    "linear and monotone",
)
