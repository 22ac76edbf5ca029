"""The sup of |f - head| over the whole sphere as a certified interval, by branch and bound.

A head is handled as a `ScoredField`: points b_j (not necessarily unit), biases, values and the
concentration lam, with scores bias_j - lam |x - b_j|^2/2. Cells of the cube subdivision are bounded in
bulk; those whose bound exceeds what is asked are bisected.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from numeric_core.blocks import enclose, near_neighbour_order
from numeric_core.cell_sweep import sweep, sweep_serial
from numeric_core.cells import Cells, cells_of_radius
from numeric_core.nets import Interval
from numeric_core.prefix import Prefix
from numeric_core.rows import norm_excess
from numeric_core.sphere import Array, normalised
from numeric_core.targets import Target

BLOCK = 32
CHUNK = 32_768
FEW = 256
"""Up to so many balls one thread is faster than waking the others."""
FLOOR = 1e-11
"""Errors below this, relative to F + |values|, are not resolved: float64's rounding is not far below it."""
SMALLEST_RADIUS = 1e-15
"""Centres are unit vectors to rounding; a ball of this radius contains the exact unit vector."""


@dataclass(frozen=True, eq=False)
class ScoredField:
    """A head as data for the bounds.

    Attributes:
        points: (N, D); the score of j at x is bias[j] - concentration |x - points[j]|^2 / 2.
        bias: (N,), with absolute errors at most bias_error.
        values: (N, p).
        split: quotient of weighted sums, or else the plain weighted sum.
    """

    points: Array
    bias: Array
    values: Array
    concentration: float
    split: bool
    bias_error: float


@dataclass(frozen=True, eq=False)
class SupError:
    """The sup error and where its lower end is attained.

    Attributes:
        interval: lower <= sup |f - head| <= upper.
        point: (m+1,), where the lower end was found.
        cells: number of cells bounded.
        complete: whether the requested tolerance or goal was met before the budget ran out.
    """

    interval: Interval
    point: Array
    cells: int
    complete: bool


def field_of(prefix: Prefix) -> ScoredField:
    """The scored field of a core or split head, with lam <x, b> = bias - lam |x - b|^2/2 + constant.

    bias = lam (|b|^2 - 1)/2, of which `norm_excess` keeps every digit. For the core head the constant,
    lam, and the log scale are folded into the values; the exponent of that factor errs by a few units of
    its size.
    """
    lam = prefix.concentration
    bias = lam / 2 * norm_excess(prefix.points)
    bias_error = float(np.abs(bias).max()) * 2.0**-51 + lam * 2.0**-100
    values = prefix.values
    if prefix.kind == "core":
        amplitude = prefix.log_scale + lam
        # In logarithms, so that neither a huge factor nor tiny coefficients overflow on the way.
        with np.errstate(divide="ignore", over="ignore"):
            logs = np.log(np.abs(values)) + amplitude
            values = np.sign(values) * np.exp(logs)
        largest = float(np.abs(logs[np.isfinite(logs)]).max(initial=0.0))
        bias_error += 2.0**-51 * (abs(prefix.log_scale) + lam + largest + 4.0)
    if not np.isfinite(values).all():
        raise ValueError("`prefix`: expected a core head whose terms are finite in float64, got an overflow")
    return ScoredField(prefix.points, bias, values, lam, prefix.kind == "split", bias_error)


class CellBounds:
    """The bounds of |f - head| for batches of balls; holds the head in blocks of nearby points."""

    def __init__(self, target: Target, head: ScoredField) -> None:
        if target.m + 1 != head.points.shape[1] or target.p != head.values.shape[1]:
            raise ValueError(
                f"`target`: expected a function S^{head.points.shape[1] - 1} -> R^{head.values.shape[1]}, "
                f"got S^{target.m} to R^{target.p}"
            )
        points, order = near_neighbour_order(head.points, BLOCK)
        values = head.values[order]
        centres, self.block_radius = enclose(points, BLOCK)
        self.block_centre = np.ascontiguousarray(centres.T)
        self.points = np.ascontiguousarray(points.T)
        self.values = np.ascontiguousarray(values.T)
        self.bias = head.bias[order]
        self.spread = np.ptp(values, axis=0) if head.split else np.abs(values).max(axis=0)
        self.target, self.head = target, head
        # A split head averages its values, whatever happens.
        largest = float(np.linalg.norm(values, axis=1).max())
        self.ceiling = (target.sup.value + largest) * (1.0 + 1e-9) if head.split else math.inf

    def __call__(self, centre: Array, radius: Array, wanted: float = 0.0) -> tuple[Array, Array, Array]:
        """Upper over each ball, lower at each centre, |error| at each centre; shapes (M,)."""
        radius = np.maximum(radius, SMALLEST_RADIUS)
        upper, lower, middle = np.empty(len(centre)), np.empty(len(centre)), np.empty(len(centre))
        for at in range(0, len(centre), CHUNK):
            part = slice(at, at + CHUNK)
            c, r = np.ascontiguousarray(centre[part]), radius[part]
            f = self.target.expand(c, r)
            head = self.head
            bound = sweep if len(r) > FEW else sweep_serial
            bound(
                c, r, f.value, f.gradient, f.hessian, f.remainder,
                self.points, self.bias, self.values, self.block_centre, self.block_radius, BLOCK,
                head.concentration, head.split, head.bias_error, self.spread, wanted,
                upper[part], lower[part], middle[part],
            )  # fmt: skip
        # A NaN (overflow of a remainder) must not end a branch.
        upper, lower = np.where(np.isnan(upper), np.inf, upper), np.where(np.isnan(lower), 0.0, lower)
        return np.minimum(upper, self.ceiling), lower, middle


