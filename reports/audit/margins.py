"""How far conditions hold or fail at a point, by balls of moderate precision; exact decisions for the last word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy as sp
from flint import arb, ctx, fmpq
from sympy.core.relational import Relational

from proofs import mp
from proofs.arb import compile_expr, decide
from proofs.program import Program
from proofs.verdict import TranslationError
from reports.audit.problem import WHOLE, Condition, Problem, Unsupported
from symbolic_bounds.symbols import Sort, sort_of

BITS = 96
_UNSURE = 1e-6  # relative: what is not known better is not known
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

    def slack(self, values: Sequence[Any]) -> float | None:
        """Relative room between the sides: positive where the relation holds; None where it has no value.

        It is (rhs - lhs)/(|lhs| + |rhs|) for lhs <= rhs, and always between -1 and 1; an equation has none. Where
        the precision does not tell whether there is any, it is 0.
        """
        lhs, rhs = (side(values) for side in self._sides)
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


class Measures:
    """The conditions of a problem, ready for many points."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        self.given = [self._measured(c) for c in found.given]
        self.goals = [self._measured(c) for c in found.goals]

    def _measured(self, condition: Condition) -> tuple[list[Measured], Measured]:
        symbols = self.problem.free
        return [Measured(g, symbols) for g in condition.given], Measured(condition.body, symbols)

    def balls(self, point: Point) -> list[Any]:
        """The point as the programs take it."""
        return [arb(point[s]) for s in self.problem.free]

    def failing(self, point: Point) -> Measured | None:
        """A hypothesis that does not plainly hold at the point; None if all do."""
        with ctx.workprec(BITS):
            values = self.balls(point)
            for given, body in self.given:
                room = body.slack(values)
                if room is not None and (room > 0 or (room == 0 and not isinstance(body.relation, _STRICT))):
                    continue
                if not any(_surely_fails(g, values) for g in given):
                    return body
        return None

    def violation(self, point: Point) -> tuple[float, int]:
        """How badly the worst goal fails (at most 1, negative where all hold), and which goal that is."""
        worst, at = -2.0, 0
        with ctx.workprec(BITS):
            values = self.balls(point)
            for number, (given, body) in enumerate(self.goals):
                room = body.slack(values)
                if room == 0:  # equal, or too close for this precision
                    with ctx.workprec(8 * BITS):
                        room = body.slack(self.balls(point))
                if room is None or -room <= worst:
                    continue
                if all(_surely_holds(g, values) for g in given):
                    worst, at = -room, number
        return worst, at


def _surely_holds(part: Measured, values: Sequence[Any]) -> bool:
    room = part.slack(values)
    return room is not None and (room > 0 or (room == 0 and not isinstance(part.relation, _STRICT)))


def _surely_fails(part: Measured, values: Sequence[Any]) -> bool:
    room = part.slack(values)
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
