"""How the gap between the two sides of an inequality is enclosed on a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy as sp
from flint import arb, ctx, fmpq

from proofs.cells import Cell, Tree, hull
from proofs.compiler import compile_expr
from proofs.program import Memo, Program
from proofs.verdict import TranslationError

_MAX_PREC = 1024
# Where these are defined and their formal derivative is finite, they are differentiable.
_SMOOTH = (
    sp.Add, sp.Mul, sp.Pow, sp.exp, sp.log, sp.sin, sp.cos, sp.tan, sp.acos, sp.asin, sp.gamma, sp.loggamma,
    sp.besseli, sp.Symbol, sp.Rational, sp.NumberSymbol,
)  # fmt: skip


class Enclosure:
    """Encloses `big - small` on the cells of a box, first plainly and then by the mean value theorem.

    In the symbol `increasing`, if there is one, `big` is taken at the lower end and `small` at the upper end.
    """

    def __init__(
        self,
        big: sp.Expr,
        small: sp.Expr,
        symbols: tuple[sp.Symbol, ...],
        increasing: sp.Symbol | None,
        tree: Tree,
        strict: bool,
    ) -> None:
        self.symbols, self.tree, self.strict = symbols, tree, strict
        self._sides = (big, small)
        self._rising = symbols.index(increasing) if increasing is not None else None
        self._slopes = None if increasing is not None else _slopes(big, small, symbols)
        self._big: Program
        self._small: Program
        self._gradient: list[Program] | None = None
        self._precs: dict[int, int] = {}

    def begin(self, fixed: Mapping[sp.Symbol, fmpq]) -> None:
        """Turn to a point of the grid."""
        self._big, self._small = (compile_expr(side, self.symbols, None, fixed) for side in self._sides)
        self._gradient = None
        if self._slopes is not None:
            try:
                self._gradient = [compile_expr(slope, self.symbols, None, fixed) for slope in self._slopes]
            except TranslationError:
                self._slopes = None  # the derivative needs a function that balls do not have

    def gap(self, node: int) -> tuple[Any, Any]:
        """A ball for big - small on the cell, and one for |small|."""
        cell = self.tree.cells[node]
        with ctx.workprec(self._prec(node, cell)):
            low, high = self._arguments(cell)
            big, small = self._big(low), self._small(high)
            gap = big - small
            if gap.is_finite() and not (gap >= 0) and self._gradient is not None:
                return self._mean_value(cell, low, gap), abs(small)
            return gap, abs(small)

    def _prec(self, node: int, cell: Cell) -> int:
        if all(lo == hi for lo, hi in cell):  # nothing left to split: only precision helps
            return _MAX_PREC
        return 64 * (1 + self.tree.depth(node) // 24)

    def _arguments(self, cell: Cell) -> tuple[list[Any], list[Any]]:
        low = [hull(lo, hi) for lo, hi in cell]
        if self._rising is None:
            return low, low
        high = list(low)
        lo, hi = cell[self._rising]
        low[self._rising], high[self._rising] = arb(lo), arb(hi)
        return low, high

    def _mean_value(self, cell: Cell, box: list[Any], plain: Any) -> Any:
        """f(centre) + sum of f_i(box) * (box_i - centre_i), or the plain ball if that is not sharper.

        It is called only if both sides are finite on the whole cell, hence defined there.
        """
        centre = [arb((lo + hi) / 2) for lo, hi in cell]
        total = self._big(centre) - self._small(centre)
        if not total > 0:
            return plain
        for slope, ball, middle in zip(self._gradient or (), box, centre, strict=True):
            total += slope(box) * (ball - middle)
        return total if total.is_finite() else plain

    def counterexample(self, node: int) -> dict[sp.Symbol, fmpq] | None:
        """An exact point of the cell where the inequality certainly fails, if its centre is one."""
        centre = [(lo + hi) / 2 for lo, hi in self.tree.cells[node]]
        values = [arb(value) for value in centre]
        big, small = self._big(values), self._small(values)
        if self._fails(big, small):
            return dict(zip(self.symbols, centre, strict=True))
        return None

    def _fails(self, big: Any, small: Any) -> bool:
        gap = big - small
        return bool(gap.is_finite() and (gap < 0 or (self.strict and gap.is_zero())))


class Line(Enclosure):
    """One symbol, in which both sides increase: values at exact ends, kept while the grid point stays."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._index: dict[tuple[int, int], int] = {}
        self._ends: list[fmpq] = []
        self._balls: list[list[Any]] = []
        self._memos: list[Memo] = []
        self._nodes: list[tuple[int, int]] = []
        self._big_at: dict[int, Any] = {}
        self._small_at: dict[int, Any] = {}

    def begin(self, fixed: Mapping[sp.Symbol, fmpq]) -> None:
        super().begin(fixed)
        self._big_at, self._small_at = {}, {}

    def gap(self, node: int) -> tuple[Any, Any]:
        if node >= len(self._nodes):
            self._extend(node)
        a, b = self._nodes[node]
        big = self._big_at.get(a)
        if big is None:
            big = self._big_at[a] = self._big(self._balls[a], self._memos[a])
        small = self._small_at.get(b)
        if small is None:
            small = self._small_at[b] = self._small(self._balls[b], self._memos[b])
        gap = big - small
        if gap > 0 or gap < 0:
            return gap, abs(small)
        return self._sharper(self._ends[a], self._ends[b])

    def _sharper(self, a: fmpq, b: fmpq) -> tuple[Any, Any]:
        """The same at rising precision, until the balls separate."""
        prec = ctx.prec
        while True:
            prec *= 2
            with ctx.workprec(prec):
                small = self._small([arb(b)])
                gap = self._big([arb(a)]) - small
                if gap > 0 or gap < 0 or prec >= _MAX_PREC:
                    return gap, abs(small)

    def _extend(self, node: int) -> None:
        """Number the ends of the cells that were made since."""
        for ((lo, hi),) in self.tree.cells[len(self._nodes) : node + 1]:
            self._nodes.append((self._end(lo), self._end(hi)))

    def _end(self, value: fmpq) -> int:
        key = (int(value.p), int(value.q))
        if key not in self._index:
            self._index[key] = len(self._ends)
            self._ends.append(value)
            self._balls.append([arb(value)])
            self._memos.append({})
        return self._index[key]

    def counterexample(self, node: int) -> dict[sp.Symbol, fmpq] | None:
        a, _ = self._nodes[node]
        small = self._small_at.get(a)
        if small is None:
            small = self._small_at[a] = self._small(self._balls[a], self._memos[a])
        big = self._big_at[a]
        if self._fails(big, small):
            return {self.symbols[0]: self._ends[a]}
        return None


def _slopes(big: sp.Expr, small: sp.Expr, symbols: Sequence[sp.Symbol]) -> list[sp.Expr] | None:
    """The partial derivatives of the gap, if it is made of smooth functions only."""
    gap = big - small
    if not all(isinstance(part, _SMOOTH) for part in sp.preorder_traversal(gap)):
        return None
    return [sp.diff(gap, sym) for sym in symbols]
