"""A head against its target: the certified sup error, what the claims promise, and where the error comes from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from numeric_core import bounds
from numeric_core.attention import forward, forward_with_normaliser
from numeric_core.branch_and_bound import field_of, sup_error
from numeric_core.hull_radius import certified_radius
from numeric_core.nets import Interval
from numeric_core.partition import equal_measure
from numeric_core.prefix import Prefix
from numeric_core.quadrature import product_gauss
from numeric_core.rounding import rounding_bound
from numeric_core.rows import norm_excess
from numeric_core.special import log_c
from numeric_core.sphere import Array, uniform
from numeric_core.targets import Target

VALUE_ROUNDING = 1e-12
"""Values that agree with f(b_k) to this (relative to F) are taken for samples of f; the difference is added."""


@dataclass(frozen=True, eq=False)
class Measurement:
    """Result of `measure`.

    Attributes:
        error: interval for sup |f - head| over the sphere (2-norm of values).
        certified: whether the upper end rests on stated constants only.
        complete: whether the requested tolerance or goal was reached within the budget.
        covering: interval for the covering radius of the points.
        bounds: claim id -> the error it promises for this very head; only claims that apply.
        point: where the lower end of the error was found, (m+1,).
        cells: number of cells that were bounded.
        goal: the error that was to be confirmed, 0 if none was named.
    """

    error: Interval
    certified: bool
    complete: bool
    covering: Interval
    bounds: Mapping[str, float]
    point: Array
    cells: int
    goal: float = 0.0

    @property
    def bound(self) -> float:
        """The smallest of the promised errors; inf if no claim applies."""
        return min(self.bounds.values(), default=math.inf)

    @property
    def holds(self) -> bool:
        """Whether the certified error is within the goal, or without one within a bound that some claim promises."""
        return self.certified and self.error.upper <= (self.goal or self.bound) < math.inf


def measure(
    target: Target, prefix: Prefix, *, tolerance: float = 0.05, goal: float = 0.0, max_cells: int = 4_000_000
) -> Measurement:
    """Certify the sup error of a head and compare it with the bounds that apply to it.

    Args:
        tolerance: refine until upper <= (1 + tolerance) lower, and further where a bound lies between them.
        goal: an error to be confirmed instead, and no more than that; 0 if none.
        max_cells: the work after which the interval is returned as it stands.
    Raises:
        ValueError: if the target and the prefix do not match, or goal is negative or not finite.
    """
    if not 0.0 <= goal < math.inf:
        raise ValueError(f"`goal`: expected a finite number >= 0, got {goal!r}")
    if (target.m, target.p) != (prefix.m, prefix.p):
        raise ValueError(
            f"`target`: expected a function S^{prefix.m} -> R^{prefix.p} as the prefix has, "
            f"got S^{target.m} -> R^{target.p}"
        )
    covering = certified_radius(prefix.points)
    radius = equal_measure_radius(prefix)
    if radius is not None:  # in high dimensions the construction knows more than the search
        covering = Interval(covering.lower, max(covering.lower, min(covering.upper, radius)))
    promised = applicable_bounds(target, prefix, covering.upper)
    field = field_of(prefix)
    found = sup_error(target, field, tolerance=tolerance, goal=goal, max_cells=max_cells)
    bound = min(promised.values(), default=0.0)
    if not goal and found.complete and found.interval.lower <= bound < found.interval.upper:
        found = sup_error(target, field, goal=bound, max_cells=max_cells)
    return Measurement(
        found.interval, target.certified, found.complete, covering, promised, found.point, found.cells, goal
    )


def applicable_bounds(target: Target, prefix: Prefix, delta: float) -> dict[str, float]:
    """The errors that the claims promise for this head, by claim id.

    A claim applies if the values are what its construction prescribes, up to a misfit that is added: a split
    head is an average of its values, so changing each by e changes it by at most e.
    """
    m, lam, n = prefix.m, prefix.concentration, prefix.n
    lip, sup = target.lipschitz.value, target.sup.value
    scale = _core_scale(prefix) if prefix.kind == "core" else 1.0
    misfit = float(np.linalg.norm(prefix.values * scale - target(prefix.points), axis=1).max())
    if not misfit <= VALUE_ROUNDING * max(sup, 1.0):
        return {}
    promised = {}
    if prefix.kind == "split":
        # A point of norm 1 + e shifts its score by lam e at most: as if far points were more numerous.
        crowd = n * math.exp(min(lam * float(np.abs(norm_excess(prefix.points)).max()), 700.0))
        promised["softmax.net"] = bounds.softmax_net(lip, delta, crowd, lam) + misfit
    radius = equal_measure_radius(prefix)
    if radius is not None:
        chain = (m, lip, sup + misfit, lam, radius, target.second)
        if prefix.kind == "split":
            promised["split.prefix_length"] = bounds.split_head(*chain) + misfit
        else:
            peak = math.exp(min(bounds.log_kernel_peak(m, lam), 700.0))
            promised["jackson.prefix_length"] = bounds.core_head(*chain) + misfit * peak
    return {claim: bound for claim, bound in promised.items() if math.isfinite(bound)}


def _core_scale(prefix: Prefix) -> float:
    """The factor that turns a core head's values back into f(b_k): N e^{log_scale}/c(lam)."""
    return prefix.n * math.exp(min(prefix.log_scale - float(log_c(prefix.m, prefix.concentration)), 700.0))


