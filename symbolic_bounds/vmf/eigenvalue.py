"""Funk-Hecke and Rodrigues leave Poisson's integral of order nu + k; what remains is algebra."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import eigenvalue, normaliser, order, surface
from symbolic_bounds.formula import eq
from symbolic_bounds.language import harmonic, multiplier, poisson
from symbolic_bounds.symbols import k, lam, m, nu, positive, x

half, half_m = sp.Rational(1, 2), m / 2
at_zero, at_k = sp.besseli(order(m), lam), sp.besseli(order(m) + k, lam)
w, c = positive("w"), positive("c")  # any factors: the certificates need nothing of the constants they stand for
front = surface(m - 1) / surface(m) * normaliser(lam, m)


def integral(root: sp.Expr) -> sp.Eq:
    """Poisson's integral of order nu + k, with sqrt(pi) for the root."""
    power = lam ** order(m) * lam**k
    return eq(power * poisson(order(m) + k, lam), root * sp.gamma(half_m + k) * 2 ** (order(m) + k) * at_k)


def projected(root: sp.Expr) -> sp.Eq:
    """The integral against the Legendre polynomial of degree k."""
    return eq(lam ** order(m) * harmonic(k, order(m), lam), root * sp.gamma(half_m) * 2 ** order(m) * at_k)


claim = Claim(
    id="vmf.eigenvalue",
    title="Eigenvalues of the von Mises-Fisher kernel",
    meaning="Convolution with the kernel multiplies spherical harmonics of degree k by a ratio of Bessel functions.",
    kind="theorem",
    provenance="R",
    place="Appendix B, Lemma 3",
    symbols=(k, lam, m),
    conclusion=eq(multiplier(k, lam, m), eigenvalue(k, lam, m)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: lam}),
        Use("poisson", "bessel.poisson", at={nu: order(m) + k, x: lam}),
        Use("parts", "rodrigues"),
        Use("slices", "funk_hecke"),
        Step("integral", integral(sp.sqrt(sp.pi)), given=("poisson",)),
        Step("any_constant", projected(c), given=("parts",), fix=(c,), assume=(integral(c),)),
        Use("harmonic", "any_constant", at={c: sp.sqrt(sp.pi)}, given=("integral",)),
        Step(
            "front",
            eq(front * sp.sqrt(sp.pi) * sp.gamma(half_m) * 2 ** order(m) * at_zero, lam ** order(m)),
            given=("positive",),
        ),
        Step(
            "any_factors",
            eq(multiplier(k, lam, m), eigenvalue(k, lam, m)),
            given=("positive",),
            fix=(w, c),
            assume=(
                eq(multiplier(k, lam, m), w * harmonic(k, order(m), lam)),
                eq(w * c * at_zero, lam ** order(m)),
                eq(lam ** order(m) * harmonic(k, order(m), lam), c * at_k),
            ),
        ),
        Use(
            "result",
            "any_factors",
            at={w: front, c: sp.sqrt(sp.pi) * sp.gamma(half_m) * 2 ** order(m)},
            given=("positive", "slices", "front", "harmonic"),
        ),
    ),
    witness={k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(2)},
    controls=(
        Control(
            "next degree",
            conclusion=eq(multiplier(k, lam, m), eigenvalue(k + 1, lam, m)),
            witness={k: sp.Integer(1), lam: sp.Integer(1), m: sp.Integer(2)},
            functions={  # the mean of cos, at m = 2: coth(lambda) - 1/lambda
                multiplier: sp.Lambda(
                    (k, lam, m), (sp.exp(lam) + sp.exp(-lam)) / (sp.exp(lam) - sp.exp(-lam)) - 1 / lam
                ),
            },
        ),
    ),
    expected="cited",
)
