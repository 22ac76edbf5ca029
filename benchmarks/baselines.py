"""What the forward passes are compared with, and how the time is taken."""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Callable, Mapping

import numba
import numpy as np
from numpy.typing import NDArray

from numeric_core.attention import forward_blocked
from numeric_core.prefix import Prefix

Array = NDArray[np.float64]
HAS_TORCH = importlib.util.find_spec("torch") is not None


def random_case(m: int, n: int, queries: int, concentration: float) -> tuple[Prefix, Array]:
    """A split head of N random points with values of m+1 components, and random queries."""
    rows = np.random.default_rng(0).standard_normal((n + queries, m + 1))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Prefix(rows[:n], np.cos(3 * rows[:n]), concentration, "split"), rows[n:]


def naive_numpy(prefix: Prefix, queries: Array) -> Array:
    """The textbook form, with the whole matrix of scores."""
    scores = prefix.concentration * (queries @ prefix.points.T)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights @ prefix.values / weights.sum(axis=1, keepdims=True)


def naive_fits(prefix: Prefix, queries: Array) -> bool:
    """Whether three matrices of scores fit into the memory that is free."""
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return 3 * 8 * prefix.n * len(queries) < free


def blocked_numpy(prefix: Prefix, queries: Array) -> Array:
    """Online softmax over blocks."""
    return forward_blocked(prefix, queries)[0]


def torch_float64(prefix: Prefix, queries: Array) -> Array:
    """`scaled_dot_product_attention` in float64, on as many threads as numba uses."""
    import torch  # noqa: PLC0415 - optional, and slow to import

    torch.set_num_threads(numba.get_num_threads())
    q, k, v = (torch.from_numpy(np.array(a))[None, None] for a in (queries, prefix.points, prefix.values))
    output = torch.nn.functional.scaled_dot_product_attention(q, k, v, scale=prefix.concentration)
    return output[0, 0].numpy()


def now() -> float:
    """Seconds: of the processor for one thread, which other processes hardly disturb, else of the wall clock."""
    return time.process_time() if numba.get_num_threads() == 1 else time.perf_counter()


def interleaved(methods: Mapping[str, Callable[[], Array]], repeats: int) -> dict[str, tuple[float, Array]]:
    """Best time and last output of every method, taken in turns so that noise meets all alike."""
    best: dict[str, tuple[float, Array]] = {}
    for _ in range(repeats):
        for name, method in methods.items():
            started = now()
            output = method()
            seconds = now() - started
            best[name] = (min(seconds, best[name][0] if name in best else seconds), output)
    return best
