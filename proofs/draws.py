"""Random exact values of every sort: mostly of moderate size, with extremes."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import sympy as sp
from flint import fmpq

from symbolic_bounds.symbols import Sort, sort_of

_SIMPLE = (fmpq(1), fmpq(1, 2), fmpq(2), fmpq(1, 3), fmpq(10), fmpq(1, 100), fmpq(3, 2), fmpq(100))
_WHOLE = (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING)
_LARGEST_INTEGER = 300


def point(symbols: Sequence[sp.Symbol], rng: Random) -> dict[sp.Symbol, fmpq]:
    """A value for each symbol; in half of the points all are moderate."""
    wild = rng.random() < 0.5
    return {sym: value(sym, rng, wild) for sym in symbols}


def value(sym: sp.Symbol, rng: Random, wild: bool = True) -> fmpq:
    """An exact value of the symbol's sort."""
    sort = sort_of(sym)
    if sort in _WHOLE:
        least = {Sort.COUNTING: 1, Sort.NATURAL: 0}.get(sort, 0)
        top = rng.choice((3, 8, 8, 60, _LARGEST_INTEGER) if wild else (3, 6, 12))
        drawn = fmpq(rng.randint(least, top))
    else:
        if sort is not Sort.POSITIVE and rng.random() < 0.1:
            return fmpq(0)
        drawn = _positive(rng, wild)
    return -drawn if sort in (Sort.REAL, Sort.INTEGER) and rng.random() < 0.5 else drawn


def _positive(rng: Random, wild: bool) -> fmpq:
    """Log-uniform, with a mantissa of sixteen bits; sometimes a simple number or an extreme one."""
    kind = rng.random()
    if kind < 0.2:
        return rng.choice(_SIMPLE)
    spread = 4 if not wild else 100 if kind > 0.92 else 40 if kind > 0.75 else 10
    return fmpq(rng.randint(2**15, 2**16), 2**15) * fmpq(2) ** rng.randint(-spread, spread)


def scaled(sym: sp.Symbol, old: fmpq, rng: Random) -> fmpq:
    """Another value: the old one times a random factor, or a new draw."""
    if rng.random() < 0.3 or old == 0:
        return value(sym, rng)
    factor = fmpq(2) ** rng.randint(-12, 12) * fmpq(rng.randint(2**7, 2**8), 2**7)
    return _of_sort(sym, old * factor)


def beyond(sym: sp.Symbol, bound: Any, upper: bool, equal: bool, rng: Random) -> fmpq:
    """A value on the right side of a bound that is given as a ball, near it or far from it."""
    near = bound.mid()
    if not bound.is_finite() or abs(near) > 10**40 or 0 < abs(near) < fmpq(1, 10**40):
        return value(sym, rng)
    mantissa, exponent = near.man_exp()
    edge = fmpq(int(mantissa)) * fmpq(2) ** int(exponent)
    if equal:
        return _of_sort(sym, edge)
    step = _positive(rng, rng.random() < 0.3)
    if rng.random() < 0.5 and edge != 0:
        step *= abs(edge)
    if upper and edge > 0 and sort_of(sym) in (Sort.POSITIVE, Sort.NONNEGATIVE):
        return edge * (1 - fmpq(1, 2 ** rng.randint(1, 12))) if rng.random() < 0.5 else edge / (1 + step)
    return _of_sort(sym, edge - step if upper else edge + step, up=not upper)


def _of_sort(sym: sp.Symbol, wanted: fmpq, up: bool = True) -> fmpq:
    """The wanted value, moved into the symbol's sort."""
    sort = sort_of(sym)
    if sort in _WHOLE:
        whole = fmpq(wanted.ceil() if up else wanted.floor())
        whole = min(whole, fmpq(100 * _LARGEST_INTEGER))
        least = {Sort.COUNTING: 1, Sort.NATURAL: 0}.get(sort)
        return whole if least is None else max(whole, fmpq(least))
    if sort is Sort.POSITIVE and wanted <= 0:
        return fmpq(1, 1024)
    return max(wanted, fmpq(0)) if sort is Sort.NONNEGATIVE else wanted
