"""The angular distance is a metric with values in [0, pi]."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, eq, ge, le
from symbolic_bounds.language import angle
from symbolic_bounds.symbols import thing

x, y, z = thing("x"), thing("y"), thing("z")

claim = Claim(
    id="axiom.angle",
    title="Angular distance",
    meaning="The angular distance is between zero and pi, symmetric, and satisfies the triangle inequality.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(x, y, z),
    conclusion=Both(
        (
            ge(angle(x, y), 0),
            le(angle(x, y), sp.pi),
            eq(angle(x, y), angle(y, x)),
            le(angle(x, y), angle(x, z) + angle(z, y)),
        )
    ),
    expected="cited",
    reference="Bridson and Haefliger, Metric Spaces of Non-Positive Curvature, I.2.1",
)
