"""Probes of the classical head: the embedding, and T inputs with the failure of H11 = M I and both rescues."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from numeric_core import bounds
from numeric_core.attention import forward, forward_with_normaliser
from numeric_core.catalogue import target
from numeric_core.classical import ClassicalHead, embed_inputs, prefix_tokens
from numeric_core.construct import softmax_prefix
from numeric_core.nets import net_of_size
from numeric_core.prefix import Prefix
from numeric_core.probes import Parameter, ProbeResult, probe
from numeric_core.rounding import rounding_bound
from numeric_core.sphere import Array, uniform
from numeric_core.targets import RidgeTarget

ROUNDING = 1e-11
"""Two float64 evaluations of heads with values of size 1 differ by less (their proven bounds are near 1e-12)."""


def _heads() -> Iterator[tuple[dict[str, Parameter], RidgeTarget, Prefix, float]]:
    for m, n, lam in ((1, 40, 6.0), (2, 150, 10.0), (2, 150, 40.0), (3, 200, 8.0)):
        f = target("vector-wave", m)
        net = net_of_size(m, n)
        yield {"m": m, "N": n, "lam": lam}, f, Prefix(net.points, f(net.points), lam, "split"), net.delta


def _run(head: ClassicalHead, prefix: Prefix, x: Array, repeats: int = 1) -> Array:
    """Outputs (batch, T, m+1) of the classical head for inputs (batch, T, m+1): the first block of the width."""
    out = np.asarray(head.forward(embed_inputs(x), prefix_tokens(prefix), repeats))
    return np.ascontiguousarray(out[..., : prefix.m + 1])


def _worst(out: Array, prefix: Prefix, x: Array) -> float:
    """Largest distance, over batch and positions, from the element-wise split head."""
    split = forward(prefix, x.reshape(-1, x.shape[-1])).reshape(x.shape)
    return float(np.linalg.norm(out - split, axis=-1).max())


def _largest(f: RidgeTarget, prefix: Prefix) -> float:
    return float(np.linalg.norm(prefix.values, axis=1).max())


def _least_log_mass(prefix: Prefix, delta: float) -> float:
    """A lower bound of log sum e^{lam <x, b_k>} over the sphere: lam cos delta for a delta-net."""
    return prefix.concentration * math.cos(delta)


@probe("classical.embedding")
def classical_embedding(seed: int, size: float) -> list[ProbeResult]:
    """T = 1: the classical head against the split head as M falls; the bound F e^M/(e^M + S) vanishes."""
    results = []
    for shape, f, prefix, delta in _heads():
        x = uniform(f.m, 300, np.random.default_rng(seed))[:, None, :]
        for suppress in (0.0, -10.0, -100.0, -1e6):
            out = _run(ClassicalHead.from_split(prefix, suppress), prefix, x)
            error = _worst(out, prefix, x)
            mass = _least_log_mass(prefix, delta) - suppress
            derived = bounds.seq_elementwise_repaired(_largest(f, prefix), 1, mass) + ROUNDING
            results.append(ProbeResult("classical.embedding", shape | {"M": suppress}, error, error, derived, False))
    return results


@probe("seq.elementwise")
def seq_elementwise(seed: int, size: float) -> list[ProbeResult]:
    """T >= 2: repeating each token R times meets F T e^kappa/(R S); H11 = M I with x2 = -x1 does not converge.

    The failure is a part: its error tends to the largest |f| as M -> -infinity.
    """
    results = []
    for shape, f, prefix, delta in _heads():
        rng = np.random.default_rng(seed)
        pair = uniform(f.m, 300, rng)
        x = np.stack([pair, -pair], axis=1)
        failing = _worst(_run(ClassicalHead.from_split(prefix, -1e4), prefix, x), prefix, x)
        largest = float(np.linalg.norm(forward(prefix, pair), axis=1).max())
        parts = {"error of H11 = -10^4 I, x2 = -x1": failing, "largest |split head|": largest}
        for repeats in (1, 100, 10_000):
            kappa = 2.0
            error = _worst(_run(ClassicalHead.from_split(prefix, -kappa), prefix, x, repeats), prefix, x)
            mass = _least_log_mass(prefix, delta)
            derived = bounds.seq_elementwise(_largest(f, prefix), 2, kappa, repeats, mass) + ROUNDING
            case = shape | {"T": 2, "R": repeats, "kappa": kappa}
            results.append(ProbeResult("seq.elementwise", case, error, error, derived, False, parts))
    return results


@probe("seq.elementwise.repaired")
def seq_elementwise_repaired(seed: int, size: float) -> list[ProbeResult]:
    """H11 = 0, T inputs: distance to the element-wise split head against F T/(T + S), S measured."""
    results = []
    for shape, f, prefix, _ in _heads():
        for inputs in (1, 2, 8):
            x = uniform(f.m, 100 * inputs, np.random.default_rng(seed)).reshape(100, inputs, f.m + 1)
            error = _worst(_run(ClassicalHead.from_split(prefix), prefix, x), prefix, x)
            logs = forward_with_normaliser(prefix, x.reshape(-1, f.m + 1))[1]
            mass = float(logs.min()) + prefix.concentration
            derived = bounds.seq_elementwise_repaired(_largest(f, prefix), inputs, mass) + ROUNDING
            case = shape | {"T": inputs}
            results.append(ProbeResult("seq.elementwise.repaired", case, error, error, derived, False))
    return results


@probe("softmax.net.classical")
def softmax_net_classical(seed: int, size: float) -> list[ProbeResult]:
    """The direct head as a classical head with T inputs, sampled, against its bound for the split head plus F T/S."""
    results = []
    for m, n in ((1, 60), (2, 400), (3, 300), (4, 200)):
        net, f = net_of_size(m, n), target("identity", m)
        prefix = softmax_prefix(f, net)
        for inputs in (1, 2, 8):
            x = uniform(m, 500 * inputs, np.random.default_rng(seed)).reshape(500, inputs, m + 1)
            out = _run(ClassicalHead.from_split(prefix), prefix, x)
            error = float(np.linalg.norm(out - f(x.reshape(-1, m + 1)).reshape(x.shape), axis=-1).max())
            lam = prefix.concentration
            derived = bounds.softmax_net_classical(1.0, 1.0, net.delta, n, lam, inputs)
            shape = {"m": m, "N": n, "lam": lam, "T": inputs, "target": "identity"}
            parts = {"round-off": rounding_bound(prefix, net.delta)}
            results.append(ProbeResult("softmax.net.classical", shape, error, error, derived, False, parts))
    return results
