"""How far conditions hold or fail at a point, by balls of moderate precision; exact decisions for the last word."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import sympy as sp
from flint import arb, ctx, fmpq
from sympy.core.relational import Relational

from proofs import mp
from proofs.arb import compile_expr, decide
from proofs.program import Memo, Program
from proofs.verdict import TranslationError
from reports.points.budget import BESSEL, BESSELS, CONFIRMED, OPERATION, RELATION, spend
from reports.points.problem import WHOLE, Condition, Problem, Unsupported
from symbolic_bounds.symbols import Sort, sort_of

BITS = 96
_UNSURE = 1e-6  # relative: what is not known better is not known
_OTHER_SIGN, _NO_VALUE, _TINY = 300.0, 10_000.0, 1e-9  # heights: see `Measured.excess`
_STRICT = (sp.Lt, sp.Gt, sp.Ne)
Point = Mapping[sp.Symbol, fmpq]


class Measured:
    """One relation over the symbols of a problem, compiled once."""

    def __init__(self, relation: Relational, symbols: Sequence[sp.Symbol]) -> None:
        self.relation = relation
        self.symbols = frozenset(relation.free_symbols)
        try:
            self._sides: list[Program] = [compile_expr(side, symbols) for side in relation.args]
        except TranslationError as error:
            raise Unsupported(str(error)) from error
        self._price = RELATION + sum(map(_price, self._sides))
        self.orders = [call.args[0].free_symbols for call in relation.atoms(sp.besseli) if call.args[0].free_symbols]

    def slack(self, values: Sequence[Any], memo: Memo | None = None) -> float | None:
        """Relative room between the sides: positive where the relation holds; None where it has no value.

        It is (rhs - lhs)/(|lhs| + |rhs|) for lhs <= rhs, and always between -1 and 1; an equation has none. Where
        the precision does not tell whether there is any, it is 0.
        """
        spend(self._price)
        lhs, rhs = (side(values, memo) for side in self._sides)
        if not (lhs.is_finite() and rhs.is_finite()):
            return None
        gap = rhs - lhs
        size = abs(lhs).upper() + abs(rhs).upper()
        if size.is_zero():
            return 0.0
        part = gap / size
        if part.contains(0):
            return None if part.rad() > _UNSURE else 0.0
        room = float(part.mid())
        if isinstance(self.relation, (sp.Eq, sp.Ne)):
            return -abs(room) if isinstance(self.relation, sp.Eq) else abs(room)
        return room if isinstance(self.relation, (sp.Le, sp.Lt)) else -room

    def excess(self, values: Sequence[Any], memo: Memo | None = None) -> float:
        """By how much the relation fails (negative where it holds): a height that a search can climb everywhere.

        Where both sides have the same sign it is the logarithm of their quotient, which still grows where the
        relative room is 1 but for rounding; a different sign is worse than any such quotient, no value worst.
        """
        spend(self._price)
        lhs, rhs = (side(values, memo) for side in self._sides)
        if not (lhs.is_finite() and rhs.is_finite()):
            return _NO_VALUE
        if isinstance(self.relation, (sp.Ge, sp.Gt)):
            lhs, rhs = rhs, lhs
        if (lhs > 0) == (rhs > 0) and (lhs < 0) == (rhs < 0):
            size = _logarithm(abs(lhs)) - _logarithm(abs(rhs))
            height = size if lhs > 0 else -size if lhs < 0 else 0.0
        else:
            distance = _OTHER_SIGN + math.log1p(min(float(abs(lhs - rhs).mid()), 1e300))
            height = distance if lhs > rhs else -distance
        if isinstance(self.relation, (sp.Eq, sp.Ne)):
            return abs(height) if isinstance(self.relation, sp.Eq) else -abs(height)
        return height


def _price(program: Program) -> int:
    return OPERATION * len(program.dynamic) + BESSEL * len(program.bessel)


def _bessel_price(size: fmpq) -> int:
    """What Arb asks for I_nu(x), by the size of the largest number in nu."""
    return next((price for limit, price in BESSELS if size < limit), BESSELS[-1][1])


def _memo() -> Memo:
    return {}


def _logarithm(value: Any) -> float:
    return float(value.log().mid()) if value > 0 else 0.0


class Measures:
    """The conditions of a problem, ready for many points; goals that cannot be compiled are left out."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        self.given = [self._measured(c) for c in found.given]
        self.touched = [frozenset().union(*(r.free_symbols for r in c.relations)) for c in found.given]
        self.goals: dict[int, tuple[list[Measured], Measured]] = {}
        reason = ""
        for number, goal in enumerate(found.goals):
            try:
                self.goals[number] = self._measured(goal)
            except Unsupported as error:
                reason = str(error)
        if not self.goals:
            raise Unsupported(reason)
        every = [*self.given, *self.goals.values()]
        self._orders = [order for given, body in every for part in (*given, body) for order in part.orders]

    def _measured(self, condition: Condition) -> tuple[list[Measured], Measured]:
        symbols = self.problem.free
        return [Measured(g, symbols) for g in condition.given], Measured(condition.body, symbols)

    def balls(self, point: Point) -> list[Any]:
        """The point as the programs take it."""
        values = [arb(point[s]) for s in self.problem.free]
        for order in self._orders:
            spend(_bessel_price(max(abs(point[s]) for s in order)))
        return values

    def failing(self, point: Point, bits: int = BITS, goal: int | None = None) -> Measured | None:
        """A hypothesis, or a condition of a goal, that does not plainly hold at the point; None if all do."""
        with ctx.workprec(bits):
            values, memo = self.balls(point), _memo()
            for given, body in self.given:
                if not _surely_holds(body, values, memo) and not any(_surely_fails(g, values, memo) for g in given):
                    return body
            own = [] if goal is None else self.goals[goal][0]
            return next((part for part in own if not _surely_holds(part, values, memo)), None)

    def violations(self, point: Point, goals: Iterable[int]) -> dict[int, float]:
        """How badly each of these goals fails (at most 1, negative where it holds); those that have a value."""
        found = {}
        with ctx.workprec(BITS):
            values, memo = self.balls(point), _memo()
            for number in goals:
                given, body = self.goals[number]
                room = body.slack(values, memo)
                if room == 0 and not isinstance(body.relation, sp.Eq):  # equal, or too close for this precision
                    with ctx.workprec(8 * BITS):
                        room = body.slack(self.balls(point))
                if room is not None and -_UNSURE < room < 0 and self.failing(point, 8 * BITS):
                    continue  # no more than a hypothesis fails by, which rounding hides
                if room is not None and all(_surely_holds(g, values, memo) for g in given):
                    found[number] = -room
        return found

    def violation(self, point: Point, goal: int) -> float:
        """How badly one goal fails; -2 where it has no value."""
        return self.violations(point, [goal]).get(goal, -2.0)

    def shortfalls(
        self, point: Point, before: Sequence[float] = (), moved: AbstractSet[sp.Symbol] | None = None
    ) -> list[float]:
        """By how much each hypothesis fails, 0 where it plainly holds; only what `moved` numbers touch is measured."""
        found = list(before)
        with ctx.workprec(BITS):
            values, memo = self.balls(point), _memo()
            for place, condition in enumerate(self.given):
                if moved is None:
                    found.append(_shortfall(condition, values, memo))
                elif not moved.isdisjoint(self.touched[place]):
                    found[place] = _shortfall(condition, values, memo)
        return found

    def height(self, point: Point, goal: int) -> tuple[float, float]:
        """What makes a goal fail when it is small: by how much its own conditions fail, then how far it holds."""
        with ctx.workprec(BITS):
            values, memo = self.balls(point), _memo()
            given, body = self.goals[goal]
            fails = body.excess(values, memo)
            own = sum(_shortfall(([], part), values, memo) for part in given)
        return own, _NO_VALUE if fails == _NO_VALUE else -fails


