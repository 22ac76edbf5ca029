"""Probes of the constructions that promise counts, and of the floor that no prefix can pass."""

from __future__ import annotations

import math

from numeric_core.floors import bit_floor, real_floor
from numeric_core.greedy_cover import greedy_cover, promised_caps
from numeric_core.hull_radius import hull_covering_radius
from numeric_core.probes import Parameter, ProbeResult, probe
from numeric_core.separated import separated_points
from numeric_core.smallest import universal_head
from numeric_core.tree_partition import promised_count, tree_partition

BITS = 64


@probe("cover.greedy")
def cover_greedy(seed: int, size: float) -> list[ProbeResult]:
    """The number of caps that the greedy choice takes, against 1 + 2 (1 + m ln(4m-2))/sigma(delta)."""
    results = []
    for m, delta in ((1, 0.1), (1, 0.5), (2, 0.2), (2, 0.6), (3, 0.7)) + (((2, 0.1), (3, 0.4)) if size > 1 else ()):
        centres = greedy_cover(m, delta)
        count = float(len(centres))
        parts = {"certified radius": hull_covering_radius(centres).upper}
        shape: dict[str, Parameter] = {"m": m, "delta": delta}
        results.append(ProbeResult("cover.greedy", shape, count, count, promised_caps(m, delta), True, parts))
    return results


@probe("partition.tree")
def partition_tree(seed: int, size: float) -> list[ProbeResult]:
    """The largest radius of the N = 1/sigma(delta/6) cells cut along the tree, against delta."""
    results = []
    for m, delta in ((1, 0.1), (1, 1.0), (2, 0.4), (2, 1.2), (3, 1.5)):
        n = promised_count(m, delta)
        cells = tree_partition(m, n, delta)
        shape: dict[str, Parameter] = {"m": m, "delta": delta, "N": n}
        radius = float(cells.radius.max())
        results.append(ProbeResult("partition.tree", shape, radius, radius, delta, True))
    return results


@probe("prefix.information_limit")
def information_limit(seed: int, size: float) -> list[ProbeResult]:
    """The floor for 64-bit numbers, against the shortest prefix known here that serves every 1-Lipschitz target."""
    results = []
    for m, epsilon in ((1, 0.1), (1, 0.01), (2, 0.3)) + (((2, 0.1),) if size > 1 else ()):
        head = universal_head(m, epsilon, seed)
        points = len(separated_points(m, 2.0 * epsilon, seed))
        length = float(len(head.net.points))
        floor = bit_floor(m, points, BITS)
        far = len(separated_points(m, 4.0 * epsilon, seed))
        parts = {
            "P": float(points),
            "factor": length / max(floor, 1.0),
            "floor for real numbers": real_floor(m, far, epsilon, head.concentration, math.pi),
        }
        shape: dict[str, Parameter] = {"m": m, "epsilon": epsilon, "bits": BITS}
        results.append(ProbeResult("prefix.information_limit", shape, floor, floor, length, True, parts))
    return results
