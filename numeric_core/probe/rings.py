"""Probes of the points ring by ring, and of the floor for keys of any real numbers that counts them."""

from __future__ import annotations

import math

import numpy as np

from numeric_core.floors import any_keys_floor
from numeric_core.probes import Parameter, ProbeResult, probe
from numeric_core.rings import ring_count, ring_points
from numeric_core.separated import least_angle
from numeric_core.smallest import universal_head
from numeric_core.special import log_cap_measure

SHARES = (0.5, 0.2, 0.05)


@probe("cover.rings")
def rings(seed: int, size: float) -> list[ProbeResult]:
    """Points on rings, whose least angle is measured, against the number of disjoint caps for which there is room."""
    results = []
    for m, apart in ((1, 0.1), (2, 0.2), (2, 0.7), (3, 0.4), (4, 0.8)):
        points = ring_points(m, apart)
        least = least_angle(points)
        count = float(len(points)) if least > apart else math.inf
        room = math.exp(-float(log_cap_measure(m, apart / 2.0)))
        shape: dict[str, Parameter] = {"m": m, "apart": apart}
        results.append(ProbeResult("cover.rings", shape, count, count, room, True, {"least angle": least}))
    return results


@probe("prefix.information_limit.any_keys")
def any_keys(seed: int, size: float) -> list[ProbeResult]:
    """The floor for keys of any size and values up to 1, against the shortest prefix known here for all targets."""
    results = []
    for m, epsilon in ((1, 0.01), (2, 0.3)) + (((2, 0.1),) if size > 1 else ()):
        length = float(len(universal_head(m, epsilon, seed).net.points))
        counts = [ring_count(m, (2.0 + share) * epsilon) or 1 for share in SHARES]
        floors = [any_keys_floor(m, count, epsilon, share, 1.0) for count, share in zip(counts, SHARES, strict=True)]
        floor = float(np.max(floors))
        shape: dict[str, Parameter] = {"m": m, "epsilon": epsilon}
        parts = {"P": float(max(counts)), "factor": length / floor}
        results.append(ProbeResult("prefix.information_limit.any_keys", shape, floor, floor, length, True, parts))
    return results
