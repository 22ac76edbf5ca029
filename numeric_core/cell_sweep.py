"""The parallel sweep over tiles of neighbouring cells: gather nearby points once, bound each cell."""

from __future__ import annotations

import math

import numba
import numpy as np

from numeric_core.cell_kernel import FAST, kept_scores
from numeric_core.sphere import Array
from numeric_core.taylor import error_norm, moments

TILE = 16


@numba.njit(cache=True, fastmath=FAST)
def nearest_values(
    r: float, lam: float, fv: Array, fg: Array, fh: Array, frest: Array, s: Array, kb: Array, kv: Array,
    n: int, threshold: float, tail: float, spread: Array,
) -> float:  # fmt: skip
    """Bound of |f - split head| over the ball from the hull of the values that can matter in it.

    Against the best point j0 the log-weight of j over the ball is at most s_j - s_j0 + lam r |b_j - b_j0|.
    Points below -threshold count by their mass; the head is in the hull of the other values.
    """
    dim, p = kb.shape[0], kv.shape[0]
    low, high, first = np.full(p, np.inf), np.full(p, -np.inf), int(np.argmax(s[:n]))
    for j in range(n):
        gap = 0.0
        for d in range(dim):
            gap += (kb[d, j] - kb[d, first]) ** 2
        exponent = s[j] - s[first] + lam * r * math.sqrt(gap) * (1.0 + 1e-12)
        if exponent < -threshold:
            tail += math.exp(exponent) * 1.01
        else:
            for i in range(p):
                low[i] = min(low[i], kv[i, j])
                high[i] = max(high[i], kv[i, j])
    square = 0.0
    for i in range(p):
        g, h = 0.0, 0.0
        for d in range(dim):
            g += fg[i, d] ** 2
            for e in range(dim):
                h += fh[i, d, e] ** 2
        wide = r * math.sqrt(g) + 0.5 * r * r * math.sqrt(h) + frest[i]
        wide += 1e-15 * (abs(fv[i]) + abs(low[i]) + abs(high[i]))
        x = max(abs(fv[i] - low[i]), abs(fv[i] - high[i])) + wide + tail * spread[i]
        square += x * x
    return math.sqrt(square) * (1.0 + 1e-13)


@numba.njit(cache=True, fastmath=FAST)
def distances(points: Array, to: Array, out: Array) -> None:
    """Euclidean distances of the rows of points (n, D) to `to` (D,)."""
    for k in range(points.shape[0]):
        gap = 0.0
        for d in range(points.shape[1]):
            gap += (points[k, d] - to[d]) ** 2
        out[k] = math.sqrt(gap)


@numba.njit(cache=True, fastmath=FAST)
def gather(
    points: Array, bias: Array, values: Array, block: int, far: Array, block_radius: Array, limit: float
) -> tuple[Array, Array, Array]:
    """The points (D, n), biases (n,), values (p, n) of the blocks that come within `limit` of the tile."""
    n_points, size = points.shape[1], 0
    for k in range(len(far)):
        if far[k] <= limit + block_radius[k]:
            size += min(n_points, k * block + block) - k * block
    near, near_bias = np.empty((points.shape[0], size)), np.empty(size)
    near_values, at = np.empty((values.shape[0], size)), 0
    for k in range(len(far)):
        if far[k] <= limit + block_radius[k]:
            j0, j1 = k * block, min(n_points, k * block + block)
            near[:, at : at + j1 - j0] = points[:, j0:j1]
            near_values[:, at : at + j1 - j0] = values[:, j0:j1]
            near_bias[at : at + j1 - j0] = bias[j0:j1]
            at += j1 - j0
    return near, near_bias, near_values


@numba.njit(cache=True, fastmath=FAST)
def mass(count: float, exponent: float) -> float:
    """Count e^exponent, rounded up; capped, so that a useless bound is huge and not NaN."""
    return 1.01 * count * math.exp(min(exponent, 600.0))


@numba.njit(cache=True, fastmath=FAST)
def cell(
    c: Array, r: float, fv: Array, fg: Array, fh: Array, frest: Array, near: Array, near_bias: Array,
    near_values: Array, n_outside: int, bias_high: float, reach: float, tau: float, lam: float, split: bool,
    bias_error: float, spread: Array, wanted: float,
) -> tuple[float, float, float]:  # fmt: skip
    """One ball: the error over it from above, at its centre from below, and at its centre."""
    dim, size = near.shape
    p = len(fv)
    z, s = np.empty(size), np.empty(size)
    kept = np.empty(size, np.int64)
    n, best, d0, z_max = kept_scores(c, r, lam, tau, near, near_bias, z, s, kept)
    kb, kv, w, ks = np.empty((dim, n)), np.empty((p, n)), np.empty(n), np.empty(n)
    raw, total = 1.0 if split else math.exp(best), 0.0
    for q in range(n):
        j = kept[q]
        ks[q] = s[j]
        w[q] = math.exp(s[j] - best) * raw
        total += w[q]
        for d in range(dim):
            kb[d, q] = near[d, j] - c[d]
        for o in range(p):
            kv[o, q] = near_values[o, j]
    # Relative to the best score, over the ball: nearby dropped points by kept_scores' rule, the others by
    # their distance, which exceeds `reach` >= r. The keys are taken against an anchor within d0 of c.
    dropped, outside = -tau, bias_high - best - 0.5 * lam * reach * reach + lam * r * reach
    hull = np.inf
    bounded = False
    if split and lam * r * (d0 + math.sqrt(z_max)) > 1.0:
        tail = mass(size - n, dropped) + mass(n_outside, outside + lam * r * d0)
        hull = nearest_values(r, lam, fv, fg, fh, frest, ks, kb, kv, n, min(tau, 14.0), tail, spread)
        bounded = hull <= wanted
    value, slope, curve = np.empty(p), np.zeros((p, dim)), np.zeros((p, dim, dim))
    rest, t, e3 = np.empty(p), np.empty(n), np.empty(n)
    # A cell that is settled already needs only its centre's value.
    step = 0.0 if bounded else r
    shift, fits = moments(
        step, lam, split, w, total, kb, kv, n, bias_error, z_max, value, slope, curve, rest, t, e3
    )
    tail = mass(size - n, dropped + lam * r * max(0.0, shift - d0)) + mass(
        n_outside, outside + lam * r * shift
    )
    tail = tail / total if split else tail * raw
    square, slack = 0.0, 0.0
    for o in range(p):
        rest[o] += frest[o] + tail * spread[o]
        square += (fv[o] - value[o]) ** 2
        slack += rest[o] ** 2
    middle, slack = math.sqrt(square), math.sqrt(slack)
    upper = np.inf
    if fits and not bounded:
        upper = error_norm(c, r, fv, fg, fh, value, slope, curve, rest)
    return min(upper, hull), max(0.0, middle - slack), middle


