"""Rodrigues' formula and k integrations by parts, for the exponential."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import order
from symbolic_bounds.formula import eq
from symbolic_bounds.language import harmonic, poisson
from symbolic_bounds.symbols import k, lam, m

half_m = m / 2

claim = Claim(
    id="rodrigues",
    title="Integrals against Legendre polynomials",
    meaning="The integral of an exponential against the Legendre polynomial of degree k in dimension m + 1, with value "
    "one at one, is that of its k-th derivative against a higher power of 1 - t^2.",
    kind="citation",
    provenance="A",
    place="Appendix B, Lemma 3 (there by computer algebra)",
    symbols=(k, lam, m),
    conclusion=eq(
        harmonic(k, order(m), lam),
        sp.gamma(half_m) / (2**k * sp.gamma(k + half_m)) * lam**k * poisson(order(m) + k, lam),
    ),
    witness={k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(2)},
    expected="cited",
    reference="Atkinson and Han, Spherical Harmonics and Approximations on the Unit Sphere (2012), Proposition 2.26, "
    "with d = m + 1 and f(t) = e^(lambda t)",
)
