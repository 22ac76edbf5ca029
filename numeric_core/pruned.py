"""Forward passes that leave out far keys and certify what they left out.

Keys are stored in blocks of near neighbours. A block whose nearest possible key scores more than τ below the
best key of the query's nearest block is skipped. With s = λ|x-b|²/2 and |b|² = 1 + e, skipped keys have
s > cut, so their weight is at most N_out e^{-cut + λ e/2} against the weight Z that was summed, and leaving
out t = (their weight)/Z moves a weighted mean by at most t/(1+t) times the diameter of the values.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit, prange
from numpy.typing import ArrayLike, NDArray

from numeric_core import kernel, rounding
from numeric_core.attention import outputs
from numeric_core.blocks import enclose, near_neighbour_order, transposed
from numeric_core.prefix import Prefix, checked_unit_rows
from numeric_core.rows import norm_excess

Array = NDArray[np.float64]

KEYS = 128
"""Keys per block: the unit that is kept or skipped."""
_TILE = 16  # neighbouring queries that share one search for blocks
_SLACK = 1 + 1e-12  # against the rounding of distances, of relative size (m+5) 2^-53


@njit(cache=True)
def _best_score(x: Array, keys: Array, base: Array, block: int, h: float, buffer: Array) -> Any:
    start, stop = block * KEYS, min(keys.shape[1], (block + 1) * KEYS)
    q = buffer[: stop - start]
    kernel.squared_distances(x, keys, base, start, stop, q)
    return h * max(q.min(), 0.0)


@njit(cache=True)
def _attend_near(
    x: Array, keys: Array, base: Array, values: Array, centres: Array, radii: Array, near: NDArray[np.int64],
    reach: float, h: float, sums: Array, buffer: Array,
) -> Any:  # fmt: skip
    """Add the blocks of `near` within `reach` of x; returns the offset and the number of keys added."""
    n, dimension = keys.shape[1], len(x)
    offset, kept, start, stop = -math.inf, 0, 0, 0
    for block in near:
        square = 0.0
        for d in range(dimension):
            square += (x[d] - centres[d, block]) ** 2
        if square > ((reach + radii[block]) * _SLACK) ** 2:
            continue
        first, last = block * KEYS, min(n, (block + 1) * KEYS)
        kept += last - first
        if first == stop and last - start <= kernel.BLOCK:  # neighbours in memory are one longer block
            stop = last
            continue
        if stop > start:
            offset = kernel.attend_block(x, keys, base, values, start, stop, h, offset, sums, buffer)
        start, stop = first, last
    return kernel.attend_block(x, keys, base, values, start, stop, h, offset, sums, buffer), kept


@njit(cache=True, parallel=True)
def _attend_pruned(
    queries: Array, keys: Array, base: Array, values: Array, centres: Array, radii: Array, rate: float,
    tau: float, offsets: Array, sums: Array, cuts: Array, kept: NDArray[np.int64],
) -> None:  # fmt: skip
    count = len(queries)
    for tile in prange((count + _TILE - 1) // _TILE):
        first, last = tile * _TILE, min(count, (tile + 1) * _TILE)
        buffer = np.empty(kernel.BLOCK)
        centre = np.zeros(queries.shape[1])
        for i in range(first, last):
            centre += queries[i] / (last - first)
        spread = 0.0
        for i in range(first, last):
            spread = max(spread, np.sqrt(((queries[i] - centre) ** 2).sum()) * _SLACK)
        distance = np.zeros(len(radii))
        kernel.squared_distances(centre, centres, distance, 0, len(radii), distance)
        distance = np.sqrt(distance) - radii
        nearest = int(distance.argmin())
        widest = 0.0
        for i in range(first, last):
            best = _best_score(queries[i], keys, base, nearest, rate * kernel.LOG2E / 2, buffer)
            # The excess keeps the best key itself within reach, for its score contains λ e / 2.
            cuts[i] = best * math.log(2.0) + tau + rate * rounding.EXCESS
            widest = max(widest, np.sqrt(2.0 * cuts[i] / rate))
        # A difference of distances errs by ulps of the distances, which are at most 3: an absolute slack.
        near = np.flatnonzero(distance <= widest + spread + 1e-11)
        for i in range(first, last):
            reach = np.sqrt(2.0 * cuts[i] / rate)
            offsets[i], kept[i] = _attend_near(
                queries[i],
                keys,
                base,
                values,
                centres,
                radii,
                near,
                reach,
                rate * kernel.LOG2E / 2,
                sums[i],
                buffer,
            )


@dataclass(frozen=True, eq=False)
class PrunedIndex:
    """A prefix whose keys are stored in blocks of near neighbours; make it with `build`.

    Attributes:
        keys: (m+1, N). base: (N,) 1 - |b|². values: (p, N). centres: (m+1, blocks). radii: (blocks,).
    """

    prefix: Prefix
    keys: Array
    base: Array
    values: Array
    centres: Array
    radii: Array

    @classmethod
    def build(cls, prefix: Prefix) -> PrunedIndex:
        """Order the keys, in O(N log N) time and O(N) memory."""
        rows, order = near_neighbour_order(prefix.points, KEYS)
        centres, radii = enclose(rows, KEYS)
        return cls(
            prefix,
            keys=np.ascontiguousarray(rows.T),
            base=-norm_excess(rows),
            values=transposed(prefix.values, order),
            centres=centres,
            radii=radii,
        )

    def forward(self, queries: ArrayLike, tau: float | None = None) -> tuple[Array, Array]:
        """The head's output, and how far each output may be from the exact one.

        Args:
            queries: (M, m+1), unit rows.
            tau: a key may be left out when its score is this much below the best, in natural units;
                log N + 32 if None, which leaves out less than 1.3e-14 of the weight.
        Returns:
            values (M, p) and certified errors (M,), Euclidean, of truncation and rounding together.
        Raises:
            ValueError: for bad queries, tau not positive and finite, or a core head outside float64.
        """
        prefix = self.prefix
        rows = checked_unit_rows("queries", queries, prefix.m + 1)
        tau = math.log(prefix.n) + 32 if tau is None else tau
        if not 0 < tau < math.inf:
            raise ValueError(f"`tau`: expected a finite number > 0, got {tau!r}")
        ordered, order = near_neighbour_order(rows, _TILE)
        offsets, cuts = np.empty(len(rows)), np.empty(len(rows))
        kept = np.empty(len(rows), dtype=np.int64)
        sums = np.zeros((len(rows), 2, prefix.p + 1))
        _attend_pruned(
            ordered, self.keys, self.base, self.values, self.centres, self.radii, prefix.concentration,
            float(tau), offsets, sums, cuts, kept,
        )  # fmt: skip
        output, log_normaliser = outputs(prefix, ordered, offsets, sums)
        error = self._certify(log_normaliser, cuts, kept)
        back = np.empty(len(rows), dtype=np.int64)
        back[order] = np.arange(len(rows))
        return output[back], error[back]

    def _certify(self, log_normaliser: Array, cuts: Array, kept: NDArray[np.int64]) -> Array:
        prefix = self.prefix
        # Covers λ e / 2, and the rounding of cut and log-normaliser, which are sums of scores up to the cut.
        slack = 1e-9 + prefix.concentration * rounding.EXCESS + 1e-14 * (prefix.m + 9) * cuts
        with np.errstate(divide="ignore", over="ignore", under="ignore"):
            tail = np.exp(np.log(prefix.n - kept) - cuts - log_normaliser + slack)
            if prefix.kind == "split":
                omitted = rounding.value_diameter(prefix) * tail / (1 + tail)
            else:
                scale = np.exp(prefix.log_scale + prefix.concentration + log_normaliser + slack)
                omitted = rounding.value_norm(prefix) * scale * tail
        mean_score = math.log(prefix.n) - log_normaliser
        return omitted + rounding.rounding_errors(prefix, mean_score, log_normaliser)
