"""Poisson's integral at nu = (m-1)/2; all gamma functions and powers of two and pi cancel."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order, surface
from symbolic_bounds.formula import eq
from symbolic_bounds.language import poisson
from symbolic_bounds.symbols import lam, m, nu, x

half, half_m = sp.Rational(1, 2), m / 2
mass = surface(m - 1) / surface(m) * normaliser(lam, m) * poisson(order(m), lam)

claim = Claim(
    id="vmf.density",
    title="The von Mises-Fisher kernel is a density",
    meaning="The kernel integrates to one over the sphere with its normalised measure, slice by slice.",
    kind="theorem",
    provenance="R",
    place="Appendix A, Definition 2",
    symbols=(lam, m),
    conclusion=eq(mass, 1),
    proof=(
        Use("poisson", "bessel.poisson", at={nu: order(m), x: lam}),
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: lam}),
        Step(
            "integral",
            eq(
                lam ** order(m) * poisson(order(m), lam),
                sp.sqrt(sp.pi) * sp.gamma(half_m) * 2 ** order(m) * sp.besseli(order(m), lam),
            ),
            given=("poisson",),
        ),
        Step("result", eq(mass, 1), given=("positive", "integral")),
    ),
    witness={lam: sp.Integer(1), m: sp.Integer(2)},
    controls=(
        Control(
            "without area",
            conclusion=eq(mass / surface(m), 1),
            witness={lam: sp.Integer(1), m: sp.Integer(2)},
            functions={poisson: sp.Lambda((nu, x), (sp.exp(x) - sp.exp(-x)) / x)},  # the integral at m = 2
        ),
    ),
    expected="proved",
)
