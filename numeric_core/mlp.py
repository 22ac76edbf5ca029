"""ReLU networks of one hidden layer, and the two that a transformer of two attention layers needs.

Both are exact in real arithmetic: a switch of 0 or 1 closes or opens the gate
max(v + e - 1, 0) - max(-v + e - 1, 0) for |v| <= 1 (claims `mlp.gate.open`, `mlp.gate.closed`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from numeric_core.sphere import Array, require_count, require_dimension, require_positive


@dataclass(frozen=True, eq=False)
class Mlp:
    """x -> outer max(inner x + shift, 0), along the last axis.

    Attributes:
        inner: (hidden, d_in). shift: (hidden,). outer: (d_out, hidden).
    """

    inner: Array
    shift: Array
    outer: Array

    def __call__(self, x: Array) -> Array:
        """(..., d_in) to (..., d_out)."""
        result: Array = np.maximum(x @ self.inner.T + self.shift, 0.0) @ self.outer.T
        return result


def attention_weights(inputs: int, sharpness: float) -> tuple[float, float]:
    """Weights (A, B) of a token's own position and of each other one: e^c and 1 over e^c + T - 1.

    Source: `seq.two_layers.attention`.
    """
    own = math.exp(require_positive(sharpness, "sharpness"))
    total = own + require_count(inputs, "inputs") - 1
    return own / total, 1.0 / total


def _slots(m: int, inputs: int) -> tuple[Array, Array]:
    """For every entry of the T slots of m+1: its coordinate within the slot, and its slot, as 0-1 rows."""
    within = np.tile(np.eye(m + 1), (inputs, 1))
    slot = np.repeat(np.eye(inputs), m + 1, axis=0)
    return within, slot


def token_mlp(m: int, inputs: int) -> Mlp:
    """[x; e_i] -> [0, .., x in slot i, .., 0; e_i]: from m + 1 + T to T (m + 1) + T numbers.

    Raises:
        ValueError: unless m and inputs are integers >= 1.
    """
    within, slot = _slots(require_dimension(m), require_count(inputs, "inputs"))
    entries, width = len(slot), m + 1 + inputs
    position = np.hstack([np.zeros((inputs, m + 1)), np.eye(inputs)])
    inner = np.vstack([np.hstack([within, slot]), np.hstack([-within, slot]), position])
    shift = np.concatenate([np.full(2 * entries, -1.0), np.zeros(inputs)])
    outer = np.zeros((entries + inputs, 2 * entries + inputs))
    outer[:entries, :entries] = np.eye(entries)
    outer[:entries, entries : 2 * entries] = -np.eye(entries)
    outer[entries:, 2 * entries :] = np.eye(inputs)
    return Mlp(inner.reshape(-1, width), shift, outer)


def recovery_mlp(m: int, inputs: int, sharpness: float) -> Mlp:
    """What the first layer left -> z = (x_1, .., x_T, e_i)/sqrt(T + 1), a unit vector of R^{T(m+2)}.

    With e = (u - B)/(A - B) of the position block u, slot j is gate(v; e_j)/A + gate(v; 1 - e_j)/B
    (`seq.two_layers.recovery`).

    Raises:
        ValueError: unless m and inputs are integers >= 1 and sharpness > 0.
    """
    own, other = attention_weights(require_count(inputs, "inputs"), sharpness)
    _, slot = _slots(require_dimension(m), inputs)
    entries = len(slot)
    code, code_shift = 1.0 / (own - other), -other / (own - other)
    values, switch = np.eye(entries), code * slot
    position = np.hstack([np.zeros((inputs, entries)), code * np.eye(inputs)])
    gates = [np.hstack([sign * values, way * switch]) for way in (1.0, -1.0) for sign in (1.0, -1.0)]
    inner = np.vstack([*gates, position])
    opened = np.concatenate([np.full(2 * entries, code_shift - 1.0), np.full(2 * entries, -code_shift)])
    shift = np.concatenate([opened, np.full(inputs, code_shift)])
    outer = np.zeros((entries + inputs, 4 * entries + inputs))
    for block, weight in enumerate((1.0 / own, -1.0 / own, 1.0 / other, -1.0 / other)):
        outer[:entries, block * entries : (block + 1) * entries] = weight * np.eye(entries)
    outer[entries:, 4 * entries :] = np.eye(inputs)
    return Mlp(inner, shift, outer / math.sqrt(inputs + 1))
