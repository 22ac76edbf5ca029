"""The ladder of prefix lengths: for every rung its concentration, its length and its exponent of 1/epsilon.

Each rung promises the error epsilon for an L-Lipschitz target (for the smooth rungs: with second differences, or
deviations from tangent planes, of at most M theta^2) on the sphere S^m, in every dimension from `least` on.
"""

from __future__ import annotations

from dataclasses import dataclass

import sympy as sp

from symbolic_bounds.definitions import Expr, normaliser, surface
from symbolic_bounds.rates import concentration, covering_constant, prefix_length
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m, nonnegative, positive

M = nonnegative("M")  # bound of the second derivative along geodesics
eta, tau = positive("eta"), positive("tau")  # how far the softmax heads reach beyond the net, and what is left there
kappa = positive("kappa")  # the share of epsilon that the smooth softmax head spends on its slopes
half = sp.Rational(1, 2)


def packing_constant(m: Expr) -> sp.Expr:
    """C_m with N_delta <= C_m/delta^m (`cover.packing`)."""
    return 2 * m * sp.pi ** (m - 1) * surface(m) / surface(m - 1)


def peak(lam: Expr) -> sp.Expr:
    """The highest value of the kernel, c(lambda) e^lambda."""
    return normaliser(lam, m) * sp.exp(lam)


def steepness(lam: Expr) -> sp.Expr:
    """sqrt(lambda/e): the slope of the kernel over its peak (`vmf.modulus.tight`)."""
    return sp.sqrt(lam) * sp.exp(-half)


def kernel_reach(factor: Expr, slope: Expr) -> sp.Expr:
    """factor (L + slope F) peak/eps: the reciprocal of an angle of cells, for a core head."""
    return peak(lam) * (L + slope * F) * factor / eps


def kernel_length(constant: Expr, factor: Expr, slope: Expr, power: Expr) -> sp.Expr:
    """constant (factor (L + slope F) peak/eps)^power, for a core head."""
    return constant * kernel_reach(factor, slope) ** power


@dataclass(frozen=True)
class Rung:
    """One step of the ladder; `bound` names what it adds to those above it.

    `ladder.<bound>` is the claim about the order of its length; for a core head, which has a concentration,
    `ladder.core.<bound>` is the theorem with length, concentration and error.
    """

    bound: str
    title: str
    least: int  # dimension
    length: sp.Expr  # in terms of lam where there is a concentration
    exponent: sp.Expr
    concentration: sp.Expr | None = None
    smooth: bool = False  # whether it needs the bound M of the second derivative
    fixed_keys: bool = True  # whether the keys are the same for all its targets


def jackson_order() -> sp.Expr:
    """U with Lambda(eps/2) <= U/eps^4 for eps <= 1 (`ladder.jackson`)."""
    return 32 * C_H * (4 * L * C_R + (m + 1) / sp.Integer(4)) * (4 * L * C_R + half) ** 2


jackson = concentration(eps / 2)
by_lipschitz = sp.pi**2 * (m + 1) * L**2 / eps**2
by_smooth = sp.pi**2 * M * (m + 1) / (4 * eps)
tight = kernel_length(packing_constant(m), 2, steepness(lam), m)
tight_reach = kernel_reach(2, steepness(lam))
# The reciprocal of the angle at which the averaged Riemann error is eps/2, at any concentration (`riemann.average`).
average_reach = lam / 2 + (sp.pi * F * sp.sqrt((m + 1) * lam) + 2 * F + 2 * L) / eps
averaged = packing_constant(m) * average_reach**m
equal_cells = packing_constant(m) * (15 * lam) ** m  # of angle 1/(5 lam), for a split head
reach = (1 + eta + tau) * L / eps
smooth_reach = sp.sqrt(M * ((1 + eta) ** 2 + tau) / (2 * (1 - kappa) * eps))

RUNGS = (
    Rung("published", "as published", 8, prefix_length(lam, eps), 4 * m**2 + 14 * m + 10, jackson),
    Rung(
        "cover.upper.sine",
        "balls of the radius that caps allow",
        8,
        kernel_length(covering_constant(m), 3 * sp.pi, lam, m + 1),
        2 * m**2 + 7 * m + 5,
        jackson,
    ),
    Rung(
        "cover.packing",
        "a net by packing",
        1,
        kernel_length(packing_constant(m), 6, lam, m),
        m * (2 * m + 5),
        jackson,
    ),
    Rung("vmf.modulus.tight", "the slope of the kernel, and one Riemann error", 1, tight, m * (2 * m + 3), jackson),
    Rung("conv.lipschitz", "convolution without harmonics", 1, tight, m * (m + 2), by_lipschitz),
    Rung("conv.smooth", "without harmonics, smooth target", 1, tight, m * (m + 3) / 2, by_smooth, smooth=True),
    Rung("riemann.average", "the average slope of the kernel", 1, averaged, 2 * m, by_lipschitz),
    Rung("riemann.average.smooth", "the average slope, smooth target", 1, averaged, 3 * m / 2, by_smooth, smooth=True),
    Rung("softmax.net", "softmax on a net, without the kernel", 1, packing_constant(m) * reach**m, m),
    Rung(
        "softmax.net.smooth",
        "softmax on a net, with slopes",
        1,
        2 * packing_constant(m) * smooth_reach**m,
        m / 2,
        smooth=True,
        fixed_keys=False,  # they follow the gradients
    ),
)
