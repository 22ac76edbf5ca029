"""Forward pass over all keys; target: at least 3.6 times as fast as torch's float64 attention, aim 5."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from benchmarks import baselines
from numeric_core.attention import forward

CASES = ((2, 100_000, 10_000, 1e3), (8, 100_000, 10_000, 1e3), (2, 1_000_000, 10_000, 1e5))
_PAIRS_AT_ONCE = 2e8  # the cost per query is constant, so short slices in turns, whose best time is scaled up
_SLOW = 10  # numpy gets a slice this much shorter, once


def run(cases: tuple[tuple[int, int, int, float], ...] = CASES) -> Iterator[dict[str, str | float | int]]:
    """One row per case and method: seconds for all queries, the ratio to this code, and the largest difference."""
    for m, n, count, rate in cases:
        prefix, queries = baselines.random_case(m, n, count, rate)
        some = queries[: int(_PAIRS_AT_ONCE / n)]
        few = some[: len(some) // _SLOW]
        fast = {"this code": partial(forward, prefix, some)}
        slow = {"numpy blocked": partial(baselines.blocked_numpy, prefix, few)}
        absent = {}
        if baselines.HAS_TORCH:
            fast["torch float64"] = partial(baselines.torch_float64, prefix, some)
        else:
            absent["torch float64"] = "not installed"
        if baselines.naive_fits(prefix, few):
            slow["numpy, whole matrix"] = partial(baselines.naive_numpy, prefix, few)
        else:
            absent["numpy, whole matrix"] = "no memory"
        forward(prefix, few)  # compiles
        taken = baselines.interleaved(fast, repeats=5) | baselines.interleaved(slow, repeats=1)
        reference, values = taken["this code"]
        case = {"m": m, "N": n, "M": count, "lambda": rate}
        for name, (seconds, output) in taken.items():
            yield case | {
                "method": name,
                "timed on M": len(output),
                "seconds": seconds / len(output) * count,
                "ns per pair": seconds / len(output) / n * 1e9,
                "time / this code": seconds / len(output) / reference * len(values),
                "difference": float(np.abs(output - values[: len(output)]).max()),
            }
        for name, reason in absent.items():
            yield case | {"method": name, "seconds": reason}
