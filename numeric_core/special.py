"""Special functions of the sphere and its von Mises-Fisher kernel, vectorised and in log scale.

Declared ranges: m in 1..64, k in 1..64, λ in [2^-10, 2^20], δ in [1e-8, π], ν in [0, 500]. Within them
results agree with ball arithmetic to 1e-13, relative to max(1, |result|) for logarithms, else relative.
Arguments broadcast; outside the ranges a ValueError names the argument. (Claims `sphere.area`, `vmf.density`,
`vmf.eigenvalue`, `cover.lower`.)
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, i0e

from numeric_core import perron
from numeric_core.caps import LEAST_ANGLE, half_cap_angle, log_cap

Array = NDArray[np.float64]

MOST_DIMENSIONS = 64
MOST_DEGREES = 64
LEAST_CONCENTRATION, MOST_CONCENTRATION = 2.0**-10, 2.0**20
MOST_ORDER = 500.0


def _within(name: str, value: ArrayLike, low: float, high: float, multiple: float = 0) -> Array:
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"`{name}`: expected real numbers, got {value!r}") from None
    bad = ~((array >= low) & (array <= high))
    if multiple:
        bad |= array != np.round(array / multiple) * multiple
    if bad.any():
        kind = f"multiples of {multiple:g}" if multiple else "numbers"
        raise ValueError(f"`{name}`: expected {kind} in [{low:.17g}, {high:.17g}], got {array[bad].flat[0]!r}")
    return array


def _dimension(m: ArrayLike) -> Array:
    return _within("m", m, 1, MOST_DIMENSIONS, 1)


def _concentration(lam: ArrayLike, name: str = "lam") -> Array:
    return _within(name, lam, LEAST_CONCENTRATION, MOST_CONCENTRATION)


def _perron_rest(nu: ArrayLike, x: ArrayLike) -> tuple[Array, Array]:
    """x and R with r_ν(x) = x / (x + R); R tends to ν + 1/2 as x grows."""
    orders, points = np.broadcast_arrays(_within("nu", nu, 0, MOST_ORDER), _concentration(x, "x"))
    tails = perron.perron_tails(orders.ravel(), points.ravel()).reshape(points.shape)
    return points, 2 * orders + 2 - tails


def bessel_ratio(nu: ArrayLike, x: ArrayLike) -> Array:
    """r_ν(x) = I_{ν+1}(x)/I_ν(x)."""
    points, rest = _perron_rest(nu, x)
    return points / (points + rest)


def bessel_ratio_complement(nu: ArrayLike, x: ArrayLike) -> Array:
    """1 - r_ν(x), to full relative accuracy: R loses two bits where the difference would lose log2(x)."""
    points, rest = _perron_rest(nu, x)
    return rest / (points + rest)


def _log_base(lam: Array) -> tuple[Array, Array]:
    """log(e^{-λ} I_0(λ)) and log(e^{-λ} I_{1/2}(λ)), from which all orders are reached by products of ratios."""
    return np.log(i0e(lam)), np.log(-np.expm1(-2 * lam) / np.sqrt(2 * math.pi * lam))


def log_bessel_i(nu: ArrayLike, x: ArrayLike) -> Array:
    """log(e^{-x} I_ν(x)) for 2ν an integer: scaled, because the ulps of x would drown what it leaves."""
    orders, points = _within("nu", nu, 0, MOST_ORDER, 0.5), _concentration(x, "x")
    whole = np.floor(orders)
    integral, half = _log_base(points)
    return np.where(orders == whole, integral, half) + perron.log_eigenvalue(2 * (orders - whole) + 1, whole, points)


def _peak(nu: Array, lam: Array) -> Array:
    # Order 0: c = 1/I_0; order 1/2: c = λ/sinh λ = sqrt(2λ/π)/I_{1/2}. Large logarithms never cancel.
    integral, half = _log_base(lam)
    half = np.log(2 * lam / math.pi) / 2 - half
    return perron.raise_peak(nu, lam, np.where(nu == np.floor(nu), -integral, half))


def log_peak(m: ArrayLike, lam: ArrayLike) -> Array:
    """log(c(λ) e^λ), the log of the kernel's greatest value; exact where `log_c` + λ cancels digits."""
    return _peak((_dimension(m) - 1) / 2, _concentration(lam))


def log_c(m: ArrayLike, lam: ArrayLike) -> Array:
    """log c(λ), c(λ) = w_m λ^ν / ((2π)^{ν+1} I_ν(λ)), ν = (m-1)/2 (claim `vmf.density`)."""
    return log_peak(m, lam) - _concentration(lam)


def log_eigenvalue(m: ArrayLike, k: ArrayLike, lam: ArrayLike) -> Array:
    """log a_k(λ) = log(I_{k+ν}(λ)/I_ν(λ)), to full relative accuracy (claim `vmf.eigenvalue`)."""
    return perron.log_eigenvalue(_dimension(m), _within("k", k, 1, MOST_DEGREES, 1), _concentration(lam))


def eigenvalue(m: ArrayLike, k: ArrayLike, lam: ArrayLike) -> Array:
    """a_k(λ), to full relative accuracy down to the least normal float64 (claim `vmf.eigenvalue`)."""
    return perron.eigenvalue(_dimension(m), _within("k", k, 1, MOST_DEGREES, 1), _concentration(lam))


def eigenvalue_deficit(m: ArrayLike, k: ArrayLike, lam: ArrayLike) -> Array:
    """1 - a_k(λ), to full relative accuracy."""
    return -np.expm1(log_eigenvalue(m, k, lam))


def _log_area(m: Array) -> Array:
    return math.log(2) + (m + 1) / 2 * math.log(math.pi) - gammaln((m + 1) / 2)


def log_area(m: ArrayLike) -> Array:
    """log w_m, the surface area of S^m (claim `sphere.area`)."""
    return _log_area(_dimension(m))


def log_cap_measure(m: ArrayLike, angle: ArrayLike) -> Array:
    """log σ(δ), the normalised measure of a cap of angle δ in S^m (claim `cover.lower`)."""
    return log_cap(_dimension(m), _within("angle", angle, LEAST_ANGLE, math.pi))


def cap_angle(m: ArrayLike, log_measure: ArrayLike) -> Array:
    """The angle δ of the cap with log σ(δ) = log_measure, for measures that angles in range have.

    Beyond δ = π/2 it is as accurate as the logarithm of a number near 1 allows.
    """
    dimensions = _dimension(m)
    logs = _within("log_measure", log_measure, -math.inf, 0)
    least = log_cap(dimensions, LEAST_ANGLE)
    if (logs < least).any():
        raise ValueError(f"`log_measure`: expected that of an angle >= {LEAST_ANGLE:g}, got {logs.min()!r}")
    large = logs > math.log(0.5)
    with np.errstate(divide="ignore"):
        rest = np.log(-np.expm1(logs))
    tiny = large & (rest < least)  # the opposite cap is too small to be resolved
    angle = half_cap_angle(dimensions, np.where(tiny, math.log(0.5), np.where(large, rest, logs)))
    return np.where(tiny, math.pi, np.where(large, math.pi - angle, angle))
