"""Delta-nets with certified covering radii.

The covering radius of points b_k is the largest angle from a point of the sphere to its nearest b_k. It
is returned as an interval: the lower end is the distance at a point that was found, the upper end comes
from a branch and bound over the whole sphere, both moved outwards by a rounding allowance.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.spatial import ConvexHull, QhullError, cKDTree

from numeric_core.cells import cells_of_radius, cube_cells
from numeric_core.partition import equal_measure
from numeric_core.sphere import (
    Array,
    chord_to_angle,
    fibonacci,
    normalised,
    polygon,
    require_count,
    require_dimension,
    require_positive,
    require_unit_rows,
)

ANGLE_ROUNDING = 2e-14
"""Allowance for one angle below 2.5: a chord between float points errs by at most (m + 3) 2.3e-16 < 5e-15 for
m <= 16, and there the angle changes at most 3.3 times as fast as the chord."""

WIDE_ANGLE_ROUNDING = 2e-7
"""The same up to pi, where an error e of the chord moves the angle by at most 2 sqrt(2 e) <= 2e-7."""


@dataclass(frozen=True)
class Interval:
    """A closed interval [lower, upper] known to contain a number."""

    lower: float
    upper: float

    def __post_init__(self) -> None:
        if not self.lower <= self.upper:
            raise ValueError(f"lower must not exceed upper, got [{self.lower}, {self.upper}]")


@dataclass(frozen=True, eq=False)
class Net:
    """Points (N, m+1) of S^m and an interval for their covering radius (radians)."""

    points: Array
    radius: Interval

    @property
    def delta(self) -> float:
        """The certified covering radius (the upper end)."""
        return self.radius.upper


def covering_radius(points: Array, tolerance: float = 0.01, max_cells: int = 2_000_000) -> Interval:
    """The covering radius of points on S^m, as a certified interval (radians).

    Args:
        points: (N, m+1) unit rows.
        tolerance: stop once upper <= (1 + tolerance) lower.
        max_cells: stop there in any case; the interval is then wider but still certified.
    Raises:
        ValueError: for rows that are not unit vectors, or tolerance <= 0.
    """
    points = require_unit_rows(points)
    require_positive(tolerance, "tolerance")
    m = points.shape[1] - 1
    tree = cKDTree(points)
    lower = float(_nearest(tree, _candidates(points)).max())
    cells = cells_of_radius(m, max(lower, 1e-6), limit=max_cells // 4)
    upper, work = lower, 0
    while len(cells):
        work += len(cells)
        centre, radius = cells.balls()
        distance = _nearest(tree, centre)
        lower = max(lower, float(distance.max()))
        # The distance to a set is 1-Lipschitz in the angle.
        bound = np.minimum(distance + chord_to_angle(radius), np.pi)
        open_ = bound > (1.0 + tolerance) * lower
        if work + 2 * int(open_.sum()) > max_cells:
            open_[:] = False
        upper = max(upper, float(bound[~open_].max(initial=0.0)))
        cells = cells[open_].bisected()
    return Interval(max(0.0, lower - _rounding(lower)), min(upper + _rounding(upper), math.pi))


def _rounding(theta: float) -> float:
    return ANGLE_ROUNDING if theta < 2.5 else WIDE_ANGLE_ROUNDING


def _nearest(tree: cKDTree, queries: Array) -> Array:
    """Angles to the nearest of the points, (M,)."""
    return chord_to_angle(tree.query(queries, workers=2)[0])


def _candidates(points: Array) -> Array:
    """Points likely to be far from every given point: hull circumcentres where cheap, else a grid."""
    n, dim = points.shape
    if dim == 2:
        turn = np.sort(np.arctan2(points[:, 1], points[:, 0]))
        gaps = np.diff(np.append(turn, turn[0] + 2.0 * np.pi))
        middle = turn + gaps / 2.0
        return np.stack([np.cos(middle), np.sin(middle)], axis=1)
    if dim <= 4 and dim < n <= 200_000:
        try:
            normals: Array = ConvexHull(points).equations[:, :-1]
            return normalised(normals)
        except QhullError:
            pass  # degenerate input, e.g. all points on a circle: the grid below still gives a lower end
    grid, _ = cube_cells(dim - 1, 1 if dim > 6 else 2).balls()
    return np.concatenate([normalised(grid), -points[:1000]])


def fibonacci_net(n: int, tolerance: float = 0.01) -> Net:
    """The n-point Fibonacci lattice of S^2 with its certified covering radius."""
    points = fibonacci(n)
    return Net(points, covering_radius(points, tolerance))


def polygon_net(n: int) -> Net:
    """The regular n-gon of S^1; its covering radius is pi/n up to rounding."""
    points = polygon(n)
    exact = math.pi / n
    return Net(points, Interval(max(0.0, exact - ANGLE_ROUNDING), min(exact + ANGLE_ROUNDING, math.pi)))


def cube_net(m: int, k: int) -> Net:
    """Centres of the 2(m+1) k^m cells of the cube subdivision; the radius is read off the cells, any m."""
    centre, radius = cube_cells(m, k).balls()
    widest = float(chord_to_angle(radius.max()))
    upper = min(widest + _rounding(widest), math.pi)
    # The corner of the widest cell is where the bound is nearly attained, but another centre may be nearer.
    return Net(normalised(centre), Interval(0.0, upper))


def partition_net(m: int, n: int) -> Net:
    """Centres of an equal-measure partition; every cell lies within its proven radius, any m and n."""
    cells = equal_measure(m, n)
    return Net(cells.points, Interval(0.0, min(cells.covering_radius + ANGLE_ROUNDING, math.pi)))


def net_of_size(m: int, n: int, tolerance: float = 0.01) -> Net:
    """A good net of n points on S^m: the polygon, the Fibonacci lattice, or equal-area centres.

    For m <= 2 the radius is certified to `tolerance`; above that it is the partition's own bound.
    """
    m, n = require_dimension(m), require_count(n)
    if m == 1:
        return polygon_net(n)
    if m == 2:
        return fibonacci_net(n, tolerance)
    return partition_net(m, n)


def delta_net(m: int, delta: float, max_points: int = 5_000_000) -> Net:
    """A net of S^m whose certified covering radius is at most delta (radians).

    The size is found by doubling and bisection over `net_of_size` (m <= 2) or over the cube subdivision,
    whose radius shrinks monotonically in practice; the returned net is always checked.

    Raises:
        ValueError: if delta is not positive, or more than max_points points would be needed.
    """
    m, delta = require_dimension(m), require_positive(delta, "delta")
    if delta >= math.pi:
        point = np.zeros((1, m + 1))
        point[0, 0] = 1.0
        return Net(point, Interval(math.pi - ANGLE_ROUNDING, math.pi))
    too_many = ValueError(f"delta = {delta:g} needs more than {max_points} points on S^{m}; take a larger delta")
    if -m * math.log(delta) > math.log(max_points):  # a cap's measure is at most delta^m
        raise too_many
    if m == 1:
        sides = math.ceil(math.pi / (delta - 2 * ANGLE_ROUNDING))
        if sides > max_points:
            raise too_many
        return polygon_net(sides)
    if m == 2:
        return _fibonacci_below(delta, max_points)
    k = 1
    while 2 * (m + 1) * k**m <= max_points:
        net = cube_net(m, k)
        if net.delta <= delta:
            return net
        # The angular side is pi/(2k), so the radius scales like 1/k: jump near the answer, never past it.
        k = max(k + 1, math.floor(0.9 * k * net.delta / delta))
    raise too_many


def _fibonacci_below(delta: float, max_points: int) -> Net:
    """The Fibonacci radius is close to 2.75/sqrt(n); the guess is corrected by the measured radius."""
    n = max(4, math.ceil((2.7 / delta) ** 2))
    while n <= max_points:
        net = fibonacci_net(n, tolerance=0.003)
        if net.delta <= delta:
            return net
        n = math.ceil(n * max(1.003, (net.delta / delta) ** 2))
    raise ValueError(f"delta = {delta:g} needs more than {max_points} points on S^2; take a larger delta")
