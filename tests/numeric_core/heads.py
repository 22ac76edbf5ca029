"""Small random heads, and their outputs at high precision, shared by the tests of the heads."""

from __future__ import annotations

import mpmath
import numpy as np

from numeric_core.prefix import Prefix


def unit_rows(seed, count, m, spread=None):
    """Random unit rows, all of S^m or within about `spread` of one point."""
    rows = np.random.default_rng(seed).standard_normal((count, m + 1))
    if spread is not None:
        rows = rows * spread + np.eye(m + 1)[0]
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def random_prefix(seed, n, m, p, concentration, kind="split", spread=None, log_scale=0.0):
    """A prefix of random points and values in [-1, 1]."""
    values = np.random.default_rng(seed + 1).uniform(-1, 1, (n, p))
    return Prefix(unit_rows(seed, n, m, spread), values, concentration, kind, log_scale)


def exact_output(prefix, query):
    """Output (p,) and log-normaliser, from the definition in 60 digits on the exact float64 inputs."""
    with mpmath.workdps(60):
        rate = mpmath.mpf(prefix.concentration)
        x = [mpmath.mpf(float(c)) for c in query]
        scores = [
            rate * (mpmath.fsum(a * mpmath.mpf(float(b)) for a, b in zip(x, row, strict=True)) - 1)
            for row in prefix.points
        ]
        top = max(scores)
        weights = [mpmath.exp(s - top) for s in scores]
        total = mpmath.fsum(weights)
        sums = [
            mpmath.fsum(w * mpmath.mpf(float(v)) for w, v in zip(weights, column, strict=True))
            for column in prefix.values.T
        ]
        factor = mpmath.exp(mpmath.mpf(prefix.log_scale) + rate + top) if prefix.kind == "core" else 1 / total
        return [s * factor for s in sums], top + mpmath.log(total)


def distance(output, exact):
    """Euclidean distance of a float64 output from an exact one."""
    with mpmath.workdps(60):
        return float(mpmath.norm([mpmath.mpf(float(a)) - b for a, b in zip(output, exact, strict=True)]))
