"""The greedy cover of `cover.greedy`: caps that each take in as many uncovered points of a fine net as they can."""

from __future__ import annotations

import heapq
import math

import numpy as np
from scipy.spatial import cKDTree

from numeric_core.bounds import ROUND_UP
from numeric_core.nets import delta_net
from numeric_core.special import log_cap_measure
from numeric_core.sphere import Array, require_dimension, require_positive


def promised_caps(m: int, delta: float) -> float:
    """1 + 2 (1 + m ln(4m - 2))/sigma(delta) (`cover.greedy`)."""
    measure = math.exp(float(log_cap_measure(m, delta)))
    return (1.0 + 2.0 * (1.0 + m * math.log(4 * m - 2)) / measure) * ROUND_UP


def greedy_cover(m: int, delta: float) -> Array:
    """Centres (N, m+1) of caps of angle delta that cover S^m.

    A net of angle delta/(2m) is covered by caps of angle (1 - 1/(2m)) delta, whose centres are taken from the net.

    Raises:
        ValueError: if delta is not positive or the net needs too many points.
    """
    m, delta = require_dimension(m), require_positive(delta, "delta")
    fine = delta_net(m, delta / (2 * m), max_points=300_000)
    # What the net's certified angle leaves of delta; 1e-12 for the rounding of chords.
    reach = 2.0 * math.sin(min((delta - fine.delta) * (1.0 - 1e-12), math.pi) / 2.0)
    members = cKDTree(fine.points).query_ball_point(fine.points, reach)
    bare = np.ones(len(fine.points), dtype=bool)
    # Gains only fall: the entry whose recounted gain still heads the queue is the best one.
    queue = [(-len(near), k) for k, near in enumerate(members)]
    heapq.heapify(queue)
    chosen = []
    while bare.any():
        _, k = heapq.heappop(queue)
        gain = -int(bare[members[k]].sum())
        if queue and gain > queue[0][0]:
            heapq.heappush(queue, (gain, k))
            continue
        chosen.append(k)
        bare[members[k]] = False
    return fine.points[chosen]
