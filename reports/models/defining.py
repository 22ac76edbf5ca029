"""Hypotheses that define a function, value by value or by a recursion, so that a model can compute it."""

from __future__ import annotations

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.models.labels import only_labelled
from reports.models.world import Definition, World, concrete, matched
from reports.points.problem import WHOLE
from symbolic_bounds.formula import ForAll, Formula, eq, functions_of, substitute
from symbolic_bounds.language import THEORY
from symbolic_bounds.symbols import Sort, sort_of


def define(formula: Formula, world: World) -> bool:
    """Take a hypothesis for a definition if it is one, and the first of its function at these arguments."""
    variables, given, body = (formula.variables, formula.given, formula.body) if isinstance(formula, ForAll) else (
        (), (), formula)  # fmt: skip
    if not isinstance(body, sp.Eq) or not isinstance(body.lhs, AppliedUndef):
        return False
    if any(sort_of(v) is Sort.INTEGER for v in variables):
        return False  # indices are not negative
    function, pattern = body.lhs.func, body.lhs.args
    if function in THEORY or not all(_simple(arg, variables) for arg in pattern):
        return False
    reals = [v for v in variables if sort_of(v) not in WHOLE]
    if any(pattern[place] != 0 and pattern[place] not in reals for place in world.real.get(function, ())):
        return False  # an index, or a number but 0, need not be a label: it is not what a table is looked up at
    if function in world.real or reals:
        bare = not only_labelled(ForAll((), given, eq(body.rhs, 0)), reals, world.real)
        if not world.labels or bare or any(v not in pattern for v in reals):
            return False
    if body.rhs.free_symbols & set(variables) - frozenset().union(*(arg.free_symbols for arg in pattern)):
        return False
    if not all(isinstance(part, Relational) and part.free_symbols <= set(variables) for part in given):
        return False  # where it speaks is not known
    if any(functions_of(part) for part in given):
        return False
    earlier = world.definitions.get(function, [])
    found = Definition(pattern, variables, given, body.rhs)
    clash = any(_overlap(d.pattern, pattern) and not (d.given and given) and not _apart(d, found) for d in earlier)
    if clash or (any(call.func is function for call in body.rhs.atoms(AppliedUndef)) and not _descends(body)):
        return False
    world.definitions[function] = [*earlier, found]
    return not given or all(_apart(d, found) for d in earlier)  # one that might overlap with another is checked, too


def _apart(one: Definition, other: Definition) -> bool:
    """Whether one definition speaks of a single value, of which the conditions of the other exclude that it speaks."""
    for single, wide in ((one, other), (other, one)):
        if not single.variables:
            values = matched(wide, single.pattern)
            return values is None or any(concrete(substitute(part, values)) is False for part in wide.given)
    return False


def _descends(equation: sp.Eq) -> bool:
    """Whether every call of the function on the right is at a smaller index."""
    function, pattern = equation.lhs.func, equation.lhs.args
    for call in equation.rhs.atoms(AppliedUndef):
        if call.func is function:
            steps = [a - b for a, b in zip(pattern, call.args, strict=True)]
            if not all(step.is_Integer and step >= 0 for step in steps) or not any(steps):
                return False
    return True


def _simple(arg: sp.Expr, variables: tuple[sp.Symbol, ...]) -> bool:
    return bool(arg.is_Integer) or any(arg - v in (0, 1) for v in variables)


def _overlap(one: tuple[sp.Expr, ...], other: tuple[sp.Expr, ...]) -> bool:
    for a, b in zip(one, other, strict=True):
        shifts = [p - s if (s := next(iter(p.free_symbols), None)) is not None else None for p in (a, b)]
        if shifts == [None, None] and a != b:
            return False
        if {a, b} & {sp.Integer(0)} and sp.Integer(1) in shifts:
            return False  # 0 is no successor
    return True
