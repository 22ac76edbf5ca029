"""How many tokens every construction needs: patterns of signs on separated points, and the floors they imply."""

from __future__ import annotations

import math

import numpy as np

from numeric_core.coverings import icosahedral, relaxed
from numeric_core.sphere import Array, angle, polygon, require_count, require_positive, require_unit_rows, uniform


def separated_points(m: int, apart: float, seed: int = 0) -> Array:
    """Points of S^m that are pairwise more than `apart` (radians), as many as this search finds, (P, m+1).

    S^1: a regular polygon, which is optimal. S^2: the largest relaxed icosahedral triangulation, or a greedy set.
    """
    if m == 1:
        return polygon(max(1, math.ceil(2.0 * math.pi / require_positive(apart, "apart") - 1e-9) - 1))
    best = _greedy(uniform(m, 10_000, np.random.default_rng(seed)), require_positive(apart, "apart"))
    if m == 2:
        for a in range(1, 40):
            for b in range(a + 1):
                # Ten a^2 + .. points that are `apart` take in sigma(apart/2) each: no larger class can be separated.
                if len(best) < 10 * (a * a + a * b + b * b) + 2 < 1.0 / math.sin(apart / 4.0) ** 2:
                    points = relaxed(icosahedral(a, b), 60, (10.0, 30.0))
                    if least_angle(points) > apart:
                        best = points
    return best


def least_angle(points: Array) -> float:
    """The smallest angle between two of the points (P, m+1), P >= 2."""
    least = math.inf
    for k in range(len(points) - 1):
        least = min(least, float(angle(points[k], points[k + 1 :]).min()))
    return least


def _greedy(candidates: Array, apart: float) -> Array:
    chosen = candidates[:1]
    for x in candidates[1:]:
        if (chosen @ x).max() < math.cos(apart) - 1e-12:
            chosen = np.vstack([chosen, x])
    return chosen


def pattern(points: Array, signs: Array, height: float, x: Array) -> Array:
    """The function min(h, min_j (s_j h + d(x, p_j))) at unit rows x (M, m+1): 1-Lipschitz, and s_j h at p_j.

    Source: `prefix.pattern`, for points at least 2h apart.
    """
    points = require_unit_rows(points)
    cones = signs * height + angle(x[:, None, :], points[None, :, :])
    return np.minimum(cones.min(axis=1), height)


def bit_floor(m: int, separated: int, bits: int) -> float:
    """N >= P/((m+2) b) tokens of b-bit numbers, P points more than 2 epsilon apart (`prefix.information_limit`)."""
    return separated / ((m + 2) * require_count(bits, "bits"))


def real_floor(m: int, separated: int, epsilon: float, score: float, value: float) -> float:
    """N >= P/((m+1) log2[(1 + 4RV/epsilon)(1 + 4V/epsilon)]), P points more than 4 epsilon apart.

    Args:
        score: R, bound of the scores. value: V, bound of the values (`prefix.information_limit.real`).
    """
    per_number = math.log2((1.0 + 4.0 * score * value / epsilon) * (1.0 + 4.0 * value / epsilon))
    return separated / ((m + 1) * per_number)
