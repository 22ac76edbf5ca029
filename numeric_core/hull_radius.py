"""The covering radius of points of S^m from the facets of their convex hull, certified without searching the sphere.

For a simplex of points b_i with <n, b_i> >= h > 0 for a unit vector n, every unit vector x = sum c_i b_i, c_i >= 0, of
its cone has sum c_i <= <n, x>/h <= 1/h, so that max <x, b_i> >= |x|^2/sum c_i >= h: x is within arccos h of some b_i.
Cones that cover the sphere therefore prove the radius max arccos h. They do cover it if every face between two of them
is shared by exactly two, on opposite sides: then the number of cones over a generic x is the same everywhere, and it is
not zero. None of this trusts the hull, which is computed in floating point, to be the hull.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull, QhullError, cKDTree

from numeric_core.nets import ANGLE_ROUNDING, Interval, covering_radius
from numeric_core.sphere import Array, chord_to_angle, normalised, require_unit_rows

LEAST_DETERMINANT = 1e-12
"""Determinants of m + 1 <= 5 unit vectors err by less than 1e-14; above this one their sign is certain."""

MOST_IN_HULL = 50_000
"""Up to so many points a hull in four dimensions takes about a second."""


def hull_facets(points: Array) -> tuple[NDArray[np.int64], Array]:
    """Facets of the hull as indices (M, m+1) and their outward unit normals (M, m+1).

    Raises:
        ValueError: for points that span no polytope.
    """
    try:
        hull = ConvexHull(points)
    except QhullError as error:
        raise ValueError(f"`points`: expected points that span a polytope, got {str(error).splitlines()[0]}") from None
    return np.asarray(hull.simplices, dtype=np.int64), normalised(hull.equations[:, :-1])


def hull_covering_radius(points: Array) -> Interval:
    """The covering radius as a certified interval, a few roundings wide for points in general position.

    Args:
        points: (N, m+1) unit rows; m <= 4 in practice, since the hull must be computed.
    Raises:
        ValueError: if the points lie in a half-space, or the facets prove nothing because they nearly degenerate.
    """
    points = require_unit_rows(points)
    simplices, normals = hull_facets(points)
    _require_covering(points, simplices)
    chords = np.linalg.norm(points[simplices] - normals[:, None, :], axis=2).max(axis=1)
    upper = float(chord_to_angle(chords.max())) + ANGLE_ROUNDING
    if upper >= 1.5:
        raise ValueError(f"`points`: expected facets within a right angle of their normals, got {upper:g}")
    deepest = normals[np.argsort(chords)[-1000:]]
    lower = float(chord_to_angle(cKDTree(points).query(deepest)[0].max())) - ANGLE_ROUNDING
    return Interval(max(min(lower, upper), 0.0), upper)


def certified_radius(points: Array) -> Interval:
    """The covering radius from the hull, to rounding, where one is cheap and proves it; else by search, to 1 %.

    Args:
        points: (N, m+1) unit rows.
    """
    n, dim = points.shape
    if dim in (3, 4) and dim < n <= MOST_IN_HULL:
        try:
            return hull_covering_radius(points)
        except ValueError:
            pass  # facets that are no simplices, or points of a half-space: the search takes any points
    return covering_radius(points, max_cells=400_000)


def _require_covering(points: Array, simplices: NDArray[np.int64]) -> None:
    """Every ridge has two facets, which lie on opposite sides of it."""
    size = simplices.shape[1]
    determinant = np.linalg.det(points[simplices])
    if not np.abs(determinant).min() > LEAST_DETERMINANT:
        raise ValueError(f"`points`: expected simplices in general position, got determinant {determinant.min():g}")
    ridges = []
    signs = []
    for left_out in range(size):
        kept = np.delete(simplices, left_out, axis=1)
        order = np.argsort(kept, axis=1)
        ridges.append(np.take_along_axis(kept, order, axis=1))
        # Orientation of (ridge in increasing order, apex): the determinant's sign times those of both permutations.
        swaps = _parity(order) * (-1) ** (size - 1 - left_out)
        signs.append(np.sign(determinant) * swaps)
    ridge, sign = np.concatenate(ridges), np.concatenate(signs)
    _, owner, count = np.unique(ridge, axis=0, return_inverse=True, return_counts=True)
    total = np.bincount(owner.ravel(), weights=sign)
    if not ((count == 2).all() and (total == 0).all()):
        raise ValueError("`points`: expected facets that close around the centre, got points of a half-space")


def _parity(order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sign of each row as a permutation, (M,): the parity of its inversions."""
    sign = np.ones(len(order), dtype=np.int64)
    for i in range(order.shape[1]):
        for j in range(i + 1, order.shape[1]):
            sign *= np.where(order[:, i] > order[:, j], -1, 1)
    return sign


def tightened(points: Array, rounds: int, power: float = 40.0, step: float = 0.3) -> Array:
    """Points moved so that the largest circumradius of the hull's facets falls; the best set found is returned.

    Each round moves every point towards the centres of its widest facets: these pull with weight (chord/largest)^power,
    which is a step down the p-norm of the circumradii. Deterministic.

    Args:
        points: (N, m+1). rounds: number of hulls computed.
    """
    best, least = points, math.inf
    for _ in range(rounds):
        simplices, normals = hull_facets(points)
        pull = normals[:, None, :] - points[simplices]
        chords = np.linalg.norm(pull, axis=2).max(axis=1)
        if chords.max() < least:
            best, least = points, float(chords.max())
        else:
            step *= 0.93
        weight = (chords / chords.max()) ** power
        move, total = np.zeros_like(points), np.zeros(len(points))
        np.add.at(move, simplices.ravel(), (weight[:, None, None] * pull).reshape(-1, points.shape[1]))
        np.add.at(total, simplices.ravel(), np.repeat(weight, simplices.shape[1]))
        points = normalised(points + step * move / np.maximum(total, total.max() * 0.05)[:, None])
    return best
