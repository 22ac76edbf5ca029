"""Online softmax in numpy: weighted means over keys that arrive in blocks, no exponent above 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass
class OnlineSoftmax:
    """Sums over the keys seen so far, relative to e^top: numerator (M, p), weight (M,), top (M,)."""

    numerator: Array
    weight: Array
    top: Array

    @classmethod
    def empty(cls, queries: int, components: int) -> OnlineSoftmax:
        """No keys yet."""
        return cls(np.zeros((queries, components)), np.zeros(queries), np.full(queries, -np.inf))

    def add(self, rows: slice, scores: Array, values: Array) -> None:
        """Add keys to the queries of `rows`: scores (queries, keys), values (keys, p)."""
        raised = np.maximum(self.top[rows], scores.max(axis=1))
        shrink = np.exp(self.top[rows] - raised)
        weights = np.exp(scores - raised[:, None])
        self.numerator[rows] = self.numerator[rows] * shrink[:, None] + weights @ values
        self.weight[rows] = self.weight[rows] * shrink + weights.sum(axis=1)
        self.top[rows] = raised
