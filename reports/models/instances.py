"""What a hypothesis about all indices, or all real numbers, asks of the finitely many values that a model has."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.models.everywhere import everywhere
from reports.models.labels import only_labelled
from reports.models.tails import lasting, same_for_all
from reports.models.world import World, concrete
from reports.points.budget import AT_INDICES, spend
from reports.points.problem import WHOLE, Unsupported
from symbolic_bounds.formula import ForAll, Formula, Slope, expressions, le, substitute
from symbolic_bounds.language import THEORY
from symbolic_bounds.symbols import Sort, sort_of

_MOST_INSTANCES = 400


def instances(formula: Formula, world: World, exact: bool = False) -> Iterator[Formula]:
    """A hypothesis at every index that matters.

    Args:
        formula: the hypothesis.
        world: the values.
        exact: whether it must be no more than the hypothesis, as for what is itself assumed by another one.

    Raises:
        Unsupported: if these are not known, or too many.
    """
    if not isinstance(formula, ForAll) or not formula.variables:
        yield world.formula(formula)
        return
    bound = _least_bound(formula, world)
    if bound is not None:
        yield from instances(bound, world)
        return
    if any(sort_of(v) is Sort.INTEGER for v in formula.variables):
        raise Unsupported("a hypothesis about all integers is not evaluated: indices are not negative")
    reals = [v for v in formula.variables if sort_of(v) not in WHOLE]
    if reals and not (world.labels and not isinstance(formula.body, Slope)):
        yield from everywhere(formula, world)
        return
    if not only_labelled(formula.body, reals, world.real):
        raise Unsupported("a hypothesis about all real numbers is not evaluated")
    # what is asked under a condition on the real numbers themselves, is asked of all labels: that is more
    kept = tuple(part for part in formula.given if only_labelled(part, reals, world.real))
    formula = ForAll(formula.variables, kept, formula.body)
    ends = _ends(formula, world.top)
    ranges = [range(world.labels if v in reals else ends.get(v, world.top + 1)) for v in formula.variables]
    count = 0
    for numbers in itertools.product(*ranges):
        at = dict(zip(formula.variables, numbers, strict=True))
        if any(sort_of(v) is Sort.COUNTING and n == 0 for v, n in at.items()):
            continue
        last = tuple(v for v, n in at.items() if v not in reals and v not in ends and n == world.top)
        for instance in _instance(formula, at, last, world, exact):
            count += 1
            if count > _MOST_INSTANCES:
                raise Unsupported("a hypothesis has too many instances")
            yield instance


def _instance(
    formula: ForAll, at: Mapping[sp.Symbol, int], last: tuple[sp.Symbol, ...], world: World, exact: bool
) -> Iterator[Formula]:
    """The hypothesis at these numbers; `last` are those that stand for all numbers from there on."""
    spend(AT_INDICES)
    values = {v: sp.Integer(n) for v, n in at.items() if v not in last}
    parts = [substitute(part, values) for part in (*formula.given, formula.body)]
    if not all(isinstance(part, Relational) for part in parts) and last:
        _check_plain(ForAll((), tuple(parts[:-1]), parts[-1]), last, world)
        parts = [substitute(part, {v: sp.Integer(at[v]) for v in last}) for part in parts]
        last = ()
    given = [g for part in parts[:-1] for g in _assumed(part, world)]
    if any(concrete(part) is False for part in given):
        return
    known: list[Formula] = []
    for part in given:
        if not exact and _ends_later(part, last):
            continue  # what is asked up to a number is asked of all: that is more
        shown = same_for_all(part, last, world) if isinstance(part, Relational) else world.formula(part)
        answer = shown if isinstance(shown, bool) else concrete(shown)
        if answer is False:
            return
        if isinstance(shown, Relational) and answer is None:
            if shown.free_symbols & set(last):
                raise Unsupported(f"a hypothesis about all {last[0]} is not evaluated")
            known.append(shown)
        elif not isinstance(shown, (bool, Relational)):
            known.append(shown)
    body = parts[-1]
    asked = lasting(body, last, world) if isinstance(body, Relational) else [world.formula(body)]
    if exact and len(asked) > 1:
        raise Unsupported("an assumption about all indices is not evaluated")
    for part in asked:
        yield ForAll((), tuple(known), part) if known else part


def _ends_later(part: Formula, last: tuple[sp.Symbol, ...]) -> bool:
    """Whether an assumption bounds one of these indices above."""
    return isinstance(part, (sp.Lt, sp.Le)) and part.lhs in last and bool(part.rhs.is_Integer)


def _least_bound(formula: ForAll, world: World) -> Formula | None:
    """`for all z: if all f(i) <= z, then a <= z` as `a <= the largest f(i)`; the values f(i) are finitely many."""
    body = formula.body
    if not isinstance(body, sp.Le) or body.rhs not in formula.variables or sort_of(body.rhs) in WHOLE:
        return None
    bound, rest = body.rhs, [part for part in formula.given if not isinstance(part, ForAll)]
    above = [part for part in formula.given if isinstance(part, ForAll)]
    named = [expr for part in (*rest, le(body.lhs, 0)) for expr in expressions(part)]
    if len(above) != 1 or any(bound in expr.free_symbols for expr in named):
        return None
    inner = above[0].body
    if not isinstance(inner, sp.Le) or inner.rhs != bound or bound in inner.lhs.free_symbols:
        return None
    others = tuple(v for v in formula.variables if v != bound)
    if set(others) & frozenset().union(*(e.free_symbols for e in expressions(above[0]))):
        return None
    values = [value for value in instances(above[0], world) if isinstance(value, sp.Le) and value.rhs == bound]
    if not values:
        return None  # the largest of some of them is enough
    return ForAll(others, tuple(rest), le(body.lhs, sp.Max(*(value.lhs for value in values))))


def _assumed(part: Formula, world: World) -> Iterator[Formula]:
    """An assumption about all indices as one about those that matter; it must be exactly that."""
    if not isinstance(part, ForAll) or not part.variables:
        yield part
    elif any(sort_of(v) not in WHOLE for v in part.variables):
        raise Unsupported("an assumption about all real numbers is not evaluated")
    else:
        yield from instances(part, world, exact=True)


def _check_plain(formula: ForAll, last: tuple[sp.Symbol, ...], world: World) -> None:
    """What is asked of all indices must, from the last one on, be the same: they are arguments and nothing else."""
    for expr in expressions(formula):
        calls = [call for call in expr.atoms(AppliedUndef) if call.free_symbols & set(last)]
        if any(call.func in THEORY or not world.clamps(call.func) for call in calls) or any(
            arg.free_symbols & set(last) and arg not in last for call in calls for arg in call.args
        ):
            raise Unsupported(f"a hypothesis about all {last[0]} is not evaluated")
        if expr.xreplace({call: sp.Dummy() for call in calls}).free_symbols & set(last):
            raise Unsupported(f"a hypothesis about all {last[0]} is not evaluated")


def _ends(formula: ForAll, top: int) -> dict[sp.Symbol, int]:
    """The variables that stay below a number, directly or below another such variable, and that number."""
    found: dict[sp.Symbol, int] = {}
    for _ in formula.variables:
        for part in formula.given:
            if not isinstance(part, (sp.Lt, sp.Le)) or not part.lhs.is_Symbol:
                continue
            end = int(part.rhs) + isinstance(part, sp.Le) if part.rhs.is_Integer else None
            if part.rhs in found:
                end = found[part.rhs] - isinstance(part, sp.Lt)
            if end is not None and end <= top + 1:
                found[part.lhs] = min(max(end, 0), found.get(part.lhs, top + 1))
    return found
