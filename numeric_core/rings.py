"""Separated points of the sphere ring by ring, and how many of them there are: `cover.rings`."""

from __future__ import annotations

import math

import numpy as np

from numeric_core.sphere import Array, polygon, require_count, require_positive

MARGIN = 1e-9  # relative, far above the rounding error of a sine: rings and points are kept so much farther apart
TABLE = 400  # spacings between the least one and pi at which the points of a ring are counted; rounded up to them
STARTS = 4  # polar angles of the first ring that are tried
MOST_RINGS = 20_000


def ring_points(m: int, apart: float) -> Array:
    """Points of S^m pairwise more than `apart` (radians) apart, (P, m+1): rings from the pole, and rings on them."""
    step = require_positive(apart, "apart") * (1.0 + MARGIN)
    if require_count(m, "m") == 1:
        return polygon(int(_corners(np.array([step]))[0]))
    parts = []
    polar = _polar(step)[0]
    for angle, spacing in zip(polar, _spacings(polar, step), strict=True):
        ring = ring_points(m - 1, spacing) if spacing < math.pi else np.eye(1, m)
        parts.append(np.hstack([np.full((len(ring), 1), math.cos(angle)), math.sin(angle) * ring]))
    return np.vstack(parts)


def ring_count(m: int, apart: float) -> int | None:
    """A lower bound of the largest number of points of S^m pairwise more than `apart` apart; None for too many of them.

    Dimension by dimension, at a table of spacings: a ring whose spacing is between two entries counts as at the larger.
    Source: `cover.rings`, from `axiom.packing_circle` on.
    """
    step = require_positive(apart, "apart") * (1.0 + MARGIN)
    if step >= math.pi:
        return 1
    if require_count(m, "m") == 1:
        return int(_corners(np.array([step]))[0])
    if math.pi / step > MOST_RINGS:
        return None
    table = np.geomspace(step, math.pi, TABLE)
    table[0], table[-1] = step, math.pi
    counts: Array | None = None  # on the circle they need no table
    for _ in range(2, m):
        counts = np.array([_most(spacing, table, counts) for spacing in table])
    most = _most(step, table, counts)
    if not math.isfinite(most):
        return None
    return int(most) if most < 2.0**53 else int(most * (1.0 - MARGIN))  # sums of larger numbers are rounded


def _most(step: float, table: Array, counts: Array | None) -> float:
    """The most points on rings `step` apart, over the polar angles of the first ring."""
    if step >= math.pi:
        return 1.0
    best = 1.0
    for polar in _polar(step):
        spacing = _spacings(polar, step)
        if counts is None:
            best = max(best, float(_corners(spacing).sum()))
        else:
            place = np.minimum(np.searchsorted(table, spacing), len(table) - 1)
            with np.errstate(over="ignore"):
                best = max(best, float(counts[place].sum()))
    return best


def _polar(step: float) -> list[Array]:
    """Polar angles `step` apart between 0 and pi: the rings centred between the poles, and starts before that."""
    number = math.floor(math.pi / step) + 1
    rest = math.pi - (number - 1) * step
    starts = rest / 2.0 * (1.0 - np.arange(STARTS) / STARTS)
    rings = [start + step * np.arange(number) for start in starts]
    if number > 1:  # one ring less, symmetric as well
        rings.append((math.pi - (number - 2) * step) / 2.0 + step * np.arange(number - 1))
    return rings


def _spacings(polar: Array, step: float) -> Array:
    """How far apart points of a ring must be, as seen from the axis: 2 arcsin(sin(step/2)/sin(polar)), or pi."""
    ratio = math.sin(step / 2.0) / np.maximum(np.sin(polar), 1e-300)
    return np.where(
        ratio >= 1.0, math.pi, np.minimum(2.0 * np.arcsin(np.minimum(ratio, 1.0)) * (1.0 + MARGIN), math.pi)
    )


def _corners(spacing: Array) -> Array:
    """The most corners of a regular polygon more than `spacing` apart; one point for a spacing of pi."""
    return np.where(spacing >= math.pi, 1.0, np.maximum(np.ceil(2.0 * math.pi / spacing) - 1.0, 1.0))
