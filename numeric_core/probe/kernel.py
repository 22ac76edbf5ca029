"""Probes of the kernel: eigenvalues, convolution error, modulus of continuity. No head is involved."""

from __future__ import annotations

import math

import numpy as np

from numeric_core import bounds
from numeric_core.branch_and_bound import ScoredField, sup_error
from numeric_core.catalogue import target
from numeric_core.measure import convolved
from numeric_core.probes import ProbeResult, probe
from numeric_core.profiles import Harmonic, gegenbauer
from numeric_core.quadrature import zonal_rule
from numeric_core.special import eigenvalue_deficit, log_eigenvalue
from numeric_core.sphere import Array, uniform
from numeric_core.targets import Ridge, RidgeTarget, Stated

EIGENVALUE_ROUNDING = 1e-12
"""Relative accuracy asked of `special.eigenvalue_deficit` (it promises 1e-13)."""

CONCENTRATIONS = (0.5, 4.0, 30.0, 250.0, 4000.0)


def eigenvalue_by_quadrature(m: int, k: int, lam: float) -> float:
    """a_k = E[K P_k]/E[K] by a Gauss rule, for lam <= 300 (`vmf.eigenvalue`); independent of Bessel functions."""
    t, w = zonal_rule(m, 200)
    weight = w * np.exp(lam * (t - 1.0))
    return float(weight @ gegenbauer(m, k, t) / weight.sum())


@probe("eigen.lower")
def eigen_lower(seed: int, size: float) -> list[ProbeResult]:
    """1 - a_k <= 1 - B(lam, nu+k)^k, a_k from Bessel ratios and, where feasible, by quadrature."""
    results = []
    for m in (1, 2, 3, 8):
        for k in (1, 2, 5, 12):
            for lam in CONCENTRATIONS:
                observed = float(eigenvalue_deficit(m, k, lam))
                parts = {"quadrature": 1.0 - eigenvalue_by_quadrature(m, k, lam)} if lam <= 300 else {}
                derived = bounds.eigen_deficit(m, k, lam)
                shape = {"m": m, "k": k, "lam": lam}
                results.append(ProbeResult("eigen.lower", shape, observed, observed, derived, False, parts))
    return results


@probe("conv.lipschitz")
def conv_lipschitz(seed: int, size: float) -> list[ProbeResult]:
    """For a harmonic f*K = a_k f exactly; for the cone the error at the vertex is E[theta], by quadrature."""
    results = []
    for m in (1, 2, 3, 8):
        for lam in CONCENTRATIONS:
            for k in (1, 3):
                observed = float(eigenvalue_deficit(m, k, lam))
                lip = target(f"harmonic-{k}", m).lipschitz.value
                slack = EIGENVALUE_ROUNDING * observed
                results.append(
                    ProbeResult(
                        "conv.lipschitz",
                        {"m": m, "lam": lam, "target": f"harmonic-{k}"},
                        observed - slack,
                        observed + slack,
                        bounds.conv_lipschitz(m, lip, lam),
                        True,
                    )
                )
            mean = _mean_angle(m, lam)
            shape = {"m": m, "lam": lam, "target": "cone"}
            derived = bounds.conv_lipschitz(m, 1.0, lam)
            results.append(ProbeResult("conv.lipschitz", shape, mean, mean, derived, False))
    return results


def _mean_angle(m: int, lam: float, nodes: int = 400) -> float:
    """E[theta] under the kernel: |f - f*K| at the vertex of the cone."""
    reach = math.pi if lam <= 20.0 else 2.0 * math.asin(math.sqrt(20.0 / lam))
    s, w = np.polynomial.legendre.leggauss(nodes)
    theta = reach * (s + 1.0) / 2.0
    weight = w * np.exp(-2.0 * lam * np.sin(theta / 2.0) ** 2) * np.sin(theta) ** (m - 1)
    return float(weight @ theta / weight.sum())


