"""The slices of S^m are copies of S^(m-1); their weights integrate to B(1/2, m/2), a quotient of gamma functions."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import order, surface
from symbolic_bounds.formula import Both, eq
from symbolic_bounds.language import moment
from symbolic_bounds.symbols import j, m, nu

half = sp.Rational(1, 2)
points = eq(surface(0), 2)
sliced = eq(surface(m), surface(m - 1) * moment(0, order(m)))

claim = Claim(
    id="sphere.area",
    title="Area of the sphere",
    meaning="The formula for the area of the sphere counts the two points of S^0 and satisfies the recursion that "
    "slicing gives: the area of S^m is that of S^(m-1) times the integral of (1 - t^2)^((m-2)/2).",
    kind="theorem",
    provenance="T",
    place="Appendix A, Equation 21",
    symbols=(m,),
    conclusion=Both((points, sliced)),
    proof=(
        Use("beta", "axiom.beta_integral", at={j: sp.Integer(0), nu: order(m)}),
        Step("points", points),
        Step("slices", sliced, given=("beta",)),
    ),
    witness={m: sp.Integer(1)},
    controls=(
        Control(
            "shifted weight",
            conclusion=eq(surface(m), surface(m - 1) * moment(0, order(m + 1))),
            witness={m: sp.Integer(1)},
            functions={moment: sp.Lambda((j, nu), 2)},  # the integral of the weight 1, which belongs to m = 2
        ),
    ),
    expected="proved",
)
