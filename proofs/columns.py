"""The columns of the linear program in floating point: products of constraints, and multiples of equations.

A monomial stands here as one number, the sum of the numbers of its variables, so that a program with many columns
is made by a few array operations. Monomials that share a number, or coefficients that are rounded, can only
mislead the search: what it finds is solved for and checked in exact arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from proofs.polynomial import Polynomial

Keys = NDArray[np.uint64]
Values = NDArray[np.float64]
Terms = tuple[Keys, Values]
Table = tuple[Keys, Values, NDArray[np.int64]]  # of every entry: its monomial, its value, its column
Entries = tuple[NDArray[np.int64], Values, NDArray[np.int64]]  # the monomials numbered from 0
_ROUNDED = 1e-12  # terms that cancel leave no more than this of their size
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # odd, so that columns are told apart


class Columns:
    """The columns for given constraints.

    Raises:
        OverflowError: for a coefficient that is beyond floating point.
    """

    def __init__(self, polys: Mapping[int, Polynomial], names: Sequence[str]) -> None:
        numbers = np.random.default_rng(0).integers(1 << 63, size=len(names), dtype=np.uint64)
        self._numbers, place = numbers, {name: i for i, name in enumerate(names)}
        self._terms = {i: _terms(poly, place, numbers) for i, poly in polys.items()}
        self._tables: list[Table] = []
        self.count = 0

    def add_products(self, signs: Sequence[int], degree: int) -> list[tuple[int, ...]]:
        """All products of at most `degree` of the constraints `signs`, in the order in which their columns come."""
        found: list[tuple[int, ...]] = [()]
        level: list[tuple[int, ...]] = [()]
        table: Table = np.zeros(1, np.uint64), np.ones(1), np.zeros(1, np.int64)
        self._append(table, 1)
        for _ in range(degree):
            wider: list[tuple[int, ...]] = []
            parts: list[Table] = []
            last = np.array([combo[-1] if combo else -1 for combo in level])
            for i in signs:
                chosen = last <= i
                place = np.cumsum(chosen) - 1 + len(wider)
                kept = chosen[table[2]]
                keys, values = self._terms[i]
                parts.append(_merged((
                    (table[0][kept, None] + keys).ravel(), (table[1][kept, None] * values).ravel(),
                    np.repeat(place[table[2][kept]], len(keys)),
                )))  # fmt: skip
                wider += [(*combo, i) for combo, good in zip(level, chosen, strict=True) if good]
            level, table = wider, _joined(parts)
            found += level
            self._append(table, len(level))
        return found

    def add_multiples(self, rooms: Mapping[int, int]) -> list[tuple[int, tuple[int, ...]]]:
        """The equations times the monomials of at most the degrees `rooms`: index and variables of each column."""
        found: list[tuple[int, tuple[int, ...]]] = []
        for d in range(max(rooms.values(), default=-1) + 1):
            monomials = list(combinations_with_replacement(range(len(self._numbers)), d))
            chosen = np.array(monomials, dtype=np.int64).reshape(len(monomials), d)
            factors = self._numbers[chosen].sum(axis=1, dtype=np.uint64)
            for i in (i for i, room in rooms.items() if d <= room):
                keys, values = self._terms[i]
                columns = np.repeat(np.arange(len(monomials)), len(keys))
                table = (factors[:, None] + keys).ravel(), np.tile(values, len(monomials)), columns
                self._append(table, len(monomials))
                found += [(i, monomial) for monomial in monomials]
        return found

    def entries(self) -> Entries:
        """Row, value and column of every entry."""
        keys, values, columns = _joined(self._tables)
        return np.unique(keys, return_inverse=True)[1].astype(np.int64), values, columns

    def _append(self, table: Table, columns: int) -> None:
        self._tables.append((table[0], table[1], table[2] + self.count))
        self.count += columns


def _terms(poly: Polynomial, place: Mapping[str, int], numbers: Keys) -> Terms:
    powers = np.zeros((len(poly.terms), len(numbers)), np.uint64)
    for row, mono in enumerate(poly.terms):
        for name, e in mono:
            powers[row, place[name]] = e
    return (powers * numbers).sum(axis=1, dtype=np.uint64), np.array([float(c) for c in poly.terms.values()])


def _joined(tables: Iterable[Table]) -> Table:
    keys, values, columns = (np.concatenate(parts) for parts in zip(*tables, strict=True))
    return keys, values, columns


def _merged(table: Table) -> Table:
    """Like terms added up, and those that cancel left out."""
    keys, values, columns = table
    _, first, where = np.unique(keys + columns.astype(np.uint64) * _SPREAD, return_index=True, return_inverse=True)
    sums, sizes = (np.bincount(where, some).astype(np.float64) for some in (values, np.abs(values)))
    kept = np.abs(sums) > _ROUNDED * sizes
    return keys[first[kept]], sums[kept], columns[first[kept]]
