"""The second-order head of `softmax.net.smooth`: pairs of shifted keys carry the gradient of the target."""

from __future__ import annotations

import math

import numpy as np

from numeric_core.branch_and_bound import ScoredField
from numeric_core.construct import ETA, TAU
from numeric_core.nets import Net
from numeric_core.targets import RidgeTarget


def smooth_shape(net: Net, lipschitz: float, second: float, eta: float = ETA, tau: float = TAU) -> tuple[float, float]:
    """The concentration and the step t of the claim; t makes 0.28 L t^2 half of the other term.

    A smaller t would sharpen the claim a little and make the values (m+1) |g|/t huge, which costs digits.

    Args:
        lipschitz, second: bounds L of the gradients g_b and M2 of the second-order remainder.
    Raises:
        ValueError: if (1 + eta) delta >= pi or second <= 0.
    """
    delta, n = net.delta, len(net.points)
    rho = (1.0 + eta) * delta
    if not (rho < math.pi and second > 0.0):
        raise ValueError(f"`net`: expected (1 + eta) delta < pi and M2 > 0, got delta = {delta:g}, M2 = {second:g}")
    gap = 2.0 * math.sin((rho + delta) / 2.0) * math.sin((rho - delta) / 2.0)
    lam = math.log(n * (math.pi**2 - rho**2) / (tau * delta**2)) / gap
    error = second / 2.0 * delta**2 * ((1.0 + eta) ** 2 + tau)
    return lam * (1.0 + 1e-12), min(1.0, math.sqrt(0.5 * error / (0.28 * max(lipschitz, 1e-9))))


def smooth_field(f: RidgeTarget, net: Net, lam: float, t: float) -> ScoredField:
    """The 2(m+1) n tokens (lam b_k +- t e_j, f(b_k) - <g_k, b_k> +- ((m+1)/t) <g_k, e_j>) as a scored field.

    The pairs produce f(b_k) - <g_k, b_k> + <g_k, y> with |y - x| <= 0.28 t^2. The term <g_k, b_k> is absent where the
    gradient is tangential; here g is the ambient gradient, whose remainder is known.

    A key of any length fits: with q = key/lam, <x, key> = lam (|q|^2 - |x-q|^2)/2 + a constant. Rounding q moves
    the key by 2^-53 of its length, as if the token had been stored so.
    """
    points, dim = net.points, f.m + 1
    jet = f.expand(points, np.zeros(len(points)))
    shifts = np.concatenate([np.eye(dim), -np.eye(dim)]) * (t / lam)
    keys = (points[:, None, :] + shifts).reshape(-1, dim)
    slopes = np.concatenate([jet.gradient, -jet.gradient], axis=2) * (dim / t)
    base_value = jet.value - np.einsum("kid,kd->ki", jet.gradient, points)
    values = (base_value[:, None, :] + np.swapaxes(slopes, 1, 2)).reshape(-1, f.p)
    # |q|^2 - 1 about the unit point: 2 <b, s> + |s|^2 with s the shift that was really made.
    made = keys - np.repeat(points, 2 * dim, axis=0)
    base = np.repeat(np.einsum("ij,ij->i", points, points) - 1.0, 2 * dim)
    excess = base + np.einsum("ij,ij->i", made, 2.0 * np.repeat(points, 2 * dim, axis=0) + made)
    bias = lam / 2.0 * excess
    return ScoredField(keys, bias, values, lam, True, lam * 2.0**-50)
