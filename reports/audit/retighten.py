"""What a better statement is worth to the claims that use it: numbers of theirs that are certified now and were not.

Two searches, both judged by the kernel. One moves a single number of a user's conclusion. The other makes the edit of
the statement once more, in the user: the same numbers are moved by the same amounts in its conclusion, and what this
changes is changed throughout its proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import sympy as sp
from sympy.core.relational import Relational

from reports.audit.carried import carried
from reports.audit.constant import Literal, literals, probes, put
from reports.audit.counterexample import Refuted, refute
from reports.audit.downstream import Better
from reports.audit.proving import Library, aimed, derive_plainly
from reports.points.budget import CERTIFICATE, Budget, spend
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula, ge, le
from symbolic_bounds.printing import text

_MOST, _ROUNDS = 24, 6  # edits that are tried in one user, halvings of the interval of one number
_GLANCE = 0.05  # seconds' worth of a first look


def better(user: Claim, old: Claim, new: Claim, library: Library, seconds: float) -> list[Better]:
    """What a user gains from a statement that improves: by the same edit, and number by number.

    Args:
        user: a claim whose proof uses the statement.
        old: the statement as registered.
        new: the statement as revised, which is proved.
        library: the claims as registered.
        seconds: how much work to spend on the search; about how long that takes.
    """
    search = _Search(user, old, new, library, Budget(seconds))
    found = [search.conclusion(), *map(search.number, literals(user.conclusion))]
    return [gain for gain in found if gain is not None]


def by_the_same_edit(user: Claim, old: Claim, new: Claim, library: Library, seconds: float) -> Better | None:
    """The conclusion of a user after the edit of the statement, if that is sharper and certified; as `better`."""
    return _Search(user, old, new, library, Budget(seconds)).conclusion()


class _Search:
    def __init__(self, user: Claim, old: Claim, new: Claim, library: Library, budget: Budget) -> None:
        self.user, self.old, self.new, self.before, self.budget = user, old, new, library, budget
        self.after = {**library, new.id: new}

    def conclusion(self) -> Better | None:
        """The first conclusion by the same edit that is sharper and certified."""
        for goal in _edited(self.user.conclusion, self.old.conclusion, self.new.conclusion):
            if self._open() and _sharper(self.user, goal) and _plausible(self.user, goal) and self._gained(goal):
                return Better(self.user.id, text(self.user.conclusion), text(goal), "")
        return None

    def number(self, literal: Literal) -> Better | None:
        """The best value of one number that is certified, on the side where the conclusion says more."""
        best, limit = literal.value, None
        for value in self._sharper_side(literal):
            if not self._holds(literal, value):
                limit = value
                break
            best = value
        for _ in range(_ROUNDS if limit is not None else 0):
            middle = (best + limit) / 2
            best, limit = (middle, limit) if self._holds(literal, middle) else (best, middle)
        if best == literal.value or not self._gained(put(self.user.conclusion, literal.path, best)):
            return None
        return Better(self.user.id, str(literal.value), str(best), literal.shown)

    def _sharper_side(self, literal: Literal) -> list[sp.Rational]:
        """Values ever farther from a number's own, on one side."""
        others = [value for value in probes(literal) if value != literal.value]
        for near in others[:2] if self._open() else ():
            if _sharper(self.user, put(self.user.conclusion, literal.path, near)):
                side = [value for value in others if (value < literal.value) == (near < literal.value)]
                return sorted(side, key=lambda value: abs(value - literal.value))
        return []

    def _holds(self, literal: Literal, value: sp.Rational) -> bool:
        goal = put(self.user.conclusion, literal.path, value)
        return self._open() and _plausible(self.user, goal) and self._certified(goal)

    def _open(self) -> bool:
        return not self.budget.over()

    def _certified(self, goal: Formula) -> bool:
        spend(CERTIFICATE)
        variants = (carried(self.user, goal, self.old, self.new, only_roots) for only_roots in (True, False))
        return any(derive_plainly(claim, self.after, degree=3) for claim in variants)

    def _gained(self, goal: Formula) -> bool:
        """Whether a conclusion is certified now, and by the user's own proof was not."""
        return self._certified(goal) and not derive_plainly(
            aimed(replace(self.user, conclusion=goal), self.user), self.before
        )


def _edited(goal: Formula, before: Formula, after: Formula) -> Iterator[Formula]:
    """The conclusions that the same edit makes of another one: as many numbers, moved in the same way."""
    old, new = literals(before), literals(after)
    if [x.path for x in old] != [x.path for x in new]:
        return
    moves = [(a, b) for a, b in zip(old, new, strict=True) if a.value != b.value]
    tried = 0
    for chosen in combinations(literals(goal), len(moves)):
        if all(_alike(place, a) for place, (a, _) in zip(chosen, moves, strict=True)):
            made = goal
            for place, (a, b) in zip(chosen, moves, strict=True):
                moved = place.value + b.value - a.value if a.additive else place.value * b.value / a.value
                made = put(made, place.path, moved)
            tried += 1
            yield made
        if tried == _MOST:
            return


def _alike(one: Literal, other: Literal) -> bool:
    return (one.additive, one.in_exponent, one.is_factor) == (other.additive, other.in_exponent, other.is_factor)


def _sharper(user: Claim, goal: Formula) -> bool:
    """Whether, as far as a glance can tell, a conclusion says more than the user's own."""
    before = user.conclusion
    if not isinstance(before, Relational) or not isinstance(goal, Relational) or isinstance(before, (sp.Eq, sp.Ne)):
        return False
    below = isinstance(before, (sp.Le, sp.Lt))
    for side in (0, 1):
        if before.args[1 - side] == goal.args[1 - side]:
            mine, its = before.args[side], goal.args[side]
            sharper = le(its, mine) if below == (side == 1) else ge(its, mine)
            weaker = ge(its, mine) if below == (side == 1) else le(its, mine)
            return _plausible(user, sharper) and not _plausible(user, weaker)
    return False


def _plausible(user: Claim, goal: Formula) -> bool:
    """Whether a glance finds nothing that refutes a conclusion."""
    return not isinstance(refute(replace(user, conclusion=goal), _GLANCE, functions=False), Refuted)
