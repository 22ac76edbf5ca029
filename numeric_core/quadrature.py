"""Positive quadrature rules on S^m that are exact for polynomials up to a given degree."""

from __future__ import annotations

import numpy as np
from scipy.special import roots_gegenbauer

from numeric_core.sphere import Array, polygon, require_count, require_dimension


def product_gauss(m: int, degree: int) -> tuple[Array, Array]:
    """A product Gauss rule of S^m.

    x = (sqrt(1 - s^2) y, s) with y on S^{m-1}: the measure is (1 - s^2)^{(m-2)/2} ds times that of S^{m-1},
    a Gegenbauer weight of index (m-1)/2; odd powers of sqrt(1 - s^2) meet odd powers of y, whose
    integral the inner rule makes vanish. The circle uses degree + 1 equidistant points.

    Args:
        m: dimension of the sphere, >= 1.
        degree: the rule is exact for every polynomial in x of this total degree, >= 1.
    Returns:
        points (N, m+1), positive weights (N,) with sum 1; N = (degree+1) ceil((degree+1)/2)^{m-1}.
    Raises:
        ValueError: if m or degree is not an integer >= 1.
    Source: `sphere.zonal_integral`.
    """
    m, degree = require_dimension(m), require_count(degree, "degree")
    points = polygon(degree + 1)
    weights = np.full(degree + 1, 1.0 / (degree + 1))
    for d in range(2, m + 1):
        s, w = roots_gegenbauer((degree + 2) // 2, (d - 1) / 2)
        ring = np.sqrt((1.0 - s) * (1.0 + s))
        lifted = np.empty((len(s), len(points), d + 1))
        lifted[:, :, :d] = ring[:, None, None] * points
        lifted[:, :, d] = s[:, None]
        points = lifted.reshape(-1, d + 1)
        weights = np.outer(w / w.sum(), weights).ravel()
    return points, weights


def zonal_rule(m: int, count: int) -> tuple[Array, Array]:
    """Gauss rule for E[K(<x, y>)], y uniform on S^m: nodes t (count,) in (-1, 1), weights (count,), sum 1.

    Exact for polynomials K of degree 2 count - 1; for m = 1 the weight is (1 - t^2)^{-1/2} (Chebyshev).
    """
    m, count = require_dimension(m), require_count(count, "count")
    if m == 1:
        t = np.cos(np.pi * (2.0 * np.arange(count) + 1.0) / (2.0 * count))
        return t, np.full(count, 1.0 / count)
    t, w = roots_gegenbauer(count, (m - 1) / 2)
    return t, w / w.sum()