@probe("conv.smooth")
def conv_smooth(seed: int, size: float) -> list[ProbeResult]:
    """|f - f*K| for C^2 and C^{1,1} targets, sampled, against (pi^2/4) M (1 - a_1)."""
    results = []
    for m in (1, 2, 3):
        x = uniform(m, 40, np.random.default_rng(seed))
        for name in ("signed-square", "wave", "bump"):
            f = target(name, m)
            for lam in CONCENTRATIONS[2:]:
                error = float(np.abs(f(x) - convolved(f, lam, x)).max())
                derived = bounds.conv_smooth(m, f.second, lam)
                shape = {"m": m, "lam": lam, "target": name}
                results.append(ProbeResult("conv.smooth", shape, error, error, derived, False))
    return results


def certified_sup(f: RidgeTarget, tolerance: float = 0.01) -> tuple[float, float]:
    """Interval for sup |f|: the error of a head whose only value is 0."""
    point = np.zeros((1, f.m + 1))
    point[0, 0] = 1.0
    nothing = ScoredField(point, np.zeros(1), np.zeros((1, f.p)), 1.0, True, 0.0)
    found = sup_error(f, nothing, tolerance=tolerance)
    return found.interval.lower, found.interval.upper


def zonal_sum(m: int, coefficients: dict[int, float], axis: Array) -> RidgeTarget:
    """The zonal function sum c_k P_k(<x, axis>) with its default constants."""
    ridges = tuple(Ridge(0, axis, Harmonic(m, k), c) for k, c in coefficients.items())
    return RidgeTarget("zonal sum", ridges, Stated(-1.0), Stated(-1.0))


@probe("conv.contraction")
def conv_contraction(seed: int, size: float) -> list[ProbeResult]:
    """|g*K| <= |g| for g = f - q a sum of harmonics: both sides certified, g*K by its eigenvalues."""
    results = []
    for m in (1, 2):
        axis = uniform(m, 1, np.random.default_rng(seed))[0]
        for lam in (0.5, 4.0, 30.0):
            g = {1: 1.0, 2: -0.8, 5: 0.6}
            smooth = {k: c * math.exp(float(log_eigenvalue(m, k, lam))) for k, c in g.items()}
            low, high = certified_sup(zonal_sum(m, smooth, axis))
            results.append(
                ProbeResult(
                    "conv.contraction",
                    {"m": m, "lam": lam},
                    low,
                    high,
                    certified_sup(zonal_sum(m, g, axis))[0],
                    True,
                )
            )
    return results


def _steepest(lam: float) -> float:
    """Max over theta of lam e^{lam (cos theta - 1)} sin theta: at c = cos theta = 2 lam/(1 + sqrt(1 + 4 lam^2))."""
    root = math.sqrt(1.0 + 4.0 * lam * lam)
    c = 2.0 * lam / (1.0 + root)
    # 1 - c without cancellation: root - 2 lam = 1/(root + 2 lam).
    below_one = (1.0 + 1.0 / (root + 2.0 * lam)) / (1.0 + root)
    return lam * math.exp(-lam * below_one) * math.sqrt(below_one * (1.0 + c))


def _modulus(claim: str, tight: bool) -> list[ProbeResult]:
    results = []
    for m in (1, 2, 8):
        for lam in (0.1, 1.0, 10.0, 1e3, 1e5):
            peak = bounds.log_kernel_peak(m, lam)
            observed = math.exp(math.log(_steepest(lam)) + peak)
            derived = math.exp(bounds.log_modulus_slope(m, lam, tight)) * bounds.ROUND_UP
            slack = 1e-10 * observed
            shape = {"m": m, "lam": lam}
            results.append(ProbeResult(claim, shape, observed - slack, observed, derived, True))
    return results


@probe("vmf.modulus")
def vmf_modulus(seed: int, size: float) -> list[ProbeResult]:
    """The largest slope of the kernel in the angle, in closed form, against lam c e^lam."""
    return _modulus("vmf.modulus", tight=False)


@probe("vmf.modulus.tight")
def vmf_modulus_tight(seed: int, size: float) -> list[ProbeResult]:
    """The same against sqrt(lam/e) c e^lam (and lam c e^lam for lam < 1/e, where that is smaller)."""
    return _modulus("vmf.modulus.tight", tight=True)
