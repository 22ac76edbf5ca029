"""How long a prefix the second layer needs for a task: the shortest that is found, beside what the claims ask."""

from __future__ import annotations

import itertools
import math

import numpy as np

from numeric_core.attention import forward
from numeric_core.nets import Interval
from numeric_core.prefix import Prefix
from numeric_core.sequence_bounds import code_angle, two_layers, two_layers_concentration
from numeric_core.sequence_error import certified_error, from_angles
from numeric_core.sequence_tasks import Task
from numeric_core.sphere import Array, polygon, require_positive
from numeric_core.transformer import encode, product_prefix

MOST_SIDES = 400


def probe_tuples(task: Task, sides: int, count: int) -> Array:
    """A grid of tuples that meets every symmetry class, (K, T, 2), about count^T of them.

    Raises:
        ValueError: if count < 2.
    """
    if count < 2:
        raise ValueError(f"`count`: expected an integer >= 2, got {count!r}")
    reach = 2.0 * math.pi / sides if task.turns else math.pi
    steps = np.linspace(0.0, reach, count)
    if task.turns:
        return from_angles(np.array(list(itertools.product(steps, repeat=task.inputs))))
    return from_angles(np.array(list(itertools.combinations_with_replacement(steps, task.inputs))))


def sampled_error(task: Task, prefix: Prefix, tuples: Array) -> float:
    """The split head's largest error at the tuples (K, T, 2), over all positions; not certified."""
    wanted = task.function(tuples)
    worst = 0.0
    for i in range(task.inputs):
        out = forward(prefix, encode(tuples, np.full(len(tuples), i)))
        worst = max(worst, float(np.linalg.norm(out - wanted[:, i], axis=1).max()))
    return worst


def best_concentration(task: Task, sides: int, tuples: Array) -> tuple[Prefix, float]:
    """The prefix on polygons of so many sides whose concentration has the least sampled error, and that error."""
    chosen: tuple[Prefix, float] | None = None
    base = product_prefix(task.function, polygon(sides), task.inputs, 1.0)
    grid = list((task.inputs + 1) * np.geomspace(1.0, 4.0 * sides * sides, 16))
    for _ in range(2):
        tried = [(lam, Prefix(base.points, base.values, float(lam), "split")) for lam in grid]
        errors = [sampled_error(task, prefix, tuples) for _, prefix in tried]
        best = int(np.argmin(errors))
        if chosen is None or errors[best] < chosen[1]:
            chosen = tried[best][1], errors[best]
        step = grid[1] / grid[0]
        grid = list(chosen[0].concentration * np.geomspace(step**-0.7, step**0.7, 8))
    if chosen is None:
        raise ValueError("`grid`: expected at least one concentration")
    return chosen


def shortest(
    task: Task, epsilon: float, *, samples: int = 12, max_cells: int = 400_000, certify: bool = True
) -> tuple[Prefix, int, Interval]:
    """The first polygon found whose head has a sup error of at most epsilon, its sides, and the error's interval.

    Sizes are tried in steps of an eighth on samples, and the first that promises enough is certified, with the share of
    the context added. The interval's upper end exceeds epsilon where the work ran out; if `certify` is false both ends
    are the sampled error of the split head.

    Raises:
        ValueError: if epsilon is not positive, or `MOST_SIDES` are not enough.
    """
    epsilon = require_positive(epsilon, "epsilon")
    sides = 3
    while sides < MOST_SIDES:
        # A sorted angle has kinks all over the torus: its grid must see every corner of the polygon.
        count = samples if task.turns else max(samples, 2 * sides + 1)
        prefix, error = best_concentration(task, sides, probe_tuples(task, sides, count))
        if error <= 0.99 * epsilon:
            if not certify:
                return prefix, sides, Interval(error, error)
            delta = code_angle(task.inputs, math.pi / sides)
            context = task.inputs * math.exp(-prefix.concentration * math.cos(delta))
            found = certified_error(task, prefix, sides, goal=epsilon - context, max_cells=max_cells)
            if found.lower + context <= epsilon:
                return prefix, sides, Interval(max(found.lower - context, 0.0), found.upper + context)
        sides += max(1, sides // 8)
    raise ValueError(f"`epsilon`: expected one that {MOST_SIDES} sides reach, got {epsilon!r}")


def promised_sides(task: Task, epsilon: float, eta: float = 0.1, share: float = 0.01) -> tuple[int, float]:
    """The least polygon for which `seq.two_layers` promises epsilon, and the concentration it then takes.

    Args:
        eta: rho = (1 + eta) delta, for the concentration. share: the part of epsilon left to the far tokens.
    """
    for sides in range(3, 100_000):
        delta = code_angle(task.inputs, math.pi / sides)
        n = task.inputs * sides**task.inputs
        rho = (1.0 + eta) * delta
        lam = two_layers_concentration(1.0, n, delta, rho, share * epsilon)
        if two_layers(task.lipschitz, 1.0, task.inputs, n, delta, lam) <= epsilon:
            return sides, lam
    raise ValueError(f"`epsilon`: expected a larger one, got {epsilon!r}")
