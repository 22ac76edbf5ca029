"""The search itself: exact points at which the hypotheses hold, and from there uphill to where a goal fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

import sympy as sp
from flint import fmpq

from proofs import draws
from reports.points import edges, simple
from reports.points.budget import LOOK, Budget, spend
from reports.points.margins import Measures, Point, confirmed, of_sort
from reports.points.moves import CLEAR, DRAMATIC, Moves, Numbers
from reports.points.problem import Problem

_USUAL = {"m": fmpq(2), "epsilon": fmpq(1, 10)}  # else 1: where an author would try a statement first
_FEW, _DRAWS = 3, 30  # candidates that are enough after so many draws
_TO_HOLD, _TO_FAIL = 150, 160  # steps of an evolution: until the hypotheses hold, and until a goal fails
_TURNS, _POOL = 24, 12


@dataclass(frozen=True)
class Climbed:
    """A point where a goal fails for certain."""

    point: Point
    goal: int
    violation: float


@dataclass
class Seen:
    """What a search saw of one conclusion."""

    admissible: int = 0  # points at which the hypotheses hold,
    valued: int = 0  # and those of them at which the conclusion has a value
    least: float = -2.0  # the greatest violation among them, negative where it holds at all
    candidates: list[tuple[float, int, Numbers]] = field(default_factory=list)  # violation, goal and point


class Search:
    """One problem, one stream of random numbers; its conclusions are settled one by one."""

    def __init__(self, found: Problem, rng: Random) -> None:
        self.problem, self.rng = found, rng
        self.measures = Measures(found)
        self.moves = Moves(found, self.measures, rng)
        self.goals: dict[int, list[int]] = {}  # of each conclusion
        for number in self.measures.goals:
            self.goals.setdefault(found.goals[number].of, []).append(number)
        self.seen = {conclusion: Seen() for conclusion in self.goals}
        self.open: list[int] = []
        self.settled: dict[int, Climbed] = {}
        self._edges = edges.edges(found.given, found.free)
        self._hints = [self._completed(rationals(hint)) for hint in found.hints]
        self._pool: list[Numbers] = []  # points at which the hypotheses hold
        self._number = 0
        self.shortfall = float("inf")  # the least by which the hypotheses failed in all, 0 where they hold

    def run(self, budget: Budget, tries: int, wanted: Iterable[int]) -> dict[int, Climbed]:
        """Look for points where these conclusions fail, within a budget; a later run goes on from there."""
        self.moves.budget = budget
        spend(LOOK)
        self.settled, wanted = {}, set(wanted)
        self.open = [conclusion for conclusion in self.goals if conclusion in wanted]
        if not self._number:
            self._at_usual()
            for hint in self._hints:
                if self.open and self.measures.failing(hint) is None:
                    self._measured(hint)
        self._draw(tries, budget.part(budget.seconds / 2))
        self._harvest(self.open)
        self._evolve()
        return self.settled

    def _completed(self, hint: Mapping[sp.Symbol, fmpq]) -> Numbers:
        """A point, with the usual values for what it leaves open."""
        usual = {s: _USUAL.get(s.name, fmpq(1)) for s in self.problem.free}
        return {s: hint[s] if s in hint and of_sort(s, hint[s]) else usual[s] for s in usual}

    def _done(self) -> bool:
        return not self.open or self.moves.late()

    def _at_usual(self) -> None:
        """A dramatic violation where only what the hypotheses force is unusual."""
        usual = self._completed({})
        for _ in range(3):
            point = self.moves.repaired(dict(usual), bounded=True)
            if point is None:
                continue
            for conclusion, (worth, goal) in self._worst(point).items():
                if worth >= DRAMATIC:
                    forced = [s for s in point if point[s] != usual[s]]
                    self._confirm(conclusion, goal, self.moves.simpler(point, goal, 1.0, forced))

    def _worst(self, point: Point) -> dict[int, tuple[float, int]]:
        """How badly each open conclusion fails, and which of its goals does."""
        found: dict[int, tuple[float, int]] = {}
        for goal, worth in self.measures.violations(point, [g for c in self.open for g in self.goals[c]]).items():
            conclusion = self.problem.goals[goal].of
            if conclusion not in found or worth > found[conclusion][0]:
                found[conclusion] = worth, goal
        return found

    def _confirm(self, conclusion: int, goal: int, point: Numbers) -> bool:
        if not confirmed(self.problem, goal, point):
            return False
        seen = self.seen[conclusion]
        seen.admissible = max(seen.admissible, 1)
        self.settled[conclusion] = Climbed(point, goal, self.measures.violation(point, goal))
        self.open.remove(conclusion)
        return True

    def _draw(self, tries: int, share: Budget) -> None:
        """Random points, some of them climbed."""
        for drawn in range(tries):
            if self._done() or share.over():
                return
            self._number += 1
            goal = self._conditional() if self._number % 3 == 0 else None
            point = self.moves.repaired(self._drawn(self._number), goal=goal)
            if point is None:
                if drawn > 10 and not self._pool:
                    return  # hypotheses that hang together: such draws rarely satisfy them
                continue
            for conclusion, (worth, goal) in self._measured(point).items():
                if worth <= 0 and self._number % 8 == 0:  # a point that is no violation may lie below one
                    self._candidate(conclusion, goal, *self.moves.uphill(point, goal, worth, rounds=2))
            if drawn > _DRAWS:
                self._harvest([c for c in self.open if len(self.seen[c].candidates) >= _FEW])

    def _conditional(self) -> int | None:
        """An open goal that has a value under conditions only, if there is one."""
        goals = [goal for conclusion in self.open for goal in self.goals[conclusion] if self.measures.goals[goal][0]]
        return self.rng.choice(goals) if goals else None

    def _drawn(self, number: int) -> Numbers:
        free = self.problem.free
        return simple.nice(free, self.rng) if number % 2 else draws.point(free, self.rng)

    def _measured(self, point: Numbers) -> dict[int, tuple[float, int]]:
        """Count an admissible point, and keep it where it is a candidate."""
        self.shortfall = 0.0
        if len(self._pool) < _POOL:
            self._pool.append(point)
        else:
            self._pool[self.rng.randrange(_POOL)] = point
        for conclusion in self.open:
            self.seen[conclusion].admissible += 1
        found = self._worst(point)
        for conclusion, (worth, goal) in found.items():
            self.seen[conclusion].valued += 1
            self._candidate(conclusion, goal, worth, point)
        return found

    def _candidate(self, conclusion: int, goal: int, worth: float, point: Numbers) -> None:
        seen = self.seen[conclusion]
        seen.least = max(seen.least, worth)
        strict = isinstance(self.problem.goals[goal].body, (sp.Lt, sp.Gt, sp.Ne))
        if worth > 0 or (worth == 0 and strict):
            seen.candidates.append((worth, goal, point))

    def _harvest(self, conclusions: Iterable[int]) -> None:
        """Climb from the best candidates, simplify, confirm."""
        for conclusion in list(conclusions):
            candidates, self.seen[conclusion].candidates = self.seen[conclusion].candidates, []
            candidates.sort(key=lambda c: 0.02 * sum(map(simple.weight, c[2].values())) - min(c[0], CLEAR))
            for worth, goal, point in candidates[:4]:
                better, higher = self.moves.uphill(point, goal, worth, rounds=6)
                if (
                    self._confirm(conclusion, goal, self.moves.simpler(higher, goal, better))
                    or self._confirm(conclusion, goal, higher)
                    or self._confirm(conclusion, goal, self.moves.simpler(point, goal, worth))
                    or self._confirm(conclusion, goal, point)
                ):
                    break

    def _evolve(self) -> None:
        """From hints, admissible points and draws in turn: until the hypotheses hold, then until a goal fails."""
        for turn in range(_TURNS):
            if self._done():
                return
            chosen = edges.some(self._edges, self.rng, self.rng.choice((1, 1, 0.5, 0)))
            failing, point = self.moves.evolved(self._start(turn), None, chosen, _TO_HOLD)
            self.shortfall = min(self.shortfall, failing)
            if failing:
                continue
            for conclusion, (worth, nearest) in self._measured(point).items():
                if worth > 0 or self._done():
                    continue
                goal = self.rng.choice((nearest, *self.goals[conclusion]))
                failing, higher = self.moves.evolved(point, goal, chosen, _TO_FAIL)
                if not failing:
                    self.seen[conclusion].admissible += 1
                    self.seen[conclusion].valued += 1
                    self._candidate(conclusion, goal, self.measures.violation(higher, goal), higher)
            self._harvest([c for c in self.open if self.seen[c].candidates])

    def _start(self, turn: int) -> Numbers:
        starts = (self._hints, self._pool, [])[turn % 3]
        return dict(self.rng.choice(starts)) if starts else self._drawn(self.rng.randrange(2))


def rationals(point: Mapping[sp.Symbol, sp.Expr]) -> dict[sp.Symbol, fmpq]:
    """The numbers of a point as rationals, or near them."""
    near = {s: v if v.is_Rational else sp.Rational(str(sp.N(v, 12))) for s, v in point.items() if v.is_comparable}
    return {s: fmpq(int(v.p), int(v.q)) for s, v in near.items()}
