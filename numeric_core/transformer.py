"""A transformer of two attention layers that approximates every Lipschitz map of T inputs (`seq.two_layers`).

Each input x_i of S^m comes with a one-hot position e_i. A ReLU MLP puts x_i into slot i; the first attention
layer, without a prefix, lets every token see all slots; a second MLP recovers z_i = (x_1, .., x_T, e_i)/sqrt(T+1)
exactly. The second layer is a classical head with H_11 = 0 whose prefix is a net of these z. Only the prefix
depends on the target.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from numeric_core.classical import ClassicalHead, embed_inputs, prefix_tokens, repaired_bound
from numeric_core.mlp import Mlp, recovery_mlp, token_mlp
from numeric_core.prefix import Prefix
from numeric_core.pruned import PrunedIndex
from numeric_core.sphere import Array, normalised, require_count, require_unit_rows

SequenceMap = Callable[[Array], Array]
"""Maps inputs (batch, T, m+1) to outputs (batch, T, p)."""

SHARPNESS = math.log(2.0)
"""Score c of a token's own position in the first layer; any c > 0 works, and small ones lose fewest digits."""


def encode(inputs: Array, position: Array) -> Array:
    """The codes (x_1, .., x_T, e_i)/sqrt(T+1), shape (K, T(m+2)).

    Args:
        inputs: (K, T, m+1). position: (K,) integers i in 0..T-1.
    """
    count, length, _ = inputs.shape
    code: Array = np.hstack([inputs.reshape(count, -1), np.eye(length)[position]]) / math.sqrt(length + 1)
    return code


def product_prefix(function: SequenceMap, points: Array, inputs: int, concentration: float) -> Prefix:
    """The prefix of the second layer: T n^T tokens, one for each position and each T-tuple of the n points.

    Args:
        points: (n, m+1), a net of S^m; an angle phi of it gives the codes the angle `sequence_bounds.code_angle`.
    Raises:
        ValueError: for points off the sphere, inputs < 1, or a concentration that is not positive.
    """
    points, inputs = require_unit_rows(points), require_count(inputs, "inputs")
    chosen = np.array(list(itertools.product(range(len(points)), repeat=inputs)))
    tuples = points[chosen]
    values = np.asarray(function(tuples), dtype=np.float64)
    keys = np.concatenate([encode(tuples, np.full(len(tuples), i)) for i in range(inputs)])
    notes = {"claim": "seq.two_layers", "inputs": str(inputs)}
    # The norm is 1 to a few ulps; one more division makes it correct to half an ulp per coordinate.
    return Prefix(normalised(keys), np.concatenate(list(values.swapaxes(0, 1))), concentration, "split", metadata=notes)


def self_attention(tokens: Array, h: Array, w_v: Array) -> Array:
    """One attention layer without a prefix.

    Args:
        tokens: (batch, T, D). h: (D, D), form of the scores. w_v: (D, D), value map.
    Returns:
        (batch, T, D).
    """
    scores = (tokens @ h) @ tokens.swapaxes(1, 2)
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    result: Array = (weights @ (tokens @ w_v.T)) / weights.sum(axis=2, keepdims=True)
    return result


@dataclass(frozen=True, eq=False)
class TwoLayerTransformer:
    """The transformer for T inputs of S^m; all that depends on the target is `prefix`.

    Attributes:
        m: dimension of the inputs' sphere. inputs: their number T.
        prefix: split prefix on the unit sphere of R^{T(m+2)}, as `product_prefix` makes it.
        sharpness: score c > 0 of a token's own position in the first layer.
    Raises:
        ValueError: if the prefix lives on another sphere or is no split prefix.
    """

    m: int
    inputs: int
    prefix: Prefix
    sharpness: float = SHARPNESS

    def __post_init__(self) -> None:
        size = self.inputs * (self.m + 2)
        if self.prefix.kind != "split" or self.prefix.m + 1 != size:
            raise ValueError(
                f"`prefix`: expected a split prefix in R^{size}, got {self.prefix.kind} in R^{self.prefix.m + 1}"
            )

    @cached_property
    def mlps(self) -> tuple[Mlp, Mlp]:
        """The networks before and after the first layer; they depend on m, T and c alone."""
        return token_mlp(self.m, self.inputs), recovery_mlp(self.m, self.inputs, self.sharpness)

    @cached_property
    def _index(self) -> PrunedIndex:
        return PrunedIndex.build(self.prefix)

    def codes(self, inputs: Array) -> Array:
        """The second layer's inputs z, (batch, T, T(m+2)), computed by the first layer and both MLPs.

        Raises:
            ValueError: unless inputs (batch, T, m+1) are unit vectors.
        """
        x = self._checked(inputs)
        first, second = self.mlps
        position = np.broadcast_to(np.eye(self.inputs), (len(x), self.inputs, self.inputs))
        tokens = first(np.concatenate([x, position], axis=2))
        slots = self.inputs * (self.m + 1)
        h = np.zeros((tokens.shape[2], tokens.shape[2]))
        h[slots:, slots:] = self.sharpness * np.eye(self.inputs)
        return second(self_attention(tokens, h, np.eye(tokens.shape[2])))

    def forward(self, inputs: Array) -> Array:
        """The transformer's outputs (batch, T, p), every layer as it stands; inputs (batch, T, m+1)."""
        head = ClassicalHead.from_split(self.prefix)
        out = head.forward(embed_inputs(self.codes(inputs)), prefix_tokens(self.prefix))
        return np.ascontiguousarray(out[..., : self.prefix.p])

    def forward_pruned(self, inputs: Array, log_mass: float) -> tuple[Array, Array]:
        """The second layer as a split head without far keys, and bounds on what that changes.

        Args:
            log_mass: a lower bound of log sum e^{lam (<z, b_k> - 1)}, such as lam (cos delta - 1) for a net.
        Returns:
            outputs (batch, T, p) and errors (batch, T): truncation, rounding and the context's share.
        """
        z = self.codes(inputs)
        out, error = self._index.forward(normalised(z.reshape(-1, z.shape[2])))
        error = error + repaired_bound(self.prefix, self.inputs, log_mass)
        return out.reshape(*z.shape[:2], -1), error.reshape(z.shape[:2])

    def _checked(self, inputs: Array) -> Array:
        x = np.asarray(inputs, dtype=np.float64)
        if x.ndim != 3 or x.shape[1:] != (self.inputs, self.m + 1):
            raise ValueError(f"`inputs`: expected shape (batch, {self.inputs}, {self.m + 1}), got {x.shape}")
        return require_unit_rows(x.reshape(-1, self.m + 1), "inputs").reshape(x.shape)
