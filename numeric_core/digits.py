"""The published construction for sequences, from digits: an inner function phi, a sum, an outer function g.

phi spreads the binary digits a_j of a number as ternary digits 2 a_j, d places apart, and the sum over the d
coordinates interleaves them (claim `seq.ka`). phi jumps at every dyadic number, so that continuous layers can follow
it only outside strips about these; inside them the decoded point is anything (`seq.ka.jump`, `seq.bottleneck`).
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from numeric_core.sphere import Array, require_count

MOST_TERNARY_DIGITS = 18
"""d n digits: the code has 2^(dn) values, 3^-(dn) apart, which float64 must resolve."""


def inner(x: Fraction, d: int, digits: int) -> Fraction:
    """phi(x) = sum_j 2 a_j 3^{-1-d(j-1)} over the first binary digits of x in [0, 1), exactly.

    Raises:
        ValueError: if x is outside [0, 1), or d or digits is not an integer >= 1.
    """
    if not 0 <= x < 1:
        raise ValueError(f"`x`: expected a number in [0, 1), got {x}")
    total = Fraction(0)
    for j in range(require_count(digits, "digits")):
        x *= 2
        bit = int(x >= 1)
        x -= bit
        total += Fraction(2 * bit, 3 ** (1 + require_count(d, "d") * j))
    return total


@dataclass(frozen=True)
class DigitNetwork:
    """The construction with continuous layers: [0,1]^d -> one number -> [0,1]^d.

    Attributes:
        d: number of coordinates (tokens). digits: binary digits n kept of each.
        strip: share of [0, 1) in which the inner function deviates from phi, 0 < strip < 1: before each of the
            2^n - 1 jumps of phi it rises linearly over a length strip/2^n.
    """

    d: int
    digits: int
    strip: float

    def __post_init__(self) -> None:
        size = require_count(self.d, "d") * require_count(self.digits, "digits")
        if size > MOST_TERNARY_DIGITS:
            raise ValueError(f"`digits`: expected d times digits <= {MOST_TERNARY_DIGITS}, got {size}")
        if not 0.0 < self.strip < 1.0:
            raise ValueError(f"`strip`: expected a number in (0, 1), got {self.strip!r}")

    def inner(self, x: Array) -> Array:
        """The continuous inner function at numbers of [0, 1], any shape; equal to phi outside the strips."""
        count = 2**self.digits
        steps = np.arange(count)
        values = self._levels(steps)
        knots = np.concatenate([steps / count, (steps + 1.0 - self.strip) / count])
        order = np.argsort(knots, kind="stable")
        result: Array = np.interp(x, knots[order], np.concatenate([values, values])[order])
        return result

    def _levels(self, steps: NDArray[np.int64]) -> Array:
        bits = (steps[:, None] >> np.arange(self.digits - 1, -1, -1)) & 1
        levels: Array = bits @ (2.0 * 3.0 ** -(1.0 + self.d * np.arange(self.digits)))
        return levels

    def summary(self, x: Array) -> Array:
        """3 sum_p 3^{-p} phi(x_p), (batch, d) to (batch,): a position scalar and a head that sums (`seq.sum_head`)."""
        total: Array = self.inner(x) @ (3.0 ** -np.arange(self.d))
        return total

    def outer(self, s: Array) -> Array:
        """g at summaries (batch,): linear between the points of the Cantor set, so continuous; (batch, d)."""
        codes, points = self._table()
        return np.stack([np.interp(s, codes, column) for column in points.T], axis=1)

    def _table(self) -> tuple[Array, Array]:
        size = self.d * self.digits
        index = np.arange(2**size)
        bits = (index[:, None] >> np.arange(size - 1, -1, -1)) & 1
        codes: Array = bits @ (2.0 * 3.0 ** -(1.0 + np.arange(size)))
        by_digit = bits.reshape(-1, self.digits, self.d)
        # The middle of the cell of each tuple of digits: off by 2^-(n+1) at most.
        points = np.einsum("kjp,j->kp", by_digit, 0.5 ** (1.0 + np.arange(self.digits))) + 0.5 ** (self.digits + 1)
        return codes, points

    def __call__(self, x: Array) -> Array:
        """The identity of [0,1]^d as the construction computes it, (batch, d) to (batch, d)."""
        return self.outer(self.summary(x))

    def in_strips(self, x: Array) -> Array:
        """Whether some coordinate lies in a strip, (batch,)."""
        place = np.mod(x * 2**self.digits, 1.0)
        inside: Array = ((place > 1.0 - self.strip) & (x < 1.0 - 0.5**self.digits)).any(axis=1)
        return inside


def circle_of_half(angle: Array) -> Array:
    """Points of the circle of radius 1/2 about (1/2, 1/2), (..., 2)."""
    return 0.5 + 0.5 * np.stack([np.cos(angle), np.sin(angle)], axis=-1)


def confused_pair(network: DigitNetwork, steps: int = 200) -> tuple[Array, float]:
    """Two opposite points of the circle with one summary, (2, d), and the error at the worse of them.

    The difference of the summaries changes its sign over half a turn, and is bisected (`seq.bottleneck`); coordinates
    beyond the second stay 1/2.
    """

    def pair(t: float) -> Array:
        points = np.full((2, network.d), 0.5)
        points[:, :2] = circle_of_half(np.array([t, t + math.pi]))
        return np.clip(points, 0.0, 1.0)

    def gap(t: float) -> float:
        s = network.summary(pair(t))
        return float(s[0] - s[1])

    if network.d < 2:
        raise ValueError(f"`network`: expected d >= 2, got {network.d}")
    low, high = 0.0, math.pi
    sign = math.copysign(1.0, gap(low))
    for _ in range(steps):
        middle = (low + high) / 2.0
        if sign * gap(middle) > 0.0:
            low = middle
        else:
            high = middle
    points = pair(low)
    return points, float(np.linalg.norm(network(points) - points, axis=1).max())


def root_mean_square(network: DigitNetwork, samples: int, seed: int = 0) -> float:
    """The L^2 error over [0,1]^d, by Monte Carlo."""
    x = np.random.default_rng(seed).uniform(size=(samples, network.d))
    return float(np.sqrt(((network(x) - x) ** 2).sum(axis=1).mean()))


def root_mean_square_bound(network: DigitNetwork) -> float:
    """sqrt(d (4^-(n+1)) + d strip d): off the strips each coordinate errs by 2^-(n+1), in them the point by sqrt d."""
    d, n = network.d, network.digits
    return math.sqrt(d * 4.0 ** -(n + 1) + d * network.strip * d)


def outer_slope(network: DigitNetwork) -> float:
    """The largest difference quotient of g for the target x_1 between neighbours in its table."""
    codes, points = network._table()
    return float((np.abs(np.diff(points[:, 0])) / np.diff(codes)).max())


def all_cells(network: DigitNetwork) -> Array:
    """The middles of the undisturbed parts of all cells of digits, (2^(dn), d)."""
    count = 2**network.digits
    middles = (np.arange(count) + (1.0 - network.strip) / 2.0) / count
    return np.array(list(itertools.product(middles, repeat=network.d)))
