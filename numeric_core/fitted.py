"""Short heads for one target: on a given net with the best concentration, or with every number of the prefix fitted.

Fitting is a search, without any promise; what it finds is then certified like every other head.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

from numeric_core.attention import forward
from numeric_core.prefix import Prefix
from numeric_core.sphere import Array, normalised, require_count, require_unit_rows, uniform
from numeric_core.targets import Target


def largest_error(target: Target, prefix: Prefix, queries: Array) -> float:
    """The largest |f - head| (2-norm) over the queries (M, m+1); not certified."""
    return float(np.linalg.norm(target(queries) - forward(prefix, queries), axis=1).max())


def tuned(target: Target, points: Array, queries: Array) -> tuple[Prefix, float]:
    """The head with values f(b_k) whose concentration has the least error at the queries, and that error.

    Args:
        points: (N, m+1), a net of S^m. queries: (M, m+1).
    """
    points = require_unit_rows(points)
    values = target(points)
    grid = np.geomspace(0.5, 100.0 * len(points) ** (2.0 / target.m), 24)
    best: tuple[Prefix, float] | None = None
    for _ in range(3):
        for lam in grid:
            prefix = Prefix(points, values, float(lam), "split", metadata={"target": target.name})
            error = largest_error(target, prefix, queries)
            if best is None or error < best[1]:
                best = prefix, error
        if best is None:
            raise ValueError("`grid`: expected at least one concentration")
        step = (grid[1] / grid[0]) ** 0.8
        grid = np.geomspace(best[0].concentration / step, best[0].concentration * step, 8)
    if best is None:
        raise ValueError("`grid`: expected at least one concentration")
    return best


def fitted(target: Target, n: int, queries: Array, seed: int = 0, restarts: int = 3) -> tuple[Prefix, float]:
    """A head of n tokens whose keys, values and concentration are fitted to the target; for small n.

    Descends the p-norm of the errors at the queries, p = 2, 8, 40, from random starts; the best result and its largest
    error there.

    Raises:
        ValueError: if the target has several components, or n < 1.
    """
    if target.p != 1:
        raise ValueError(f"`target`: expected one component, got {target.p}")
    n, dim = require_count(n), target.m + 1
    wanted = target(queries)[:, 0]
    rng = np.random.default_rng(seed)
    best: tuple[Prefix, float] | None = None
    for _ in range(restarts):
        keys = uniform(target.m, n, rng)
        x = np.concatenate([[np.log(2.0 + n / 4.0)], keys.ravel(), target(keys)[:, 0]])
        for power in (2.0, 8.0, 40.0):
            x = minimize(
                _loss, x, (queries, wanted, dim, power), jac=True, method="L-BFGS-B", options={"maxiter": 200}
            ).x
        lam, keys, values = _unpacked(x, dim)
        prefix = Prefix(keys, values[:, None], lam, "split", metadata={"target": target.name, "seed": str(seed)})
        error = largest_error(target, prefix, queries)
        if best is None or error < best[1]:
            best = prefix, error
    if best is None:
        raise ValueError(f"`restarts`: expected an integer >= 1, got {restarts!r}")
    return best


def _unpacked(x: Array, dim: int) -> tuple[float, Array, Array]:
    count = (len(x) - 1) // (dim + 1)
    return float(np.exp(np.clip(x[0], -7.0, 12.0))), normalised(x[1 : 1 + count * dim].reshape(count, dim)), x[-count:]


def _loss(x: Array, queries: Array, wanted: Array, dim: int, power: float) -> tuple[float, Array]:
    """Log of the p-norm of the errors and its gradient in (log lam, keys before normalising, values)."""
    lam, keys, values = _unpacked(x, dim)
    dots = queries @ keys.T
    weights = np.exp(lam * (dots - dots.max(axis=1, keepdims=True)))
    weights /= weights.sum(axis=1, keepdims=True)
    out = weights @ values
    error = out - wanted
    top = np.abs(error).max() + 1e-300
    ratio = np.abs(error) / top
    mean = float((ratio**power).mean())
    slope = ratio ** (power - 1.0) * np.sign(error) / (mean * top * len(error))
    pull = slope[:, None] * weights * (values - out[:, None])
    raw = x[1 : 1 + keys.size].reshape(keys.shape)
    by_key = lam * pull.T @ queries
    by_key -= np.einsum("kd,kd->k", by_key, keys)[:, None] * keys
    by_key /= np.linalg.norm(raw, axis=1, keepdims=True)
    gradient = np.concatenate([[lam * float((pull * dots).sum())], by_key.ravel(), weights.T @ slope])
    return float(np.log(top) + np.log(mean) / power), gradient
