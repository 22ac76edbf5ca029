"""How the work of a search is shared: a glance at many models, then more for those in which the hypotheses hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from reports.models.ground import problems
from reports.points.budget import Budget
from reports.points.climb import Climbed, Search
from reports.points.problem import Problem, Unsupported
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula

_MODELS, _TRIES = 60, 480
# shares of the work: for the first problem of a statement about numbers, for each other one in which the hypotheses
# hold, and for looking at new ones before the best are looked at again
_ALONE, _SLICE, _FIRST = 0.5, 0.04, 0.7
_GLANCE = 0.03  # seconds' worth for a model of which nothing is known
_BEST, _ENOUGH = 4, 1000  # how many models are looked at again, and after how many points no more


class Hunt:
    """One search for points at which conclusions fail, all under the hypotheses of one claim."""

    def __init__(self, claim: Claim, conclusions: Sequence[Formula], rng: Random, budget: Budget) -> None:
        self.left = list(range(len(conclusions)))
        self._claim, self._conclusions, self._rng, self._budget = claim, conclusions, rng, budget
        self._first = budget.part(_FIRST * budget.seconds)
        self._found: dict[int, tuple[Problem, Climbed]] = {}
        self._searches: list[Search] = []
        self._reason = ""

    def run(self) -> dict[int, tuple[Problem, Climbed]]:
        """By the number of a conclusion, a confirmed point and the problem whose point it is."""
        try:
            for search in self._models():
                if not search.problem.fixed and len(self._searches) == 1:
                    self._look(search, _ALONE * self._budget.seconds)
                    continue
                self._look(search, _GLANCE)
                if not search.shortfall:
                    self._look(search, _SLICE * self._budget.seconds)
        except Unsupported as error:
            self._reason = str(error)
        while self._searches and not self._budget.over() and any(self._valued(n) < _ENOUGH for n in self.left):
            for search in sorted(self._searches, key=self._promise)[:_BEST]:
                self._look(search, 2 * _SLICE * self._budget.seconds)
        return self._found

    def seen(self, conclusion: int) -> tuple[int, float | None, str]:
        """At how many admissible points a conclusion was looked at, the least room there, and what stood in the way."""
        seen = [search.seen[conclusion] for search in self._searches if conclusion in search.seen]
        points = sum(own.admissible for own in seen)
        rooms = [-own.least for own in seen if own.valued and own.least > -2]
        reason = self._reason or ("" if points else "no draw satisfied the hypotheses")
        return points, min(rooms, default=None), reason

    def _valued(self, conclusion: int) -> int:
        return sum(search.seen[conclusion].valued for search in self._searches if conclusion in search.seen)

    def _models(self) -> Iterator[Search]:
        def late() -> bool:
            return not self.left or self._first.over()

        for found in problems(self._claim, self._rng, _MODELS, self._conclusions, late):
            if self._searches and late():
                return
            try:
                self._searches.append(Search(found, self._rng))
            except Unsupported as error:
                self._reason = str(error)
                continue
            yield self._searches[-1]

    def _look(self, search: Search, seconds: float) -> None:
        if self.left and not self._budget.over():
            for number, climbed in search.run(self._budget.part(max(seconds, _GLANCE)), _TRIES, self.left).items():
                self._found[number] = search.problem, climbed
                self.left.remove(number)

    def _promise(self, search: Search) -> tuple[float, float]:
        """What to look at first: where the hypotheses (nearly) hold, and of these models where least room is left."""
        own = [search.seen[number] for number in self.left if number in search.seen]
        held = any(seen.valued for seen in own)
        return 0.0 if held else search.shortfall, -max((seen.least for seen in own), default=-2.0)
