"""Compiled passes over the rows of a tall matrix, where numpy is slow or loses digits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]


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
