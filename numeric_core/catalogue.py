"""The catalogue of targets, by name, on any S^m."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from numeric_core.kinked_profiles import Cone, SignedSquare
from numeric_core.profiles import Bump, Harmonic, Wave
from numeric_core.sphere import Array, require_dimension
from numeric_core.targets import Ridge, RidgeTarget, Stated


def _axis(m: int, i: int = -1) -> Array:
    axis = np.zeros(m + 1)
    axis[i] = 1.0
    return axis


def _tilted(m: int) -> Array:
    """A direction in general position, so that no grid is aligned with the target by accident."""
    direction = np.sqrt(np.arange(2.0, m + 3.0))
    unit: Array = direction / np.linalg.norm(direction)
    return unit


def linear(m: int) -> RidgeTarget:
    """The last coordinate, the cosine of the colatitude: L = F = M = 1, one harmonic."""
    return RidgeTarget(
        "linear", (Ridge(0, _axis(m), Harmonic(m, 1)),), second=1.0, harmonic_sup=1.0, harmonics={1: 1.0}
    )


def harmonic(m: int, degree: int) -> RidgeTarget:
    """The zonal harmonic of the given degree >= 1, with sup norm 1: L <= k, M <= k^2, C_H = 1."""
    if degree < 1:
        raise ValueError(f"`degree`: expected an integer >= 1, got {degree!r}")
    ridge = Ridge(0, _tilted(m), Harmonic(m, degree))
    return RidgeTarget(f"harmonic-{degree}", (ridge,), harmonic_sup=1.0, harmonics={degree: 1.0})


def cone(m: int) -> RidgeTarget:
    """Distance to a point, less pi/2: exactly 1-Lipschitz, F = pi/2."""
    return RidgeTarget("cone", (Ridge(0, _tilted(m), Cone()),))


def bump(m: int, kappa: float = 8.0) -> RidgeTarget:
    """exp(kappa (t - 1)), a smooth bump of angular width about kappa^{-1/2}; F = 1."""
    return RidgeTarget("bump", (Ridge(0, _tilted(m), Bump(kappa)),))


def wave(m: int) -> RidgeTarget:
    """Smooth, not a polynomial, not zonal: sin(2 x.a + 0.3)/2 + sin(3 x.e)/3."""
    ridges = (Ridge(0, _tilted(m), Wave(2.0, 0.3), 0.5), Ridge(0, _axis(m, 0), Wave(3.0), 1.0 / 3.0))
    return RidgeTarget("wave", ridges)


def signed_square(m: int) -> RidgeTarget:
    """t|t|/2: C^{1,1} with M = 1, not C^2; the counterpart of the cone among smoothness classes."""
    return RidgeTarget("signed-square", (Ridge(0, _tilted(m), SignedSquare()),))


def identity(m: int) -> RidgeTarget:
    """x -> x, values in R^{m+1}: L = F = M = 1 in the 2-norm (chords are shorter than angles)."""
    ridges = tuple(Ridge(i, _axis(m, i), Harmonic(m, 1)) for i in range(m + 1))
    return RidgeTarget(
        "identity", ridges, Stated(1.0), Stated(1.0), second=1.0, harmonic_sup=1.0, harmonics={1: 1.0}
    )


def vector_wave(m: int) -> RidgeTarget:
    """Values in R^{m+1}, component i = sin(2 x.e_i + i)/sqrt(m+1)."""
    weight = 1.0 / math.sqrt(m + 1)
    ridges = tuple(Ridge(i, _axis(m, i), Wave(2.0, float(i)), weight) for i in range(m + 1))
    return RidgeTarget("vector-wave", ridges)


MOST_DEGREE = 1000
"""Values come from a recurrence as long as the degree; beyond this they would be slow and lose their digits."""

BUILDERS: dict[str, Callable[[int], RidgeTarget]] = {
    "linear": linear,
    "harmonic-2": lambda m: harmonic(m, 2),
    "harmonic-4": lambda m: harmonic(m, 4),
    "harmonic-8": lambda m: harmonic(m, 8),
    "cone": cone,
    "bump": bump,
    "wave": wave,
    "signed-square": signed_square,
    "identity": identity,
    "vector-wave": vector_wave,
}


def names() -> tuple[str, ...]:
    """The names that `target` accepts; besides, `harmonic-K` for K from 1 to MOST_DEGREE."""
    return tuple(BUILDERS)


def target(name: str, m: int) -> RidgeTarget:
    """The catalogue target of that name on S^m.

    Raises:
        ValueError: for an unknown name, or m not an integer >= 1.
    """
    m = require_dimension(m)
    if name in BUILDERS:
        return BUILDERS[name](m)
    degree = name.removeprefix("harmonic-")
    if name.startswith("harmonic-") and degree.isascii() and degree.isdecimal():
        if len(degree) > 9 or int(degree) > MOST_DEGREE:
            raise ValueError(f"`target`: expected a harmonic of degree at most {MOST_DEGREE}, got {name[:40]!r}")
        return harmonic(m, int(degree))
    raise ValueError(f"`target`: expected one of {', '.join(BUILDERS)} or harmonic-K, got {name[:40]!r}")
