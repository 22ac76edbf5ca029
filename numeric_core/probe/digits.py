"""Probes of the published construction for sequences: where it fails, by how much, and where it survives.

Claims of the form "the error is at least q" are observed as q over the measured error, at most 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from numeric_core.attention import forward
from numeric_core.digits import (
    DigitNetwork,
    confused_pair,
    inner,
    outer_slope,
    root_mean_square,
    root_mean_square_bound,
)
from numeric_core.prefix import Prefix
from numeric_core.probe.transformer import measured
from numeric_core.probes import Parameter, ProbeResult, probe
from numeric_core.sequence_tasks import task
from numeric_core.sphere import Array


def floor_result(
    claim: str, shape: dict[str, Parameter], least: float, measured: float, certified: bool, **parts: float
) -> ProbeResult:
    """The claim's lower bound as a share of what was measured, which must be at most 1."""
    share = least / measured
    return ProbeResult(claim, shape, share, share, 1.0, certified, {"at least": least, "measured": measured, **parts})


@probe("seq.ka.jump")
def ka_jump(seed: int, size: float) -> list[ProbeResult]:
    """The rise of phi at 1/2 in exact digits; split heads on an arc, which are continuous, miss phi by half of it."""
    results = []
    for d in (2, 3, 5):
        near = Fraction(1, 2) - Fraction(1, 2**41)
        rise = inner(Fraction(1, 2), d, 40) - inner(near, d, 40)
        least = 2.0 / 3.0 * (3.0**d - 2.0) / (3.0**d - 1.0)
        # The rise tends to the bound as more digits are kept: rounding the quotient must not decide.
        results.append(floor_result("seq.ka.jump", {"d": d}, least * (1.0 - 1e-15), float(rise), True))
        for n in (50, 1000) + ((20_000,) if size > 1 else ()):
            error = _head_error(d, n)
            shape: dict[str, Parameter] = {"d": d, "N": n}
            results.append(floor_result("seq.ka.jump", shape, 7.0 / 24.0, error, False))
    return results


def _head_error(d: int, n: int) -> float:
    """The error near 1/2 of a head with n values of phi on the quarter circle t -> (cos, sin)(pi t/2)."""
    places = (np.arange(n) + 0.5) / n
    values = np.array([[float(inner(Fraction(t), d, 12))] for t in places])
    head = Prefix(_arc(places), values, 60.0 * n * n, "split")
    x = 0.5 + np.concatenate([-np.geomspace(1e-12, 0.02, 400), [0.0], np.geomspace(1e-12, 0.02, 400)])
    wanted = np.array([float(inner(Fraction(t), d, 40)) for t in x])
    return float(np.abs(forward(head, _arc(x))[:, 0] - wanted).max())


def _arc(t: Array) -> Array:
    return np.stack([np.cos(math.pi / 2 * t), np.sin(math.pi / 2 * t)], axis=1)


@dataclass(frozen=True)
class HeadNetwork(DigitNetwork):
    """The construction whose inner function is a real head: 2^n keys on the quarter circle, phi at the cells' middles.

    The concentration makes the transition between two keys about as wide as `strip` says.
    """

    @cached_property
    def head(self) -> Prefix:
        """The split head for phi."""
        count = 2**self.digits
        middles = (np.arange(count) + 0.5) / count
        # Between neighbouring keys the log of the odds changes by lam (pi/2)^2 / count a unit: here 8 across a strip.
        lam = 8.0 * count**2 / ((math.pi / 2) ** 2 * self.strip)
        return Prefix(_arc(middles), self._levels(np.arange(count))[:, None], lam, "split")

    def inner(self, x: Array) -> Array:
        return forward(self.head, _arc(x.reshape(-1)))[:, 0].reshape(x.shape)


@probe("seq.depth")
def depth(seed: int, size: float) -> list[ProbeResult]:
    """Two layers keep the claim's error; the T + 2 published ones, phi by a real head, err by 1/2 at any length.

    The published argument needs the error "of phi" to fall below any number; it stays at half of the rise of phi.
    """
    kept = [replace(measured(task("copy", 2), 40, seed), claim="seq.depth")]
    failed = []
    for inputs, digits in ((2, 3), (2, 6), (2, 9), (3, 5)):
        for strip in (0.1, 1e-3):
            network = HeadNetwork(inputs, digits, strip)
            shape: dict[str, Parameter] = {"T": inputs, "n": digits, "N": 2**digits, "strip": strip}
            error = confused_pair(network, steps=60)[1]
            mean = root_mean_square(network, 5_000, seed)
            parts = {"mean square error": mean, "of phi": _head_error(inputs, 2**digits)}
            # A step of 1e-16 in the argument moves a summary this steep by up to 1e-8.
            failed.append(floor_result("seq.depth", shape, 0.5 * (1.0 - 1e-6), error, False, **parts))
    return kept + failed


@probe("seq.ka.slope")
def ka_slope(seed: int, size: float) -> list[ProbeResult]:
    """The largest difference quotient of g for x_1, against (3^{1-d}/2)(3^d/2)^n."""
    results = []
    for d, digits in ((2, 2), (2, 4), (2, 8), (3, 2), (3, 5)):
        least = 3.0 ** (1 - d) / 2.0 * (3.0**d / 2.0) ** digits
        shape: dict[str, Parameter] = {"d": d, "n": digits}
        measured = outer_slope(DigitNetwork(d, digits, 0.1))
        results.append(floor_result("seq.ka.slope", shape, least, measured, False))
    return results


@probe("seq.bottleneck")
def bottleneck(seed: int, size: float) -> list[ProbeResult]:
    """Two opposite points with the same summary: the construction misses one of them by at least 1/2."""
    results = []
    for d, digits in ((2, 2), (2, 5), (2, 9), (3, 3), (3, 6)):
        for strip in (0.1, 1e-3, 1e-6):
            network = DigitNetwork(d, digits, strip)
            error = confused_pair(network)[1]
            shape: dict[str, Parameter] = {"d": d, "n": digits, "strip": strip}
            # The bisection ends at neighbouring floats, between which a steep summary still moves a little.
            results.append(floor_result("seq.bottleneck", shape, 0.5 * (1.0 - 1e-9), error, False))
    return results


@probe("seq.ka")
def survives_in_the_mean(seed: int, size: float) -> list[ProbeResult]:
    """The L^2 error of the construction with continuous layers, against 2^-(n+1) off the strips and sqrt d in them."""
    results = []
    for d, digits in ((2, 3), (2, 6), (2, 9), (3, 3), (3, 6)):
        for strip in (0.1, 1e-3, 1e-5):
            network = DigitNetwork(d, digits, strip)
            error = root_mean_square(network, 100_000, seed)
            derived = root_mean_square_bound(network)
            shape: dict[str, Parameter] = {"d": d, "n": digits, "strip": strip}
            parts = {"sup error found": confused_pair(network)[1]}
            results.append(ProbeResult("seq.ka", shape, error, error, derived, False, parts))
    return results
