"""The formula of Funk and Hecke, for the von Mises-Fisher kernel."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import normaliser, order, surface
from symbolic_bounds.formula import eq
from symbolic_bounds.language import harmonic, multiplier
from symbolic_bounds.symbols import k, lam, m

claim = Claim(
    id="funk_hecke",
    title="Funk-Hecke formula",
    meaning="Convolution with the kernel multiplies every spherical harmonic of degree k by the integral of the kernel "
    "against the Legendre polynomial of degree k.",
    kind="citation",
    provenance="T",
    place="Appendix A, Lemma 1",
    symbols=(k, lam, m),
    conclusion=eq(
        multiplier(k, lam, m),
        surface(m - 1) / surface(m) * normaliser(lam, m) * harmonic(k, order(m), lam),
    ),
    witness={k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(2)},
    expected="cited",
    reference="Funk (1915), Hecke (1917); Atkinson and Han, Spherical Harmonics and Approximations on the Unit Sphere "
    "(2012), Theorem 2.22",
)
