"""Partitions of S^m into cells of equal measure with proven radii and diameters (recursive zonal).

Two polar caps and a stack of collars; a collar holding q cells is cut like S^{m-1} into q parts
(Leopardi's construction). The colatitudes are quantiles of the normalised measure, so every cell has
measure 1/N up to the rounding of `special.cap_angle`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from numeric_core.special import cap_angle, log_cap_measure
from numeric_core.sphere import Array, chord_to_angle, polygon, require_count, require_dimension

INFLATION = 1.0 + 1e-12
"""The radii come from at most m <= 16 levels of a dozen float operations each, so the relative error of a
chord is below 16 * 12 * 2.3e-16 < 1e-13; the factor 1 + 1e-12 turns the computed values into bounds."""


@dataclass(frozen=True, eq=False)
class Partition:
    """N cells of S^m of measure 1/N each.

    Attributes:
        points: cell centres, (N, m+1).
        radius: angle (N,) such that cell k lies within radius[k] of points[k]; an upper bound.
        diameter: angle (N,) bounding the distance of any two points of cell k.
    """

    points: Array
    radius: Array
    diameter: Array

    @property
    def covering_radius(self) -> float:
        """Every point of the sphere is within this angle of some centre."""
        return float(self.radius.max())


def equal_measure(m: int, n: int) -> Partition:
    """n cells of S^m of equal measure, with bounds on their radii and diameters.

    Args:
        m: dimension of the sphere, >= 1.
        n: number of cells, >= 1.
    Returns:
        the partition; its largest diameter is about 6 to 8 times n^{-1/m} for m <= 8.
    Raises:
        ValueError: if m or n is not an integer >= 1.
    Source: `partition.equal_measure`.
    """
    points, radius, diameter = _recursive(require_dimension(m), require_count(n), {})
    radius, diameter = np.minimum(radius * INFLATION, math.pi), np.minimum(diameter * INFLATION, math.pi)
    return Partition(points, radius, diameter)


def _colatitude(m: int, fraction: Array) -> Array:
    """Angle of the cap of S^m with the given normalised measure in (0, 1), by symmetry above 1/2."""
    small = np.minimum(fraction, 1.0 - fraction)
    theta = np.asarray(cap_angle(m, np.log(small)))
    result: Array = np.where(fraction <= 0.5, theta, np.pi - theta)
    return result


_Cells = tuple[Array, Array, Array]


def _recursive(m: int, n: int, memo: dict[tuple[int, int], _Cells]) -> _Cells:
    if (m, n) not in memo:
        memo[m, n] = _circle(n) if m == 1 else _zones(m, n, memo)
    return memo[m, n]


def _circle(n: int) -> _Cells:
    half = math.pi / n
    return polygon(n), np.full(n, half), np.full(n, min(2.0 * half, math.pi))


def _zones(m: int, n: int, memo: dict[tuple[int, int], _Cells]) -> _Cells:
    pole = np.zeros((1, m + 1))
    pole[0, m] = 1.0
    if n == 1:
        return pole, np.array([math.pi]), np.array([math.pi])
    cap = float(_colatitude(m, np.array(1.0 / n)))
    caps = np.full(1, cap), np.full(1, min(2.0 * cap, math.pi))
    parts = [(pole, *caps)]
    counts = _collar_counts(m, n, cap)
    edges = _colatitude(m, (1.0 + np.concatenate([[0], np.cumsum(counts)])) / n) if counts else np.empty(0)
    for count, top, bottom in zip(counts, edges[:-1], edges[1:], strict=True):
        parts.append(_collar(_recursive(m - 1, count, memo), float(top), float(bottom)))
    parts.append((-pole, *caps))
    points, radius, diameter = (np.concatenate(column) for column in zip(*parts, strict=True))
    return points, radius, diameter


def _collar_counts(m: int, n: int, cap: float) -> list[int]:
    """Numbers of cells of the collars, summing to n - 2, each near the ideal of a cube-like cell."""
    if n == 2:
        return []
    log_area = math.log(2.0) + (m + 1) / 2 * math.log(math.pi) - math.lgamma((m + 1) / 2)
    side = math.exp((log_area - math.log(n)) / m)
    collars = max(1, round((math.pi - 2.0 * cap) / side))
    fractions = np.exp(log_cap_measure(m, np.linspace(cap, math.pi - cap, collars + 1)))
    targets = np.rint(np.cumsum(np.diff(fractions)) * n).astype(int)
    targets[-1] = n - 2
    counts = np.diff(np.concatenate([[0], targets]))
    # A collar rounded to nothing is dropped: its share has moved to the next one.
    return [int(c) for c in counts if c > 0]


def _collar(ring: _Cells, top: float, bottom: float) -> _Cells:
    """The product of the colatitudes [top, bottom] with the cells of a partition of S^{m-1}.

    For x = (sin a . y, cos a), x' alike: |x-x'|^2 = 4 sin^2((a-a')/2) + sin a sin a' |y-y'|^2. Centres sit
    at the middle colatitude; sin a is bounded by its maximum over the collar.
    """
    inner, inner_radius, inner_diameter = ring
    middle = (top + bottom) / 2
    widest = 1.0 if top <= math.pi / 2 <= bottom else max(math.sin(top), math.sin(bottom))
    half = 2.0 * math.sin((bottom - top) / 4)
    full = 2.0 * math.sin((bottom - top) / 2)
    inner_chord = 2.0 * np.sin(np.minimum(inner_radius, math.pi) / 2)
    inner_full = 2.0 * np.sin(np.minimum(inner_diameter, math.pi) / 2)
    points = np.empty((len(inner), inner.shape[1] + 1))
    points[:, :-1] = math.sin(middle) * inner
    points[:, -1] = math.cos(middle)
    radius = chord_to_angle(np.hypot(half, math.sqrt(widest * math.sin(middle)) * inner_chord))
    diameter = chord_to_angle(np.hypot(full, widest * inner_full))
    return points, radius, np.minimum(diameter, 2.0 * radius)
