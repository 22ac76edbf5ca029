"""The search itself: random exact points, moved until the hypotheses hold, then uphill to where a goal fails most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from time import process_time

import sympy as sp
from flint import ctx, fmpq

from proofs import draws
from proofs.arb import compile_expr
from proofs.verdict import TranslationError
from reports.audit.margins import BITS, Measured, Measures, Point, confirmed, of_sort
from reports.audit.problem import WHOLE, Problem
from symbolic_bounds.symbols import Sort, sort_of

_REPAIRS = 12
_CLEAR = 0.6  # a violation of this size is dramatic: one side is four times the other
_DRAMATIC = 0.5  # a violation of this size at the usual point is preferred to a larger one elsewhere
_USUAL = {"m": fmpq(2), "epsilon": fmpq(1, 10)}  # else 1: where an author would try a statement first
_NICE = tuple(fmpq(*pair) for pair in ((1,), (2,), (1, 2), (3,), (1, 3), (4,), (1, 4), (5,), (10,), (1, 10)))
_STEPS = tuple(fmpq(*pair) for pair in ((2,), (1, 2), (4, 3), (3, 4), (10,), (1, 10), (-1,)))


@dataclass(frozen=True)
class Climbed:
    """What a search saw: the best point where a goal fails for certain, and how many points were admissible."""

    point: Point | None
    goal: int
    violation: float
    admissible: int


class Search:
    """One problem, one stream of random numbers, one deadline."""

    def __init__(self, found: Problem, rng: Random, seconds: float) -> None:
        self.problem, self.rng = found, rng
        self.measures = Measures(found)
        self.deadline = process_time() + seconds
        self.admissible, self.least = 0, -2.0
        self._bounds: dict[tuple[sp.Expr, tuple[sp.Symbol, ...]], object] = {}

    def run(self, tries: int) -> Climbed:
        """Draw up to `tries` points; the best violation is climbed, simplified and confirmed."""
        usual = self._at_usual()
        if usual is not None:
            return usual
        candidates: list[tuple[float, dict[sp.Symbol, fmpq]]] = []
        for number in range(tries):
            if process_time() > self.deadline or (len(candidates) >= 3 and number > 30):
                break
            point = self._admissible(number)
            if point is None:
                continue
            self.admissible += 1
            worth = self.measures.violation(point)[0]
            if worth <= 0 and number % 8 == 0:  # a point that is no violation may lie below one
                worth, point = self._uphill(point, worth, rounds=2)
            self.least = max(self.least, worth)
            if worth > 0 or (worth == 0 and self._strict()):
                candidates.append((worth, point))
        candidates.sort(key=lambda pair: 0.02 * sum(map(_weight, pair[1].values())) - min(pair[0], _CLEAR))
        for worth, point in candidates[:4]:
            better, higher = self._uphill(point, worth, rounds=6)
            for option in (self._simpler(higher, better), higher, self._simpler(point, worth), point):
                strength, goal = self.measures.violation(option)
                if confirmed(self.problem, goal, option):
                    return Climbed(option, goal, strength, self.admissible)
        return Climbed(None, 0, self.least, self.admissible)

    def _at_usual(self) -> Climbed | None:
        """A dramatic violation where only what the hypotheses force is unusual."""
        usual = {s: _USUAL.get(s.name, fmpq(1)) for s in self.problem.free}
        for _ in range(3):
            point = self._repaired(dict(usual), bounded=True)
            if point is None or self.measures.violation(point)[0] < _DRAMATIC:
                continue
            shown = self._simpler(point, 1.0, [s for s in point if point[s] != usual[s]])
            strength, goal = self.measures.violation(shown)
            if confirmed(self.problem, goal, shown):
                return Climbed(shown, goal, strength, 1)
        return None

    def _strict(self) -> bool:
        return any(isinstance(c.body, (sp.Lt, sp.Gt, sp.Ne)) for c in self.problem.goals)

    def _admissible(self, number: int) -> dict[sp.Symbol, fmpq] | None:
        free = list(self.problem.free)
        return self._repaired(self._nice(free) if number % 2 == 0 else draws.point(free, self.rng))

    def _repaired(self, point: dict[sp.Symbol, fmpq], bounded: bool = False) -> dict[sp.Symbol, fmpq] | None:
        """The point, moved until every hypothesis holds; None if that takes too long.

        With `bounded` what a hypothesis bounds in so many words is moved, where there is such a number.
        """
        free = list(self.problem.free)
        for _ in range(_REPAIRS + len(free)):
            failing = self.measures.failing(point)
            if failing is None:
                return point
            movable = [s for s in free if s in failing.symbols]
            if not movable or process_time() > self.deadline:
                return None
            if bounded:
                movable = [s for s in movable if s in failing.relation.args] or movable
            sym = self.rng.choice(movable)
            point[sym] = self._moved(failing, sym, point)
        return None

    def _nice(self, free: list[sp.Symbol]) -> dict[sp.Symbol, fmpq]:
        """Simple numbers, of the sorts of the symbols."""
        point = {}
        for sym in free:
            sort, rng = sort_of(sym), self.rng
            if sort in WHOLE:
                point[sym] = fmpq(rng.choice((1, 1, 2, 2, 3, 4, 6, 10) if sort is Sort.COUNTING else (0, 1, 2, 3, 5)))
            else:
                point[sym] = rng.choice(_NICE)
                if sort is not Sort.POSITIVE and rng.random() < 0.15:
                    point[sym] = fmpq(0)
            if sort in (Sort.REAL, Sort.INTEGER) and rng.random() < 0.4:
                point[sym] = -point[sym]
        return point

    def _moved(self, failing: Measured, sym: sp.Symbol, point: Point) -> fmpq:
        """Another value: on the right side of a bound that the relation names, else scaled or new."""
        relation = failing.relation
        lhs, rhs = relation.args
        upper = isinstance(relation, (sp.Le, sp.Lt))
        if rhs == sym:
            lhs, rhs, upper = rhs, lhs, not upper
        if lhs == sym and sym not in rhs.free_symbols and self.rng.random() < 0.8:
            try:
                bound = self._bound(rhs, point)
            except TranslationError:
                return draws.scaled(sym, point[sym], self.rng)
            return draws.beyond(sym, bound, upper, isinstance(relation, sp.Eq), self.rng)
        return draws.scaled(sym, point[sym], self.rng)

    def _bound(self, expr: sp.Expr, point: Point) -> object:
        with ctx.workprec(BITS):
            return compile_expr(expr, self.problem.free)(self.measures.balls(point))

    def _uphill(self, point: dict[sp.Symbol, fmpq], worth: float, rounds: int) -> tuple[float, dict[sp.Symbol, fmpq]]:
        """Coordinate ascent by factors; integers also by one."""
        for _ in range(rounds):
            start = worth
            for sym in self.problem.free:
                for value in _neighbours(sym, point[sym]):
                    if process_time() > self.deadline or worth > _CLEAR:
                        return worth, point
                    if not of_sort(sym, value):
                        continue
                    trial = {**point, sym: value}
                    better = self.measures.violation(trial)[0]
                    if better > worth + 1e-3 and self.measures.failing(trial) is None:
                        worth, point = better, trial
            if worth <= start + 1e-2:
                break
        return worth, point

    def _simpler(
        self, point: dict[sp.Symbol, fmpq], worth: float, which: Sequence[sp.Symbol] | None = None
    ) -> dict[sp.Symbol, fmpq]:
        """Simple numbers in place of the point's, as long as the violation stays about as bad."""
        floor = min(0.8 * worth, _DRAMATIC) if worth > 0 else 0.0
        for sym in 2 * (self.problem.free if which is None else tuple(which)):
            for value in _rounded(sym, point[sym]):
                if _weight(value) >= _weight(point[sym]) or not of_sort(sym, value):
                    continue
                trial = {**point, sym: value}
                if self.measures.violation(trial)[0] >= floor and self.measures.failing(trial) is None:
                    point = trial
                    break
        return point


