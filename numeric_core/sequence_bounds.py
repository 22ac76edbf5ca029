"""What the claims on two attention layers promise, as numbers. Conventions of `bounds`."""

from __future__ import annotations

import math

import numpy as np

from numeric_core.bounds import ROUND_UP
from numeric_core.sphere import require_count, require_dimension, require_positive


def code_angle(inputs: int, angle: float) -> float:
    """The angle delta of two codes z of one position whose inputs are pairwise `angle` apart at most.

    cos delta = (T cos angle + 1)/(T + 1) (`seq.two_layers.net`).
    """
    return 2.0 * math.asin(math.sqrt(inputs / (inputs + 1)) * math.sin(angle / 2.0)) * ROUND_UP


def position_angle(inputs: int) -> float:
    """Codes of different positions are at least arccos(T/(T+1)) apart (`seq.two_layers.geometry`)."""
    return math.acos(inputs / (inputs + 1))


def two_layers(lipschitz: float, sup: float, inputs: int, n: int, delta: float, lam: float) -> float:
    """L sqrt(T+1) 2 sin(rho/2) + 2FN e^{-lam (cos delta - cos rho)} + FT e^{-lam cos delta} (`seq.two_layers`).

    The smallest over rho in (delta, arccos(T/(T+1))), each of which is valid; inf if there is none.

    Args:
        lipschitz: L, per position, for the 2-norm of (x_1, .., x_T). sup: F. n: number N of prefix tokens.
    """
    widest = position_angle(inputs)
    if not delta < widest or lam * math.cos(delta) < -700.0:
        return math.inf
    rho = delta + (widest - delta) * np.geomspace(1e-7, 1.0 - 1e-9, 4000)
    gap = 2.0 * np.sin((rho + delta) / 2) * np.sin((rho - delta) / 2)
    main = lipschitz * math.sqrt(inputs + 1) * 2.0 * np.sin(rho / 2)
    far = 2.0 * sup * n * np.exp(-lam * gap)
    context = sup * inputs * math.exp(-lam * math.cos(delta))
    return (float((main + far).min()) + context) * ROUND_UP


def two_layers_concentration(sup: float, n: int, delta: float, rho: float, far: float) -> float:
    """The concentration at which the tokens beyond rho contribute `far`: ln(2FN/far)/(cos delta - cos rho).

    Raises:
        ValueError: unless 0 < delta < rho < pi and far > 0.
    """
    if not 0.0 < delta < rho < math.pi:
        raise ValueError(f"`rho`: expected {delta!r} < rho < pi, got {rho!r}")
    gap = 2.0 * math.sin((rho + delta) / 2) * math.sin((rho - delta) / 2)
    return max(math.log(2.0 * sup * n / require_positive(far, "far")), 1e-9) / gap * ROUND_UP


def two_layers_count(m: int, inputs: int, lipschitz: float, epsilon: float, eta: float) -> float:
    """T C_m^T ((1 + eta) sqrt(T) L/epsilon)^{mT}, C_m = 2 m pi^{m-1} w_m/w_{m-1} (`seq.two_layers.count`)."""
    m, inputs = require_dimension(m), require_count(inputs, "inputs")
    log_beta = math.lgamma(0.5) + math.lgamma(m / 2) - math.lgamma((m + 1) / 2)
    log_constant = math.log(2 * m) + (m - 1) * math.log(math.pi) + log_beta
    ratio = (1.0 + eta) * math.sqrt(inputs) * lipschitz / require_positive(epsilon, "epsilon")
    exponent = math.log(inputs) + inputs * (log_constant + m * math.log(ratio))
    return math.exp(exponent) * ROUND_UP if exponent < 700.0 else math.inf
