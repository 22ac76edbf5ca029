"""Upper and lower ends of |f - head| over many balls: Taylor bounds, nearest-value bounds, tails."""

from __future__ import annotations

import math

import numba
import numpy as np

from numeric_core.cell_kernel import (
    FAST,
    LONGEST_STEP,
    UNIT,
    exp_remainder,
    tangent_range,
)
from numeric_core.sphere import Array


@numba.njit(cache=True, fastmath=FAST)
def shift_to_mean(w: Array, scale: float, kb: Array, n: int) -> float:
    """Subtract the weighted mean from the offsets kb (D, n) in place; returns the length of the mean."""
    square = 0.0
    for d in range(kb.shape[0]):
        row, mean = kb[d], 0.0
        for j in range(n):
            mean += w[j] * row[j]
        mean *= scale
        for j in range(n):
            row[j] -= mean
        square += mean * mean
    return math.sqrt(square)


@numba.njit(cache=True, fastmath=FAST)
def steps(rate: float, kb: Array, n: int, t: Array) -> float:
    """t_j = rate |kb_j|, rounded up, into t[:n]; returns the largest."""
    for j in range(n):
        t[j] = 0.0
    for d in range(kb.shape[0]):
        row = kb[d]
        for j in range(n):
            t[j] += row[j] * row[j]
    longest = 0.0
    for j in range(n):
        t[j] = rate * math.sqrt(t[j]) * (1.0 + 1e-12)
        longest = max(longest, t[j])
    return longest


@numba.njit(cache=True, fastmath=FAST)
def derivatives(
    lam: float, scale: float, w: Array, u: Array, kb: Array, n: int, slope: Array, curve: Array
) -> tuple[float, float]:
    """slope = lam sum w u k and curve = lam^2 sum w u k k', times scale; returns their Frobenius norms."""
    dim, norm1, norm2 = kb.shape[0], 0.0, 0.0
    for d in range(dim):
        kd, first = kb[d], 0.0
        for j in range(n):
            first += w[j] * u[j] * kd[j]
        slope[d] = first * scale * lam
        norm1 += slope[d] ** 2
        for e in range(d + 1):
            ke, second = kb[e], 0.0
            for j in range(n):
                second += w[j] * u[j] * kd[j] * ke[j]
            second *= scale * lam * lam
            curve[d, e] = second
            curve[e, d] = second
            norm2 += second * second * (1.0 if d == e else 2.0)
    return math.sqrt(norm1), math.sqrt(norm2)


@numba.njit(cache=True, fastmath=FAST)
def moments(
    r: float, lam: float, split: bool, w: Array, total: float, kb: Array, kv: Array, n: int,
    bias_error: float, z_max: float, value: Array, slope: Array, curve: Array, rest: Array, t: Array, e3:
    Array,
) -> tuple[float, bool]:  # fmt: skip
    """Taylor coefficients of the head at the centre, from the kept points alone.

    In: weights w with sum `total`, offsets kb (D, n) from the centre, values kv (p, n). For the split head
    kb is shifted by its mean and kv by the head's value. Out: value (p,), slope (p, D), curve (p, D, D),
    rest (p,) = truncation + rounding. Returns |mean offset| and whether the series applies; where not,
    `rest` is the rounding of `value` alone.
    """
    dim, p = kb.shape[0], kv.shape[0]
    scale = 1.0 / total if split else 1.0
    shift = shift_to_mean(w, scale, kb, n) if split else 0.0
    longest = steps(lam * r, kb, n, t)
    fits = longest <= LONGEST_STEP
    drift = 0.0
    if fits:
        exp_remainder(t, longest, e3, n)
        if split:
            for j in range(n):
                drift += w[j] * (0.5 * t[j] * t[j] + e3[j])
            drift *= scale
    gap = 0.5 * lam * r * r * (1.0 + 1e-12)
    eta = (dim + 4.0) * UNIT * (0.5 * lam * z_max + 1.0) + bias_error
    kappa = 4.0 * (eta + (n + 50.0) * UNIT)
    for i in range(p):
        v, mean, size, absolute = kv[i], 0.0, 0.0, 0.0
        for j in range(n):
            mean += w[j] * v[j]
            absolute += w[j] * abs(v[j])
            size = max(size, abs(v[j]))
        value[i] = mean * scale
        rest[i] = kappa * (absolute * scale + (size if split else 0.0))
        if not fits:
            continue
        if split:
            for j in range(n):
                v[j] -= value[i]
        cubic, every = 0.0, 0.0
        for j in range(n):
            wu = w[j] * abs(v[j])
            cubic += wu * e3[j]
            every += wu * (1.0 + t[j] + 0.5 * t[j] * t[j] + e3[j])
        cubic *= scale
        norm1, norm2 = derivatives(lam, scale, w, v, kb, n, slope[i], curve[i])
        change = norm1 * r + 0.5 * norm2 * r * r + cubic
        if split:
            rest[i] = cubic + change * drift + kappa * (every * scale + size) * (1.0 + drift)
        else:
            rest[i] = cubic + gap * change + 0.5 * gap * gap * absolute + kappa * every * (1.0 + gap)
            for d in range(dim):
                curve[i, d, d] -= lam * value[i]
    return shift, fits


@numba.njit(cache=True, fastmath=FAST)
def error_norm(
    c: Array, r: float, fv: Array, fg: Array, fh: Array, value: Array, slope: Array, curve: Array, rest: Array
) -> float:
    """Bound of |f - head| (2-norm) over the ball.

    Along n = e(c)/|e(c)| the error is a scalar with its own Taylor bound; across n it starts from 0.
    """
    p, dim = fg.shape
    size, slack = 0.0, 0.0
    n = np.empty(p)
    for i in range(p):
        n[i] = fv[i] - value[i]
        size += n[i] * n[i]
        slack += rest[i] * rest[i]
    size, slack = math.sqrt(size), math.sqrt(slack)
    for i in range(p):
        n[i] = n[i] / size if size > 0.0 else (1.0 if i == 0 else 0.0)
    g, a, along_rest = np.zeros(dim), np.zeros((dim, dim)), 0.0
    for i in range(p):
        along_rest += abs(n[i]) * rest[i]
        for d in range(dim):
            g[d] += n[i] * (fg[i, d] - slope[i, d])
            for e in range(dim):
                a[d, e] += n[i] * (fh[i, d, e] - curve[i, d, e])
    up, down = tangent_range(c, r, g, a)
    along = max(size + up, down - size) + along_rest
    if p == 1:
        return along * (1.0 + 1e-13)
    across1, across2 = 0.0, 0.0
    for i in range(p):
        for d in range(dim):
            across1 += (fg[i, d] - slope[i, d] - n[i] * g[d]) ** 2
            for e in range(dim):
                across2 += (fh[i, d, e] - curve[i, d, e] - n[i] * a[d, e]) ** 2
    across = r * math.sqrt(across1) + 0.5 * r * r * math.sqrt(across2) + slack
    return math.sqrt(along * along + across * across) * (1.0 + 1e-13)
