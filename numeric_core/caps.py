"""Compiled measures of spherical caps, by the continued fraction of the incomplete beta function."""

from __future__ import annotations

import math
from typing import Any

from numba import njit, vectorize

LEAST_ANGLE = 1e-8
_PI_REST = 1.2246467991473532e-16  # π - math.pi


@njit(cache=True)
def _beta_fraction(a: float, b: float, x: float) -> Any:
    """The fraction F of I_x(a,b) = x^a (1-x)^b F / (a B(a,b)), used for x < (a+1)/(a+b+2) (DLMF 8.17.22)."""
    c, d = 1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0))
    value = d
    for n in range(1, 1000):
        even = n * (b - n) * x / ((a + 2.0 * n - 1.0) * (a + 2.0 * n))
        d = 1.0 / (1.0 + even * d)
        c = 1.0 + even / c
        value *= c * d
        odd = -(a + n) * (a + b + n) * x / ((a + 2.0 * n) * (a + 2.0 * n + 1.0))
        d = 1.0 / (1.0 + odd * d)
        c = 1.0 + odd / c
        value *= c * d
        if abs(c * d - 1.0) < 1e-16:
            break
    return value


@njit(cache=True)
def _log_half_cap(m: float, angle: float) -> Any:
    """log σ(angle) for angle <= π/2: half the incomplete beta function of sin², or 1/2 less that of cos²."""
    a = m / 2.0
    log_beta = math.lgamma(a) + math.lgamma(0.5) - math.lgamma(a + 0.5)
    sine, cosine = math.sin(angle), math.cos(angle)
    if sine * sine < (a + 1.0) / (a + 2.5):
        fraction = _beta_fraction(a, 0.5, sine * sine)
        return m * math.log(sine) + math.log(cosine * fraction / m) - log_beta
    fraction = _beta_fraction(0.5, a, cosine * cosine)
    return math.log(0.5 - cosine * fraction * math.exp(m * math.log(sine) - log_beta))


@vectorize(cache=True)  # type: ignore[no-untyped-call]
def log_cap(m: float, angle: float) -> Any:
    """log σ(angle) for any angle up to π."""
    if angle <= math.pi / 2:
        return _log_half_cap(m, angle)
    rest = (math.pi - angle) + _PI_REST
    return math.log1p(-math.exp(_log_half_cap(m, rest)))


@vectorize(cache=True)  # type: ignore[no-untyped-call]
def half_cap_angle(m: float, log_measure: float) -> Any:
    """The angle <= π/2 of a cap, by Newton's method in log σ against log δ, kept within a bracket."""
    low, high = math.log(LEAST_ANGLE / 2), math.log(math.pi / 2)
    log_beta = math.lgamma(m / 2.0) + math.lgamma(0.5) - math.lgamma(m / 2.0 + 0.5)
    u = high
    for _ in range(200):
        angle = math.exp(u)
        value = _log_half_cap(m, min(angle, math.pi / 2))
        if value > log_measure:
            high = u
        else:
            low = u
        slope = math.exp((m - 1.0) * math.log(math.sin(angle)) - log_beta - value) * angle
        step = u - (value - log_measure) / slope
        if not low < step < high:
            step = (low + high) / 2
        if abs(step - u) < 1e-16 * max(1.0, abs(u)) or high - low < 1e-16:
            break
        u = step
    return min(math.exp(u), math.pi / 2)
