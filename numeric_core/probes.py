"""Probes: numeric experiments that confront a claim with real heads. Found by their decorator, no list to keep.

A probe returns results, never a verdict: what was observed, as an interval, beside what the claim derives.
`run_probes` imports the modules of `numeric_core.probe`, which register themselves.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Parameter = float | int | str


@dataclass(frozen=True)
class ProbeResult:
    """One comparison of an observed quantity with its derived bound.

    Attributes:
        claim: the claim's id.
        parameters: what was varied (m, lam, N, target, ...).
        observed_lower, observed_upper: the observed quantity lies between them; equal if it was only sampled.
        derived: the claim's upper bound for it.
        certified: whether observed_upper is proven (branch and bound, closed form or exact count), not sampled.
        parts: named shares of the error, or companions worth reporting.
    """

    claim: str
    parameters: Mapping[str, Parameter]
    observed_lower: float
    observed_upper: float
    derived: float
    certified: bool
    parts: Mapping[str, float] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether the observed upper end is within the bound; NaN counts as a failure."""
        return self.observed_upper <= self.derived

    @property
    def ratio(self) -> float:
        """Observed over derived, the inverse of the slack: 1 is a tight bound, above 1 a violation."""
        if self.derived > 0.0:
            return self.observed_upper / self.derived
        return 0.0 if self.observed_upper <= self.derived else math.inf


ProbeFunction = Callable[[int, float], list[ProbeResult]]
"""Maps (seed, size) to results; size 1 is a quick run, larger sizes add larger heads."""

_REGISTRY: dict[str, ProbeFunction] = {}


def probe(claim: str) -> Callable[[ProbeFunction], ProbeFunction]:
    """Register the decorated function as the probe of a claim.

    Raises:
        ValueError: if the claim has a probe already.
    """

    def register(function: ProbeFunction) -> ProbeFunction:
        if claim in _REGISTRY:
            raise ValueError(f"`claim`: {claim} has two probes, expected one")
        _REGISTRY[claim] = function
        return function

    return register


def probes() -> Mapping[str, ProbeFunction]:
    """All probes by claim id, in alphabetical order."""
    package = importlib.import_module("numeric_core.probe")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"numeric_core.probe.{module.name}")
    return dict(sorted(_REGISTRY.items()))


def iterate_probes(
    ids: Iterable[str] | None = None, *, size: float = 1.0, seed: int = 0, budget: float = math.inf
) -> Iterator[tuple[str, list[ProbeResult]]]:
    """Run probes one by one, for progress displays; stops starting new ones after `budget` seconds.

    Raises:
        ValueError: if an id has no probe; the message lists those that have.
    """
    known = probes()
    chosen = list(known) if ids is None else list(ids)
    unknown = [claim for claim in chosen if claim not in known]
    if unknown:
        raise ValueError(f"`ids`: expected claims with a probe ({', '.join(known)}), got {', '.join(unknown)}")
    started = time.monotonic()
    for claim in chosen:
        if time.monotonic() - started > budget:
            return
        yield claim, known[claim](seed, size)


def run_probes(
    ids: Iterable[str] | None = None, *, size: float = 1.0, seed: int = 0, budget: float = math.inf
) -> list[ProbeResult]:
    """The results of all chosen probes, see `iterate_probes`."""
    return [result for _, results in iterate_probes(ids, size=size, seed=seed, budget=budget) for result in results]
