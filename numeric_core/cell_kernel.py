"""Compiled bounds for |f - head| over one ball of the sphere; the inner loop of branch and bound.

Scores are used in the difference form s_j(x) = bias_j - lam |x - b_j|^2 / 2, which equals lam <x, b_j> up
to a constant for |x| = 1. About a centre c, x = c + h, exactly: s_j(x) = s_j(c) + lam <h, b_j - c> - lam
|h|^2 / 2.

Split head. Shift the keys by their weighted mean (a common factor, it cancels): k_j = lam (b_j - mean), and
u_j = v_j - head(c). Then head(c+h) - head(c) = N/D with N = sum w u e^{<h,k>}, D = sum w e^{<h,k>} >= 1 by
Jensen. With e3(t) = e^t - 1 - t - t^2/2, t_j = |h||k_j| and the sums taken with normalised weights,
    N = q.h + h.Q.h/2 + [E3],  E3 = sum w |u| e3(t),      0 <= D - 1 <= F2 = sum w (t^2/2 + e3(t)),
    |N/D - q.h - h.Q.h/2| <= E3 + (|q| r + |Q| r^2/2 + E3) F2.
Core head. Y = sum xi w e^{lam <h, b-c>} = y + q.h + h.Q.h/2 + [E3] times e^{-g}, g = lam |h|^2/2 <= G, hence
    |Y e^{-g} - y - q.h - h.(Q - lam y)h/2| <= E3 + G (|q| r + |Q| r^2/2 + E3) + |y| G^2/2.

Rounding. Unit u = 2^-53. A squared distance has relative error (D+2) u, so the exponent of a kept weight
is off by at most eta = (D+4) u (lam z_max/2 + 1) + bias error; a sum of n terms in any order adds n u.
Every moment is therefore within kappa = 4 (eta + (n + 50) u) of its absolute sum, and all absolute sums,
each with its power of r, are at most B = sum w |u| (1 + t + t^2/2 + e3(t)) or involve |v|; an error of
head(c) enters each u_j. The factor 4 covers the division by the weights' sum, the product of moments, and
second-order terms.
"""

from __future__ import annotations

import math

import numba
import numpy as np
from numpy.typing import NDArray

from numeric_core.sphere import Array

Indices = NDArray[np.int64]

UNIT = 2.0**-53
SERIES = 11
LONGEST_STEP = 9.0
FAST = {"contract", "reassoc", "nsz"}
"""Reordering and fused multiply-add only: neither harms the rounding account (any order, fewer roundings)."""


@numba.njit(cache=True, fastmath=FAST)
def exp_remainder(t: Array, longest: float, out: Array, n: int) -> None:
    """Upper bound of e^t - 1 - t - t^2/2 for 0 <= t <= longest <= 9, into out[:n].

    The last term kept is t^(SERIES+2)/(SERIES+2)!; those after it shrink by longest/(SERIES+3) or more each.
    """
    coefficient = np.empty(SERIES)
    factorial = 2.0
    for i in range(SERIES):
        factorial *= i + 3.0
        coefficient[i] = 1.0 / factorial
    coefficient[SERIES - 1] /= 1.0 - longest / (SERIES + 3.0)
    for j in range(n):
        out[j] = coefficient[SERIES - 1]
    for i in range(SERIES - 2, -1, -1):
        a = coefficient[i]
        for j in range(n):
            out[j] = out[j] * t[j] + a
    for j in range(n):
        out[j] *= t[j] * t[j] * t[j] * (1.0 + 1e-13)


@numba.njit(cache=True, fastmath=FAST)
def kept_scores(
    c: Array,
    r: float,
    lam: float,
    tau: float,
    near: Array,
    near_bias: Array,
    z: Array,
    s: Array,
    kept: Indices,
) -> tuple[int, float, float, float]:
    """Scores at c of the nearby points and the indices that matter within r of c.

    A point is dropped when its score stays `tau` below the best one over the whole ball; |b_j - mean| is at
    most |b_j - c| + |c - mean|, the second part is put right by the caller.
    Returns the number kept, the best score, its distance from c, the largest kept squared distance.
    """
    dim, n = near.shape
    for j in range(n):
        z[j] = 0.0
    for d in range(dim):
        row, at = near[d], c[d]
        for j in range(n):
            step = row[j] - at
            z[j] += step * step
    best, first = -np.inf, 0
    for j in range(n):
        s[j] = near_bias[j] - 0.5 * lam * z[j]
        if s[j] > best:
            best, first = s[j], j
    nearest = math.sqrt(z[first])
    count, widest = 0, 0.0
    for j in range(n):
        # The cheap test first: it avoids most square roots.
        if s[j] - best > -tau or s[j] - best + lam * r * (math.sqrt(z[j]) + nearest) > -tau:
            kept[count] = j
            count += 1
            widest = max(widest, z[j])
    return count, best, nearest, widest


@numba.njit(cache=True, fastmath=FAST)
def quadratic_gain(slope: float, curve: float, r: float) -> float:
    """Max of slope s + curve s^2/2 over 0 <= s <= r, slope >= 0."""
    if curve < 0.0 and slope < -curve * r:
        return -0.5 * slope * slope / curve
    return slope * r + 0.5 * curve * r * r


@numba.njit(cache=True, fastmath=FAST)
def tangent_range(c: Array, r: float, g: Array, a: Array) -> tuple[float, float]:
    """Bounds (up, down) with -down <= g.h + h.a.h/2 <= up for c + h on the sphere, |h| <= r.

    On the sphere <c, h> = -|h|^2/2: the normal part of g acts as a curvature, and h = h_T - (|h|^2/2) c. The
    eigenvalues of the tangential m x m block B lie within mean +- sqrt((m-1)/m (|B|^2 - tr^2/m)), exact
    for m <= 2 (Wolkowicz and Styan).
    """
    dim = len(c)
    m = dim - 1
    normal = 0.0
    for d in range(dim):
        normal += g[d] * c[d]
    tangent = 0.0
    for d in range(dim):
        tangent += (g[d] - normal * c[d]) ** 2
    ac = np.zeros(dim)
    for d in range(dim):
        for e in range(dim):
            ac[d] += a[d, e] * c[e]
    cac = 0.0
    for d in range(dim):
        cac += c[d] * ac[d]
    mixed, trace, square = 0.0, 0.0, 0.0
    for d in range(dim):
        mixed += (ac[d] - cac * c[d]) ** 2
        for e in range(dim):
            x = a[d, e] - c[d] * ac[e] - ac[d] * c[e] + cac * c[d] * c[e]
            square += x * x
            if d == e:
                trace += x
    spread = math.sqrt(max(0.0, (m - 1.0) / m * (square - trace * trace / m)))
    # Each entry above errs by a few units of the matrix it came from, and 1 - |c|^2 is a few units: 40 D u.
    unit = 40.0 * dim * UNIT
    guard = unit * (math.sqrt(square) + math.sqrt(mixed) + abs(cac) + abs(normal))
    high = trace / m + spread - normal + guard
    low = trace / m - spread - normal - guard
    slope = math.sqrt(tangent) + unit * (math.sqrt(tangent) + abs(normal))
    rest = 0.5 * r**3 * math.sqrt(mixed) + r**4 / 8.0 * (abs(cac) + abs(normal)) + unit * abs(normal)
    return quadratic_gain(slope, high, r) + rest, quadratic_gain(slope, -low, r) + rest
