"""The unit sphere S^m in R^{m+1}: distances, random points and deterministic point sets.

Points are float64 rows of shape (N, m+1). Angles are in radians; d(x, y) = arccos<x, y>.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from numeric_core.prefix import checked_unit_rows

Array = NDArray[np.float64]


def require_dimension(m: int) -> int:
    """The sphere's dimension, checked.

    Raises:
        ValueError: unless m is an integer >= 1.
    """
    if isinstance(m, bool) or not isinstance(m, (int, np.integer)) or m < 1:
        raise ValueError(f"`m`: expected an integer >= 1, got {m!r}")
    return int(m)


def require_count(n: int, name: str = "n") -> int:
    """A number of points, checked.

    Raises:
        ValueError: unless n is an integer >= 1; the message names `name`.
    """
    if isinstance(n, bool) or not isinstance(n, (int, np.integer)) or n < 1:
        raise ValueError(f"`{name}`: expected an integer >= 1, got {n!r}")
    return int(n)


def require_positive(value: float, name: str) -> float:
    """A finite positive number, checked.

    Raises:
        ValueError: unless 0 < value < inf; the message names `name`.
    """
    number = float(value)
    if not (0.0 < number < math.inf):
        raise ValueError(f"`{name}`: expected a finite number > 0, got {value!r}")
    return number


def require_unit_rows(points: ArrayLike, name: str = "points") -> Array:
    """Points of a sphere as a contiguous (N, m+1) float64 array.

    Raises:
        ValueError: if the shape is not (N >= 1, m+1 >= 2), an entry is not finite, or a row is not a
            unit vector to 1e-12.
    """
    array = checked_unit_rows(name, points)
    if array.shape[1] < 2:
        raise ValueError(f"`{name}`: expected shape (N, m+1) with m >= 1, got {array.shape}")
    return array


def normalised(vectors: Array) -> Array:
    """Rows divided by their Euclidean norm, (N, m+1) -> (N, m+1)."""
    unit: Array = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def angle(x: Array, y: Array) -> Array:
    """Geodesic distance along the last axis (broadcasting), accurate for near and antipodal points.

    2 atan2(|x-y|, |x+y|) keeps full relative accuracy where arccos<x,y> loses half of the digits.
    """
    distance: Array = 2.0 * np.arctan2(np.linalg.norm(x - y, axis=-1), np.linalg.norm(x + y, axis=-1))
    return distance


def chord_to_angle(chord: Array | float) -> Array:
    """Angle subtended by a chord of the unit sphere; chords above 2 (rounding) count as 2."""
    result: Array = 2.0 * np.arcsin(np.minimum(np.asarray(chord, dtype=np.float64) / 2.0, 1.0))
    return result


def uniform(m: int, n: int, rng: np.random.Generator) -> Array:
    """n independent uniform points of S^m, shape (n, m+1)."""
    return normalised(rng.standard_normal((require_count(n), require_dimension(m) + 1)))


def polygon(n: int) -> Array:
    """The regular n-gon on S^1, shape (n, 2); its covering radius is pi/n."""
    turn = 2.0 * np.pi * np.arange(require_count(n)) / n
    return np.stack([np.cos(turn), np.sin(turn)], axis=1)


def fibonacci(n: int) -> Array:
    """The Fibonacci lattice on S^2, shape (n, 3): equal-area heights, golden-angle longitudes."""
    i = np.arange(require_count(n), dtype=np.float64)
    z = 1.0 - (2.0 * i + 1.0) / n
    longitude = np.pi * (3.0 - math.sqrt(5.0)) * i
    s = np.sqrt((1.0 - z) * (1.0 + z))
    return normalised(np.stack([s * np.cos(longitude), s * np.sin(longitude), z], axis=1))


def clustered(m: int, n: int, rng: np.random.Generator, spread: float = 0.5) -> Array:
    """n points crowded about the last axis, shape (n, m+1): a deliberately bad placement.

    Gaussian displacements of standard deviation `spread` in each tangent direction, projected radially.
    """
    spread = require_positive(spread, "spread")
    points = spread * rng.standard_normal((require_count(n), require_dimension(m) + 1))
    points[:, -1] += 1.0
    return normalised(points)
