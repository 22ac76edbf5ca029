"""Probes of the floor for prefixes whose keys do not depend on the target."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from scipy.linalg import svd
from scipy.optimize import linprog

from numeric_core.attention import forward
from numeric_core.floors import pattern, smooth_curvature, smooth_pattern, smooth_rest
from numeric_core.prefix import Prefix
from numeric_core.probes import Parameter, ProbeResult, probe
from numeric_core.separated import separated_points
from numeric_core.smallest import universal_head
from numeric_core.sphere import Array, angle, normalised, uniform

ROUNDING = 1e-12
"""Share of the values by which an output in float64, a mean of fewer than 1e3 of them, may be off."""

SHAPES = ((1, 0.2), (2, 0.8), (3, 1.1))
"""Dimensions, and how far apart the points are."""


def attention(keys: Array, concentration: float, x: Array) -> Array:
    """The weights (M, N) that a split head with keys (N, m+1) gives its tokens at unit rows x (M, m+1)."""
    return np.asarray(forward(Prefix(keys, np.eye(len(keys)), concentration, "split"), x))


def hardest_signs(weights: Array) -> Array:
    """Signs (P,) of a vector that annihilates the columns of weights (P, N), N < P."""
    return np.where(svd(weights.T)[2][-1] < 0.0, -1.0, 1.0)


def best_values(weights: Array, wanted: Array) -> Array:
    """The values (N,) whose outputs weights @ values deviate least, at most, from wanted (M,): a linear program."""
    ones = np.ones((len(weights), 1))
    rows = np.block([[weights, -ones], [-weights, -ones]])
    cost = np.append(np.zeros(weights.shape[1]), 1.0)
    found = linprog(cost, rows, np.concatenate([wanted, -wanted]), bounds=(None, None), method="highs")
    if found.x is None:
        raise RuntimeError(f"the best values were not found: {found.message}")
    return np.asarray(found.x[:-1])


@probe("prefix.fixed_keys")
def fixed_keys(seed: int, size: float) -> list[ProbeResult]:
    """The height h of the hardest pattern of cones, against the error of the best values for N < P given keys."""
    return [
        result for m, apart in SHAPES for result in _hardest("prefix.fixed_keys", m, apart, apart / 2.0, pattern, seed)
    ]


@probe("prefix.fixed_keys.smooth")
def fixed_keys_smooth(seed: int, size: float) -> list[ProbeResult]:
    """The same for smooth bumps; and their distance from tangent planes at random pairs, against (M/2) theta^2."""
    results = []
    for m, apart in SHAPES:
        results += _hardest("prefix.fixed_keys.smooth", m, apart, 1.0, partial(_bumps, apart / 2.0), seed)
        points, rng = separated_points(m, apart, seed), np.random.default_rng(seed)
        signs = rng.choice([-1.0, 1.0], len(points))
        x = normalised(points[rng.integers(len(points), size=4000)] + apart * uniform(m, 4000, rng))
        y = normalised(x + apart * rng.random((4000, 1)) * uniform(m, 4000, rng))
        share = np.abs(smooth_rest(points, signs, 1.0, apart / 2.0, x, y)) / angle(x, y) ** 2
        worst = float(share.max())
        shape: dict[str, Parameter] = {"m": m, "P": len(points), "r": apart / 2.0}
        curvature = smooth_curvature(1.0, apart / 2.0)
        results.append(ProbeResult("prefix.fixed_keys.smooth", shape, worst, worst, curvature / 2.0, False))
    return results


Shape = Callable[[Array, Array, float, Array], Array]
"""Maps points (P, m+1), signs (P,), a height and unit rows (M, m+1) to the function's values (M,)."""


def _bumps(radius: float, points: Array, signs: Array, height: float, x: Array) -> Array:
    return smooth_pattern(points, signs, height, radius, x)


def _hardest(claim: str, m: int, apart: float, height: float, shape: Shape, seed: int) -> list[ProbeResult]:
    results = []
    rng = np.random.default_rng(seed)
    points = separated_points(m, apart, seed)
    x = np.vstack([points, uniform(m, 400, rng)])
    for n in (len(points) - 1, len(points) // 2):
        keys = uniform(m, n, rng)
        weights = attention(keys, 4.0 / apart**2, x)
        wanted = shape(points, hardest_signs(weights[: len(points)]), height, x)
        values = best_values(weights, wanted)
        allowance = ROUNDING * (1.0 + float(np.abs(values).max()))
        error = float(np.abs(weights @ values - wanted).max()) + allowance
        parameters: dict[str, Parameter] = {"m": m, "N": n, "P": len(points), "h": height}
        results.append(ProbeResult(claim, parameters, height, height, error, False))
    return results


@probe("prefix.fixed_keys.floor")
def fixed_keys_floor(seed: int, size: float) -> list[ProbeResult]:
    """Points more than 2 epsilon apart, against the shortest prefix known here that serves every 1-Lipschitz target."""
    results = []
    for m, epsilon in ((1, 0.1), (1, 0.01), (2, 0.3)) + (((2, 0.1),) if size > 1 else ()):
        length = float(len(universal_head(m, epsilon, seed).net.points))
        count = float(len(separated_points(m, 2.0 * epsilon, seed)))
        shape: dict[str, Parameter] = {"m": m, "epsilon": epsilon}
        parts = {"factor": length / count}
        results.append(ProbeResult("prefix.fixed_keys.floor", shape, count, count, length, True, parts))
    return results
