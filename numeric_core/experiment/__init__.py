"""The registry of experiments, and one module for each family of them; `numeric_core.experiments` finds both."""

from __future__ import annotations

from collections.abc import Callable

Row = dict[str, float | int | str]
Experiment = Callable[[int, float], list[Row]]

REGISTERED: dict[str, Experiment] = {}


def experiment(function: Experiment) -> Experiment:
    """Register under the function's name, with dashes.

    Raises:
        ValueError: if the name is taken.
    """
    name = function.__name__.replace("_", "-")
    if name in REGISTERED:
        raise ValueError(f"`function`: {name} is registered already")
    REGISTERED[name] = function
    return function
