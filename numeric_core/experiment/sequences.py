"""Sequence tasks on two attention layers: the error at a given length, and the length that a given error takes."""

from __future__ import annotations

from numeric_core.experiment import Row, experiment
from numeric_core.probe.transformer import two_layers
from numeric_core.sequence_bounds import two_layers_count
from numeric_core.sequence_length import promised_sides, shortest
from numeric_core.sequence_tasks import task

TASKS = ("copy", "swap", "reverse", "sort", "add")


@experiment
def two_layer_errors(seed: int, size: float) -> list[Row]:
    """Certified errors of the transformers of `seq.two_layers` beside the claim's bound."""
    rows: list[Row] = []
    for result in two_layers(seed, size):
        error: Row = {"error_lower": result.observed_lower, "error_upper": result.observed_upper}
        rows.append({**result.parameters, **error, "bound": result.derived, **result.parts})
    return rows


@experiment
def sequence_lengths(seed: int, size: float) -> list[Row]:
    """Prefix lengths for T = 2 and 3: found by search, promised by `seq.two_layers`, and by its explicit count.

    The found heads have values f(b_k) on polygons and the best concentration. `certified` says whether their error is
    proven to be at most epsilon; for T = 3 this is so for the tasks that only move inputs.
    """
    rows: list[Row] = []
    cases = [(2, 0.2), (2, 0.1), (3, 0.2)] + ([(2, 0.05), (3, 0.1)] if size > 1 else [])
    for inputs, epsilon in cases:
        for name in TASKS:
            chosen = task(name, inputs)
            certify = inputs == 2 or chosen.source is not None
            prefix, sides, found = shortest(chosen, epsilon, certify=certify)
            promised, lam = promised_sides(chosen, epsilon)
            rows.append(
                {
                    "task": name,
                    "T": inputs,
                    "epsilon": epsilon,
                    "n_found": prefix.n,
                    "sides": sides,
                    "lambda_found": prefix.concentration,
                    "error_lower": found.lower,
                    "error_upper": found.upper,
                    "certified": int(certify and found.upper <= epsilon),
                    "n_promised": inputs * promised**inputs,
                    "promised_over_found": inputs * promised**inputs / prefix.n,
                    "lambda_promised": lam,
                    "n_count": two_layers_count(1, inputs, chosen.lipschitz, epsilon, 0.1),
                }
            )
    return rows
