"""Verdicts are values, never booleans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


class Verdict(IntEnum):
    """How well something is established, from the weakest to the strongest."""

    REFUTED = 0
    GAP = 1
    OPEN = 2
    SAMPLED = 3
    CITED = 4
    COMPUTED = 5
    PROVED = 6

    def __bool__(self) -> bool:
        raise TypeError("a verdict is not a truth value: compare it with a verdict")

    def __str__(self) -> str:
        return self.name.lower()


def weakest(verdicts: Iterable[Verdict]) -> Verdict:
    """The weakest of the verdicts; of none at all, `open`: nothing was shown."""
    return min(verdicts, default=Verdict.OPEN)


@dataclass(frozen=True)
class Outcome:
    """What an engine says of one goal, and for what range it says it."""

    verdict: Verdict
    engine: str
    scope: str
    reason: str = ""
    cells: int | None = None
    min_slack: str | None = None
    certificate: Any = field(default=None, compare=False)
    used: frozenset[int] = frozenset()  # the positions of the given relations that the proof leans on


class ClaimError(Exception):
    """A claim that is malformed: the message names the claim, the place, and what was expected."""


class TranslationError(Exception):
    """An expression that an engine has no sound meaning for."""
