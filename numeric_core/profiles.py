"""Functions of one variable t in [-1, 1] with derivatives and bounds, the building blocks of the targets.

A profile phi makes the ridge function x -> phi(<x, a>) on the sphere. Each class states, next to its formula,
bounds that hold for every t: `sup` (phi), `slope` (phi'), `curvature` (phi'') over [-1, 1], and for the
zonal function phi(cos theta): `angular_slope` (first) and `angular_curvature` (second derivative along
geodesics, |phi''(t) t'^2 - phi'(t) t| with t'^2 <= 1 - t^2). Infinity where no bound exists.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from numeric_core.sphere import Array


class Profile(Protocol):
    """What a target needs to know of phi."""

    @property
    def sup(self) -> float: ...
    @property
    def slope(self) -> float: ...
    @property
    def curvature(self) -> float: ...
    @property
    def angular_slope(self) -> float: ...
    @property
    def angular_curvature(self) -> float: ...
    @property
    def ulps(self) -> float:
        """U: phi, phi', phi'' are computed to within U units of 1.2e-16 times the `scales`."""

    def jet(self, t: Array) -> tuple[Array, Array, Array]:
        """The values phi(t), phi'(t), phi''(t), shapes as t; where phi'' is undefined any finite number."""

    def scales(self, t: Array) -> tuple[Array, Array, Array]:
        """Magnitudes (as t) that the rounding errors of `jet` are relative to."""

    def second_bound(self, low: Array, high: Array) -> Array:
        """Upper bound of |phi''| over [low, high] within [-1, 1]; inf where phi' is not Lipschitz."""

    def third_bound(self, low: Array, high: Array) -> Array:
        """Upper bound of |phi'''| over [low, high]; inf where phi'' jumps or is unbounded."""


@dataclass(frozen=True)
class Harmonic:
    """The zonal harmonic of degree k on S^m, 1 at t = 1: a Gegenbauer polynomial; k = 1 is phi(t) = t.

    |P| <= 1, and P' = k(k+m-1)/m times the harmonic of degree k-1 on S^{m+2}, so derivatives peak at t = 1.
    Along a great circle P is a trigonometric polynomial of degree k, whence the angular bounds k and k^2
    (Bernstein).
    """

    m: int
    degree: int

    def _factor(self, order: int) -> float:
        factor = 1.0
        for i in range(order):
            factor *= (self.degree - i) * (self.degree + self.m - 1 + i) / (self.m + 2 * i)
        return max(factor, 0.0)

    @property
    def sup(self) -> float:
        return 1.0

    @property
    def slope(self) -> float:
        return self._factor(1)

    @property
    def curvature(self) -> float:
        return self._factor(2)

    @property
    def angular_slope(self) -> float:
        return float(self.degree)

    @property
    def angular_curvature(self) -> float:
        return float(self.degree**2)

    @property
    def ulps(self) -> float:
        # A local error of the recurrence is amplified by at most k - j + 1 <= k + 1 (as for Chebyshev
        # polynomials); k steps of at most 6 units each.
        return 8.0 * (self.degree + 1) ** 2

    def jet(self, t: Array) -> tuple[Array, Array, Array]:
        k, m = self.degree, self.m
        return (
            gegenbauer(m, k, t),
            self._factor(1) * gegenbauer(m + 2, k - 1, t),
            self._factor(2) * gegenbauer(m + 4, k - 2, t),
        )

    def scales(self, t: Array) -> tuple[Array, Array, Array]:
        one = np.ones_like(t)
        return one, self.slope * one, self.curvature * one

    def second_bound(self, low: Array, high: Array) -> Array:
        return np.full_like(low, self.curvature)

    def third_bound(self, low: Array, high: Array) -> Array:
        return np.full_like(low, self._factor(3))


def gegenbauer(m: int, k: int, t: Array) -> Array:
    """The zonal harmonic of degree k on S^m at t (any shape), 1 at t = 1; zero for negative k."""
    if k < 0:
        return np.zeros_like(t)
    before, now = np.zeros_like(t), np.ones_like(t)
    for j in range(k):
        if m == 1 and j == 0:
            before, now = now, np.array(t, copy=True)
        else:
            before, now = now, ((2 * j + m - 1) * t * now - j * before) / (j + m - 1)
    return now


@dataclass(frozen=True)
class Bump:
    """exp(kappa (t - 1)): smooth, not a polynomial, of angular width about kappa^{-1/2}."""

    kappa: float

    @property
    def sup(self) -> float:
        return 1.0

    @property
    def slope(self) -> float:
        return self.kappa

    @property
    def curvature(self) -> float:
        return self.kappa**2

    @property
    def angular_slope(self) -> float:
        # kappa e^{kappa (cos - 1)} sin <= kappa s e^{-kappa s^2/2} <= sqrt(kappa/e), and <= kappa.
        return min(self.kappa, math.sqrt(self.kappa / math.e))

    @property
    def angular_curvature(self) -> float:
        # phi''(1-t^2) <= kappa^2 2(1-t) e^{-kappa(1-t)} <= 2 kappa/e, and |phi' t| <= kappa.
        return self.kappa * (1.0 + 2.0 / math.e)

    @property
    def ulps(self) -> float:
        return 8.0 + 4.0 * self.kappa

    def jet(self, t: Array) -> tuple[Array, Array, Array]:
        value = np.exp(self.kappa * (t - 1.0))
        return value, self.kappa * value, self.kappa**2 * value

    def scales(self, t: Array) -> tuple[Array, Array, Array]:
        return self.jet(t)

    def second_bound(self, low: Array, high: Array) -> Array:
        return self.kappa**2 * np.exp(self.kappa * (high - 1.0)) * (1.0 + 1e-9)

    def third_bound(self, low: Array, high: Array) -> Array:
        return self.kappa * self.second_bound(low, high)


@dataclass(frozen=True)
class Wave:
    """sin(rate t + phase): smooth, entire, with infinitely many harmonics."""

    rate: float
    phase: float = 0.0

    @property
    def sup(self) -> float:
        return 1.0

    @property
    def slope(self) -> float:
        return abs(self.rate)

    @property
    def curvature(self) -> float:
        return self.rate**2

    @property
    def angular_slope(self) -> float:
        return abs(self.rate)

    @property
    def angular_curvature(self) -> float:
        return self.rate**2 + abs(self.rate)

    @property
    def ulps(self) -> float:
        return 8.0 + 4.0 * (abs(self.rate) + abs(self.phase))

    def jet(self, t: Array) -> tuple[Array, Array, Array]:
        inner = self.rate * t + self.phase
        wave = np.sin(inner)
        return wave, self.rate * np.cos(inner), -(self.rate**2) * wave

    def scales(self, t: Array) -> tuple[Array, Array, Array]:
        one = np.ones_like(t)
        return one, self.slope * one, self.curvature * one

    def second_bound(self, low: Array, high: Array) -> Array:
        return np.full_like(low, self.curvature)

    def third_bound(self, low: Array, high: Array) -> Array:
        return np.full_like(low, abs(self.rate) ** 3)
