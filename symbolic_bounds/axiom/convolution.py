"""Integrals against the kernel: the convolution, and the mass one."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import normaliser
from symbolic_bounds.formula import eq, forall
from symbolic_bounds.language import angle, dimension, integral, pair, smooth, value
from symbolic_bounds.symbols import lam, m, real, thing

f, g, x, y = thing("f"), thing("g"), thing("x"), thing("y")
a, b = real("a"), real("b")
kernel = normaliser(lam, m) * sp.exp(lam * sp.cos(angle(x, y)))

claim = Claim(
    id="axiom.convolution",
    title="Integrals against the kernel",
    meaning="The integral of a + b f against the kernel is a plus b times the convolution of f.",
    kind="axiom",
    provenance="T",
    place="Appendix A, Definitions 1 and 2",
    symbols=(f, g, y, a, b, m, lam),
    hypotheses={
        "sphere": eq(dimension(y), m),
        "integrand": forall(x, eq(pair(g, x, y), (a + b * value(f, x)) * kernel)),
    },
    conclusion=eq(integral(g, y), a + b * smooth(f, lam, y)),
    witness={a: sp.Integer(0), b: sp.Integer(1), m: sp.Integer(2), lam: sp.Integer(1)},
    witness_functions={
        dimension: sp.Lambda(y, 2),
        pair: sp.Lambda((g, x, y), 0),
        value: sp.Lambda((f, x), 0),
        angle: sp.Lambda((x, y), 1),
    },
    expected="cited",
    reference="definition of the spherical convolution, with the normalised measure; the kernel has mass one (claim "
    "vmf.density)",
)