def _shortfall(condition: tuple[Sequence[Measured], Measured], values: Sequence[Any], memo: Memo) -> float:
    given, body = condition
    if _surely_holds(body, values, memo) or any(_surely_fails(g, values, memo) for g in given):
        return 0.0
    return max(body.excess(values, memo), 0.0) + _TINY


def _surely_holds(part: Measured, values: Sequence[Any], memo: Memo) -> bool:
    room = part.slack(values, memo)
    return room is not None and (room > 0 or (room == 0 and not isinstance(part.relation, _STRICT)))


def _surely_fails(part: Measured, values: Sequence[Any], memo: Memo) -> bool:
    room = part.slack(values, memo)
    return room is not None and (room < 0 or (room == 0 and isinstance(part.relation, (sp.Lt, sp.Gt))))


def exact(value: fmpq) -> sp.Rational:
    """The rational as sympy has it."""
    return sp.Rational(int(value.p), int(value.q))


def of_sort(sym: sp.Symbol, value: fmpq) -> bool:
    """Whether an exact value belongs to the sort of a symbol."""
    sort = sort_of(sym)
    if sort in WHOLE and value.q != 1:
        return False
    if sort is Sort.POSITIVE:
        return bool(value > 0)
    least = {Sort.NONNEGATIVE: 0, Sort.NATURAL: 0, Sort.COUNTING: 1}.get(sort) if sort is not None else None
    return least is None or bool(value >= least)


def confirmed(found: Problem, goal: int, point: Point) -> bool:
    """Whether every hypothesis holds at the exact point by balls, and the goal fails there by two evaluators."""
    at = {s: exact(v) for s, v in point.items()}
    wrong = found.goals[goal]
    spend(CONFIRMED)
    if not all(of_sort(s, v) for s, v in point.items()):
        return False
    try:
        return (
            all(_holds(c, at) for c in found.given)
            and all(decide(g, at) is True for g in wrong.given)
            and decide(wrong.body, at) is False
            and mp.confirm(wrong.body, at) is False
        )
    except TranslationError:
        return False


def _holds(condition: Condition, at: Mapping[sp.Symbol, sp.Expr]) -> bool:
    return decide(condition.body, at) is True or any(decide(g, at) is False for g in condition.given)
