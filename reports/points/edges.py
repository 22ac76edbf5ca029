"""Numbers that a hypothesis bounds in so many words, put to the edge of what it allows.

Of `N >= g(epsilon)` or `delta <= h(lambda, L)` the edge is the case that says most. Numbers that stand at their edges
follow the others, so that a search moves these only, and hypotheses that hang together stay satisfied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import sympy as sp
from flint import arb, ctx, fmpq

from proofs.arb import compile_expr
from proofs.program import Program
from proofs.verdict import TranslationError
from reports.points.margins import BITS, of_sort
from reports.points.problem import WHOLE, Condition
from symbolic_bounds.symbols import sort_of

# Binary places that a value keeps: of a value much nearer to pi/2 Arb finds incomplete beta functions slowly. And the
# size from which a value is left as it is.
_PLACES, _LARGEST = 20, 160


@dataclass(frozen=True)
class Edge:
    """`symbol <= value` (upper), or `symbol >= value`."""

    symbol: sp.Symbol
    value: Program
    needs: frozenset[sp.Symbol]
    upper: bool
    strict: bool


def edges(given: Iterable[Condition], free: Sequence[sp.Symbol]) -> list[Edge]:
    """What the hypotheses bound in so many words, or but for factors before it."""
    found = []
    for condition in given:
        relation = condition.body
        if condition.given or isinstance(relation, (sp.Eq, sp.Ne)):
            continue
        lhs, rhs = relation.args
        below = isinstance(relation, (sp.Le, sp.Lt))
        for side, other, upper in ((lhs, rhs, below), (rhs, lhs, not below)):
            for sym in side.args if side.is_Mul else (side,):
                bound = other / (side / sym)  # what stands before it is taken to be positive: a guess that is checked
                if sym not in free or sym in bound.free_symbols:
                    continue
                try:
                    value = compile_expr(bound, free)
                except TranslationError:
                    continue
                strict = isinstance(relation, (sp.Lt, sp.Gt))
                found.append(Edge(sym, value, frozenset(bound.free_symbols), upper, strict))
    return found


def some(found: Sequence[Edge], rng: Random, share: float) -> list[Edge]:
    """About this share of the edges, in an order in which none waits for a later one; of a circle, a part."""
    order = [edge for edge in found if rng.random() < share]
    rng.shuffle(order)
    needs: dict[sp.Symbol, set[sp.Symbol]] = {}
    kept: dict[sp.Symbol, list[Edge]] = {}
    for edge in order:
        same = kept.get(edge.symbol, [])
        if any(other.upper != edge.upper for other in same) or _reaches(edge.needs, edge.symbol, needs):
            continue
        kept[edge.symbol] = [*same, edge]
        needs.setdefault(edge.symbol, set()).update(edge.needs)
    sorted_out: list[Edge] = []
    while kept:
        sym = next(s for s in kept if not needs[s] & set(kept))
        sorted_out += kept.pop(sym)
    return sorted_out


def _reaches(start: Iterable[sp.Symbol], goal: sp.Symbol, needs: Mapping[sp.Symbol, set[sp.Symbol]]) -> bool:
    seen, left = set(), list(start)
    while left:
        sym = left.pop()
        if sym == goal:
            return True
        if sym not in seen:
            seen.add(sym)
            left += needs.get(sym, ())
    return False


def tightened(point: dict[sp.Symbol, fmpq], chosen: Sequence[Edge]) -> dict[sp.Symbol, fmpq]:
    """The point with these symbols at their edges; of several edges of a symbol, at the one that allows least."""
    moved, place = dict(point), {sym: n for n, sym in enumerate(point)}
    first: set[sp.Symbol] = set()
    with ctx.workprec(BITS):
        values = [arb(v) for v in moved.values()]
        for edge in chosen:
            value = _inside(edge.value(values), edge)
            if value is None or not of_sort(edge.symbol, value):
                continue
            if edge.symbol in first:
                value = (min if edge.upper else max)(value, moved[edge.symbol])
            first.add(edge.symbol)
            moved[edge.symbol] = value
            values[place[edge.symbol]] = arb(value)
    return moved


def _inside(bound: Any, edge: Edge) -> fmpq | None:
    """A short number at the edge, on the right side of it."""
    if not bound.is_finite():
        return None
    end = bound.lower() if edge.upper else bound.upper()
    exact = bound.rad().is_zero() and not edge.strict
    mantissa, exponent = (int(part) for part in end.man_exp())
    size = mantissa.bit_length() + exponent
    if abs(size) > _LARGEST and mantissa:
        return None
    value = fmpq(mantissa) * fmpq(2) ** exponent
    unit = fmpq(1) if sort_of(edge.symbol) in WHOLE else fmpq(2) ** (size - _PLACES)
    steps = value / unit
    if exact and steps.q == 1:
        return value
    short = fmpq(steps.floor() if edge.upper else steps.ceil())
    if edge.strict and short == steps:
        short += -1 if edge.upper else 1
    return short * unit
