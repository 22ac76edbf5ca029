"""Prefixes built from a target: the direct softmax head and the two kernel heads."""

from __future__ import annotations

import math

from numeric_core.bounds import softmax_concentration
from numeric_core.nets import Net, delta_net, net_of_size
from numeric_core.partition import Partition
from numeric_core.prefix import Kind, Prefix
from numeric_core.special import log_c
from numeric_core.sphere import require_positive
from numeric_core.targets import Target

ETA, TAU = 0.1, 0.02
"""Defaults of `softmax.net`: the bound is (1 + eta + tau) L delta, and lam grows like 1/(eta delta^2)."""


def softmax_prefix(target: Target, net: Net, eta: float = ETA, tau: float = TAU) -> Prefix:
    """The split head with values f(b_k) on a net, at the concentration of `softmax.net`.

    Raises:
        ValueError: if the net lives on another sphere, or (1 + eta) delta >= pi.
    """
    if net.points.shape[1] != target.m + 1:
        raise ValueError(f"`net`: expected points of S^{target.m}, got shape {net.points.shape}")
    lam = softmax_concentration(len(net.points), net.delta, eta, tau)
    notes = {"claim": "softmax.net", "target": target.name, "eta": repr(eta), "tau": repr(tau)}
    return Prefix(net.points, target(net.points), lam, "split", metadata=notes)


def softmax_prefix_for(
    target: Target, *, epsilon: float | None = None, n: int | None = None, eta: float = ETA, tau: float = TAU
) -> tuple[Prefix, Net]:
    """The prefix of `softmax.net` for an error epsilon or for a number of tokens n, and its net.

    Raises:
        ValueError: unless exactly one of epsilon and n is given, positive, and the net can be built.
    """
    if n is not None and epsilon is None:
        net = net_of_size(target.m, n)
    elif epsilon is not None and n is None:
        delta = require_positive(epsilon, "epsilon") / (target.lipschitz.value * (1.0 + eta + tau))
        # Beyond pi/(1+eta) the claim says nothing; such a coarse net is never better than that.
        net = delta_net(target.m, min(delta, 0.99 * math.pi / (1.0 + eta)))
    else:
        raise ValueError("`epsilon`, `n`: expected exactly one of them")
    return softmax_prefix(target, net, eta, tau), net


def kernel_prefix(target: Target, cells: Partition, concentration: float, kind: Kind) -> Prefix:
    """The heads of `jackson.prefix_length` (core) and `split.prefix_length` (split) at any size.

    Core: xi_k = c(lam) f(b_k)/N, with c(lam) in the log scale. Split: values f(b_k).

    Raises:
        ValueError: if the concentration is not positive or the partition lives on another sphere.
    """
    lam = require_positive(concentration, "concentration")
    if cells.points.shape[1] != target.m + 1:
        raise ValueError(f"`cells`: expected points of S^{target.m}, got shape {cells.points.shape}")
    values = target(cells.points)
    notes = {"claim": "jackson.prefix_length", "target": target.name, "cells": "equal-measure"}
    if kind == "split":
        return Prefix(cells.points, values, lam, "split", metadata=notes | {"claim": "split.prefix_length"})
    scale = float(log_c(target.m, lam))
    return Prefix(cells.points, values / len(values), lam, "core", log_scale=scale, metadata=notes)
