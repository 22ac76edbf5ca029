"""Cells of equal measure along a spanning tree: the construction of `partition.tree`, on a fine equal-measure grid.

The N q cells of a zonal partition have measure 1/(N q) each, so any q of them make a cell of measure 1/N exactly. They
are dealt out as in the proof: to the nearest of separated points, whose cells are cut into pieces from the leaves of a
spanning tree up; what is left of a cell, less than a piece, is handed to its parent.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from numeric_core.partition import equal_measure
from numeric_core.special import log_cap_measure
from numeric_core.sphere import Array, angle, require_count, require_dimension, require_positive

Labels = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TreePartition:
    """N cells of measure 1/N.

    Attributes:
        centres: (N, m+1), the separated point about which each cell was cut. radius: (N,) angles within which the cells
        lie of their centres, proven. labels: (N q,), the cell of every cell of the fine grid.
    """

    centres: Array
    radius: Array
    labels: Labels


def promised_count(m: int, delta: float) -> int:
    """The least N for which the claim promises cells inside caps of angle delta: 1/sigma(delta/6), rounded up."""
    return math.ceil(math.exp(-float(log_cap_measure(m, require_positive(delta, "delta") / 6.0))))


def tree_partition(m: int, n: int, delta: float, per_cell: int = 40) -> TreePartition:
    """n cells of equal measure, each inside a cap of angle delta.

    Args:
        per_cell: fine cells for each cell; the separation is a third of delta less a fine cell's radius.
    Raises:
        ValueError: if m or n is not an integer >= 1, or delta is too small for n or for the fine grid.
    """
    m, n, q = require_dimension(m), require_count(n), require_count(per_cell, "per_cell")
    fine = equal_measure(m, n * q)
    separation = (require_positive(delta, "delta") - fine.covering_radius) / 3.0
    if separation <= 0.0:
        raise ValueError(f"`delta`: expected more than a fine cell's radius {fine.covering_radius:g}, got {delta!r}")
    points = _separated(fine.points, separation)
    owner = np.asarray(cKDTree(points).query(fine.points)[1], dtype=np.int64)
    order, parent = _spanning_tree(points, 2.0 * separation)
    cells = _cut(owner, order, parent, q)
    labels, about = np.empty(n * q, dtype=np.int64), np.empty(n, dtype=np.int64)
    for k, (site, members) in enumerate(cells):
        labels[members], about[k] = k, site
    reach = angle(fine.points, points[about[labels]]) + fine.radius
    radius = np.zeros(n)
    np.maximum.at(radius, labels, reach)
    return TreePartition(points[about], np.minimum(radius * (1.0 + 1e-12), math.pi), labels)


def _separated(points: Array, separation: float) -> Array:
    """A maximal subset of points that are more than `separation` apart (angles)."""
    tree, free = cKDTree(points), np.ones(len(points), dtype=bool)
    chord = 2.0 * math.sin(min(separation, math.pi) / 2.0)
    chosen = []
    for k, x in enumerate(points):
        if free[k]:
            chosen.append(k)
            free[tree.query_ball_point(x, chord)] = False
    return points[chosen]


def _spanning_tree(points: Array, reach: float) -> tuple[list[int], list[int]]:
    """Breadth-first order from point 0, and every point's parent, over edges of angle at most `reach`.

    Raises:
        ValueError: if the graph is not connected; caps of half the reach about a net always are.
    """
    tree = cKDTree(points)
    chord = 2.0 * math.sin(min(reach, math.pi) / 2.0) + 1e-12
    order, parent = [0], [-1] * len(points)
    parent[0] = 0
    for site in order:
        for other in tree.query_ball_point(points[site], chord):
            if parent[other] < 0:
                parent[other] = site
                order.append(other)
    if len(order) < len(points):
        raise ValueError(f"`delta`: expected a connected net, reached {len(order)} of {len(points)} points")
    return order, parent


def _cut(owner: Labels, order: list[int], parent: list[int], q: int) -> list[tuple[int, Labels]]:
    """The cells, each with its site and its q members; the remainder of a site is taken from its own points."""
    own = [np.flatnonzero(owner == site) for site in range(len(parent))]
    handed: list[list[Labels]] = [[] for _ in parent]
    cells = []
    for site in reversed(order):
        received = np.concatenate([*handed[site], np.empty(0, dtype=np.int64)])
        rest = (len(received) + len(own[site])) % q
        if rest > len(own[site]):
            raise ValueError(
                f"`delta`: expected Voronoi cells of measure 1/n at least, got {len(own[site])} of {q} parts"
            )
        whole = np.concatenate([received, own[site][rest:]])
        cells += [(site, piece) for piece in whole.reshape(-1, q)]
        if rest:
            handed[parent[site]].append(own[site][:rest])
    return cells
