"""Integration over a sphere in slices."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import order, surface
from symbolic_bounds.formula import eq
from symbolic_bounds.language import slices, zonal
from symbolic_bounds.symbols import m, thing

K = thing("K")

claim = Claim(
    id="sphere.zonal_integral",
    title="Integral of a zonal function",
    meaning="The integral over the sphere of a continuous function of the dot product with a fixed point reduces to an "
    "integral over [-1, 1].",
    kind="citation",
    provenance="T",
    place="Appendix A, Definition 1 (norm of a kernel)",
    symbols=(K, m),
    conclusion=eq(zonal(K, m), surface(m - 1) * slices(K, order(m))),
    witness={m: sp.Integer(2)},
    expected="cited",
    reference="Atkinson and Han, Spherical Harmonics and Approximations on the Unit Sphere (2012), Section 1.3",
)
