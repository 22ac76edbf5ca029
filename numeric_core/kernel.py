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

Array = NDArray[np.float64]

BLOCK = 512
"""Keys per block: the longest plain sum, hence a factor of the rounding bound."""
CEILING = 2.0**64
"""A block whose weights sum to more than this is weighed again with a higher offset."""
FLOOR = -1020.0
"""Exponents are raised to this, the last one that leaves 2^y normal with room to spare."""
LOG2E = 1.4426950408889634

_TILE = 64  # queries that share a chunk of keys while it is in the second cache
_CHUNK = 2048

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
def squared_distances(x: Array, keys: Array, start: int, stop: int, q: Array) -> None:
    """q += |x - keys[:, start:stop]|², keys one row per coordinate."""
    d = 0
    while d + 3 <= x.size:
        rows = keys[d, start:stop], keys[d + 1, start:stop], keys[d + 2, start:stop]
        _add_squares3(x[d], x[d + 1], x[d + 2], rows[0], rows[1], rows[2], q)
        d += 3
    while d < x.size:
        _add_squares1(x[d], keys[d, start:stop], q)
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
    q[:] = base[start:stop]
    squared_distances(x, keys, start, stop, q)
    if offset == -math.inf:
        offset = np.rint(-h * q[0])
    total = _weigh(q, h, offset)
    if not total < CEILING:
        q[:] = base[start:stop]
        squared_distances(x, keys, start, stop, q)
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
def attend(
    queries: Array, keys: Array, base: Array, values: Array, h: float, offsets: Array, sums: Array
) -> None:
    """Add every key to the sums of every query; call again with further keys to go on.

    Args:
        queries: (M, D). keys: (D, N). base: (N,). values: (P, N). offsets: (M,). sums: (M, 2, P+1).
    """
    m_queries, n = queries.shape[0], keys.shape[1]
    for tile in prange((m_queries + _TILE - 1) // _TILE):
        buffer = np.empty(BLOCK)
        for chunk in range(0, n, _CHUNK):
            end = min(n, chunk + _CHUNK)
            for i in range(tile * _TILE, min(m_queries, (tile + 1) * _TILE)):
                for start in range(chunk, end, BLOCK):
                    stop = min(start + BLOCK, end)
                    offsets[i] = attend_block(
                        queries[i], keys, base, values, start, stop, h, offsets[i], sums[i], buffer
                    )


@njit(cache=True)
def norm_excess(rows: Array) -> Any:
    """|row|² - 1 for each row of (K, D), to 2^-53 relative plus a few 2^-106: no digits lost to the 1."""
    out = np.empty(rows.shape[0])
    for i in range(rows.shape[0]):
        total, lost = -1.0, 0.0
        for d in range(rows.shape[1]):
            a = rows[i, d]
            square = a * a
            wide = 134217729.0 * a  # Veltkamp's splitting, by 2^27 + 1
            high = wide - (wide - a)
            low = a - high
            lost += ((high * high - square) + 2.0 * high * low) + low * low
            new = total + square
            part = new - total
            lost += (total - (new - part)) + (square - part)
            total = new
        out[i] = total + lost
    return out


@njit(cache=True)
def column_range(rows: Array) -> Any:
    """Least and greatest entry of each column of (K, C); numpy is slow along a long first axis."""
    low, high = rows[0].copy(), rows[0].copy()
    for i in range(rows.shape[0]):
        for c in range(rows.shape[1]):
            low[c], high[c] = min(low[c], rows[i, c]), max(high[c], rows[i, c])
    return low, high
