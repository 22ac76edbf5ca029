"""Ratios of Bessel functions; target: at least 10 times as fast as scipy's, to about 1e-15."""

from __future__ import annotations

from collections.abc import Iterator

import flint
import numpy as np
from scipy.special import ive

from benchmarks.baselines import Array, interleaved
from numeric_core.special import bessel_ratio

_COUNT = 1_000_000
_CHECKED = 300


def _relative_error(nu: Array, x: Array, ratio: Array) -> float:
    """Largest error against ball arithmetic over the first few points, among those where the ratio is finite."""
    worst = 0.0
    with flint.ctx.workprec(300):
        for a, b, r in zip(nu[:_CHECKED], x[:_CHECKED], ratio[:_CHECKED], strict=True):
            if np.isfinite(r):
                point, order = flint.arb(float(b)), flint.arb(float(a))
                exact = point.bessel_i(order + 1, scaled=True) / point.bessel_i(order, scaled=True)
                worst = max(worst, abs(float((flint.arb(float(r)) - exact) / exact)))
    return worst


def _scipy_ratio(nu: Array, x: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return ive(nu + 1, x) / ive(nu, x)


def run() -> Iterator[dict[str, str | float | int]]:
    """One row per range of orders and method, over 1e6 random points with x in [2^-10, 2^20]."""
    generator = np.random.default_rng(0)
    for low, high in ((0, 50), (50, 500)):
        nu, x = generator.uniform(low, high, _COUNT), 2 ** generator.uniform(-10, 20, _COUNT)
        bessel_ratio(nu[:10], x[:10])
        methods = {"this code": lambda: bessel_ratio(nu, x), "scipy ive ratio": lambda: _scipy_ratio(nu, x)}  # noqa: B023
        taken = interleaved(methods, repeats=3)
        for name, (seconds, ratio) in taken.items():
            yield {
                "orders": f"{low}..{high}",
                "method": name,
                "ns per point": seconds / _COUNT * 1e9,
                "time / this code": seconds / taken["this code"][0],
                "relative error": _relative_error(nu, x, ratio),
                "not finite": int((~np.isfinite(ratio)).sum()),
            }
