"""Values near a value: small steps of a search, and simpler numbers in place of a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import sympy as sp
from flint import fmpq

from reports.points.problem import WHOLE
from symbolic_bounds.symbols import Sort, sort_of

_NICE = tuple(fmpq(*pair) for pair in ((1,), (2,), (1, 2), (3,), (1, 3), (4,), (1, 4), (5,), (10,), (1, 10)))
_STEPS = tuple(fmpq(*pair) for pair in ((2,), (1, 2), (4, 3), (3, 4), (10,), (1, 10), (-1,)))


def nice(free: Sequence[sp.Symbol], rng: Random) -> dict[sp.Symbol, fmpq]:
    """Simple numbers, of the sorts of the symbols."""
    point = {}
    for sym in free:
        sort = sort_of(sym)
        if sort in WHOLE:
            point[sym] = fmpq(rng.choice((1, 1, 2, 2, 3, 4, 6, 10) if sort is Sort.COUNTING else (0, 1, 2, 3, 5)))
        else:
            point[sym] = rng.choice(_NICE)
            if sort is not Sort.POSITIVE and rng.random() < 0.15:
                point[sym] = fmpq(0)
        if sort in (Sort.REAL, Sort.INTEGER) and rng.random() < 0.4:
            point[sym] = -point[sym]
    return point


def neighbours(sym: sp.Symbol, value: fmpq) -> Iterator[fmpq]:
    """Values a step away, of the sort of the symbol or not."""
    sort = sort_of(sym)
    if sort in WHOLE:
        least = {Sort.COUNTING: 1, Sort.NATURAL: 0}.get(sort, -50)
        yield from (fmpq(n) for n in (value + 1, value - 1, 2 * value, (value / 2).floor()) if least <= n <= 400)
        return
    for factor in _STEPS:
        moved = value * factor
        if (moved >= 0 or sort is Sort.REAL) and abs(moved) < 10**8 and (moved == 0 or abs(moved) > fmpq(1, 10**8)):
            yield moved
    if sort is not Sort.POSITIVE:
        yield from (fmpq(0), fmpq(1)) if value == 0 else (fmpq(0),)


def rounded(sym: sp.Symbol, value: fmpq) -> Iterator[fmpq]:
    """Simpler values near a value, the simplest first."""
    whole = sort_of(sym) in WHOLE
    if whole:
        least = {Sort.COUNTING: 1, Sort.NATURAL: 0}.get(sort_of(sym) or Sort.REAL, -400)
        yield from (fmpq(n) for n in (1, 2, 0, 3) if least <= n < value)
    if value == 0 or (whole and abs(value) < 100):
        return
    sign = fmpq(1) if value > 0 else fmpq(-1)
    size = abs(value)
    if not whole:
        yield from (sign, 2 * sign, sign / 2)
    power = fmpq(1)
    while power * 10 <= size:
        power *= 10
    while power > size:
        power /= 10
    for digits in (1, 10, 100):
        unit = power / digits
        for count in ((size / unit).floor(), (size / unit).ceil()):
            yield sign * fmpq(count) * unit
    if not whole:
        for bottom in (2, 3, 4, 6, 8):
            yield sign * fmpq((size * bottom).floor()) / bottom


def weight(value: fmpq) -> int:
    """How much there is to read."""
    digits = str(int(value.p))
    return len(digits.rstrip("0")) + (len(digits) > 3) + 2 * len(str(int(value.q))) + (value < 0)
