"""Coverings of S^m by few caps: good starts, descended in the largest circumradius of the hull's facets.

S^1: the regular polygon, which is optimal. S^2: an icosahedral triangulation, thinned out and relaxed. S^3: a spiral of
two torus angles, relaxed. All are deterministic for a given seed; what is returned is certified by `hull_radius`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from scipy.spatial import ConvexHull, cKDTree

from numeric_core.hull_radius import hull_covering_radius, tightened
from numeric_core.nets import Net, polygon_net
from numeric_core.sphere import Array, normalised, require_count, require_positive, uniform

STAGES = (30.0, 100.0, 400.0)
"""Powers of the p-norms that are descended one after the other, towards the maximum."""
MOST_POINTS = 20_000


def icosahedral(a: int, b: int) -> Array:
    """The 10 (a^2 + ab + b^2) + 2 vertices of the triangulated icosahedron of class (a, b), projected to S^2.

    Raises:
        ValueError: unless a >= 1 and b >= 0 are integers.
    """
    a = require_count(a, "a")
    if b != 0:
        b = require_count(b, "b")
    golden = (1.0 + math.sqrt(5.0)) / 2.0
    corner = np.array([(0.0, s, t * golden) for s in (1.0, -1.0) for t in (1.0, -1.0)])
    corners = normalised(np.concatenate([np.roll(corner, k, axis=1) for k in range(3)]))
    faces = corners[ConvexHull(corners).simplices]
    flip = np.linalg.det(faces) < 0.0
    faces[flip] = faces[flip][:, [0, 2, 1]]
    # The triangular lattice i + j w, w = e^{i pi/3}, in units of the face's edge a + b w.
    w = complex(0.5, math.sqrt(0.75))
    i, j = np.meshgrid(np.arange(-b, a + b + 1), np.arange(0, a + b + 1), indexing="ij")
    place = ((i + j * w) / (a + b * w)).ravel()
    second = place.imag / w.imag
    first = place.real - second * w.real
    share = np.stack([1.0 - first - second, first, second], axis=1)
    share = share[(share >= -1e-9).all(axis=1)]
    points = normalised(np.einsum("kc,fcd->fkd", share, faces).reshape(-1, 3))
    return points[_first_of_each(points)]


def _first_of_each(points: Array) -> list[int]:
    """Indices of points that no earlier one coincides with; corners and edges belong to several faces."""
    neighbours = cKDTree(points).query_ball_point(points, 1e-6)
    return [k for k, near in enumerate(neighbours) if min(near) == k]


def torus_spiral(n: int) -> Array:
    """n points of S^3 on a curve that winds around both circles, (n, 4); equal steps of measure.

    The two frequencies, sqrt 2 and the root 1.5337.. of x^4 = x + 4, were found by Alexa (2022) to spread evenly.
    """
    s = np.arange(require_count(n)) + 0.5
    inner, outer = np.sqrt(s / n), np.sqrt(1.0 - s / n)
    alpha, beta = 2.0 * np.pi * s / math.sqrt(2.0), 2.0 * np.pi * s / 1.533751168755204288
    return normalised(
        np.stack([inner * np.sin(alpha), inner * np.cos(alpha), outer * np.sin(beta), outer * np.cos(beta)], axis=1)
    )


def relaxed(points: Array, rounds: int, powers: Iterable[float] = STAGES) -> Array:
    """Points after `rounds` rounds of `hull_radius.tightened` at each power."""
    for power in powers:
        points = tightened(points, rounds, power, 0.5)
    return points


def thinned(points: Array, count: int, rng: np.random.Generator) -> Array:
    """All but `count` points: about a random direction every third one is left out, so that the rest can spread."""
    nearest = np.argsort(-(points @ uniform(points.shape[1] - 1, 1, rng)[0]))
    return np.delete(points, nearest[: 3 * count : 3], axis=0)


def covering(m: int, delta: float, seed: int = 0, attempts: int = 12, rounds: int = 120) -> Net:
    """The smallest set found on S^m, m <= 3, whose certified covering radius is at most delta (radians).

    Args:
        attempts: random thinnings tried before a size is given up (m = 2). rounds: see `relaxed`.
    Raises:
        ValueError: if m is not 1, 2 or 3, or delta is not in (0, 1], or more than 20,000 points would be needed.
    """
    if not 0.0 < require_positive(delta, "delta") <= 1.0:
        raise ValueError(f"`delta`: expected an angle of at most 1, got {delta!r}")
    if -m * math.log(delta) > math.log(MOST_POINTS) or (m == 1 and math.pi / delta > MOST_POINTS):
        raise _out_of_reach(delta)  # by measure: that of a cap is at most delta^m
    if m == 1:
        return polygon_net(math.ceil(math.pi / (delta - 4e-14)))
    if m == 2:
        return _on_sphere(delta, np.random.default_rng(seed), attempts, rounds)
    if m == 3:
        return _on_three_sphere(delta, rounds)
    raise ValueError(f"`m`: expected 1, 2 or 3, got {m!r}")


def _out_of_reach(delta: float) -> ValueError:
    return ValueError(f"`delta`: expected one within reach of {MOST_POINTS} points, got {delta!r}")


def covered(points: Array) -> Net:
    """The points with their covering radius, certified by the hull."""
    return Net(points, hull_covering_radius(points))


def _on_sphere(delta: float, rng: np.random.Generator, attempts: int, rounds: int) -> Net:
    # Hexagonal caps would need 2.2^2/delta^2 points; icosahedral ones come within 4 % of it.
    classes = sorted((a * a + a * b + b * b, a, b) for a in range(1, 46) for b in range(a + 1))
    net = None
    for size, a, b in classes:
        if 10 * size + 2 >= (2.2 / delta) ** 2 - 2.0:
            net = covered(relaxed(icosahedral(a, b), rounds))
            if net.delta <= delta:
                break
    if net is None or net.delta > delta:
        raise _out_of_reach(delta)
    base, left_out, failures = net.points, 1, 0
    while failures < attempts and 3 * left_out <= len(base):  # every third point, see `thinned`
        # Relative to the base, the radius grows like 1/sqrt(n): jump near the end, then one by one.
        trial = covered(relaxed(thinned(base, left_out, rng), rounds))
        if trial.delta <= delta:
            net, left_out, failures = trial, left_out + 1, 0
        else:
            failures += 1
    return net


def _on_three_sphere(delta: float, rounds: int) -> Net:
    n = math.ceil(8.7 / delta**3)  # what a relaxed spiral needs, in the experience of this code
    while n <= MOST_POINTS:
        net = covered(relaxed(torus_spiral(n), rounds, (6.0, 15.0, 40.0, 100.0)))
        if net.delta <= delta:
            return net
        n = math.ceil(n * max(1.01, (net.delta / delta) ** 3))
    raise _out_of_reach(delta)
