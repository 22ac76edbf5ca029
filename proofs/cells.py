"""Boxes with exact rational ends, cut into cells by bisection, and the record of how they were cut."""

from __future__ import annotations

import base64
import itertools
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Context, Decimal
from typing import Any

import sympy as sp
from flint import arb, fmpq

from proofs.special import rational
from proofs.verdict import ClaimError
from symbolic_bounds.symbols import Sort, sort_of

Cell = tuple[tuple[fmpq, fmpq], ...]
Ranges = Mapping[sp.Symbol, tuple[Any, Any]]
Grid = Mapping[sp.Symbol, Sequence[int]]
_LEAST = {
    Sort.NONNEGATIVE: (0, True),
    Sort.POSITIVE: (0, False),
    Sort.NATURAL: (0, True),
    Sort.COUNTING: (1, True),
}
_MAX_BYTES = 1 << 24  # of an unpacked tree
_INTEGRAL = (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING)


def middle(lo: fmpq, hi: fmpq) -> fmpq:
    """A point strictly between: a power of two near the geometric mean of ends that are far apart."""
    if hi < 0:
        return -middle(-hi, -lo)
    if lo > 0 and hi > 4 * lo:
        return fmpq(2) ** ((_log2(lo) + _log2(hi) + 1) // 2)
    return (lo + hi) / 2


def _log2(value: fmpq) -> int:
    """floor(log2(value))."""
    n = int(value.p).bit_length() - int(value.q).bit_length()
    return n if fmpq(2) ** n <= value else n - 1


class Tree:
    """The cells of a box, made on demand and shared by all grid points; node 0 is the box."""

    def __init__(self, box: Cell) -> None:
        self.cells: list[Cell] = [box]
        self._children: list[tuple[int, int] | None] = [None]
        self._cuts: list[tuple[int, ...]] = [(0,) * len(box)]

    def split(self, node: int) -> tuple[int, int] | None:
        """The two halves of a cell; None for a single point."""
        children = self._children[node]
        if children is None:
            cell, cuts = self.cells[node], self._cuts[node]
            wide = [i for i, (lo, hi) in enumerate(cell) if lo < hi]
            if not wide:
                return None
            axis = min(wide, key=lambda i: cuts[i])
            lo, hi = cell[axis]
            cut = middle(lo, hi)
            children = (self._add(node, axis, (lo, cut)), self._add(node, axis, (cut, hi)))
            self._children[node] = children
        return children

    def _add(self, parent: int, axis: int, part: tuple[fmpq, fmpq]) -> int:
        cell, cuts = list(self.cells[parent]), list(self._cuts[parent])
        cell[axis] = part
        cuts[axis] += 1
        self.cells.append(tuple(cell))
        self._cuts.append(tuple(cuts))
        self._children.append(None)
        return len(self.cells) - 1

    def depth(self, node: int) -> int:
        """How many cuts lead to the cell."""
        return sum(self._cuts[node])


def check_domain(symbols: Iterable[sp.Symbol], ranges: Ranges, grid: Grid) -> tuple[Cell, list[tuple[int, ...]]]:
    """The box and the grid with exact ends, each value of the sort of its symbol.

    Raises:
        ClaimError: for an empty or reversed range, an empty grid, or a symbol with none or two of them.
    """
    if not ranges and not grid:
        raise ClaimError("nothing to cover: expected a range or a grid")
    both, none = set(ranges) & set(grid), set(symbols) - set(ranges) - set(grid)
    if both or none:
        names = ", ".join(sorted(s.name for s in both or none))
        raise ClaimError(f"{names}: expected either a range or a grid of integers" + (", not both" if both else ""))
    box = []
    for sym, ends in ranges.items():
        lo, hi = (rational(end) for end in ends) if len(ends) == 2 else (None, None)
        if lo is None or hi is None or lo > hi:
            raise ClaimError(f"{sym}: expected exact rational ends lower <= upper, got {tuple(ends)}")
        _check_sort(sym, lo, continuous=True)
        box.append((lo, hi))
    points = []
    for sym, values in grid.items():
        exact = [rational(value) for value in values]
        if not exact or any(value is None or value.q != 1 for value in exact):
            raise ClaimError(f"{sym}: expected a grid of at least one integer, got {tuple(values)[:5]}")
        _check_sort(sym, min(value for value in exact if value is not None), continuous=False)
        points.append(tuple(int(value.p) for value in exact if value is not None))
    return tuple(box), points


def _check_sort(sym: sp.Symbol, least: fmpq, continuous: bool) -> None:
    """sympy has already used the sort of the symbol, so values outside it would mean something else."""
    sort = sort_of(sym)
    if sort is None or sort is Sort.OBJECT or (continuous and sort in _INTEGRAL):
        wanted = "a real symbol for a range" if continuous else "a symbol that ranges over numbers"
        raise ClaimError(f"{sym}: expected {wanted}, got {sort.value if sort else 'unknown assumptions'}")
    bound, closed = _LEAST.get(sort, (None, True))
    if bound is not None and (least < bound or (least == bound and not closed)):
        raise ClaimError(f"{sym} is a {sort.value}, but its values start at {least}")


def pack(bits: bytearray) -> str:
    """The bits (as the characters 0 and 1) as short text."""
    value = int(b"1" + bytes(bits), 2)
    return base64.b64encode(zlib.compress(value.to_bytes((value.bit_length() + 7) // 8, "big"), 9)).decode()


def unpack(text: str) -> Iterator[str]:
    """The bits that `pack` wrote.

    Raises:
        ValueError: if the text is not of that form.
    """
    if not isinstance(text, str):
        raise ValueError(f"a stored tree is text, got {type(text).__name__}")
    try:
        raw = zlib.decompressobj().decompress(base64.b64decode(text, validate=True), _MAX_BYTES)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return iter(format(int.from_bytes(raw, "big"), "b")[1:])


def decimal(value: Any) -> str:
    """The lower end of a ball in three digits, rounded toward zero."""
    mantissa, exponent = value.lower().man_exp()
    if abs(int(exponent)) > 10**5:
        return f"{'-' if mantissa < 0 else ''}2^{int(exponent)}" if mantissa else "0"
    exact = fmpq(int(mantissa)) * fmpq(2) ** int(exponent)
    rounded = Context(prec=3, rounding=ROUND_DOWN).divide(Decimal(int(exact.p)), Decimal(int(exact.q)))
    return f"{rounded:.2e}" if rounded else "0"


def scope(ranges: Ranges, grid: Grid, box: Cell) -> str:
    """The domain in words, e.g. "m in 1..64, lambda in [2^-10, 2^20]"."""
    parts = [f"{sym} in {_progression(list(values))}" for sym, values in grid.items()]
    parts += [f"{sym} in [{show(lo)}, {show(hi)}]" for sym, (lo, hi) in zip(ranges, box, strict=True)]
    return ", ".join(parts)


def _progression(values: list[int]) -> str:
    steps = {b - a for a, b in itertools.pairwise(values)}
    if len(values) > 2 and len(steps) == 1 and (step := steps.pop()) > 0:
        return f"{values[0]}..{values[-1]}" + (f" step {step}" if step > 1 else "")
    return "{" + ", ".join(map(str, values)) + "}"


def show(value: fmpq) -> str:
    """An exact rational, powers of two as such."""
    p, q = abs(int(value.p)), int(value.q)
    sign = "-" if value < 0 else ""
    if p > 1000 and q == 1 and p & (p - 1) == 0:
        return f"{sign}2^{p.bit_length() - 1}"
    if p == 1 and q > 8 and q & (q - 1) == 0:
        return f"{sign}2^-{q.bit_length() - 1}"
    return str(value)


def hull(lo: fmpq, hi: fmpq) -> Any:
    """A ball that contains [lo, hi]; the ends themselves may be rounded outwards."""
    return arb(lo) if lo == hi else arb(lo).union(arb(hi))
