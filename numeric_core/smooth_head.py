"""The second-order head of `softmax.net.smooth`: for every point of a net a pair of keys, apart along the gradient."""

from __future__ import annotations

import math

import numpy as np

from numeric_core.branch_and_bound import ScoredField
from numeric_core.construct import ETA, TAU
from numeric_core.nets import Net
from numeric_core.targets import RidgeTarget

SLOPES = 0.05
"""The error of the slopes, L t^2/3, over that of the tangent planes. A smaller share would make the values, of size
|g|/t, larger, which costs digits and cells."""


def smooth_shape(net: Net, lipschitz: float, second: float, eta: float = ETA, tau: float = TAU) -> tuple[float, float]:
    """The concentration and the step t of the claim; t makes L t^2/3 the share SLOPES of the other term.

    Args:
        lipschitz, second: bounds L of the gradients g_b and M of the second-order remainder.
    Raises:
        ValueError: if (1 + eta) delta >= pi or second <= 0.
    """
    delta, n = net.delta, len(net.points)
    rho = (1.0 + eta) * delta
    if not (rho < math.pi and second > 0.0):
        raise ValueError(f"`net`: expected (1 + eta) delta < pi and M > 0, got delta = {delta:g}, M = {second:g}")
    gap = 2.0 * math.sin((rho + delta) / 2.0) * math.sin((rho - delta) / 2.0)
    error = second / 2.0 * delta**2 * ((1.0 + eta) ** 2 + tau)
    t = math.sqrt(3.0 * SLOPES * error / max(lipschitz, 1e-9))
    lam = (t + math.log(n * (math.pi**2 - rho**2) / (tau * delta**2))) / gap
    return lam * (1.0 + 1e-12), t


def smooth_field(f: RidgeTarget, net: Net, lam: float, t: float) -> ScoredField:
    """The 2 n tokens (lam b_k +- t e_k, f(b_k) - <g_k, b_k> +- |g_k|/t) as a scored field, e_k = g_k/|g_k|.

    A pair produces f(b_k) - <g_k, b_k> + |g_k| tanh(t <e_k, x>)/t, with g the ambient gradient, whose remainder is
    known. Where g_k = 0 any direction will do: both values are f(b_k).

    A key of any length fits: with q = key/lam, <x, key> = lam (|q|^2 - |x-q|^2)/2 + a constant. Rounding q moves
    the key by 2^-53 of its length, as if the token had been stored so.

    Raises:
        ValueError: if the target has several components, whose gradients would need a pair each.
    """
    if f.p != 1:
        raise ValueError(f"`f`: expected one component, got {f.p}")
    points = net.points
    jet = f.expand(points, np.zeros(len(points)))
    gradient = jet.gradient[:, 0]
    slope = np.linalg.norm(gradient, axis=1)
    direction = np.where(slope[:, None] > 0.0, gradient, points) / np.where(slope > 0.0, slope, 1.0)[:, None]
    plane = jet.value[:, 0] - np.einsum("kd,kd->k", gradient, points)
    keys = np.concatenate([points + direction * (t / lam), points - direction * (t / lam)])
    values = np.concatenate([plane + slope / t, plane - slope / t])
    # |q|^2 - 1 about the unit point: |b|^2 - 1 + 2 <b, s> + |s|^2 with s the shift that was really made.
    twice = np.concatenate([points, points])
    made = keys - twice
    excess = np.einsum("ij,ij->i", twice, twice) - 1.0 + np.einsum("ij,ij->i", made, 2.0 * twice + made)
    return ScoredField(keys, lam / 2.0 * excess, values[:, None], lam, True, lam * 2.0**-50)
