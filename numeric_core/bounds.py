"""The derived bounds as numbers: for a given head and net, what each chain of claims promises.

Every function takes plain floats and returns a float, `inf` where the claim does not apply at those numbers
(never a smaller number than the claim gives). Angles in radians; errors in the norm of the values.
Quantities such as c(lam) e^lam are handled as logarithms until the last step.
"""

from __future__ import annotations

import math

import numpy as np

from numeric_core.special import LEAST_CONCENTRATION, MOST_CONCENTRATION, log_peak
from numeric_core.sphere import Array

ROUND_UP = 1.0 + 1e-12
"""A bound is a dozen float operations on correctly rounded elementary functions; 1e-12 exceeds that."""


def _exp(x: float) -> float:
    return math.exp(x) if x < 709.0 else math.inf


def one_minus_a1(m: int, lam: float) -> float:
    """Upper bound of 1 - a_1(lam), without cancellation (`amos.lower_sharp`).

    a_1 >= lam/(nu + 1/2 + s), s = sqrt(lam^2 + (nu+3/2)^2), so 1 - a_1 <= (nu + 1/2 + s - lam)/(nu + 1/2 +
    s).
    """
    nu = (m - 1) / 2
    s = math.hypot(lam, nu + 1.5)
    return (nu + 0.5 + (nu + 1.5) ** 2 / (s + lam)) / (nu + 0.5 + s) * ROUND_UP


def conv_lipschitz(m: int, lipschitz: float, lam: float) -> float:
    """|f - f*K| <= (pi/2) L sqrt(2 (1 - a_1)) (`conv.lipschitz`)."""
    return math.pi / 2 * lipschitz * math.sqrt(2.0 * one_minus_a1(m, lam)) * ROUND_UP


def conv_smooth(m: int, second: float, lam: float) -> float:
    """|f - f*K| <= (pi^2/4) M (1 - a_1), M bounding f'' along geodesics (`conv.smooth`)."""
    return math.pi**2 / 4 * second * one_minus_a1(m, lam) * ROUND_UP if math.isfinite(second) else math.inf


def eigen_deficit(m: int, k: int, lam: float) -> float:
    """1 - a_k <= 1 - B(lam, nu + k)^k, B(x, mu) = x/(mu + sqrt(x^2 + mu^2)) (`eigen.lower`).

    log B = log(1 - (mu + mu^2/(s + lam))/(mu + s)), s = sqrt(lam^2 + mu^2), keeps the digits for large lam.
    """
    mu = (m - 1) / 2 + k
    s = math.hypot(lam, mu)
    return -math.expm1(k * math.log1p(-(mu + mu * mu / (s + lam)) / (mu + s))) * ROUND_UP


def conv_polynomial(m: int, harmonics: dict[int, float], lam: float) -> float:
    """|q - q*K| <= sum_j |Y_j| (1 - B(lam, nu+j)^j) for q = sum Y_j, sizes |Y_j| (`conv.polynomial`)."""
    return sum(size * eigen_deficit(m, j, lam) for j, size in harmonics.items() if j > 0) * ROUND_UP


def log_modulus_slope(m: int, lam: float, tight: bool = True) -> float:
    """Log of s c(lam) e^lam with omega(K; t) <= s c e^lam t: s = lam (`vmf.modulus`) or sqrt(lam/e)
    (`.tight`).

    For lam < 1/e the plain form is the smaller one, and is used in both cases.
    """
    slope = min(lam, math.sqrt(lam / math.e)) if tight else lam
    return math.log(slope) + log_kernel_peak(m, lam)


def log_kernel_peak(m: int, lam: float) -> float:
    """Log of c(lam) e^lam, the kernel's value at distance 0 (`vmf.density`); inf beyond the range of `special`."""
    if not LEAST_CONCENTRATION <= lam <= MOST_CONCENTRATION:
        return math.inf
    return float(log_peak(m, lam))


def riemann_sum(m: int, lipschitz: float, sup: float, lam: float, delta: float, tight: bool = True) -> float:
    """|f*K - sum f(b_k) K(<., b_k>) sigma(V_k)| for cells V_k within angle delta of b_k (`riemann.sum`).

    g(x, y) = f(x) K(<x, y>) has omega_g(t) <= (L + sF) c e^lam t, s from `vmf.modulus`; the sum errs by
    omega_g(delta), and by 3 omega_g(delta) in the published form (tight = False: both are then published).
    """
    slope = min(lam, math.sqrt(lam / math.e)) if tight else lam
    factor = (1.0 if tight else 3.0) * (lipschitz + slope * sup) * delta
    return factor * _exp(log_kernel_peak(m, lam)) * ROUND_UP if factor > 0 else 0.0


def split_denominator(m: int, lam: float, delta: float, tight: bool = True) -> float:
    """|1 - (c/N) sum e^{lam <x, b_k>}| <= 3 lam c e^lam delta for equal cells (`split.denominator`)."""
    return riemann_sum(m, 0.0, 1.0, lam, delta, tight)


def split_quotient(numerator: float, denominator: float, sup: float) -> float:
    """|f - g/h| <= (eps1 + F eps2)/(1 - eps2) when |f-g| <= eps1, |1-h| <= eps2 < 1 (`split.quotient`)."""
    if not denominator < 1.0:
        return math.inf
    return (numerator + sup * denominator) / (1.0 - denominator) * ROUND_UP


