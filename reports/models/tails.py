"""What a statement says at all indices from the last one on that a model tells apart.

There a function that nothing defines keeps its value. One that a recursion defines does, too, where the recursion
adds nothing; what it would add is asked to be zero. Then most statements say the same at all these indices. Where
the index itself is left, as in a(j + 1) >= c a(j)/(2 j + 1), the difference of the sides is brought to one
denominator: if that is positive at the first of these indices and does not fall, and the numerator is not negative
there and does not fall, the statement holds at all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.models.world import Definition, World, concrete
from reports.points.problem import Unsupported
from reports.points.rebuild import rebuilt
from symbolic_bounds.formula import Formula, eq, ge, gt, substitute
from symbolic_bounds.language import THEORY, edge

Indices = Sequence[sp.Symbol]  # each of them stands for all indices from the top of the world on


def lasting(relation: Relational, indices: Indices, world: World) -> list[Formula]:
    """What is enough for a relation to hold at all these indices; nothing if it does anyway.

    Raises:
        Unsupported: if that is not known.
    """
    shown = same_for_all(relation, indices, world)
    if isinstance(shown, bool):
        return [] if shown else [eq(0, 1)]
    if not shown.free_symbols & set(indices):
        return [shown]
    upper, strict = isinstance(shown, (sp.Le, sp.Lt)), isinstance(shown, (sp.Lt, sp.Gt))
    if len(indices) > 1 or isinstance(shown, (sp.Eq, sp.Ne)):
        raise _unknown(indices)
    above, below = sp.fraction(sp.together(shown.rhs - shown.lhs if upper else shown.lhs - shown.rhs))
    (low, growth), (base, wider) = _linear(above, indices), _linear(below, indices)
    least = (gt if strict else ge)(low + growth * world.top, 0)
    return [least, ge(growth, 0), gt(base + wider * world.top, 0), ge(wider, 0)]


def same_for_all(relation: Relational, indices: Indices, world: World) -> Relational | bool:
    """What a relation says at these indices, with the values that its functions keep put in."""
    known = _clear(relation, indices, world.top)
    if known is not None:
        return known
    return relation.func(*(settled(side, indices, world) for side in relation.args), evaluate=False)


def settled(expr: sp.Expr, indices: Indices, world: World) -> sp.Expr:
    """The expression at all these indices, its functions replaced by the values that they keep there."""
    if not expr.has(AppliedUndef):
        return expr
    args = [settled(arg, indices, world) for arg in expr.args]
    if not isinstance(expr, AppliedUndef):
        return rebuilt(expr, args)
    left = frozenset().union(*(arg.free_symbols for arg in args)) & set(indices)
    return _kept(expr.func(*args), left, indices, world) if left else world.call(expr.func, tuple(args))


def _kept(call: AppliedUndef, left: frozenset[sp.Basic], indices: Indices, world: World) -> sp.Expr:
    """The value that a function keeps, from the top on in the indices that are left in its arguments."""
    if call.func is edge and world.no_edges_from_top():
        return sp.Integer(0)
    places = world.real.get(call.func, frozenset())
    if places and not world.labels:
        return world.call(call.func, call.args)
    moving = [arg for n, arg in enumerate(call.args) if n not in places or arg.free_symbols & left]
    if call.func in THEORY or not all(_later(arg, left) for arg in moving):
        raise _unknown(indices)
    if not world.clamps(call.func):
        _ask_to_stay(call, left, indices, world)
    top = sp.Integer(world.top)
    return world.call(call.func, tuple(top if arg.free_symbols & left else arg for arg in call.args))


def _ask_to_stay(call: AppliedUndef, left: frozenset[sp.Basic], indices: Indices, world: World) -> None:
    """That a function which the hypotheses define keeps its value: what a recursion adds must be zero."""
    top = sp.Integer(world.top)
    for definition in world.definitions[call.func]:
        values = _values(definition, call, left, world.top)
        if values is None:
            continue
        answers = [_clear(substitute(part, values), indices, world.top) for part in definition.given]
        if False in answers:
            continue
        if None in answers:
            raise _unknown(indices)
        here = call.func(*(next(iter(arg.free_symbols & left), arg) for arg in call.args))
        before, next_value = sp.Dummy(), definition.value.xreplace(values)
        with world.within(here):
            added = sp.expand(settled(next_value.xreplace({here: before}), indices, world) - before)
        if next_value.has(here):
            if before in added.free_symbols:
                raise _unknown(indices)
            terms = sp.Add.make_args(added) if added != 0 else ()
            world.conditions += [eq(_vanishing(term, indices, world), 0) for term in terms]
            return
        at_top = world.call(call.func, tuple(top if arg.free_symbols & left else arg for arg in call.args))
        if (added + before).free_symbols & set(indices):
            raise _unknown(indices)
        world.conditions.append(eq(added + before, at_top))
        return
    raise _unknown(indices)


def _vanishing(term: sp.Expr, indices: Indices, world: World) -> sp.Symbol:
    """A number of the model with which the term vanishes; one that is zero already, if possible."""
    found = [s for s in world.unknowns if s in term.free_symbols and term.xreplace({s: sp.Integer(0)}) == 0]
    if not found:
        raise _unknown(indices)
    zeros = [s for s in found if eq(s, 0) in world.conditions]
    return zeros[0] if zeros else world.rng.choice(found)


def _values(
    definition: Definition, call: AppliedUndef, left: frozenset[sp.Basic], top: int
) -> dict[sp.Symbol, sp.Expr] | None:
    """The variables of a recursion for which it says what the function is after these indices."""
    values: dict[sp.Symbol, sp.Expr] = {}
    for pattern, arg in zip(definition.pattern, call.args, strict=True):
        variable = next(iter(pattern.free_symbols), None)
        index = next(iter(arg.free_symbols & left), None)
        if index is not None:
            if variable is None and pattern <= top:
                return None
            if variable is None or values.setdefault(variable, index) != index:
                raise _unknown(tuple(left))
        elif variable is None:
            if pattern != arg:
                return None
        else:
            value = arg - (pattern - variable)
            if not value.is_Integer or value < 0 or values.setdefault(variable, value) != value:
                return None
    return values


def _clear(relation: Formula, indices: Indices, top: int) -> bool | None:
    """Whether a relation holds at all these indices, or at none, where it compares one of them with a number."""
    if isinstance(relation, (sp.Le, sp.Lt, sp.Ge, sp.Gt)):
        low, high = relation.args if isinstance(relation, (sp.Le, sp.Lt)) else relation.args[::-1]
        strict = isinstance(relation, (sp.Lt, sp.Gt))
        if high in indices and low.is_Integer and low <= top - strict:
            return True
        if low in indices and high.is_Integer and high < top + strict:
            return False
    return concrete(relation)


def _later(arg: sp.Expr, left: frozenset[sp.Basic]) -> bool:
    """Whether an argument is a number, or one of the indices or one that is later by a number."""
    if not arg.free_symbols & left:
        return bool(arg.is_Integer)
    step = arg - next(iter(arg.free_symbols))
    return bool(step.is_Integer and step >= 0)


def _linear(expr: sp.Expr, indices: Indices) -> tuple[sp.Expr, sp.Expr]:
    """a and b of a + b index."""
    index = indices[0]
    slope = sp.expand(expr.diff(index))
    if index in slope.free_symbols:
        raise _unknown(indices)
    return sp.expand(expr.xreplace({index: sp.Integer(0)})), slope


def _unknown(indices: Indices) -> Unsupported:
    return Unsupported(f"a hypothesis about all {', '.join(map(str, indices))} is not evaluated")
