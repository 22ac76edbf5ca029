"""Maps of T points of the circle that a transformer should learn: copy, swap, reverse, sort, add the angles.

Sorting the angles in [0, 2 pi) is not continuous, since 0 and 2 pi are the same point. What is sorted here is the
angle to the point (1, 0), in [0, pi]: position i returns the point of the upper half circle with the i-th smallest.

Every map is 1-Lipschitz at every position for the 2-norm of (x_1, .., x_T), except `add`, with sqrt(T): order
statistics move at most as far as the entry that moves most, and so do chords of angles in [0, pi].
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from numeric_core.profiles import Harmonic
from numeric_core.sphere import Array, require_count
from numeric_core.targets import Expansion, Ridge, RidgeTarget, Stated, Target


@dataclass(frozen=True, eq=False)
class Task:
    """A map (S^1)^T -> (S^1)^T with its constants.

    Attributes:
        function: (batch, T, 2) -> (batch, T, 2).
        lipschitz: L of every position's output for the 2-norm of (x_1, .., x_T); outputs have norm 1.
        source: input copied to each position, where the map is of this kind.
        turns: rotating any input only rotates the outputs.
    """

    name: str
    inputs: int
    function: Callable[[Array], Array]
    lipschitz: float
    source: tuple[int, ...] | None
    turns: bool

    def target(self, position: int) -> Target:
        """The output of one position as a function of the code z, for bounds on the codes of this position."""
        if self.source is None:
            return CodeTarget(self, position)
        size = 3 * self.inputs
        axes = np.eye(size)[2 * self.source[position] : 2 * self.source[position] + 2]
        weight = math.sqrt(self.inputs + 1)
        ridges = tuple(Ridge(i, axis, Harmonic(size - 1, 1), weight) for i, axis in enumerate(axes))
        return RidgeTarget(self.name, ridges, sup=Stated(1.0), lipschitz=Stated(weight))


@dataclass(eq=False)
class CodeTarget(Target):
    """A task's output at one position, known by its values and its Lipschitz constant in z, sqrt(T+1) L."""

    task: Task
    position: int

    def __post_init__(self) -> None:
        self.name, self.m, self.p = self.task.name, 3 * self.task.inputs - 1, 2
        self.lipschitz, self.sup = Stated(self.task.lipschitz * math.sqrt(self.task.inputs + 1)), Stated(1.0)

    def __call__(self, x: Array) -> Array:
        pairs = (x[:, : 2 * self.task.inputs] * math.sqrt(self.task.inputs + 1)).reshape(len(x), -1, 2)
        # The rows are codes up to rounding; the functions expect points of the circle.
        pairs = pairs / np.linalg.norm(pairs, axis=2, keepdims=True)
        return self.task.function(pairs)[:, self.position]

    def expand(self, centre: Array, radius: Array) -> Expansion:
        """Valid at those points of the ball that are codes of this position, which is all that is asked."""
        count, dim = centre.shape
        spread = self.lipschitz.value * radius + 1e-14
        flat = np.zeros((count, self.p, dim)), np.zeros((count, self.p, dim, dim))
        # Per component: the norm of the change is at most `spread`, so each component's is too.
        return Expansion(self(centre), *flat, np.repeat(spread[:, None], self.p, axis=1))


def _sorted(x: Array) -> Array:
    order = np.argsort(-x[:, :, 0], axis=1, kind="stable")
    half = np.stack([x[:, :, 0], np.abs(x[:, :, 1])], axis=2)
    return np.take_along_axis(half, order[:, :, None], axis=1)


def _added(x: Array) -> Array:
    product = np.prod(x[:, :, 0] + 1j * x[:, :, 1], axis=1)
    point = np.stack([product.real, product.imag], axis=1)
    return np.repeat(point[:, None, :], x.shape[1], axis=1)


def _permutation(name: str, source: tuple[int, ...]) -> Task:
    return Task(name, len(source), lambda x: x[:, list(source)], 1.0, source, turns=True)


def task(name: str, inputs: int) -> Task:
    """The task of that name for T inputs: copy, swap (the first two), reverse, sort, add.

    Raises:
        ValueError: for an unknown name, or fewer than two inputs.
    """
    if require_count(inputs, "inputs") < 2:
        raise ValueError(f"`inputs`: expected at least 2, got {inputs!r}")
    straight = tuple(range(inputs))
    tasks = {
        "copy": _permutation("copy", straight),
        "swap": _permutation("swap", (1, 0, *straight[2:])),
        "reverse": _permutation("reverse", straight[::-1]),
        "sort": Task("sort", inputs, _sorted, 1.0, None, turns=False),
        "add": Task("add", inputs, _added, math.sqrt(inputs), None, turns=True),
    }
    if name not in tasks:
        raise ValueError(f"`task`: expected one of {', '.join(tasks)}, got {name!r}")
    return tasks[name]
