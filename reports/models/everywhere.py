"""Hypotheses about all real numbers, where the functions are taken to be constant."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.models.world import World
from reports.points.problem import WHOLE, Unsupported
from symbolic_bounds.formula import ForAll, Formula, Slope, eq, expressions, functions_of, ge, gt
from symbolic_bounds.symbols import Sort, sort_of


def everywhere(formula: ForAll, world: World) -> Iterator[Formula]:
    """What such a hypothesis asks of the constants.

    Raises:
        Unsupported: if it is not of a form for which that is known.
    """
    if isinstance(formula.body, Slope):
        yield _slope(formula.body, formula, world)
        return
    shown = world.formula(ForAll((), formula.given, formula.body) if formula.given else formula.body)
    left = frozenset().union(*(expr.free_symbols for expr in expressions(shown)))
    if any(sort_of(v) in WHOLE for v in formula.variables):
        raise Unsupported("a hypothesis about all real numbers is not evaluated")
    if not left & set(formula.variables):
        yield shown  # what it says does not depend on them
        return
    yield from _linear(formula, world)


def _slope(slope: Slope, formula: ForAll, world: World) -> Formula:
    """The slope of a constant is 0; an antiderivative that nothing else names exists, of what is continuous."""
    if world.labels > 1:
        raise Unsupported("functions that tell labels apart jump: they have no slope, and are none")
    calls = slope.of.atoms(AppliedUndef)
    if slope.by not in formula.variables:
        raise Unsupported("a slope is not evaluated")
    if slope.of in calls and slope.of.func in world.unnamed and slope.of.func not in functions_of(eq(slope.value, 0)):
        others = slope.value.free_symbols & set(formula.variables) - slope.of.free_symbols
        if not others and _continuous(world.expr(slope.value), slope.by):
            return eq(0, 0)
    if slope.by in slope.of.xreplace({call: sp.Dummy() for call in calls}).free_symbols:
        raise Unsupported("a slope is not evaluated")
    return eq(world.expr(slope.value), 0)


def _continuous(expr: sp.Expr, sym: sp.Symbol) -> bool:
    """Whether an expression is continuous in a symbol, as far as its form says."""
    if expr == sym or sym not in expr.free_symbols:
        return True
    if expr.is_Pow and expr.exp.is_number:
        inner = expr.base
        return _continuous(inner, sym) if expr.exp.is_Integer and expr.exp > 0 else inner == sym and sym.is_positive
    if isinstance(expr, sp.log):
        return bool(expr.args[0] == sym and sym.is_positive)
    known = expr.is_Add or expr.is_Mul or isinstance(expr, (sp.exp, sp.cos, sp.sin, sp.Abs, sp.Min, sp.Max))
    return known and all(_continuous(arg, sym) for arg in expr.args)


def _linear(formula: ForAll, world: World) -> Iterator[Formula]:
    """`for all t > 0 (between bounds): lhs <= rhs`, whose sides differ by a + b t or a + b/t: it holds at the ends."""
    body, sym = formula.body, formula.variables[0]
    if len(formula.variables) > 1 or not isinstance(body, Relational) or not isinstance(body, (sp.Le, sp.Ge)):
        raise Unsupported("a hypothesis about all real numbers is not evaluated")
    low, high = _range(formula, sym)
    difference = world.expr(body.args[1]) - world.expr(body.args[0])
    gap = sp.expand(difference if isinstance(body, sp.Le) else -difference)
    for inverse in (False, True):
        at = sp.Dummy("at", positive=True)
        turned = sp.expand(gap.xreplace({sym: 1 / at if inverse else at}))
        slope = sp.diff(turned, at)
        if at in slope.free_symbols:
            continue
        start = turned.xreplace({at: sp.Integer(0)})
        ends = (high, low) if inverse else (low, high)  # of `at`; None is infinity for one, 0 for the other
        if inverse and low is not None:
            yield gt(low, 0)  # else 1/low bounds nothing
        for end, far in ((ends[0], False), (ends[1], True)):
            if end is None:
                yield ge(slope if far else start, 0)
            else:
                yield ge(start + slope * (1 / end if inverse else end), 0)
        return
    raise Unsupported("a hypothesis about all real numbers is not evaluated")


def _range(formula: ForAll, sym: sp.Symbol) -> tuple[sp.Expr | None, sp.Expr | None]:
    """The bounds of a positive variable."""
    low: sp.Expr | None = None
    high: sp.Expr | None = None
    if sort_of(sym) is not Sort.POSITIVE:
        raise Unsupported("a hypothesis about all real numbers is not evaluated")
    for part in formula.given:
        if isinstance(part, Relational) and isinstance(part, sp.Le) and part.lhs == sym and high is None:
            high = part.rhs
        elif isinstance(part, Relational) and isinstance(part, sp.Le) and part.rhs == sym and low is None:
            low = part.lhs
        else:
            raise Unsupported("a hypothesis about all real numbers is not evaluated")
    return low, high
