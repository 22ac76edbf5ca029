"""Profiles that are not smooth: the cone and the signed square. See `profiles` for the conventions."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from numeric_core.sphere import Array


@dataclass(frozen=True)
class Cone:
    """arccos(t) - pi/2: the distance to a point, centred; exactly 1-Lipschitz in the angle, not smooth."""

    sup: float = math.pi / 2
    slope: float = math.inf
    curvature: float = math.inf
    angular_slope: float = 1.0
    angular_curvature: float = math.inf
    ulps: float = 16.0

    def jet(self, t: Array) -> tuple[Array, Array, Array]:
        # Below the floor `second_bound` is inf and the derivatives are not used.
        inner = np.maximum((1.0 - t) * (1.0 + t), 1e-30)
        return np.arccos(t) - np.pi / 2, -(inner**-0.5), -t * inner**-1.5

    def scales(self, t: Array) -> tuple[Array, Array, Array]:
        value, first, second = self.jet(t)
        return np.abs(value) + 1.0, np.abs(first), np.abs(second)

    def second_bound(self, low: Array, high: Array) -> Array:
        # |t| (1-t^2)^{-3/2} increases with |t|.
        t = np.maximum(np.abs(low), np.abs(high))
        return _over(t, (1.0 - t) * (1.0 + t), 1.5)

    def third_bound(self, low: Array, high: Array) -> Array:
        # (1 + 2t^2)(1-t^2)^{-5/2} increases with |t|.
        t = np.maximum(np.abs(low), np.abs(high))
        return _over(1.0 + 2.0 * t * t, (1.0 - t) * (1.0 + t), 2.5)


def _over(numerator: Array, base: Array, power: float) -> Array:
    """Numerator / base^power, rounded up; inf where base is so small that rounding could decide."""
    safe = np.maximum(base, 1e-14)
    bound: Array = np.where(base > 1e-12, 1.01 * numerator * safe**-power, np.inf)
    return bound


@dataclass(frozen=True)
class SignedSquare:
    """t|t|/2: C^{1,1} and not C^2; phi'' jumps at t = 0."""

    sup: float = 0.5
    slope: float = 1.0
    curvature: float = 1.0
    angular_slope: float = 0.5  # |t| sin(theta) = |sin(2 theta)|/2
    angular_curvature: float = 1.0  # sign(t)(t'^2 - t^2) with t'^2 <= 1 - t^2
    ulps: float = 8.0

    def jet(self, t: Array) -> tuple[Array, Array, Array]:
        return t * np.abs(t) / 2.0, np.abs(t), np.sign(t)

    def scales(self, t: Array) -> tuple[Array, Array, Array]:
        return np.abs(t), np.abs(t), np.ones_like(t)

    def second_bound(self, low: Array, high: Array) -> Array:
        return np.ones_like(low)

    def third_bound(self, low: Array, high: Array) -> Array:
        return np.where((low > 0.0) | (high < 0.0), 0.0, np.inf)
