"""The compiled inner loops of a head: squared distances, weights and weighted sums over a block of keys.

A score is kept in base 2 and in difference form, y = -h q with h = λ log2(e) / 2 and q = |x-b|² - (|b|²-1):
up to a term of the query alone it is λ(⟨x,b⟩ - 1) log2(e). The dot form would lose ulps of λ, this one of y.

Three vectorised passes over a block that stays in the first cache (`_add_squares*`, `_weigh`, `_gather*`)
serve every dimension, so one compilation suffices. Weights are 2^(y - offset) with an integer offset near
the running maximum: rescaling by a power of two is exact, and because the sum of a block reveals an offset
that is too low, no pass looks for the maximum. The account of the rounding errors is in `rounding.py`.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from numeric_core.rows import norm_excess as norm_excess  # noqa: PLC0414 - callers make `base` with it

Array = NDArray[np.float64]

BLOCK = 512
"""Keys per block: the longest plain sum, hence a factor of the rounding bound."""
CEILING = 2.0**64
"""A block whose weights sum to more than this is weighed again with a higher offset."""
FLOOR = -1020.0
"""Exponents are raised to this, the last one that leaves 2^y normal with room to spare."""
LOG2E = 1.4426950408889634

_TILE = 64  # queries that share a block of keys while it is in the first cache
_CACHE = 40_000  # bytes

# `contract` only: reassociation would undo the rounding to an integer and the error-free transformations.
_EXACT = {"contract"}
_SUMS = {"contract", "reassoc", "nnan", "nsz"}

# 1 + f p(f), with p interpolating (2^f - 1)/f at Chebyshev nodes of [-1/2, 1/2]; the tests enclose its error.
_C = (
    1.0,
    0.6931471805599453,
    0.24022650695910097,
    0.0555041086648216,
    0.009618129107606888,
    0.0013333558146416936,
    0.0001540353044173605,
    1.525273382983612e-05,
    1.321544258792169e-06,
    1.0178062445845774e-07,
    7.072585949269223e-09,
    4.4549605981865186e-10,
)
_C0, _C1, _C2, _C3, _C4, _C5, _C6, _C7, _C8, _C9, _C10, _C11 = _C
_ROUND = 1.5 * 2.0**52  # adding it leaves the nearest integer in the low bits


@njit(cache=True, fastmath=_EXACT)
def exp2(y: float) -> Any:
    """2^y for -1020 <= y <= 1020, relative error at most 4 * 2^-53."""
    shifted = y + _ROUND
    f = y - (shifted - _ROUND)
    p = _C11
    p = p * f + _C10
    p = p * f + _C9
    p = p * f + _C8
    p = p * f + _C7
    p = p * f + _C6
    p = p * f + _C5
    p = p * f + _C4
    p = p * f + _C3
    p = p * f + _C2
    p = p * f + _C1
    p = p * f + _C0
    bits = np.float64(p).view(np.int64) + (np.float64(shifted).view(np.int64) << 52)
    return np.int64(bits).view(np.float64)


@njit(cache=True, fastmath=_EXACT)
def _add_squares3(x0: float, x1: float, x2: float, b0: Array, b1: Array, b2: Array, q: Array) -> None:
    for k in range(q.size):
        t0 = x0 - b0[k]
        t1 = x1 - b1[k]
        t2 = x2 - b2[k]
        q[k] += t0 * t0 + t1 * t1 + t2 * t2


@njit(cache=True, fastmath=_EXACT)
def _add_squares1(x0: float, b0: Array, q: Array) -> None:
    for k in range(q.size):
        t0 = x0 - b0[k]
        q[k] += t0 * t0


@njit(cache=True, fastmath=_EXACT)
def _add_squares_of_two(x: Array, y: Array, b0: Array, b1: Array, b2: Array, q: Array, r: Array) -> None:
    x0, x1, x2, y0, y1, y2 = x[0], x[1], x[2], y[0], y[1], y[2]
    for k in range(q.size):
        c0, c1, c2 = b0[k], b1[k], b2[k]
        t0, t1, t2 = x0 - c0, x1 - c1, x2 - c2
        u0, u1, u2 = y0 - c0, y1 - c1, y2 - c2
        q[k] += t0 * t0 + t1 * t1 + t2 * t2
        r[k] += u0 * u0 + u1 * u1 + u2 * u2


@njit(cache=True)
def _copy(source: Array, target: Array) -> None:
    for k in range(target.size):  # several times as fast as a slice assignment
        target[k] = source[k]


@njit(cache=True, fastmath=_EXACT)
def squared_distances(x: Array, keys: Array, base: Array, start: int, stop: int, q: Array) -> None:
    """q = base + |x - keys|² over start..stop-1, keys one row per coordinate."""
    _copy(base[start:stop], q)
    d = 0
    while d + 3 <= x.size:
        rows = keys[d, start:stop], keys[d + 1, start:stop], keys[d + 2, start:stop]
        _add_squares3(x[d], x[d + 1], x[d + 2], rows[0], rows[1], rows[2], q)
        d += 3
    while d < x.size:
        _add_squares1(x[d], keys[d, start:stop], q)
        d += 1


@njit(cache=True, fastmath=_EXACT)
def _squared_distances_of_two(
    x: Array, y: Array, keys: Array, base: Array, start: int, stop: int, q: Array, r: Array
) -> None:
    """As `squared_distances` for x into q and y into r: keys are loaded once for both."""
    _copy(base[start:stop], q)
    _copy(q, r)
    d = 0
    while d + 3 <= x.size:
        rows = keys[d, start:stop], keys[d + 1, start:stop], keys[d + 2, start:stop]
        _add_squares_of_two(x[d : d + 3], y[d : d + 3], rows[0], rows[1], rows[2], q, r)
        d += 3
    while d < x.size:
        _add_squares1(x[d], keys[d, start:stop], q)
        _add_squares1(y[d], keys[d, start:stop], r)
        d += 1


@njit(cache=True, fastmath=_SUMS)
def _weigh(q: Array, h: float, offset: float) -> Any:
    """Replace q by 2^(-h q - offset) and return the sum; above 2^1020 it is only known to be large."""
    total = 0.0
    for k in range(q.size):
        y = -h * q[k] - offset
        # Written as selections: the built-in min and max keep the loop from being vectorised.
        y = y if y > FLOOR else FLOOR
        w = exp2(y if y < -FLOOR else -FLOOR)
        q[k] = w
        total += w
    return total


@njit(cache=True, fastmath=_SUMS)
def _gather3(w: Array, v0: Array, v1: Array, v2: Array) -> Any:
    s0, s1, s2 = 0.0, 0.0, 0.0
    for k in range(w.size):
        s0 += w[k] * v0[k]
        s1 += w[k] * v1[k]
        s2 += w[k] * v2[k]
    return s0, s1, s2


@njit(cache=True, fastmath=_SUMS)
def _gather1(w: Array, v0: Array) -> Any:
    s0 = 0.0
    for k in range(w.size):
        s0 += w[k] * v0[k]
    return s0


@njit(cache=True)
def _add(sums: Array, component: int, term: float) -> None:
    """Compensated addition (Knuth): sums[0] holds the sum, sums[1] what its rounding lost."""
    old = sums[0, component]
    new = old + term
    part = new - old
    sums[0, component] = new
    sums[1, component] += (old - (new - part)) + (term - part)


@njit(cache=True, fastmath=_EXACT)
def attend_block(
    x: Array, keys: Array, base: Array, values: Array, start: int, stop: int,
    h: float, offset: float, sums: Array, buffer: Array,
) -> Any:  # fmt: skip
    """Add keys start..stop-1 to the sums of one query and return the offset that now applies.

    Args:
        x: (D,) query. keys: (D, N). base: (N,) 1 - |b|². values: (P, N).
        offset: -inf before the first block.
        sums: (2, P+1), the sum of weights last. buffer: at least stop - start long, at most BLOCK used.
    """
    q = buffer[: stop - start]
    squared_distances(x, keys, base, start, stop, q)
    return _add_weighted(x, keys, base, values, start, stop, h, offset, sums, q)


@njit(cache=True, fastmath=_EXACT)
def _add_weighted(
    x: Array, keys: Array, base: Array, values: Array, start: int, stop: int,
    h: float, offset: float, sums: Array, q: Array,
) -> Any:  # fmt: skip
    """`attend_block` from the distances q on, which it overwrites."""
    if offset == -math.inf:
        offset = np.rint(-h * q[0])
    total = _weigh(q, h, offset)
    if not total < CEILING:
        squared_distances(x, keys, base, start, stop, q)
        raised = np.rint(-h * q.min())
        sums *= math.ldexp(1.0, int(max(offset - raised, -4000.0)))
        offset = raised
        total = _weigh(q, h, offset)
    count = values.shape[0]
    p = 0
    while p + 3 <= count:
        s0, s1, s2 = _gather3(q, values[p, start:stop], values[p + 1, start:stop], values[p + 2, start:stop])
        _add(sums, p, s0)
        _add(sums, p + 1, s1)
        _add(sums, p + 2, s2)
        p += 3
    while p < count:
        _add(sums, p, _gather1(q, values[p, start:stop]))
        p += 1
    _add(sums, count, total)
    return offset


@njit(cache=True, parallel=True, fastmath=_EXACT)
def attend(queries: Array, keys: Array, base: Array, values: Array, h: float, offsets: Array, sums: Array) -> None:
    """Add every key to the sums of every query; call again with further keys to go on.

    Args:
        queries: (M, D). keys: (D, N). base: (N,). values: (P, N). offsets: (M,). sums: (M, 2, P+1).
    """
    m_queries, n = queries.shape[0], keys.shape[1]
    size = BLOCK
    while size > 64 and size * (keys.shape[0] + values.shape[0] + 1) * 8 > _CACHE:
        size //= 2
    for tile in prange((m_queries + _TILE - 1) // _TILE):
        first, second = np.empty(size), np.empty(size)
        for start in range(0, n, size):
            stop = min(start + size, n)
            q, r = first[: stop - start], second[: stop - start]
            last = min(m_queries, (tile + 1) * _TILE)
            for i in range(tile * _TILE, last, 2):
                j = min(i + 1, last - 1)
                x, y = queries[i], queries[j]
                _squared_distances_of_two(x, y, keys, base, start, stop, q, r)
                offsets[i] = _add_weighted(x, keys, base, values, start, stop, h, offsets[i], sums[i], q)
                if j > i:
                    offsets[j] = _add_weighted(y, keys, base, values, start, stop, h, offsets[j], sums[j], r)
