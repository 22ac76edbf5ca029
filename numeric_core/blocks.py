"""Points in blocks of near neighbours: a k-d ordering with the centre and radius of every block."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

Array = NDArray[np.float64]
Order = NDArray[np.int64]

_SAMPLE = 128  # rows looked at to choose coordinates and pivots; any choice gives a correct ordering
_SERIAL_LEVELS = 3  # levels split one by one; the 2^3 subtrees below are handed to the threads


@njit(cache=True)
def _widest(rows: Array, start: int, stop: int) -> Any:
    step = max(1, (stop - start) // _SAMPLE)
    best, widest = -1.0, 0
    for d in range(rows.shape[1]):
        low = high = rows[start, d]
        for i in range(start, stop, step):
            low, high = min(low, rows[i, d]), max(high, rows[i, d])
        if high - low > best:
            best, widest = high - low, d
    return widest


@njit(cache=True)
def _pivot(rows: Array, d: int, low: int, high: int, middle: int) -> Any:
    """A value of the column near the one that belongs at `middle`: from a sample, or the median of three."""
    length = high - low + 1
    if length < 16 * _SAMPLE:
        a, b, c = rows[low, d], rows[(low + high) // 2, d], rows[high, d]
        return max(min(a, b), min(max(a, b), c))
    sample = np.sort(rows[low : high + 1 : length // _SAMPLE, d])
    return sample[min(len(sample) - 1, (middle - low) * len(sample) // length)]


@njit(cache=True)
def _select(rows: Array, order: Order, start: int, stop: int, middle: int) -> None:
    """Hoare's selection: rows[start:middle] <= rows[middle:stop] in their widest coordinate.

    Whole rows move, so that the next level works on contiguous memory.
    """
    d = _widest(rows, start, stop)
    low, high = start, stop - 1
    while low < high:
        pivot = _pivot(rows, d, low, high, middle)
        i, j = low, high
        while i <= j:
            while rows[i, d] < pivot:
                i += 1
            while rows[j, d] > pivot:
                j -= 1
            if i <= j:
                for column in range(rows.shape[1]):
                    rows[i, column], rows[j, column] = rows[j, column], rows[i, column]
                order[i], order[j] = order[j], order[i]
                i += 1
                j -= 1
        if middle <= j:
            high = j
        elif middle >= i:
            low = i
        else:
            return


@njit(cache=True)
def _order_subtree(rows: Array, order: Order, size: int, first: int, last: int) -> None:
    """Order blocks first..last-1 among themselves; halving keeps the stack shorter than 64."""
    stack = np.empty((64, 2), dtype=np.int64)
    stack[0, 0], stack[0, 1] = first, last
    depth = 1
    while depth:
        depth -= 1
        a, b = stack[depth, 0], stack[depth, 1]
        if b - a > 1:
            middle = (a + b) // 2
            _select(rows, order, a * size, min(b * size, len(rows)), middle * size)
            stack[depth, 0], stack[depth, 1] = a, middle
            stack[depth + 1, 0], stack[depth + 1, 1] = middle, b
            depth += 2


@njit(cache=True, parallel=True)
def _split_level(rows: Array, order: Order, edges: Order, middles: Order) -> None:
    for node in prange(len(middles)):
        _select(rows, order, edges[node], edges[node + 1], middles[node])


@njit(cache=True, parallel=True)
def _order_subtrees(rows: Array, order: Order, size: int, blocks: Order) -> None:
    for node in prange(len(blocks) - 1):
        _order_subtree(rows, order, size, blocks[node], blocks[node + 1])


def near_neighbour_order(points: Array, size: int) -> tuple[Array, Order]:
    """The points rearranged so that each run of `size` rows lies close together, and the permutation used.

    Args:
        points: (N, D). size: rows per block, the last block may be shorter.
    Returns:
        rows (N, D) and order (N,) with rows = points[order].
    """
    rows, order = np.array(points), np.arange(len(points))
    blocks = np.array([0, -(-len(rows) // size)])  # edges of the nodes of one level
    if len(rows) < 1 << 15 or blocks[1] < 1 << _SERIAL_LEVELS:  # too little work to share
        _order_subtree(rows, order, size, 0, blocks[1])
        return rows, order
    for _ in range(_SERIAL_LEVELS):
        middles = (blocks[:-1] + blocks[1:]) // 2
        _split_level(rows, order, np.minimum(blocks * size, len(rows)), middles * size)
        blocks = np.sort(np.concatenate([blocks, middles]))
    _order_subtrees(rows, order, size, blocks)
    return rows, order


@njit(cache=True, parallel=True)
def transposed(rows: Array, order: Order) -> Any:
    """rows[order].T, contiguous, (columns, N)."""
    out = np.empty((rows.shape[1], len(order)))
    for i in prange(len(order)):
        for column in range(rows.shape[1]):
            out[column, i] = rows[order[i], column]
    return out


@njit(cache=True, parallel=True)
def enclose(rows: Array, size: int) -> Any:
    """Centres (D, blocks) and radii (blocks,) of balls around each run of `size` rows, rounded outwards."""
    n, dimension = rows.shape
    count = (n + size - 1) // size
    centres, radii = np.empty((dimension, count)), np.empty(count)
    for block in prange(count):
        start, stop = block * size, min(n, (block + 1) * size)
        for d in range(dimension):
            low = high = rows[start, d]
            for i in range(start, stop):
                low, high = min(low, rows[i, d]), max(high, rows[i, d])
            centres[d, block] = (low + high) / 2
        most = 0.0
        for i in range(start, stop):
            square = 0.0
            for d in range(dimension):
                square += (rows[i, d] - centres[d, block]) ** 2
            most = max(most, square)
        radii[block] = np.sqrt(most) * (1 + 1e-13)  # dozens of roundings of 1e-16
    return centres, radii
