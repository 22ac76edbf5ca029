"""The convolution as an integral."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import normaliser
from symbolic_bounds.formula import eq, forall
from symbolic_bounds.language import angle, dimension, integral, pair, smooth, value
from symbolic_bounds.symbols import lam, m, thing

f, g, x, y = thing("f"), thing("g"), thing("x"), thing("y")
kernel = normaliser(lam, m) * sp.exp(lam * sp.cos(angle(x, y)))

claim = Claim(
    id="axiom.convolution",
    title="Convolution with the kernel",
    meaning="The convolution of f with the kernel is the integral of f times the kernel.",
    kind="axiom",
    provenance="T",
    place="Appendix A, Definitions 1 and 2",
    symbols=(f, g, y, m, lam),
    hypotheses={
        "sphere": eq(dimension(y), m),
        "integrand": forall(x, eq(pair(g, x, y), value(f, x) * kernel)),
    },
    conclusion=eq(smooth(f, lam, y), integral(g, y)),
    witness={m: sp.Integer(2), lam: sp.Integer(1)},
    witness_functions={
        dimension: sp.Lambda(y, 2),
        pair: sp.Lambda((g, x, y), 0),
        value: sp.Lambda((f, x), 0),
        angle: sp.Lambda((x, y), 1),
    },
    expected="cited",
    reference="definition of the spherical convolution, with the normalised measure",
)
