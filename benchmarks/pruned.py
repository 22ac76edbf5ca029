"""Pruned forward pass with its build; target: at least 50 times as fast as torch's float64 attention."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks import baselines
from numeric_core.attention import forward
from numeric_core.pruned import PrunedIndex

CASES = ((2, 1_000_000, 10_000, 1e5), (1, 1_000_000, 10_000, 1e5), (4, 1_000_000, 10_000, 1e5))
_REPEATS = 5
_FEW = 200  # queries for the passes over all keys, whose time is scaled up


def run(cases: tuple[tuple[int, int, int, float], ...] = CASES) -> Iterator[dict[str, str | float | int]]:
    """One row per case: seconds of build and pass, certified and seen error, ratios with the build included."""
    for m, n, count, rate in cases:
        prefix, queries = baselines.random_case(m, n, count, rate)
        small, _ = baselines.random_case(m, 40_000, 1, rate)
        PrunedIndex.build(small).forward(queries[:100])  # compiles
        forward(small, queries[:100])
        build = search = dense = torch = np.inf
        for _ in range(_REPEATS):
            started = baselines.now()
            index = PrunedIndex.build(prefix)
            built = baselines.now()
            output, certified = index.forward(queries)
            searched = baselines.now()
            exact = forward(prefix, queries[:_FEW])
            ended = baselines.now()
            build, search = min(build, built - started), min(search, searched - built)
            dense = min(dense, (ended - searched) * count / _FEW)
            if baselines.HAS_TORCH:
                baselines.torch_float64(prefix, queries[:_FEW])
                torch = min(torch, (baselines.now() - ended) * count / _FEW)
        row: dict[str, str | float | int] = {"m": m, "N": n, "M": count, "lambda": rate}
        row |= {"build": float(build), "forward": float(search), "certified error": float(certified.max())}
        row["seen error"] = float(np.abs(output[:_FEW] - exact).max())
        row["dense / pruned"] = float(dense / (build + search))
        row["torch / pruned"] = float(torch / (build + search)) if baselines.HAS_TORCH else "not installed"
        yield row