@numba.njit(cache=True, fastmath=FAST)
def bound_tile(
    begin: int, end: int, centre: Array, radius: Array, fv: Array, fg: Array, fh: Array, frest: Array,
    points: Array, bias: Array, values: Array, block_centre: Array, block_radius: Array, block: int,
    lam: float, split: bool, bias_error: float, spread: Array, wanted: float,
    upper: Array, lower: Array, middle: Array,
) -> None:  # fmt: skip
    """Bound the balls begin..end-1, which share the points gathered around them; arguments as for `sweep`."""
    n_points, bias_high = points.shape[1], bias.max()
    tau = 36.0 + math.log(n_points) + (bias_high - bias.min())
    middle_point, gaps = np.zeros(centre.shape[1]), np.empty(end - begin)
    far = np.empty(len(block_radius))
    for i in range(begin, end):
        middle_point += centre[i] / (end - begin)
    distances(centre[begin:end], middle_point, gaps)
    distances(block_centre, middle_point, far)
    extent, widest = gaps.max(), radius[begin:end].max()
    # A point lies within far + block_radius of the middle; what is farther than `reach` from a cell's
    # centre should score tau below over the whole cell. That is not trusted: `cell` computes the tail.
    close = (far + block_radius).min() + extent
    reach = widest + math.sqrt((widest + close) ** 2 + 2.0 * tau / lam)
    near, near_bias, near_values = gather(
        points, bias, values, block, far, block_radius, (reach + extent) * (1.0 + 1e-12)
    )
    for i in range(begin, end):
        upper[i], lower[i], middle[i] = cell(
            centre[i], radius[i], fv[i], fg[i], fh[i], frest[i], near, near_bias, near_values,
            n_points - len(near_bias), bias_high, reach, tau, lam, split, bias_error, spread, wanted,
        )  # fmt: skip


@numba.njit(cache=True, parallel=True, fastmath=FAST)
def sweep(
    centre: Array, radius: Array, fv: Array, fg: Array, fh: Array, frest: Array,
    points: Array, bias: Array, values: Array, block_centre: Array, block_radius: Array, block: int,
    lam: float, split: bool, bias_error: float, spread: Array, wanted: float,
    upper: Array, lower: Array, middle: Array,
) -> None:  # fmt: skip
    """Bounds of |f - head| over the balls |x - centre| <= radius of the sphere.

    Args:
        centre, radius: (M, D), (M,); neighbours in the order should be neighbours on the sphere.
        fv, fg, fh, frest: the target's expansions, (M, p), (M, p, D), (M, p, D, D), (M, p).
        points, bias, values: the head's, (D, N), (N,), (p, N), in runs of `block` points inside the balls
            block_centre (nb, D), block_radius (nb,).
        split: quotient of sums, or else the plain sum.
        spread: (p,) the diameter (split) or largest size (core) of the values.
        wanted: a cell that is shown to be below this is not bounded more tightly.
        upper, lower, middle: (M,) results: over the ball, at the centre from below, and |e(centre)|.
    """
    count = len(radius)
    for tile in numba.prange((count + TILE - 1) // TILE):
        bound_tile(
            tile * TILE, min(count, tile * TILE + TILE), centre, radius, fv, fg, fh, frest, points, bias, values,
            block_centre, block_radius, block, lam, split, bias_error, spread, wanted, upper, lower, middle,
        )  # fmt: skip


@numba.njit(cache=True, fastmath=FAST)
def sweep_serial(
    centre: Array, radius: Array, fv: Array, fg: Array, fh: Array, frest: Array,
    points: Array, bias: Array, values: Array, block_centre: Array, block_radius: Array, block: int,
    lam: float, split: bool, bias_error: float, spread: Array, wanted: float,
    upper: Array, lower: Array, middle: Array,
) -> None:  # fmt: skip
    """`sweep` on one thread, one tile for each ball: for few and scattered balls."""
    for i in range(len(radius)):
        bound_tile(
            i, i + 1, centre, radius, fv, fg, fh, frest, points, bias, values, block_centre, block_radius, block,
            lam, split, bias_error, spread, wanted, upper, lower, middle,
        )  # fmt: skip
