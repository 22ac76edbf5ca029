"""The sup error of a two-layer transformer over all T-tuples of points of the circle, certified.

The codes of one position are a T-dimensional torus on the unit sphere of R^{3T}. Boxes of angles are covered by balls
around their centres' codes, on which `branch_and_bound` bounds the split head's error. The first layer and the MLPs
are exact but for rounding, and the context adds at most F T e^{-lam cos delta}; both are the caller's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from numeric_core.branch_and_bound import CellBounds, field_of
from numeric_core.nets import Interval
from numeric_core.prefix import Prefix
from numeric_core.sequence_tasks import Task
from numeric_core.sphere import Array, require_count, require_positive
from numeric_core.transformer import encode

SLACK = 4e-15
"""Added to a ball's radius: sines, norms and the codes' rounding err by a few 1e-16."""


def from_angles(angles: Array) -> Array:
    """Points of the circle, (..., T) angles to (..., T, 2)."""
    return np.stack([np.cos(angles), np.sin(angles)], axis=-1)


@dataclass(frozen=True, eq=False)
class Boxes:
    """Boxes of angles, lower and upper ends of shape (M, T)."""

    lower: Array
    upper: Array

    def __len__(self) -> int:
        return len(self.lower)

    def __getitem__(self, chosen: NDArray[np.bool_]) -> Boxes:
        return Boxes(self.lower[chosen], self.upper[chosen])

    def balls(self, position: int) -> tuple[Array, Array]:
        """Codes of the centres, (M, 3T), and chord radii (M,) of balls that contain the boxes' codes."""
        middle, half = (self.lower + self.upper) / 2.0, (self.upper - self.lower) / 2.0
        code = encode(from_angles(middle), np.full(len(self), position))
        chords = 2.0 * np.sin(np.minimum(half, math.pi) / 2.0)
        return code, np.linalg.norm(chords, axis=1) / math.sqrt(middle.shape[1] + 1) + SLACK

    def bisected(self) -> Boxes:
        """Two children for each box, cut across its longest side."""
        rows, side = np.arange(len(self)), np.argmax(self.upper - self.lower, axis=1)
        middle = (self.lower[rows, side] + self.upper[rows, side]) / 2.0
        lower, upper = np.repeat(self.lower, 2, axis=0), np.repeat(self.upper, 2, axis=0)
        upper[2 * rows, side] = middle
        lower[2 * rows + 1, side] = middle
        return Boxes(lower, upper)


def fundamental_boxes(task: Task, sides: int, parts: int) -> Boxes:
    """Boxes that contain an image of every tuple under the symmetries shared by the task and a polygon's net.

    A task that turns with its inputs has the error's period 2 pi/sides in every angle. Sorting ignores the order and
    the signs of the angles, so that 0 <= a_1 <= .. <= a_T <= pi is enough.

    Args:
        sides: corners of the polygon. parts: boxes along each side.
    """
    reach = 2.0 * math.pi / sides if task.turns else math.pi
    edges = np.linspace(0.0, reach * (1.0 + 1e-15), parts + 1)
    corners = np.stack(np.meshgrid(*[np.arange(parts)] * task.inputs, indexing="ij"), axis=-1)
    index = corners.reshape(-1, task.inputs)
    if not task.turns:
        index = index[(np.diff(index, axis=1) >= 0).all(axis=1)]
    return Boxes(edges[index], edges[index + 1])


def certified_error(
    task: Task, prefix: Prefix, sides: int, *, tolerance: float = 0.05, goal: float = 0.0, max_cells: int = 1_000_000
) -> Interval:
    """The split head's sup error over all tuples and positions, as a certified interval.

    Args:
        prefix: from `product_prefix` with the regular polygon of so many sides.
        tolerance: stop once upper <= (1 + tolerance) lower. goal: errors below it are not resolved further.
        max_cells: work after which the interval is returned as it stands.
    Raises:
        ValueError: if the prefix has another number of tokens, or tolerance <= 0.
    """
    require_positive(tolerance, "tolerance")
    if prefix.n != task.inputs * require_count(sides, "sides") ** task.inputs:
        raise ValueError(f"`sides`: expected a net of {prefix.n} codes, got {sides} sides for {task.inputs} inputs")
    side = 2.0 * math.sqrt((task.inputs + 1) / task.inputs) * 0.6 / math.sqrt(prefix.concentration)
    reach = 2.0 * math.pi / sides if task.turns else math.pi
    parts = max(1, min(math.ceil(reach / side), int((max_cells / 8) ** (1.0 / task.inputs))))
    found = [
        _refined(task, prefix, i, fundamental_boxes(task, sides, parts), tolerance, goal, max_cells // task.inputs)
        for i in range(task.inputs)
    ]
    # Rounding breaks the symmetry: keys move by less than 1e-15, a score by lam 1e-15, a mean by twice that.
    broken = 4.0 * prefix.concentration * 1e-15 if task.turns else 0.0
    return Interval(max(max(f.lower for f in found) - broken, 0.0), max(f.upper for f in found) + broken)


def _refined(
    task: Task, prefix: Prefix, position: int, boxes: Boxes, tolerance: float, goal: float, max_cells: int
) -> Interval:
    bounds = CellBounds(task.target(position), field_of(prefix))
    lower = upper = 0.0
    work = 0
    while len(boxes):
        work += len(boxes)
        centre, radius = boxes.balls(position)
        above, below, _ = bounds(centre, radius, max((1.0 + tolerance) * lower, goal))
        lower = max(lower, float(below.max()))
        open_ = above > max((1.0 + tolerance) * lower, goal)
        if work + 2 * int(open_.sum()) > max_cells:
            open_[:] = False
        upper = max(upper, float(above[~open_].max(initial=0.0)))
        boxes = boxes[open_].bisected()
    return Interval(lower, max(upper, lower))
