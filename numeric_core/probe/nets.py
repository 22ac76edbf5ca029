"""Probes of coverings, partitions and the direct softmax heads."""

from __future__ import annotations

import math

import numpy as np
from scipy.spatial import cKDTree

from numeric_core import bounds
from numeric_core.branch_and_bound import field_of, sup_error
from numeric_core.catalogue import target
from numeric_core.construct import ETA, TAU, softmax_prefix
from numeric_core.coverings import covered, relaxed, torus_spiral
from numeric_core.nets import net_of_size
from numeric_core.partition import equal_measure
from numeric_core.probes import ProbeResult, probe
from numeric_core.smooth_head import smooth_field, smooth_shape
from numeric_core.special import cap_angle, log_cap_measure
from numeric_core.sphere import Array, angle, uniform


def separated_set(candidates: Array, delta: float) -> Array:
    """A greedy delta-separated subset of the rows of candidates (M, m+1), maximal within them."""
    tree = cKDTree(candidates)
    free = np.ones(len(candidates), dtype=bool)
    chosen = []
    chord = 2.0 * math.sin(delta / 2.0) * (1.0 + 1e-12)
    for i, x in enumerate(candidates):
        if free[i]:
            chosen.append(i)
            free[tree.query_ball_point(x, chord)] = False
    return candidates[chosen]


@probe("cover.packing")
def cover_packing(seed: int, size: float) -> list[ProbeResult]:
    """Greedy delta-separated sets, counted, against 1/sigma(delta/2); C_m delta^{-m} rides along."""
    results = []
    rng = np.random.default_rng(seed)
    for m in (1, 2, 3, 5, 8):
        for delta in (0.3, 0.6, 1.2):
            count = float(len(separated_set(uniform(m, 8000, rng), delta)))
            derived = math.exp(-float(log_cap_measure(m, delta / 2.0)))
            parts = {"C_m delta^-m": math.exp(bounds.log_packing_length(m, delta))}
            shape = {"m": m, "delta": delta}
            results.append(ProbeResult("cover.packing", shape, count, count, derived, True, parts))
    return results


@probe("partition.equal_measure")
def partition_equal_measure(seed: int, size: float) -> list[ProbeResult]:
    """The zonal cells' proven radius against the delta with N = 1/sigma(delta/6) of `partition.tree`.

    Observed from below by the distance of random points to the nearest centre.
    """
    results = []
    for m in (1, 2, 3, 5, 8):
        x = uniform(m, 2000, np.random.default_rng(seed))
        for n in (100, 10_000):
            cells = equal_measure(m, n)
            derived = min(6.0 * float(cap_angle(m, -math.log(n))), math.pi)
            low = float(2.0 * np.arcsin(cKDTree(cells.points).query(x)[0].max() / 2.0))
            shape = {"m": m, "N": n}
            parts = {"diameter": float(cells.diameter.max())}
            results.append(
                ProbeResult("partition.equal_measure", shape, low, cells.covering_radius, derived, True, parts)
            )
    return results


@probe("dot.closeness")
def dot_closeness(seed: int, size: float) -> list[ProbeResult]:
    """Triples on the sphere whose dot products and distances disagree: none; in R^d some (a part)."""
    results = []
    rng = np.random.default_rng(seed)
    for m in (1, 2, 8):
        x, b, c = (uniform(m, 20_000, rng) for _ in range(3))
        dots = np.einsum("ij,ij->i", x, b) - np.einsum("ij,ij->i", x, c)
        gaps = angle(x, c) - angle(x, b)
        # Differences below 1e-12 are ties as far as float64 can tell.
        wrong = float(((dots * gaps < 0.0) & (np.abs(dots) > 1e-12)).sum())
        scale = rng.uniform(0.2, 2.0, (20_000, 1))
        flat = np.einsum("ij,ij->i", x, b * scale) - np.einsum("ij,ij->i", x, c)
        near = np.linalg.norm(x - c, axis=1) - np.linalg.norm(x - b * scale, axis=1)
        parts = {"share misordered in R^d": float((flat * near < 0.0).mean())}
        results.append(ProbeResult("dot.closeness", {"m": m, "triples": 20_000}, wrong, wrong, 0.0, False, parts))
    return results


@probe("softmax.net")
def softmax_net(seed: int, size: float) -> list[ProbeResult]:
    """Certified error of the direct head against (1 + eta + tau) L delta, delta the certified radius."""
    results = []
    shapes = [(1, 60), (1, 1000), (2, 300), (2, 1600), (3, 300), (4, 60)]
    shapes += [(2, 10_000), (3, 2000)] if size > 1 else []
    for m, n in shapes:
        net = net_of_size(m, n)
        for name in ("cone", "linear", "wave") if m < 3 else ("cone", "linear"):
            f = target(name, m)
            prefix = softmax_prefix(f, net)
            lip, lam = f.lipschitz.value, prefix.concentration
            stated = (1.0 + ETA + TAU) * lip * net.delta
            derived = min(stated, bounds.softmax_net(lip, net.delta, n, lam))
            # To 5 % where that is cheap; on S^3 only as far as the bound asks.
            goal = derived if m > 2 else 0.0
            found = sup_error(f, field_of(prefix), goal=goal, max_cells=1_500_000)
            shape = {"m": m, "N": n, "lam": lam, "epsilon": stated, "target": name}
            low, high = found.interval.lower, found.interval.upper
            parts = {"covering": lip * net.delta, "observed/derived": low / derived}
            results.append(ProbeResult("softmax.net", shape, low, high, derived, True, parts))
    return results


@probe("softmax.net.smooth")
def softmax_net_smooth(seed: int, size: float) -> list[ProbeResult]:
    """The head with a pair of tokens for each point, certified, against (M/2) delta^2 ((1+eta)^2 + tau) + L t^2/3."""
    results = []
    shapes = [(1, 60), (1, 400), (2, 30), (2, 100), (3, 120)] + ([(3, 300)] if size > 1 else [])
    for m, n in shapes:
        net = covered(relaxed(torus_spiral(n), 30, (6.0, 20.0))) if m == 3 else net_of_size(m, n)
        # On S^3 a sharp head has too many cells at the borders between its points; a wide one has fewer.
        eta, tau = (1.0, 0.5) if m == 3 else (ETA, TAU)
        for name in ("wave", "harmonic-2") if m < 3 else ("wave",):
            f = target(name, m)
            second, lip = f.ambient_curvature, f.ambient_slope
            lam, t = smooth_shape(net, lip, second, eta, tau)
            derived = bounds.softmax_net_smooth(lip, second, net.delta, n, lam, t)
            found = sup_error(f, smooth_field(f, net, lam, t), goal=derived, max_cells=2_000_000)
            shape = {"m": m, "N": 2 * n, "lam": lam, "t": t, "target": name}
            low, high = found.interval.lower, found.interval.upper
            plain = {
                "plain head of as many tokens": (1.0 + eta + tau) * f.lipschitz.value * net_of_size(m, 2 * n).delta
            }
            results.append(ProbeResult("softmax.net.smooth", shape, low, high, derived, True, plain))
    return results
