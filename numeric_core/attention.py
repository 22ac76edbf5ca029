"""Core and split heads: forward passes in bounded memory, for any λ."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from numeric_core import kernel
from numeric_core.online import OnlineSoftmax
from numeric_core.prefix import Prefix, checked_unit_rows
from numeric_core.rows import norm_excess

_KEYS_AT_ONCE = 250_000  # keys transposed at a time; a power of two would give all rows the same cache sets
_QUERIES_AT_ONCE = 1 << 17


def forward(prefix: Prefix, queries: ArrayLike) -> NDArray[np.float64]:
    """The head's output at each query.

    Split: Σ v_k e^{λ⟨x,b_k⟩} / Σ e^{λ⟨x,b_k⟩}; core: e^{log_scale} Σ v_k e^{λ⟨x,b_k⟩} (claims
    `split.prefix_length`, `jackson.prefix_length`), with the exact inner products of the float64 points.
    Memory does not grow with N M.

    Args:
        queries: (M, m+1), unit rows.
    Returns:
        (M, p). `rounding.rounding_bound` bounds its distance from the exact output.
    Raises:
        ValueError: for bad queries, or where a core head exceeds the range of float64.
    """
    return forward_with_normaliser(prefix, queries)[0]


def forward_with_normaliser(prefix: Prefix, queries: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """As `forward`, with log Σ e^{λ(⟨x,b_k⟩ - 1)} for each query, shape (M,).

    The exponent is taken relative to its largest possible value λ, whose own ulps would drown the sum.
    """
    rows = checked_unit_rows("queries", queries, prefix.m + 1)
    offsets = np.full(len(rows), -np.inf)
    sums = np.zeros((len(rows), 2, prefix.p + 1))
    half_rate = prefix.concentration * kernel.LOG2E / 2
    for start in range(0, prefix.n, _KEYS_AT_ONCE):
        points = prefix.points[start : start + _KEYS_AT_ONCE]
        keys = np.ascontiguousarray(points.T)
        values = np.ascontiguousarray(prefix.values[start : start + _KEYS_AT_ONCE].T)
        base = -norm_excess(points)
        for first in range(0, len(rows), _QUERIES_AT_ONCE):
            part = slice(first, first + _QUERIES_AT_ONCE)
            kernel.attend(rows[part], keys, base, values, half_rate, offsets[part], sums[part])
    return outputs(prefix, rows, offsets, sums)


def outputs(
    prefix: Prefix, queries: NDArray[np.float64], offsets: NDArray[np.float64], sums: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Heads' outputs and log-normalisers from the kernel's sums.

    Args:
        queries: (M, m+1). offsets: (M,). sums: (M, 2, p+1), as `kernel.attend` leaves them.
    """
    total = sums[:, 0] + sums[:, 1]
    # e^{λ⟨x,b⟩} = e^λ e^{λ(|x|²-1)/2} 2^y: the kernel leaves out the query's factor.
    log_factor = prefix.concentration * norm_excess(queries) / 2 + offsets * math.log(2)
    return _normalise(prefix, total[:, :-1], total[:, -1], log_factor)


def _normalise(
    prefix: Prefix,
    numerator: NDArray[np.float64],
    weight: NDArray[np.float64],
    log_factor: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Outputs from sums that lack the common factor e^{λ + log_factor}."""
    log_normaliser = log_factor + np.log(weight)
    if prefix.kind == "split":
        return numerator / weight[:, None], log_normaliser
    # For log_scale near log c(λ), that is near -λ, the first addition is nearly exact.
    with np.errstate(over="ignore", under="ignore"):
        scale = np.exp((prefix.log_scale + prefix.concentration) + log_factor)
        output = scale[:, None] * numerator
    if not np.isfinite(output).all():
        row = int(np.flatnonzero(~np.isfinite(output).all(axis=1))[0])
        raise ValueError(
            f"`log_scale`: expected a core head within float64, got e^{prefix.log_scale:.17g} times "
            f"e^{prefix.concentration + log_factor[row]:.17g} at query {row}"
        )
    return output, log_normaliser


def forward_blocked(
    prefix: Prefix, queries: ArrayLike, block: int = 1024
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The same in plain numpy, an online softmax over blocks: to read and to compare with."""
    rows = checked_unit_rows("queries", queries, prefix.m + 1)
    rate = prefix.concentration
    state = OnlineSoftmax.empty(len(rows), prefix.p)
    for start in range(0, prefix.n, block):
        keys = slice(start, start + block)
        bias = rate / 2 * norm_excess(prefix.points[keys])
        for first in range(0, len(rows), block):
            part = slice(first, first + block)
            scores = np.tile(bias, (len(rows[part]), 1))
            for x, b in zip(rows[part].T, prefix.points[keys].T, strict=True):
                scores -= rate / 2 * (x[:, None] - b) ** 2
            state.add(part, scores, prefix.values[keys])
    return _normalise(prefix, state.numerator, state.weight, rate / 2 * norm_excess(rows) + state.top)