def _neighbours(sym: sp.Symbol, value: fmpq) -> Iterator[fmpq]:
    sort = sort_of(sym)
    if sort in WHOLE:
        least = {Sort.COUNTING: 1, Sort.NATURAL: 0}.get(sort, -50)
        yield from (fmpq(n) for n in (value + 1, value - 1, 2 * value, (value / 2).floor()) if least <= n <= 400)
        return
    for factor in _STEPS:
        moved = value * factor
        if (moved >= 0 or sort is Sort.REAL) and abs(moved) < 10**8 and (moved == 0 or abs(moved) > fmpq(1, 10**8)):
            yield moved
    if sort is not Sort.POSITIVE:
        yield from (fmpq(0), fmpq(1)) if value == 0 else (fmpq(0),)


def _rounded(sym: sp.Symbol, value: fmpq) -> Iterator[fmpq]:
    """Simpler values near a value, the simplest first."""
    if sort_of(sym) in WHOLE:
        least = {Sort.COUNTING: 1, Sort.NATURAL: 0}.get(sort_of(sym) or Sort.REAL, -400)
        yield from (fmpq(n) for n in (1, 2, 0, 3) if least <= n < value)
        return
    if value == 0:
        return
    sign = fmpq(1) if value > 0 else fmpq(-1)
    size = abs(value)
    yield from (sign, 2 * sign, sign / 2)
    power = fmpq(1)
    while power * 10 <= size:
        power *= 10
    while power > size:
        power /= 10
    for digits in (1, 10, 100):
        unit = power / digits
        for whole in ((size / unit).floor(), (size / unit).ceil()):
            yield sign * fmpq(whole) * unit
    for bottom in (2, 3, 4, 6, 8):
        yield sign * fmpq((size * bottom).floor()) / bottom


def _weight(value: fmpq) -> int:
    return len(str(int(value.p))) + 2 * len(str(int(value.q))) + (value < 0)
