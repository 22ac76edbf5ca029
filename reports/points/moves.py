"""Moves of a point: until the hypotheses hold, uphill to where a goal fails most, and to simpler numbers."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import sympy as sp
from flint import ctx, fmpq

from proofs import draws
from proofs.arb import compile_expr
from proofs.program import Program
from proofs.verdict import TranslationError
from reports.points import edges, simple
from reports.points.budget import STEP, Budget, spend
from reports.points.margins import BITS, Measured, Measures, Point, of_sort
from reports.points.problem import WHOLE, Problem
from symbolic_bounds.symbols import Sort, sort_of

CLEAR = 0.6  # a violation of this size is dramatic: one side is four times the other
DRAMATIC = 0.5  # a violation of this size at the usual point is preferred to a larger one elsewhere
_REPAIRS = 12
_FAR = -2.0  # a height from which a goal fails clearly: one side is seven times the other
_LARGEST, _SMALLEST = fmpq(10) ** 40, fmpq(1, 10**40)
Numbers = dict[sp.Symbol, fmpq]


class Moves:
    """The moves in one problem, within a budget."""

    def __init__(self, found: Problem, measures: Measures, rng: Random) -> None:
        self.free, self.measures, self.rng = list(found.free), measures, rng
        self.budget = Budget(0)
        self._bounds: dict[sp.Expr, Program | None] = {}

    def late(self) -> bool:
        """Whether the budget is used up."""
        return self.budget.over()

    def repaired(self, point: Numbers, bounded: bool = False, goal: int | None = None) -> Numbers | None:
        """The point, moved until every hypothesis holds; None if that takes too long.

        With `bounded` what a hypothesis bounds in so many words is moved, where there is such a number; with a `goal`
        its own conditions are to hold, too.
        """
        for _ in range(_REPAIRS + len(self.free)):
            failing = self.measures.failing(point, goal=goal)
            if failing is None:
                return point
            movable = [s for s in self.free if s in failing.symbols]
            if not movable or self.late():
                return None
            if bounded:
                movable = [s for s in movable if s in failing.relation.args] or movable
            sym = self.rng.choice(movable)
            point[sym] = self._moved(failing, sym, point)
        return None

    def _moved(self, failing: Measured, sym: sp.Symbol, point: Point) -> fmpq:
        """Another value: on the right side of a bound that the relation names, else scaled or new."""
        relation = failing.relation
        lhs, rhs = relation.args
        upper = isinstance(relation, (sp.Le, sp.Lt))
        if rhs == sym:
            lhs, rhs, upper = rhs, lhs, not upper
        if lhs == sym and sym not in rhs.free_symbols and self.rng.random() < 0.8:
            bound = self._bound(rhs, point)
            if bound is not None:
                return draws.beyond(sym, bound, upper, isinstance(relation, sp.Eq), self.rng)
        return draws.scaled(sym, point[sym], self.rng)

    def _bound(self, expr: sp.Expr, point: Point) -> Any:
        if expr not in self._bounds:
            try:
                self._bounds[expr] = compile_expr(expr, self.free)
            except TranslationError:
                self._bounds[expr] = None
        program = self._bounds[expr]
        if program is None:
            return None
        with ctx.workprec(BITS):
            return program(self.measures.balls(point))

    def uphill(self, point: Numbers, goal: int, worth: float, rounds: int) -> tuple[float, Numbers]:
        """Coordinate ascent by factors; integers also by one."""
        for _ in range(rounds):
            start = worth
            for sym in self.free:
                for value in simple.neighbours(sym, point[sym]):
                    if worth > CLEAR or self.late():
                        return worth, point
                    if not of_sort(sym, value):
                        continue
                    trial = {**point, sym: value}
                    better = self.measures.violation(trial, goal)
                    if better > worth + 1e-3 and self.measures.failing(trial) is None:
                        worth, point = better, trial
            if worth <= start + 1e-2:
                break
        return worth, point

    def evolved(
        self, point: Numbers, goal: int | None, chosen: Sequence[edges.Edge], steps: int
    ) -> tuple[float, Numbers]:
        """Random steps of a size that adapts, all that make a point no worse; numbers at chosen edges follow.

        Only numbers that a failing hypothesis depends on are moved, and where all hold, those of the goal.

        Returns:
            by how much hypotheses fail in the end, 0 if they hold, and the point.
        """
        point = edges.tightened(point, chosen)
        fails, size = self.measures.shortfalls(point), 2.0
        own = (0.0, 0.0) if goal is None else self.measures.height(point, goal)
        best = sum(fails) + own[0], own[1]
        for _ in range(steps):
            if (best[0] == 0 and (goal is None or best[1] < _FAR)) or self.late():
                break
            spend(STEP)
            trial = edges.tightened(self._mutated(point, fails, goal, chosen, size), chosen)
            moved = {s for s in self.free if trial[s] != point[s]}
            if not moved:
                continue
            new = self.measures.shortfalls(trial, fails, moved)
            own = (0.0, 0.0) if goal is None else self.measures.height(trial, goal)
            height = sum(new) + own[0], own[1]
            # a step in five is better where the size is right: then it stays about the same
            size = min(1.5 * size, 8.0) if height < best else max(0.9 * size, 0.01)
            if height <= best:
                best, point, fails = height, trial, new
        return best[0], point

    def _mutated(
        self, point: Point, fails: Sequence[float], goal: int | None, chosen: Sequence[edges.Edge], size: float
    ) -> Numbers:
        """One, two or all of the numbers moved on which it depends what fails."""
        rng, moved = self.rng, dict(point)
        failing = [place for place, shortfall in enumerate(fails) if shortfall > 0]
        place = rng.choice(failing) if failing else None
        movable = self._movable(place, goal, chosen)
        if place is not None and rng.random() < 0.3:
            body = self.measures.given[place][1]
            bare = [s for s in movable if s in body.relation.args]
            if bare:
                sym = rng.choice(bare)
                moved[sym] = self._moved(body, sym, point)
                return moved
        count = min(rng.choice((1, 1, 2, len(movable))), len(movable))
        for sym in rng.sample(movable, count):
            moved[sym] = self._scaled(sym, point[sym], size)
        return moved

    def _movable(self, place: int | None, goal: int | None, chosen: Sequence[edges.Edge]) -> list[sp.Symbol]:
        """The numbers on which a hypothesis, or else the goal, depends, also by numbers that follow others."""
        if place is not None:
            wanted = set(self.measures.touched[place])
        elif goal is not None and self.rng.random() < 0.7:
            wanted = set(self.measures.goals[goal][1].symbols)
        else:
            wanted = set(self.free)
        for edge in reversed(chosen):
            if edge.symbol in wanted:
                wanted |= edge.needs
        fixed = {edge.symbol for edge in chosen}
        return [s for s in self.free if s in wanted and s not in fixed] or [s for s in self.free if s not in fixed]

    def _scaled(self, sym: sp.Symbol, value: fmpq, size: float) -> fmpq:
        """A value times a random power of two; of integers at least a step; of signed ones at times another sign."""
        sort, rng = sort_of(sym), self.rng
        factor = fmpq(round(2 ** (12 + max(-30.0, min(30.0, rng.gauss(0, size))))) or 1, 2**12)
        if sort in WHOLE:
            moved = fmpq((value * factor).floor())
            moved = value + rng.choice((-1, 1)) if moved == value else moved
        elif value == 0:
            moved = rng.choice((0, 1)) * factor
        else:
            moved = _short(value * factor)
        if sort in (Sort.REAL, Sort.INTEGER) and rng.random() < 0.15:
            moved = -moved
        elif sort not in WHOLE and sort is not Sort.POSITIVE and rng.random() < 0.05:
            moved = fmpq(0)
        inside = moved == 0 or _SMALLEST < abs(moved) < _LARGEST
        return moved if inside and of_sort(sym, moved) else value

    def simpler(self, point: Numbers, goal: int, worth: float, which: Sequence[sp.Symbol] | None = None) -> Numbers:
        """Simple numbers in place of the point's, as long as the violation stays about as bad."""
        floor = min(0.8 * worth, DRAMATIC) if worth > 0 else 0.0
        for sym in 2 * (self.free if which is None else list(which)):
            for value in simple.rounded(sym, point[sym]):
                if simple.weight(value) >= simple.weight(point[sym]) or not of_sort(sym, value):
                    continue
                trial = {**point, sym: value}
                if self.measures.violation(trial, goal) >= floor and self.measures.failing(trial) is None:
                    point = trial
                    break
        return point


def _short(value: fmpq) -> fmpq:
    """The value to about twenty binary places, so that numbers do not grow from step to step."""
    unit = fmpq(2) ** (int(abs(value.p)).bit_length() - int(value.q).bit_length() - 20)
    return fmpq((value / unit).floor()) * unit
