"""The classical attention head of a transformer with a prefix, and its distance from the split head.

For inputs x_1..x_T and prefix tokens p_1..p_N, each counted R times,
    h_i = [Σ_j e^{x_iᵀHx_j} W_V x_j + R Σ_k e^{x_iᵀHp_k} W_V p_k] / [Σ_j e^{x_iᵀHx_j} + R Σ_k e^{x_iᵀHp_k}].
A split head lives in it with hidden size 3(m+1) (claim `classical.embedding`): inputs [x; 0; 0], tokens
[0; λb_k; v_k], H with blocks H₁₁ = h11·I and H₁₂ = I, W_V with block (1,3) = I. The paper sends h11 to -∞, which
works for T = 1 only (`seq.elementwise`); h11 = 0 works for every T (`seq.elementwise.repaired`).

Scores are dot products, as in a transformer, so they err by ulps of λ. The bounds are of real arithmetic.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from numeric_core.online import OnlineSoftmax
from numeric_core.prefix import Prefix, checked_rows
from numeric_core.rounding import value_norm

Array = NDArray[np.float64]

_BLOCK = 1024


@dataclass(frozen=True, eq=False)
class ClassicalHead:
    """Fixed matrices of a pretrained head; only the prefix tokens are free.

    Attributes:
        h: (D, D), the bilinear form of the scores. w_v: (D, D), the value map.
    Raises:
        ValueError: unless both are finite square matrices of one size.
    """

    h: Array
    w_v: Array

    def __post_init__(self) -> None:
        h = checked_rows("h", self.h)
        object.__setattr__(self, "h", checked_rows("h", h, len(h)))
        w_v = checked_rows("w_v", self.w_v, len(h))
        if len(w_v) != len(h):
            raise ValueError(f"`w_v`: expected shape {h.shape}, got {w_v.shape}")
        object.__setattr__(self, "w_v", w_v)

    @classmethod
    def from_split(cls, prefix: Prefix, h11: float = 0.0) -> ClassicalHead:
        """The head of hidden size 3(m+1) that acts as the split head of `prefix_tokens(prefix)`.

        It depends on the prefix through m alone: the paper's point is that H and W_V need not know f.

        Args:
            h11: factor of the identity in H₁₁: 0 for the repaired head, the paper's M < 0 otherwise.
        """
        size = prefix.m + 1
        h, w_v = np.zeros((3, size, 3, size)), np.zeros((3, size, 3, size))
        h[0, :, 0, :] = h11 * np.eye(size)
        h[0, :, 1, :] = np.eye(size)
        w_v[0, :, 2, :] = np.eye(size)
        return cls(h.reshape(3 * size, 3 * size), w_v.reshape(3 * size, 3 * size))

    def in_basis(self, basis: ArrayLike) -> ClassicalHead:
        """The head that maps inputs and tokens B x to B h, for an invertible B (claim `classical.basis_change`)."""
        b = checked_rows("basis", basis, len(self.h))
        try:
            inverse = np.linalg.inv(b)
        except np.linalg.LinAlgError:
            raise ValueError("`basis`: expected an invertible matrix, got a singular one") from None
        return ClassicalHead(inverse.T @ self.h @ inverse, b @ self.w_v @ inverse)

    def forward(self, inputs: ArrayLike, prefix_tokens: ArrayLike, repeats: int = 1) -> Array:
        """The output at every input position.

        Args:
            inputs: (batch, T, D). prefix_tokens: (N, D). repeats: how often each token is counted.
        Returns:
            (batch, T, D).
        Raises:
            ValueError: for bad shapes, numbers that are not finite, or repeats < 1.
        """
        if repeats < 1:
            raise ValueError(f"`repeats`: expected an integer >= 1, got {repeats!r}")
        size = len(self.h)
        tokens = checked_rows("prefix_tokens", prefix_tokens, size)
        x = self._inputs(inputs)
        scores = (x @ self.h) @ x.swapaxes(1, 2)
        top = scores.max(axis=2)
        weights = np.exp(scores - top[:, :, None])
        state = OnlineSoftmax((weights @ (x @ self.w_v.T)).reshape(-1, size), weights.sum(axis=2).ravel(), top.ravel())
        queries = (x @ self.h).reshape(-1, size)
        for start in range(0, len(tokens), _BLOCK):
            block = tokens[start : start + _BLOCK]
            values = block @ self.w_v.T
            for first in range(0, len(queries), _BLOCK):
                rows = slice(first, first + _BLOCK)
                state.add(rows, queries[rows] @ block.T + math.log(repeats), values)
        return (state.numerator / state.weight[:, None]).reshape(x.shape)

    def _inputs(self, inputs: ArrayLike) -> Array:
        x = np.asarray(inputs)
        if x.ndim != 3 or 0 in x.shape:
            raise ValueError(f"`inputs`: expected shape (batch, T, {len(self.h)}), got {x.shape}")
        return checked_rows("inputs", x.reshape(-1, x.shape[2]), len(self.h)).reshape(x.shape)


def embed_inputs(queries: ArrayLike) -> Array:
    """Π(x) = [x; 0; 0] along the last axis, (..., m+1) to (..., 3(m+1))."""
    x = np.asarray(queries, dtype=np.float64)
    return np.concatenate([x, np.zeros_like(x), np.zeros_like(x)], axis=-1)


def prefix_tokens(prefix: Prefix) -> Array:
    """The tokens [0; λb_k; v_k], (N, 3(m+1)), values of fewer than m+1 components filled up with zeros.

    Raises:
        ValueError: for a core prefix, or values of more than m+1 components.
    """
    size = prefix.m + 1
    if prefix.kind != "split" or prefix.p > size:
        raise ValueError(
            f"`prefix`: expected a split head with at most {size} components, got {prefix.kind}, {prefix.p}"
        )
    tokens = np.zeros((prefix.n, 3 * size))
    tokens[:, size : 2 * size] = prefix.concentration * prefix.points
    tokens[:, 2 * size : 2 * size + prefix.p] = prefix.values
    return tokens


def _log_prefix(prefix: Prefix, log_normaliser: float) -> float:
    """log Σ e^{λ⟨x,b_k⟩} from the logarithm relative to e^λ that the forward passes return."""
    return prefix.concentration + log_normaliser


def _share(log_part: float, log_rest: float) -> float:
    """e^part / (e^part + e^rest)."""
    gap = log_rest - log_part
    return math.exp(-gap) / (1 + math.exp(-gap)) if gap > 0 else 1 / (1 + math.exp(gap))


def finite_m_bound(prefix: Prefix, h11: float, log_normaliser: float) -> float:
    """Bound on the distance from the split head for T = 1 and H₁₁ = h11·I: F e^{h11} / (e^{h11} + Σ e^{λ⟨x,b_k⟩}).

    The single input's value is 0 and its score is h11, so this is an equality where |split head| = F
    (claim `classical.embedding`).

    Args:
        log_normaliser: lower bound on log Σ e^{λ(⟨x,b_k⟩ - 1)}.
    """
    return value_norm(prefix) * _share(h11, _log_prefix(prefix, log_normaliser))


def repaired_bound(prefix: Prefix, inputs: int, log_normaliser: float) -> float:
    """Bound for T inputs and H₁₁ = 0: F T / (T + Σ e^{λ⟨x,b_k⟩}) (claim `seq.elementwise.repaired`)."""
    return value_norm(prefix) * _share(math.log(inputs), _log_prefix(prefix, log_normaliser))


def repeated_bound(prefix: Prefix, inputs: int, repeats: int, kappa: float, log_normaliser: float) -> float:
    """Bound for T inputs, any H₁₁ of norm κ and each token R times: F T e^κ / (R Σ e^{λ⟨x,b_k⟩}).

    Rescue 1 of claim `seq.elementwise`; inf where it exceeds float64.
    """
    exponent = math.log(inputs) + kappa - math.log(repeats) - _log_prefix(prefix, log_normaliser)
    return value_norm(prefix) * math.exp(exponent) if exponent < 700 else math.inf
