"""What a hypothesis about all indices, or all real numbers, asks of the finitely many values that a model has."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.audit.everywhere import everywhere
from reports.audit.labels import only_labelled
from reports.audit.problem import WHOLE, Unsupported
from reports.audit.world import World, concrete
from symbolic_bounds.formula import ForAll, Formula, Slope, expressions, substitute
from symbolic_bounds.symbols import Sort, sort_of

_MOST_INSTANCES = 400


def instances(formula: Formula, world: World) -> Iterator[Formula]:
    """A hypothesis at every index that matters."""
    if not isinstance(formula, ForAll) or not formula.variables:
        yield world.formula(formula)
        return
    reals = [v for v in formula.variables if sort_of(v) not in WHOLE]
    if reals and not (world.labels and not isinstance(formula.body, Slope)):
        yield from everywhere(formula, world)
        return
    if not only_labelled(formula.body, reals, world.real):
        raise Unsupported("a hypothesis about all real numbers is not evaluated")
    # what is asked under a condition on the real numbers themselves, is asked of all labels: that is more
    kept = tuple(part for part in formula.given if only_labelled(part, reals, world.real))
    formula = ForAll(formula.variables, kept, formula.body)
    _check_tail(formula, world)
    count = 0
    ranges = [range(world.labels if v in reals else world.top + 1) for v in formula.variables]
    for numbers in itertools.product(*ranges):
        values = {v: sp.Integer(n) for v, n in zip(formula.variables, numbers, strict=True)}
        if any(sort_of(v) is Sort.COUNTING and n == 0 for v, n in zip(formula.variables, numbers, strict=True)):
            continue
        given = [g for part in formula.given for g in _assumed(substitute(part, values), world)]
        answers = [concrete(part) for part in given]
        if False in answers:
            continue
        rest = tuple(world.formula(part) for part, known in zip(given, answers, strict=True) if known is None)
        body = world.formula(substitute(formula.body, values))
        count += 1
        if count > _MOST_INSTANCES:
            raise Unsupported("a hypothesis has too many instances")
        yield ForAll((), rest, body) if rest else body


def _assumed(part: Formula, world: World) -> Iterator[Formula]:
    """An assumption about all indices as one about those that matter; it must be exactly that."""
    if not isinstance(part, ForAll) or not part.variables:
        yield part
    elif any(sort_of(v) not in WHOLE for v in part.variables):
        raise Unsupported("an assumption about all real numbers is not evaluated")
    else:
        yield from instances(part, world)


def _check_tail(formula: ForAll, world: World) -> None:
    """What is asked of all indices must, from the last one on, be the same."""
    bounded = _bounded_variables(formula, world.top)
    for sym in formula.variables:
        if sym in bounded or sort_of(sym) not in WHOLE:
            continue
        for expr in expressions(ForAll((), formula.given, formula.body)):
            calls = [call for call in expr.atoms(AppliedUndef) if sym in call.free_symbols]
            if any(call.func in world.definitions or sym not in call.args for call in calls):
                raise Unsupported(f"a hypothesis about all {sym} is not evaluated")
            if sym in expr.xreplace({call: sp.Dummy() for call in calls}).free_symbols:
                raise Unsupported(f"a hypothesis about all {sym} is not evaluated")


def _bounded_variables(formula: ForAll, top: int) -> set[sp.Symbol]:
    """The variables that stay below a number, directly or below another such variable."""
    found: set[sp.Symbol] = set()
    for _ in formula.variables:
        for part in formula.given:
            if isinstance(part, Relational) and isinstance(part, (sp.Lt, sp.Le)):
                low = part.rhs in found or (part.rhs.is_Integer and part.rhs <= top)
                found |= {part.lhs} if low and part.lhs.is_Symbol else set()
    return found
