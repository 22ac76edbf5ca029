"""Points that are pairwise more than an angle apart, as many as can be found: what the floors count.

Points that are too near push each other away until none is; whether they then are apart is checked by their dot
products, so that a poor search gives fewer points and never a wrong count.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.spatial import cKDTree

from numeric_core.special import log_cap_measure
from numeric_core.sphere import Array, angle, fibonacci, polygon, require_positive, uniform

MARGIN = 1e-5
"""The share by which the search keeps points further apart than it was asked for, against rounding."""

FINENESS = 0.01
"""The search ends when the next size differs by less than this part."""

LARGE = 5000
"""Above so many points only a greedy set is made: the search would take minutes."""

_ROUNDS = 4
_STEPS = {"maxiter": 300, "maxcor": 20, "gtol": 0.0, "ftol": 1e-10}
_CLEAR = MARGIN**2 / 10  # sum of squared overlaps, in parts of the distance, that the margin covers


def separated_points(m: int, apart: float, seed: int = 0) -> Array:
    """Points of S^m that are pairwise more than `apart` (radians), as many as this search finds, (P, m+1).

    S^1: a regular polygon, which is optimal. Otherwise a greedy set, and up to LARGE points a larger one by bisection.
    """
    require_positive(apart, "apart")
    if m == 1:
        return polygon(max(1, math.ceil(2.0 * math.pi / apart - 1e-9) - 1))
    rng = np.random.default_rng(seed)
    best = greedy(uniform(m, 10_000, rng), apart)
    fail = math.floor(math.exp(-float(log_cap_measure(m, apart / 2.0)))) + 1  # caps of half the angle are disjoint
    while fail <= LARGE and fail - len(best) > max(1, FINENESS * fail):
        count = (len(best) + fail) // 2
        start = fibonacci(count) if m == 2 else np.vstack([best, uniform(m, count - len(best), rng)])
        points = pushed(start, apart * (1.0 + MARGIN))
        if least_angle(points) > apart:
            best = points
        else:
            fail = count
    return best


def pushed(points: Array, apart: float) -> Array:
    """Points (P, m+1) after the sum of squared overlaps of caps of angle apart/2 about them was made small."""
    chord = 2.0 * math.sin(min(apart, math.pi) / 2.0)
    for _ in range(_ROUNDS):
        pairs = cKDTree(points).query_pairs(1.6 * chord, output_type="ndarray")
        found = minimize(
            _overlap, points.ravel(), (points.shape, pairs, chord), "L-BFGS-B", True, tol=1e-20, options=_STEPS
        )
        points = _unit(found.x.reshape(points.shape))[0]
        if found.fun < _CLEAR:
            break
    return points


def _overlap(flat: Array, shape: tuple[int, int], pairs: NDArray[np.intp], chord: float) -> tuple[float, Array]:
    """The sum of squared overlaps of the unit vectors along `flat`, and its gradient."""
    unit, norm = _unit(flat.reshape(shape))
    apart = unit[pairs[:, 0]] - unit[pairs[:, 1]]
    distance = np.linalg.norm(apart, axis=1)
    overlap = np.maximum(1.0 - distance / chord, 0.0)
    force = (-2.0 * overlap / (chord * np.maximum(distance, 1e-12)))[:, None] * apart
    total = np.zeros(shape)
    np.add.at(total, pairs[:, 0], force)
    np.add.at(total, pairs[:, 1], -force)
    along = (total * unit).sum(axis=1, keepdims=True)
    return float((overlap**2).sum()), ((total - along * unit) / norm).ravel()


def _unit(points: Array) -> tuple[Array, Array]:
    norm = np.linalg.norm(points, axis=1, keepdims=True)
    return points / norm, norm


def least_angle(points: Array) -> float:
    """The smallest angle between two of the points (P, m+1), P >= 2."""
    least = math.inf
    for k in range(len(points) - 1):
        least = min(least, float(angle(points[k], points[k + 1 :]).min()))
    return least


def greedy(candidates: Array, apart: float) -> Array:
    """The rows of candidates (M, m+1) that are more than `apart` from all rows taken before."""
    chosen = candidates[:1]
    for x in candidates[1:]:
        if (chosen @ x).max() < math.cos(apart) - 1e-12:
            chosen = np.vstack([chosen, x])
    return chosen
