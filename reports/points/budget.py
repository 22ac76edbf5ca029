"""Budgets of work: a search ends when it has done so much, so it finds the same on a busy machine as on an idle one.

Work is counted where searches spend their time, at the prices below. The clock has a say only in a search that takes
far longer than its work is worth.
"""

from __future__ import annotations

from time import process_time

# Nanoseconds of processor time, fitted to some 200 searches of 0.2 to 8 seconds and rounded by hand.
RELATION, OPERATION, BESSEL = 8_000, 300, 5_000  # both sides of a relation measured at a point, and what is in them
BESSELS = ((2**12, 15_000), (2**50, 1_000_000), (2**200, 30_000_000))  # of an order that varies, by its size
LOOK, STEP = 1_000_000, 10_000  # a search begun or gone on with; a step of an evolution, besides its measures
STATED, ASKED = 50_000, 100_000  # at a model: each expression of the statement, and of the problem that it becomes
AT_INDICES = 400_000  # a hypothesis about all indices, at some of them
CONFIRMED = 2_000_000  # a point that two evaluators look at
OWN_MODEL, SHAPED = 10_000_000, 5_000_000  # a model of the claim's own, and one of functions of a shape
NUMBERS, INSTANCE, IRRATIONAL = 40_000_000, 15_000, 200_000  # of a finite model: chosen, looked at, and not rational
CERTIFICATE = 50_000_000  # a proof attempted between searches

_PATIENCE = 6.0  # how much longer than its work is worth a search may take
_SECOND = 10**9


class _Meter:
    spent = 0


def spend(price: int) -> None:
    """Count work that is done."""
    _Meter.spent += price


class Budget:
    """About so many seconds' worth of work, from now on; a part of another one ends with it at the latest."""

    def __init__(self, seconds: float, whole: Budget | None = None) -> None:
        self.seconds = seconds
        self._end = _Meter.spent + int(seconds * _SECOND)
        self._stop = process_time() + _PATIENCE * seconds
        if whole is not None:
            self._end, self._stop = min(self._end, whole._end), whole._stop

    def part(self, seconds: float) -> Budget:
        """A budget within this one."""
        return Budget(seconds, self)

    def over(self) -> bool:
        """Whether the work is done, or the patience at an end."""
        return _Meter.spent >= self._end or process_time() > self._stop

    @property
    def left(self) -> float:
        """How many seconds' worth is left, if any."""
        return 0.0 if self.over() else (self._end - _Meter.spent) / _SECOND
