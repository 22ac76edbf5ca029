"""A subdivision of S^m into spherical boxes, for branch and bound.

The 2(m+1) faces of the cube [-1, 1]^{m+1} are projected radially. A cell is a box in the angular
coordinates u of one face: the ray through (1, tan u_1, ..., tan u_m), placed on the face's axis. The
walls tan u_i = const are hyperplanes through the origin, so a cell is a convex spherical polytope, and a
cap of radius below a right angle that contains its corners contains the cell.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from numeric_core.sphere import Array, require_count, require_dimension

COVER_SLACK = 4e-15
"""Added to every cell radius. Normalising, tan and the distance err by a few 1e-16 in absolute terms, and
the float pi/4 falls 3e-17 short of the true edge of a face; 4e-15 exceeds their sum for m <= 16."""

MOST_CORNERS = 1 << 18


@dataclass(frozen=True, eq=False)
class Cells:
    """M cells: the face of each, (M,) integers in 0..2m+1, and the angular box, lower and upper (M, m)."""

    face: NDArray[np.int64]
    lower: Array
    upper: Array

    def __len__(self) -> int:
        return len(self.face)

    @property
    def m(self) -> int:
        """Dimension of the sphere."""
        return int(self.lower.shape[1])

    def __getitem__(self, chosen: NDArray[np.bool_] | NDArray[np.int64] | slice) -> Cells:
        return Cells(self.face[chosen], self.lower[chosen], self.upper[chosen])

    def balls(self) -> tuple[Array, Array]:
        """Centres (M, m+1), unit to rounding, and chord radii (M,): the cell lies in |x - centre| <= radius.

        The radius is the largest distance to a corner, which bounds the cell while it stays below sqrt 2
        (convexity of the cap); larger values are replaced by 2, the diameter of the sphere. Where corners are
        too many, the angle sqrt(2) |half widths| bounds it: embed stretches by at most sqrt(1 + tan^2 u) <= sqrt 2.
        """
        centre = embed(self.face, (self.lower + self.upper) / 2.0)
        if len(self) << self.m > MOST_CORNERS and self.m > 4:
            reach = math.sqrt(2.0) * np.linalg.norm(self.upper - self.lower, axis=1) / 2.0
            return centre, np.where(reach < 1.5, 2.0 * np.sin(reach / 2.0), 2.0) + COVER_SLACK
        radius = np.zeros(len(self))
        for pick in itertools.product((False, True), repeat=self.m):
            corner = embed(self.face, np.where(np.array(pick), self.upper, self.lower))
            np.maximum(radius, np.linalg.norm(corner - centre, axis=1), out=radius)
        return centre, np.where(radius < 1.4, radius, 2.0) + COVER_SLACK

    def bisected(self) -> Cells:
        """Two children for each cell, cut across its longest side; siblings stay adjacent in the order."""
        rows = np.arange(len(self))
        side = np.argmax(self.upper - self.lower, axis=1)
        middle = (self.lower[rows, side] + self.upper[rows, side]) / 2.0
        lower, upper = np.repeat(self.lower, 2, axis=0), np.repeat(self.upper, 2, axis=0)
        upper[2 * rows, side] = middle
        lower[2 * rows + 1, side] = middle
        return Cells(np.repeat(self.face, 2), lower, upper)


def embed(face: NDArray[np.int64], u: Array) -> Array:
    """Unit vectors (M, m+1) of the angular coordinates u (M, m) on the given faces (M,)."""
    count, m = u.shape
    rows = np.arange(count)
    axis = face // 2
    point = np.empty((count, m + 1))
    # Coordinates other than the axis keep their order: column j of u goes to j, or to j+1 past the axis.
    slope = np.tan(u)
    for j in range(m):
        point[rows, j + (j >= axis)] = slope[:, j]
    point[rows, axis] = np.where(face % 2 == 0, 1.0, -1.0)
    point /= np.sqrt(np.einsum("ij,ij->i", point, point))[:, None]
    return point


def cube_cells(m: int, k: int) -> Cells:
    """The subdivision with k equal angular intervals along each side: 2(m+1) k^m cells of S^m."""
    m, k = require_dimension(m), require_count(k, "k")
    edges = np.linspace(-math.pi / 4, math.pi / 4, k + 1)
    boxes = np.array(list(itertools.product(range(k), repeat=m)), dtype=np.int64)
    face = np.repeat(np.arange(2 * (m + 1)), len(boxes))
    index = np.tile(boxes, (2 * (m + 1), 1))
    return Cells(face, edges[index], edges[index + 1])


def cells_of_radius(m: int, radius: float, limit: int = 2_000_000) -> Cells:
    """The coarsest cube subdivision whose angular half-diagonal is at most `radius`, within `limit` cells."""
    k = max(1, math.ceil(math.pi / 4 * math.sqrt(m) / max(radius, 1e-12)))
    k_limit = max(1, int((limit / (2 * (m + 1))) ** (1.0 / m)))
    return cube_cells(m, min(k, k_limit))
