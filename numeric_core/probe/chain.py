"""Probes of the kernel chain: Riemann sum, denominator, quotient, and the whole bound at buildable sizes."""

from __future__ import annotations

import math
from collections.abc import Iterator

from numeric_core import bounds
from numeric_core.branch_and_bound import field_of, sup_error
from numeric_core.catalogue import target
from numeric_core.construct import kernel_prefix
from numeric_core.nets import Interval
from numeric_core.partition import Partition, equal_measure
from numeric_core.prefix import Prefix
from numeric_core.probes import Parameter, ProbeResult, probe
from numeric_core.profiles import Harmonic
from numeric_core.special import log_c, log_eigenvalue
from numeric_core.targets import Ridge, RidgeTarget, Stated, Target

SLACK = 1e-4
"""Observed errors below this part of the bound are certified to be so small, and not resolved further."""

Case = tuple[dict[str, Parameter], RidgeTarget, Partition, float]


def cases(size: float, names: tuple[str, ...]) -> Iterator[Case]:
    """Targets, partitions and concentrations over m, N and lam; `size` > 1 adds larger heads."""
    grids = [(1, 300, 8.0), (1, 3000, 60.0), (2, 400, 8.0), (2, 3000, 30.0)]
    grids += [(2, 30_000, 120.0), (1, 30_000, 1e3)] if size > 1 else []
    for m, n, lam in grids:
        cells = equal_measure(m, n)
        for name in names:
            yield {"m": m, "N": n, "lam": lam, "target": name}, target(name, m), cells, lam


def certified_error(f: Target, prefix: Prefix, tolerance: float = 0.1, goal: float = 0.0) -> Interval:
    """Sup |f - head| as a certified interval; errors below `goal` are not resolved further."""
    return sup_error(f, field_of(prefix), tolerance=tolerance, goal=goal, max_cells=1_000_000).interval


def _scaled(f: RidgeTarget, factor: float) -> RidgeTarget:
    ridges = tuple(Ridge(r.component, r.direction, r.profile, r.weight * factor) for r in f.ridges)
    return RidgeTarget(f.name, ridges, Stated(f.lipschitz.value * factor), Stated(f.sup.value * factor))


def _denominator_error(m: int, cells: Partition, lam: float, goal: float) -> Interval:
    """Sup |1 - (c/N) sum e^{lam <x, b_k>}|, certified: the error of a core head with equal values."""
    one = RidgeTarget("one", (Ridge(0, cells.points[0], Harmonic(m, 0)),), Stated(1e-300), Stated(1.0))
    n = len(cells.points)
    values = one(cells.points) / n
    head = Prefix(cells.points, values, lam, "core", log_scale=float(log_c(m, lam)))
    return certified_error(one, head, goal=goal)


@probe("riemann.sum")
def riemann_sum(seed: int, size: float) -> list[ProbeResult]:
    """Harmonics, where f*K = a_k f exactly: |a_k f - core head| certified, against the tight modulus."""
    results = []
    for shape, f, cells, lam in cases(size, ("linear", "harmonic-4")):
        k = 1 if f.name == "linear" else 4
        smooth = _scaled(f, math.exp(float(log_eigenvalue(f.m, k, lam))))
        lip, sup, delta = f.lipschitz.value, f.sup.value, cells.covering_radius
        derived = bounds.riemann_sum(f.m, lip, sup, lam, delta)
        found = certified_error(smooth, kernel_prefix(f, cells, lam, "core"), goal=SLACK * derived)
        published = {"published": bounds.riemann_sum(f.m, lip, sup, lam, delta, tight=False)}
        results.append(ProbeResult("riemann.sum", shape, found.lower, found.upper, derived, True, published))
    return results


@probe("split.denominator")
def split_denominator(seed: int, size: float) -> list[ProbeResult]:
    """|1 - (c/N) sum e^{lam <x, b_k>}| for equal-measure cells, certified."""
    results = []
    for case, f, cells, lam in cases(size, ("linear",)):
        derived = bounds.split_denominator(f.m, lam, cells.covering_radius, tight=False)
        tight = {"tight": bounds.split_denominator(f.m, lam, cells.covering_radius)}
        found = _denominator_error(f.m, cells, lam, SLACK * derived)
        shape = {key: value for key, value in case.items() if key != "target"}
        results.append(ProbeResult("split.denominator", shape, found.lower, found.upper, derived, True, tight))
    return results


@probe("split.quotient")
def split_quotient(seed: int, size: float) -> list[ProbeResult]:
    """The split head's certified error against (eps1 + F eps2)/(1 - eps2) with certified eps1, eps2."""
    results = []
    for shape, f, cells, lam in cases(size, ("linear", "wave", "identity")):
        core = certified_error(f, kernel_prefix(f, cells, lam, "core"))
        # The denominator is often exact to rounding; what matters is that it is small beside the numerator.
        mass = _denominator_error(f.m, cells, lam, 0.01 * core.lower)
        # The upper ends make the claim's hypotheses true; the derived number is then a true bound.
        derived = bounds.split_quotient(core.upper, mass.upper, f.sup.value)
        split = certified_error(f, kernel_prefix(f, cells, lam, "split"), 1e-3, goal=derived)
        parts = {"numerator": core.upper, "denominator": mass.upper}
        results.append(ProbeResult("split.quotient", shape, split.lower, split.upper, derived, True, parts))
    return results


def _whole(claim: str, kind: str, size: float) -> list[ProbeResult]:
    results = []
    for shape, f, cells, lam in cases(size, ("linear", "wave", "cone")):
        lip, sup, delta = f.lipschitz.value, f.sup.value, cells.covering_radius
        promise = bounds.core_head if kind == "core" else bounds.split_head
        derived = promise(f.m, lip, sup, lam, delta, f.second)
        found = certified_error(f, kernel_prefix(f, cells, lam, "core" if kind == "core" else "split"))
        parts = {
            "convolution": min(bounds.conv_lipschitz(f.m, lip, lam), bounds.conv_smooth(f.m, f.second, lam)),
            "riemann": bounds.riemann_sum(f.m, lip, sup, lam, delta),
        }
        if kind == "split":
            parts["normalisation"] = bounds.split_denominator(f.m, lam, delta)
        if derived != float("inf"):
            results.append(ProbeResult(claim, shape, found.lower, found.upper, derived, True, parts))
    return results


@probe("jackson.prefix_length")
def jackson_prefix_length(seed: int, size: float) -> list[ProbeResult]:
    """The core head's certified error against convolution + Riemann bound at the actual cells."""
    return _whole("jackson.prefix_length", "core", size)


@probe("split.prefix_length")
def split_prefix_length(seed: int, size: float) -> list[ProbeResult]:
    """The same through the quotient, where the denominator's bound is below 1."""
    return _whole("split.prefix_length", "split", size)
