"""Compiled Bessel ratios by Perron's continued fraction, and the products that are made of them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit, prange, vectorize
from numpy.typing import NDArray

Array = NDArray[np.float64]

_ENOUGH = 1e-17  # a term this small against the sum so far leaves its float64 unchanged
_BATCH = 64


@njit(cache=True)
def perron_tail(nu: float, x: float) -> Any:
    """U in r_ν(x) = x / (x + 2ν+2 - U), U = (2ν+3)x / (2ν+3+2x - (2ν+5)x / (2ν+4+2x - ...)).

    Steed's forward evaluation: all terms are positive, so nothing cancels, and few are needed for any x.
    """
    b = 2.0 * nu + 3.0 + 2.0 * x
    d = 1.0 / b
    term = (2.0 * nu + 3.0) * x * d
    total = term
    numerator = (2.0 * nu + 3.0) * x
    while term > _ENOUGH * total:
        numerator += 2.0 * x
        b += 1.0
        d = 1.0 / (b - numerator * d)
        term *= b * d - 1.0
        total += term
    return total


@njit(cache=True, parallel=True)
def perron_tails(nu: Array, x: Array) -> Any:
    """`perron_tail` for arrays of one length; batches step together, so that the divisions are vectorised."""
    out = np.empty(nu.size)
    for batch in prange((nu.size + _BATCH - 1) // _BATCH):
        start, stop = batch * _BATCH, min(nu.size, (batch + 1) * _BATCH)
        step = 2.0 * x[start:stop]
        b = 2.0 * nu[start:stop] + 3.0 + step
        numerator = 0.5 * (2.0 * nu[start:stop] + 3.0) * step
        d = 1.0 / b
        term = numerator * d
        total = term.copy()
        working = True
        while working:
            for i in range(stop - start):
                numerator[i] += step[i]
                b[i] += 1.0
                d[i] = 1.0 / (b[i] - numerator[i] * d[i])
                term[i] *= b[i] * d[i] - 1.0
                total[i] += term[i]
            working = False
            for i in range(stop - start):
                working |= term[i] > _ENOUGH * total[i]
        out[start:stop] = total
    return out


@vectorize(cache=True)  # type: ignore[no-untyped-call]
def log_eigenvalue(m: float, k: float, lam: float) -> Any:
    """log a_k(λ) as the sum of k logarithms of ratios."""
    total = 0.0
    for j in range(int(k)):
        nu = (m - 1.0) / 2.0 + j
        rest = 2.0 * nu + 2.0 - perron_tail(nu, lam)
        total -= math.log1p(rest / lam)  # -log r; every term has the same sign
    return total


@vectorize(cache=True)  # type: ignore[no-untyped-call]
def eigenvalue(m: float, k: float, lam: float) -> Any:
    """a_k(λ) as the product of k ratios: the exponential of its logarithm would lose digits where it is small."""
    product = 1.0
    for j in range(int(k)):
        nu = (m - 1.0) / 2.0 + j
        product *= lam / (lam + (2.0 * nu + 2.0 - perron_tail(nu, lam)))
    return product


@vectorize(cache=True)  # type: ignore[no-untyped-call]
def raise_peak(nu: float, lam: float, base: float) -> Any:
    """From log(c e^λ) at order 0 or 1/2 to order ν by c_{ν+1}/c_ν = λ/((2ν+2) r_ν(λ)) = 1 + (λ-U)/(2ν+2)."""
    total = base
    order = nu - math.floor(nu)
    while order < nu:
        total += math.log1p((lam - perron_tail(order, lam)) / (2.0 * order + 2.0))
        order += 1.0
    return total
