"""A user's own function as a target: known by its values, its Lipschitz constant and its sup norm."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from numeric_core.sphere import Array, angle, normalised, require_dimension, uniform
from numeric_core.targets import Constant, Estimated, Expansion, Stated, Target


@dataclass(eq=False)
class FunctionTarget(Target):
    """A user's function, known by its values, its Lipschitz constant and its sup norm.

    Attributes:
        function: maps (M, m+1) unit rows to (M, p) or (M,); assumed accurate to 1e-12 times F.
    """

    name: str
    m: int
    p: int
    function: Callable[[Array], Array]
    lipschitz: Constant
    sup: Constant

    def __call__(self, x: Array) -> Array:
        values = np.asarray(self.function(x), dtype=np.float64).reshape(len(x), -1)
        if values.shape[1] != self.p or not np.isfinite(values).all():
            raise ValueError(f"`function`: expected finite values of shape (M, {self.p}), got {values.shape}")
        return values

    def expand(self, centre: Array, radius: Array) -> Expansion:
        count, dim = centre.shape
        spread = (
            self.lipschitz.value * 2.0 * np.arcsin(np.minimum(radius / 2.0, 1.0)) + 1e-12 * self.sup.value
        )
        return Expansion(
            self(centre),
            np.zeros((count, self.p, dim)),
            np.zeros((count, self.p, dim, dim)),
            np.repeat(spread[:, None], self.p, axis=1),
        )


def user_target(
    m: int,
    function: Callable[[Array], Array],
    *,
    lipschitz: float | None = None,
    sup: float | None = None,
    name: str = "user",
    seed: int = 0,
    samples: int = 20_000,
) -> FunctionTarget:
    """A target from the user's own function; constants that are not stated are estimated and labelled.

    Raises:
        ValueError: if m is not an integer >= 1, a stated constant is not positive and finite, or the
            function does not return finite values, one row for each point.
    """
    rng = np.random.default_rng(seed)
    x = uniform(require_dimension(m), samples, rng)
    values = np.asarray(function(x), dtype=np.float64)
    if len(values) != samples or not np.isfinite(values).all():
        raise ValueError("`function`: expected one row of finite values for each point")
    values = values.reshape(samples, -1)
    for constant, label in ((lipschitz, "lipschitz"), (sup, "sup")):
        if constant is not None and not 0.0 < constant < math.inf:
            raise ValueError(f"`{label}`: expected a finite number > 0, got {constant!r}")
    near = normalised(x + 1e-4 * rng.standard_normal(x.shape))
    slopes = np.linalg.norm(np.asarray(function(near)).reshape(samples, -1) - values, axis=1) / angle(x, near)
    bound: Constant = Stated(lipschitz) if lipschitz is not None else Estimated(float(slopes.max()), samples)
    height = float(np.linalg.norm(values, axis=1).max())
    return FunctionTarget(
        name,
        m,
        values.shape[1],
        function,
        bound,
        Stated(sup) if sup is not None else Estimated(height, samples),
    )
