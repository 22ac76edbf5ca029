"""A proven bound on the rounding error of the compiled forward passes.

u = 2^-53, D = m+1, |v| Euclidean. Write s_k = λ|x-b_k|²/2 and e_k = |b_k|²-1, |e_k| <= 2.1e-12 by the
prefix's own check; then e^{λ⟨x,b_k⟩} = C(x) e^{-s_k + λ e_k/2}. Additions may be reordered and fused:
neither enlarges what follows, which uses (1+u)^n - 1 <= 1.01 n u for n u <= 0.01.

Weights. A coordinate difference, its square and D further additions make the squared distance wrong by
1.01 (D+3) u (|x-b|² + |e|). The constant λ log2(e)/2 adds 2u, its product u, the stored e less than 2u |e|;
subtracting the offset adds at most u max(|y|, 66), because a weight whose exponent exceeds the offset by 65
forces a higher offset, and the offset is never more than 1/2 above a score. In natural units the exponent
is off by
    d_k <= 1.01 (D+8) u (s_k + λ|e_k|/2) + 46 u.
exp2 adds a relative error of 4u, and clamping to 2^-1020 at most N 2^-1018 of the sum in all, for the sum
is at least 2^-1. So weight k is off by a relative η_k, |η_k| <= κ d_k + 4.1u, κ = (e^d - 1)/d at d = max d_k.

Mean of s_k. With π_k the softmax weights, Σ π_k s_k = H(π) - log Σ e^{-s_k} <= log N - log Σ e^{-s_k}, up to
λ|e|. Hence W = Σ π_k |η_k| is bounded from log N and the log-normaliser, or from log N + min s_k, where
min s_k <= 2λ sin²(ρ/2) when some point is within angle ρ of x.

Split head. Changing weights by η_k moves the mean Σ π_k v_k by Σ π_k η_k (v_k - mean) / (1 + Σ π_k η_k), at
most V W/(1-W) with V the diameter of the values. A block sum of at most B = BLOCK terms, and the product,
cost 1.01 B u of the absolute sum; compensated addition of the blocks 2u (+ (N u)²), in numerator and
denominator; the division u. Together 1.01 (2B + 8) u F, F = max |v|.

Core head. The same with F e^{log_scale} Σ e^{λ⟨x,b_k⟩} in the place of V and F, plus the error of the
factor: its exponent is a sum of log_scale + λ, λ(|x|²-1)/2 and the offset, |offset| ln 2 <= min s_k + 50 +
λ|e|, each off by at most 3u of its size, and the exponential itself by 4u.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from numeric_core.kernel import BLOCK
from numeric_core.prefix import Prefix

Array = NDArray[np.float64] | np.float64

UNIT = 2.0**-53
EXCESS = 2.1e-12
"""Bound on | |b|² - 1 |, from the tolerance to which a prefix checks its points."""


def value_diameter(prefix: Prefix) -> float:
    """Upper bound on max |v_j - v_k|: the diagonal of the smallest box that holds the values."""
    return math.hypot(*(prefix.value_range[1] - prefix.value_range[0])) * (1 + 1e-12)


def value_norm(prefix: Prefix) -> float:
    """Upper bound on max |v_k|."""
    return math.hypot(*np.maximum(*np.abs(prefix.value_range))) * (1 + 1e-12)


def rounding_errors(prefix: Prefix, mean_score: Array, log_normaliser: Array) -> Array:
    """The module's bound for given queries, elementwise; inf where it proves nothing.

    Args:
        mean_score: upper bounds on Σ π_k s_k, hence on min s_k.
        log_normaliser: upper bounds on log Σ e^{λ(⟨x,b_k⟩ - 1)}; only a core head needs them.
    """
    rate = 1.01 * (prefix.m + 9) * UNIT
    slack = prefix.concentration * EXCESS
    worst = rate * (2 * prefix.concentration + slack) + 46 * UNIT
    convexity = math.expm1(worst) / worst if worst < 1 else math.inf
    clamped = prefix.n * 2.0**-1018
    weight = convexity * (rate * (mean_score + 2 * slack) + 46 * UNIT) + 4.1 * UNIT + clamped
    size = value_norm(prefix)
    if prefix.kind == "split":
        sums = 1.01 * (2 * BLOCK + 8) * UNIT * size
        proven = np.minimum(weight, 0.5)  # the quotient below is meant for W < 1 only
        return np.where(weight < 0.5, value_diameter(prefix) * proven / (1 - proven) + sums, math.inf)
    shift = prefix.log_scale + prefix.concentration
    exponent = 3 * UNIT * (abs(shift) + mean_score + 50 + 3 * slack) + 4 * UNIT
    relative = (1 + weight) * (1 + 1.01 * (BLOCK + 4) * UNIT) * np.exp(exponent) - 1 + 8 * UNIT
    with np.errstate(over="ignore"):
        return size * np.exp(shift + log_normaliser + slack) * relative


def rounding_bound(prefix: Prefix, covering_radius: float = math.pi, log_normaliser: float | None = None) -> float:
    """Bound on the Euclidean distance of `forward`'s output from the exact output, at any unit query.

    Args:
        covering_radius: an angle within which every query in question has a control point.
        log_normaliser: core head only, an upper bound on log Σ e^{λ(⟨x,b_k⟩ - 1)}; log N if None.
    Returns:
        The absolute bound, inf where λ is too large for the account.
    Raises:
        ValueError: if the radius is not in (0, π].
    """
    if not 0 < covering_radius <= math.pi:
        raise ValueError(f"`covering_radius`: expected an angle in (0, pi], got {covering_radius!r}")
    half = min(covering_radius * (1 + 1e-12), math.pi) / 2
    mean_score = 2 * prefix.concentration * math.sin(half) ** 2 + math.log(prefix.n)
    most = math.log(prefix.n) if log_normaliser is None else log_normaliser
    return float(rounding_errors(prefix, np.float64(mean_score), np.float64(most)))