def core_head(m: int, lipschitz: float, sup: float, lam: float, delta: float, second: float = math.inf) -> float:
    """The core head's whole chain: convolution (the better of two) plus Riemann sum."""
    conv = min(conv_lipschitz(m, lipschitz, lam), conv_smooth(m, second, lam))
    return conv + riemann_sum(m, lipschitz, sup, lam, delta)


def split_head(m: int, lipschitz: float, sup: float, lam: float, delta: float, second: float = math.inf) -> float:
    """The split head's chain from equal-measure cells: core head, denominator, quotient."""
    core = core_head(m, lipschitz, sup, lam, delta, second)
    return split_quotient(core, split_denominator(m, lam, delta), sup)


def softmax_concentration(n: int, delta: float, eta: float, tau: float) -> float:
    """lam = ln(N (pi - rho)/(tau delta)) / (cos delta - cos rho), rho = (1+eta) delta < pi (`softmax.net`).

    Raises:
        ValueError: if eta or tau is not positive, or rho >= pi: the construction does not exist there.
    """
    if not (eta > 0 and tau > 0):
        raise ValueError(f"`eta`, `tau`: expected numbers > 0, got {eta!r}, {tau!r}")
    rho = (1.0 + eta) * delta
    if not 0.0 < delta < rho < math.pi:
        raise ValueError(f"`delta`: expected 0 < (1 + eta) delta < pi, got delta = {delta!r}, eta = {eta!r}")
    return max(math.log(n * (math.pi - rho) / (tau * delta)), 1e-9) / _cap_gap(delta, rho) * ROUND_UP


def _cap_gap(delta: float, rho: float) -> float:
    """The difference cos delta - cos rho, without cancellation."""
    return 2.0 * math.sin((rho + delta) / 2) * math.sin((rho - delta) / 2)


def _rho_grid(delta: float) -> Array:
    """Radii in (delta, pi) to minimise over; any of them is valid, so the grid costs sharpness, not truth."""
    stretch: Array = delta + (math.pi - delta) * np.geomspace(1e-7, 1.0, 2000)
    return stretch


def _far_mass(n: float, delta: float, lam: float, rho: Array) -> Array:
    """Bound N e^{-lam (cos delta - cos rho)} of the attention that falls farther than rho from the query."""
    gap = 2.0 * np.sin((rho + delta) / 2) * np.sin((rho - delta) / 2)
    mass: Array = n * np.exp(-lam * gap)
    return mass


def softmax_net(lipschitz: float, delta: float, n: float, lam: float) -> float:
    """The split head with values f(b_k) on a delta-net of n points, any lam (`softmax.net`).

    Error <= L (rho + n (pi - rho) e^{-lam (cos delta - cos rho)}) for every rho in (delta, pi): what is
    within rho errs by L rho, the rest by at most L pi with the mass of the second factor. Minimised over
    rho.
    """
    if not 0.0 < delta < math.pi:
        return lipschitz * math.pi
    rho = _rho_grid(delta)
    best = float((rho + (math.pi - rho) * _far_mass(n, delta, lam, rho)).min())
    return lipschitz * min(best, math.pi) * ROUND_UP


def softmax_net_classical(lipschitz: float, sup: float, delta: float, n: int, lam: float, inputs: int) -> float:
    """The same for a classical head with T inputs: plus F T e^{-lam cos delta} (`softmax.net.classical`)."""
    context = sup * inputs * _exp(-lam * math.cos(delta))
    return softmax_net(lipschitz, delta, n, lam) + min(context, sup) * ROUND_UP


def softmax_net_smooth(lipschitz: float, second: float, delta: float, n: float, lam: float, t: float) -> float:
    """The head with a pair of tokens for each of n points (`softmax.net.smooth`).

    Error <= (M/2)(rho^2 + n (pi^2 - rho^2) e^{t - lam (cos delta - cos rho)}) + L t^2/3 for every rho in (delta, pi).
    """
    if not (0.0 < t < math.inf and 0.0 < delta < math.pi and math.isfinite(second)):
        return math.inf
    rho = _rho_grid(delta)
    square = float((rho**2 + (math.pi**2 - rho**2) * _far_mass(n * _exp(t), delta, lam, rho)).min())
    return (second / 2 * square + lipschitz * t * t / 3.0) * ROUND_UP


def seq_elementwise(sup: float, inputs: int, kappa: float, repeats: int, log_mass: float) -> float:
    """Rescue 1 of `seq.elementwise`: F T e^kappa/(R S), S = e^log_mass the sum of weights, |H11| = kappa."""
    return sup * inputs / repeats * _exp(kappa - log_mass) * ROUND_UP


def seq_elementwise_repaired(sup: float, inputs: int, log_mass: float) -> float:
    """`seq.elementwise.repaired` with H11 = 0: F T/(T + S), S = e^log_mass."""
    return sup / (1.0 + _exp(log_mass - math.log(inputs))) * ROUND_UP


def log_packing_length(m: int, delta: float) -> float:
    """Log of C_m delta^{-m}, C_m = 2 m pi^{m-1} beta_m: so many points make a delta-net (`cover.packing`)."""
    beta = math.lgamma(0.5) + math.lgamma(m / 2) - math.lgamma((m + 1) / 2)
    return math.log(2 * m) + (m - 1) * math.log(math.pi) + beta - m * math.log(delta)
