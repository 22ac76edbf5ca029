"""Nets with fewer points, by search: leave a point out, move a few others far away, and let the rest settle.

Settling is a descent in p-norms (`coverings.relaxed`) and then in the maximum itself, by linear programs. Nothing here
promises anything; what comes out is certified by `hull_radius` like every other net.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix, hstack

from numeric_core.coverings import covered, relaxed
from numeric_core.hull_radius import hull_facets
from numeric_core.nets import Net
from numeric_core.sphere import Array, normalised, uniform

STARTS = 6
"""Points that are left out in turn, before the best of these sets is searched on."""

TEMPERATURE = 4e-4
"""A set is also kept when its radius is larger by about this part, or the search would stay in its first hollow."""


def depths(points: Array) -> Array:
    """Cosines of the circumradii of the hull's facets, (M,)."""
    simplices, normals = hull_facets(points)
    cosines: Array = np.einsum("fd,fkd->fk", normals, points[simplices]).mean(axis=1)
    return cosines


def sharpened(points: Array, rounds: int = 20) -> Array:
    """Points moved so that the largest circumradius falls, each round by the best small step to first order.

    With n = sum c_i b_i the unit normal of a facet at the height h = <n, b_i>, moving b_i by d_i along the sphere
    changes h by h sum c_i <n, d_i>. A step that does not help is taken again at less than half the length.

    Args:
        points: (N, m+1), spanning a polytope around the centre. rounds: linear programs solved at most.
    """
    height = depths(points).min()
    length = 0.2 * math.acos(height)
    for _ in range(rounds):
        moved = normalised(points + _step(points, math.acos(height), length))
        lowest = depths(moved).min()
        length *= 1.5 if lowest > height else 0.4
        if lowest > height:
            points, height = moved, lowest
        if length < 1e-6:
            break
    return points


def _step(points: Array, radius: float, length: float) -> Array:
    """The moves (N, m+1), each coordinate up to `length`, that raise the lowest facets most, to first order."""
    n, dim = points.shape
    simplices, normals = hull_facets(points)
    heights = np.einsum("fd,fkd->fk", normals, points[simplices]).mean(axis=1)
    near = heights < math.cos(max(radius - 3.0 * length, 0.0))  # the others cannot become the lowest
    simplices, normals, heights = simplices[near], normals[near], heights[near]
    corners = points[simplices]
    shares = np.linalg.solve(np.swapaxes(corners, 1, 2), normals[:, :, None])[:, :, 0]
    along = normals[:, None, :] - heights[:, None, None] * corners  # the part of n that is tangential at each corner
    slopes = (heights[:, None] * shares)[:, :, None] * along
    rows = np.repeat(np.arange(len(heights)), dim * dim)
    columns = (dim * simplices[:, :, None] + np.arange(dim)).ravel()
    falls = csr_matrix((-slopes.ravel(), (rows, columns)), shape=(len(heights), dim * n))
    rising = hstack([falls, csr_matrix(np.ones((len(heights), 1)))]).tocsr()
    cost = np.append(np.zeros(dim * n), -1.0)
    found = linprog(cost, A_ub=rising, b_ub=heights, bounds=[(-length, length)] * (dim * n) + [(0.0, 1.0)])
    return found.x[:-1].reshape(n, dim) if found.x is not None else np.zeros((n, dim))


def settled(points: Array) -> tuple[Array, float]:
    """The points after both descents, and their largest circumradius (radians, not certified)."""
    points = sharpened(relaxed(points, 40, (30.0, 200.0)))
    return points, math.acos(min(1.0, depths(points).min()))


def shorter(net: Net, delta: float, tries: int, seed: int = 0) -> Net | None:
    """A net with one point less whose certified covering radius is at most delta, or None if none was found.

    Args:
        net: points of S^m, m = 2 or 3. tries: sets that are settled after the first few. seed: of the random choices.
    """
    rng = np.random.default_rng(seed)
    starts = (np.delete(net.points, rng.integers(len(net.points)), axis=0) for _ in range(STARTS))
    points, radius = min((settled(start) for start in starts), key=lambda made: made[1])
    for left in range(tries, -1, -1):
        if radius <= delta:
            made = covered(points)
            if made.delta <= delta:
                return made
        if left == 0:
            break
        trial, reached = settled(_moved(points, rng))
        if reached < radius * (1.0 + TEMPERATURE * rng.exponential()):
            points, radius = trial, reached
    return None


def _moved(points: Array, rng: np.random.Generator) -> Array:
    """The points with up to three of them, neighbours or any, put elsewhere: at random, or where holes are deep."""
    n, dim = points.shape
    count = int(rng.integers(1, min(4, n // 4)))
    if rng.random() < 0.6:
        nearest = np.argsort(-(points @ uniform(dim - 1, 1, rng)[0]))
        chosen = nearest[: 3 * count : 3]
    else:
        chosen = rng.choice(n, count, replace=False)
    if rng.random() < 0.5:
        places = uniform(dim - 1, count, rng)
    else:
        holes = hull_facets(points)[1][np.argsort(depths(points))[: n // 8 + count]]
        places = normalised(rng.permutation(holes)[:count] + 0.01 * rng.standard_normal((count, dim)))
    return np.concatenate([np.delete(points, chosen, axis=0), places])
