"""How many tokens every construction needs: patterns of signs on separated points, and the floors they imply."""

from __future__ import annotations

import math

import numpy as np

from numeric_core.sphere import Array, angle, require_count, require_unit_rows


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