def equal_measure_radius(prefix: Prefix) -> float | None:
    """The radius of the equal-measure cells whose centres are the prefix's points, or None if they are not."""
    cells = equal_measure(prefix.m, prefix.n)
    gap = float(np.abs(cells.points - prefix.points).max())
    return cells.covering_radius + 2.0 * gap if gap <= 1e-9 else None


def error_parts(target: Target, prefix: Prefix, delta: float, samples: int = 200, seed: int = 0) -> dict[str, float]:
    """Where the error comes from: maxima over random queries (sampled, not certified), m <= 4.

    convolution |f - f*K|; riemann |f*K - (c/N) sum f(b_k) e^{lam <x, b_k>}|; normalisation |1 - (c/N) sum e^...|;
    covering |f(x) - f(nearest b_k)|; round-off: the proven bound on `forward`; total |f - head|. For a head whose
    values are f(b_k) (split) or c f(b_k)/N (core).
    """
    x = uniform(target.m, samples, np.random.default_rng(seed))
    f, smooth = target(x), convolved(target, prefix.concentration, x)
    head, log_sum = forward_with_normaliser(prefix, x)
    mass = np.exp(bounds.log_kernel_peak(prefix.m, prefix.concentration) + log_sum - math.log(prefix.n))
    core = head * mass[:, None] if prefix.kind == "split" else head
    nearest = np.argmax(x @ prefix.points.T, axis=1)
    parts = {
        "convolution": f - smooth,
        "riemann": smooth - core,
        "normalisation": (1.0 - mass)[:, None],
        "covering": f - target(prefix.points[nearest]),
        "total": f - head,
    }
    largest = {name: float(np.linalg.norm(part, axis=1).max()) for name, part in parts.items()}
    return largest | {"round-off": rounding_bound(prefix, min(delta, math.pi))}


def convolved(target: Target, lam: float, x: Array, nodes: int = 48, degree: int = 20) -> Array:
    """(f*K_lam)(x), (M, p), by quadrature in polar coordinates about each x (M, m+1); not certified.

    The kernel's mass beyond the angle where lam (1 - cos) = 45 is below e^{-45} of the peak and is left out.
    """
    m = target.m
    reach = math.pi if lam <= 22.5 else 2.0 * math.asin(math.sqrt(22.5 / lam))
    s, w = np.polynomial.legendre.leggauss(nodes)
    theta = reach * (s + 1.0) / 2.0
    weight = w * np.exp(-2.0 * lam * np.sin(theta / 2.0) ** 2) * np.sin(theta) ** (m - 1)
    weight /= weight.sum()
    ring, ring_weight = product_gauss(m - 1, degree) if m > 1 else (np.array([[1.0], [-1.0]]), np.full(2, 0.5))
    # Tangent frames: the reflection that carries e_0 to -+x carries the other axes to the tangent space.
    mirror = x.copy()
    mirror[:, 0] += np.where(x[:, 0] >= 0.0, 1.0, -1.0)
    mirror /= np.linalg.norm(mirror, axis=1, keepdims=True)
    flat = np.concatenate([np.zeros((len(ring), 1)), ring], axis=1)
    tangent = flat[None] - 2.0 * (mirror @ flat.T)[:, :, None] * mirror[:, None, :]
    total = np.zeros((len(x), target.p))
    for angle, share in zip(theta, weight, strict=True):
        at = math.cos(angle) * x[:, None, :] + math.sin(angle) * tangent
        values = target(at.reshape(-1, m + 1)).reshape(len(x), len(ring), target.p)
        total += share * np.einsum("r,irp->ip", ring_weight, values)
    return total


def sampled_error(target: Target, prefix: Prefix, queries: Array) -> Array:
    """|f - head| (2-norm) at the queries (M, m+1), in float64; shape (M,)."""
    error: Array = np.linalg.norm(target(queries) - forward(prefix, queries), axis=1)
    return error
