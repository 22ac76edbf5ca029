"""Time to certify the sup error over the whole sphere to 5 %; the target is 10 s at m = 2, N = 1e4."""

from __future__ import annotations

import time
from collections.abc import Iterator

from numeric_core.branch_and_bound import field_of, sup_error
from numeric_core.catalogue import target
from numeric_core.construct import softmax_prefix
from numeric_core.nets import net_of_size
from numeric_core.prefix import Prefix

CASES = (
    # m, N, lambda (None: that of softmax.net), target
    (1, 10_000, 1e4, "wave"),
    (1, 10_000, None, "cone"),
    (2, 1_000, 100.0, "wave"),
    (2, 10_000, 1e3, "wave"),
    (2, 10_000, 1e4, "wave"),
    (2, 10_000, None, "cone"),
    (3, 500, None, "cone"),
)


def run() -> Iterator[dict[str, str | float | int]]:
    """One row a case: seconds, cells, and upper/lower - 1 reached."""
    warm = target("wave", 1)
    points = net_of_size(1, 50).points
    sup_error(warm, field_of(Prefix(points, warm(points), 30.0, "split")))
    for m, n, lam, name in CASES:
        f, net = target(name, m), net_of_size(m, n)
        prefix = softmax_prefix(f, net) if lam is None else Prefix(net.points, f(net.points), lam, "split")
        started = time.perf_counter()
        found = sup_error(f, field_of(prefix), tolerance=0.05)
        seconds = time.perf_counter() - started
        yield {
            "m": m,
            "N": n,
            "lambda": prefix.concentration,
            "target": name,
            "error": found.interval.lower,
            "gap": found.interval.upper / found.interval.lower - 1.0,
            "cells": found.cells,
            "seconds": seconds,
            "seconds / target of 10": seconds / 10.0,
        }