def climb(bounds: CellBounds, start: Array, step: float, rounds: int = 40) -> tuple[Array, float]:
    """Pattern search for a large error from many starts at once: the best point and its certified error."""
    m = start.shape[1] - 1
    rng = np.random.default_rng(0)
    zero = np.zeros(1)
    x, size = start, bounds(start, np.zeros(len(start)))[2]
    steps = np.full(len(x), step)
    for _ in range(rounds):
        moves = rng.standard_normal((len(x), 2 * m, m + 1))
        moves -= np.einsum("ikd,id->ik", moves, x)[:, :, None] * x[:, None, :]
        trial = x[:, None, :] + steps[:, None, None] * moves / math.sqrt(m)
        flat = normalised(trial.reshape(-1, m + 1))
        found = bounds(flat, np.zeros(len(flat)))[2].reshape(len(x), -1)
        best = np.argmax(found, axis=1)
        rows = np.arange(len(x))
        better = found[rows, best] > size
        x = np.where(better[:, None], flat.reshape(trial.shape)[rows, best], x)
        size = np.where(better, found[rows, best], size)
        steps *= np.where(better, 1.3, 0.55)
    winner = x[[int(np.argmax(size))]]
    return winner[0], float(bounds(winner, zero)[1][0])


def sup_error(
    target: Target,
    head: ScoredField,
    *,
    tolerance: float = 0.05,
    goal: float = 0.0,
    max_cells: int = 4_000_000,
) -> SupError:
    """The sup of |f - head| (2-norm of values) over S^m.

    Args:
        tolerance: stop when upper <= (1 + tolerance) lower.
        goal: a bound to be confirmed: as long as nothing above it is found, only cells above it are refined.
            0 asks for the tolerance alone, down to the resolution of float64 (1e-11 of the sizes involved).
        max_cells: the work after which the interval is returned as it stands, still certified.
    Raises:
        ValueError: if the target and the head do not match, or tolerance is not positive.
    """
    if not tolerance > 0.0:
        raise ValueError(f"`tolerance`: expected a number > 0, got {tolerance!r}")
    bounds = CellBounds(target, head)
    size = target.sup.value + float(np.abs(bounds.values).max())
    resolution = FLOOR * (size if head.split else target.sup.value)

    def enough(lower: float) -> float:
        """The upper end that will do when the error is known to be at least `lower`."""
        return max(goal if lower <= goal else (1.0 + tolerance) * lower, resolution)

    m, lam = target.m, head.concentration
    spacing = 2.0 * len(head.points) ** (-1.0 / m)
    start = min(0.7, max(0.6 / math.sqrt(lam), 0.4 * spacing))
    cells = cells_of_radius(m, start, limit=max(max_cells // 4, 64))
    return _refine(bounds, cells, enough, max_cells, spacing)


def _refine(
    bounds: CellBounds, cells: Cells, enough: Callable[[float], float], max_cells: int, spacing: float
) -> SupError:
    centre, radius = cells.balls()
    pick = np.random.default_rng(0).permutation(len(centre))[:20_000]
    at = normalised(centre[pick])
    middle = bounds(at, np.zeros(len(at)))[2]
    top = np.argsort(middle)[-24:]
    point, lower = climb(bounds, at[top], min(0.3 * spacing, 0.5))
    upper, work, complete = lower, 0, True
    while len(cells):
        work += len(cells)
        above, below, _ = bounds(centre, radius, enough(lower))
        best = int(np.argmax(below))
        if below[best] > lower:
            point, lower = climb(bounds, normalised(centre[[best]]), float(radius[best]), rounds=15)
            lower = max(lower, float(below[best]))
        open_ = above > enough(lower)
        if work + 2 * int(open_.sum()) > max_cells and open_.any():
            open_[:], complete = False, False
        upper = max(upper, float(above[~open_].max(initial=0.0)))
        cells = cells[open_].bisected()
        centre, radius = cells.balls() if len(cells) else (centre[:0], radius[:0])
    return SupError(Interval(lower, upper), point, work, complete)
