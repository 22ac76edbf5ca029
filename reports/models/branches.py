"""A product is zero where a factor is: equations between products and zero are settled one factor at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

import sympy as sp
from sympy.core.relational import Relational

from reports.models.world import concrete
from reports.points.problem import Condition, Problem, eliminated
from symbolic_bounds.formula import eq
from symbolic_bounds.symbols import Sort, sort_of

_SIMPLE = 12  # operations
_DRAWS, _SPREAD = 12, 22


def branched(found: Problem, rng: Random) -> Problem | None:
    """The problem with one factor of every such product zero; None if no choice of these factors is seen to be one.

    The factors are chosen as they fit the hypotheses at some numbers, at random where these do not tell. Every point
    of the result is one of the problem.
    """
    if not _possible(found):
        return None
    if _product(found) is None:
        return found
    at = min((_drawn(found, rng) for _ in range(_DRAWS)), key=lambda point: _misfits(found, point))
    while (used := _product(found)) is not None:
        options = list(_zeros(used.body.lhs, found))
        rng.shuffle(options)
        options.sort(key=lambda option: _misfits(found, {**at, option[0]: option[1]}, option[0]))
        made = (_assumed(found, used, sym, value) for sym, value in options)
        chosen = next((option for option in made if _possible(option)), None)
        if chosen is None:
            return None
        found = chosen
    return replace(found, given=tuple(c for c in found.given if c.given or _seen(c.body) is not True))


def _product(found: Problem) -> Condition | None:
    products = (c for c in found.given if not c.given and isinstance(c.body, sp.Eq) and c.body.lhs.is_Mul)
    return next((c for c in products if c.body.rhs == 0 and any(True for _ in _zeros(c.body.lhs, found))), None)


def _zeros(product: sp.Expr, found: Problem) -> Iterator[tuple[sp.Symbol, sp.Expr]]:
    """A symbol and the number at which a factor is zero, for factors a + b symbol with numbers a and b."""
    for factor in product.args:
        symbols = factor.free_symbols & set(found.free)
        if len(symbols) == 1:
            (sym,) = symbols
            slope = sp.diff(factor, sym)
            if slope.is_number and slope != 0:
                value = -factor.xreplace({sym: sp.Integer(0)}) / slope
                if not (product / factor).xreplace({sym: value}).has(sp.zoo, sp.nan, sp.oo, -sp.oo):
                    yield sym, value  # 0 times what has no value is not 0


def _drawn(found: Problem, rng: Random) -> dict[sp.Symbol, sp.Expr]:
    """Numbers of the sorts of the symbols."""
    lowest = {Sort.REAL: -_SPREAD, Sort.INTEGER: -_SPREAD, Sort.NATURAL: 0, Sort.NONNEGATIVE: 0}
    drawn = {s: sp.Integer(rng.randrange(lowest.get(sort_of(s) or Sort.REAL, 1), _SPREAD)) for s in found.free}
    return {s: value if s.is_integer else value / 7 for s, value in drawn.items()}


def _misfits(found: Problem, at: Mapping[sp.Symbol, sp.Expr], about: sp.Symbol | None = None) -> int:
    """How many hypotheses fail at a point; without a symbol, those that have none whose factors are to be chosen."""
    bodies = [c.body for c in found.given if not c.given]
    open_ones = {
        s for body in bodies if isinstance(body, sp.Eq) and body.lhs.is_Mul for s, _ in _zeros(body.lhs, found)
    }
    chosen = [b for b in bodies if (about in b.free_symbols if about else not open_ones & b.free_symbols)]
    return sum(_fails(relation, at) for relation in chosen)


def _fails(relation: Relational, at: Mapping[sp.Symbol, sp.Expr]) -> bool:
    """Whether a relation fails at a point, or has no value there."""
    try:
        return relation.func(*(side.xreplace(dict(at)).evalf(15) for side in relation.args)) == sp.false
    except (TypeError, ValueError):  # sympy neither compares nor orders what is no number
        return True


def _assumed(found: Problem, used: Condition, sym: sp.Symbol, value: sp.Expr) -> Problem:
    rest = tuple(condition for condition in found.given if condition is not used)
    return eliminated(replace(found, given=(*rest, Condition((), eq(sym, value)))))


def _possible(found: Problem) -> bool:
    """Whether no hypothesis is seen to be false whatever the numbers are."""
    return not any(_seen(c.body) is False and all(concrete(part) is True for part in c.given) for c in found.given)


def _seen(relation: Relational) -> bool | None:
    """Whether a relation holds; one with few symbols may be seen to from their signs."""
    answer = concrete(relation)
    if answer is None and len(relation.free_symbols) <= 2 and relation.count_ops() < _SIMPLE:
        signed = relation.func(*relation.args)
        return bool(signed) if signed in (sp.true, sp.false) else None
    return answer
