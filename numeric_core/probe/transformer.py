"""Probes of the two-layer transformer for sequences: its codes, its error, and its length."""

from __future__ import annotations

import math

import numpy as np

from numeric_core.nets import net_of_size
from numeric_core.probes import Parameter, ProbeResult, probe
from numeric_core.sequence_bounds import code_angle, position_angle, two_layers_concentration, two_layers_count
from numeric_core.sequence_bounds import two_layers as promised_error
from numeric_core.sequence_error import certified_error
from numeric_core.sequence_length import promised_sides
from numeric_core.sequence_tasks import Task, task
from numeric_core.sphere import Array, angle, polygon, uniform
from numeric_core.transformer import TwoLayerTransformer, encode, product_prefix

CODE_ROUNDING = 1e-14
"""The gates subtract numbers below 2, and divide by weights 1/(T+1) at least for c = log 2: a dozen roundings each."""


def random_tuples(m: int, inputs: int, count: int, seed: int) -> Array:
    """Uniform tuples of S^m, (count, T, m+1)."""
    return uniform(m, count * inputs, np.random.default_rng(seed)).reshape(count, inputs, m + 1)


def _some_prefix(m: int, inputs: int, points: Array) -> TwoLayerTransformer:
    return TwoLayerTransformer(m, inputs, product_prefix(lambda x: x, points, inputs, 10.0))


@probe("seq.two_layers.recovery")
def two_layers_recovery(seed: int, size: float) -> list[ProbeResult]:
    """The codes that the first layer and both networks compute, against (x_1, .., x_T, e_i)/sqrt(T+1)."""
    results = []
    for m, inputs in ((1, 2), (1, 3), (2, 2), (3, 4)):
        x = random_tuples(m, inputs, 300, seed)
        codes = _some_prefix(m, inputs, net_of_size(m, 4).points).codes(x)
        exact = np.stack([encode(x, np.full(len(x), i)) for i in range(inputs)], axis=1)
        worst = float(np.abs(codes - exact).max())
        shape: dict[str, Parameter] = {"m": m, "T": inputs}
        results.append(ProbeResult("seq.two_layers.recovery", shape, worst, worst, CODE_ROUNDING, False))
    return results


@probe("seq.two_layers.geometry")
def two_layers_geometry(seed: int, size: float) -> list[ProbeResult]:
    """Cosines of codes of different positions, at equal and at random inputs, against T/(T+1)."""
    results = []
    for m, inputs in ((1, 2), (1, 3), (2, 4)):
        x = random_tuples(m, inputs, 500, seed)
        y = np.concatenate([x[:250], random_tuples(m, inputs, 250, seed + 1)])
        first, second = encode(x, np.zeros(500, dtype=int)), encode(y, np.ones(500, dtype=int))
        nearest = float(angle(first, second).min())
        shape: dict[str, Parameter] = {"m": m, "T": inputs}
        cosine, derived = math.cos(nearest), math.cos(position_angle(inputs)) + 1e-15
        results.append(ProbeResult("seq.two_layers.geometry", shape, cosine, cosine, derived, False))
    return results


def measured(chosen: Task, sides: int, seed: int, eta: float = 0.1) -> ProbeResult:
    """One transformer on polygons: its certified error against the claim's, and what its layers give on samples."""
    inputs, n = chosen.inputs, chosen.inputs * sides**chosen.inputs
    delta = code_angle(inputs, math.pi / sides)
    lam = two_layers_concentration(1.0, n, delta, (1.0 + eta) * delta, 1e-3)
    model = TwoLayerTransformer(1, inputs, product_prefix(chosen.function, polygon(sides), inputs, lam))
    derived = promised_error(chosen.lipschitz, 1.0, inputs, n, delta, lam)
    context = inputs * math.exp(-lam * math.cos(delta))
    goal = 0.0 if chosen.source is not None else derived - context
    found = certified_error(chosen, model.prefix, sides, goal=goal, max_cells=150_000)
    x = random_tuples(1, inputs, 100, seed)
    sampled = float(np.linalg.norm(model.forward(x) - chosen.function(x), axis=2).max())
    shape: dict[str, Parameter] = {"m": 1, "T": inputs, "N": n, "lam": lam, "target": chosen.name}
    parts = {"sampled through all layers": sampled, "context": context}
    low = max(found.lower - context, 0.0)
    return ProbeResult("seq.two_layers", shape, low, found.upper + context, derived, True, parts)


@probe("seq.two_layers")
def two_layers(seed: int, size: float) -> list[ProbeResult]:
    """Certified sup errors on tuples of the circle, against L sqrt(T+1) 2 sin(rho/2) + far tokens + context."""
    cases = [("copy", 2, 40), ("sort", 2, 20), ("add", 2, 20), ("reverse", 3, 10), ("swap", 2, 120)]
    cases += [("add", 2, 40), ("add", 2, 120), ("sort", 2, 120), ("copy", 3, 30)] if size > 1 else []
    return [measured(task(name, inputs), sides, seed) for name, inputs, sides in cases]


@probe("seq.two_layers.count")
def count(seed: int, size: float) -> list[ProbeResult]:
    """The tokens on polygons for which the claim promises epsilon, against the count for smallest nets."""
    results = []
    for name, inputs in (("copy", 2), ("add", 2), ("copy", 3)):
        chosen = task(name, inputs)
        for epsilon in (0.2, 0.1):
            sides, lam = promised_sides(chosen, epsilon)
            tokens = float(inputs * sides**inputs)
            derived = two_layers_count(1, inputs, chosen.lipschitz, 0.99 * epsilon, 0.1)
            shape: dict[str, Parameter] = {"m": 1, "T": inputs, "epsilon": epsilon, "lam": lam, "target": name}
            results.append(ProbeResult("seq.two_layers.count", shape, tokens, tokens, derived, True))
    return results
