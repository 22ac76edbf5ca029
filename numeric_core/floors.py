"""How many tokens every construction needs: patterns of signs on separated points, and the floors they imply."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from numeric_core.sphere import Array, angle, require_count, require_unit_rows

MOST = 1e150  # of more points so many are used, so that products of numbers of points and tokens stay finite


def pattern(points: Array, signs: Array, height: float, x: Array) -> Array:
    """The function min(h, min_j (s_j h + d(x, p_j))) at unit rows x (M, m+1): 1-Lipschitz, and s_j h at p_j.

    Source: `prefix.pattern`, for points at least 2h apart.
    """
    points = require_unit_rows(points)
    cones = signs * height + angle(x[:, None, :], points[None, :, :])
    return np.minimum(cones.min(axis=1), height)


def smooth_pattern(points: Array, signs: Array, height: float, radius: float, x: Array) -> Array:
    """Bumps of height h and angle `radius` about the points, with signs, at unit rows x (M, m+1).

    Source: `prefix.bumps`, for points more than twice the radius apart.
    """
    excess = np.maximum(x @ require_unit_rows(points).T - math.cos(radius), 0.0)
    return height / _depth(radius) ** 2 * (excess**2) @ signs


def smooth_rest(points: Array, signs: Array, height: float, radius: float, x: Array, y: Array) -> Array:
    """How far `smooth_pattern` at unit rows y (M, m+1) is from its tangent planes at unit rows x (M, m+1)."""
    here, there, between = x @ points.T, y @ points.T, np.einsum("ij,ij->i", x, y)[:, None]
    steepness = 2.0 * np.maximum(here - math.cos(radius), 0.0) * (there - here * between)
    change = smooth_pattern(points, signs, height, radius, y) - smooth_pattern(points, signs, height, radius, x)
    return change - height / _depth(radius) ** 2 * steepness @ signs


def smooth_curvature(height: float, radius: float) -> float:
    """M = 4 h r^2/(1 - cos r)^2, which bounds twice the distance from tangent planes over the angle squared."""
    return 4.0 * height * radius**2 / _depth(radius) ** 2


def _depth(radius: float) -> float:
    return 2.0 * math.sin(radius / 2.0) ** 2


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


def any_keys_floor(m: int, separated: float, epsilon: float, share: float, value: float) -> float:
    """The least N that P points more than (2 + share) epsilon apart do not exclude, for keys of any size.

    A fourth of share * epsilon is for the values, a half for the steps of the scores, a fourth for the weights beyond
    the last level. There are at least as many levels for the values as make one comparison for every number.

    Args:
        separated: P. value: V, bound of the values (`prefix.information_limit.any_keys`).
    """
    slack = share * epsilon
    step = math.log1p(slack / (4.0 * value))  # 2V (e^sigma - 1) is half of the slack
    cells = max(math.ceil(8.0 * value / slack * (1.0 + 1e-9)), m + 1)
    separated = min(separated, MOST)

    def bits(n: float) -> float:
        levels = math.ceil(math.log(8.0 * value * n / slack) / step * (1.0 + 1e-9)) if 8.0 * value * n > slack else 0
        comparisons = separated * n * (levels + 1) + cells + 1  # by token
        return (m + 2) * n * math.log2(math.e * comparisons / (m + 2))

    return _least(bits, separated)


def vc_floor(m: int, separated: float) -> float:
    """The least N that P points more than 2 epsilon apart do not exclude, for any real numbers.

    Source: `prefix.information_limit.vc`.
    """

    def dimension(n: float) -> float:
        reach = (m + 2) * n * (n + 1.0)
        return reach**2 + 11.0 * reach * ((2 * m + 4) * n + 1.0 + math.log2(9.0 * reach))

    return _least(dimension, separated)


def _least(increasing: Callable[[float], float], wanted: float) -> float:
    """The least whole number >= 1 at which the function, a relative 1e-9 off at most, may reach what is wanted."""
    wanted = min(wanted, MOST) * (1.0 - 1e-9)
    high = 1.0
    while increasing(high) < wanted:
        high *= 2.0
    low = high / 2.0
    while high - low > max(1.0, 1e-12 * high):
        middle = math.floor((low + high) / 2.0)
        low, high = (middle, high) if increasing(middle) < wanted else (low, middle)
    return low if high > 2.0**53 else high
