"""The engine `ball`: an inequality on a whole box, at every point of an integer grid, by Arb enclosures.

The box is bisected until each cell shows the inequality by itself. `replay` takes the cells from the tree that
`cover` wrote and evaluates nothing else.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sympy as sp
from flint import arb, ctx, fmpq
from sympy.core.relational import Relational

from proofs.cells import Cell, Grid, Ranges, Tree, check_domain, decimal, pack, scope, show, unpack
from proofs.enclosures import Enclosure, Line
from proofs.mp import confirm
from proofs.verdict import Outcome, TranslationError, Verdict

_PREC = 64
_MAX_DEPTH = 300
_CELLS_PER_POINT = 50_000  # a false goal should not use up the cells of all grid points


def cover(
    goal: Relational,
    ranges: Ranges,
    grid: Grid,
    increasing: sp.Symbol | None = None,
    tree: str | None = None,
    max_cells: int = 2_000_000,
) -> Outcome:
    """Show `goal` for all values in `ranges` and every combination of the `grid`.

    `increasing` names a symbol in which the caller has proved that both sides are non-decreasing: on [a, b]
    the greater side at a is then compared with the smaller side at b. With `tree` (the certificate of an
    earlier run) only the cells of that tree are evaluated.

    Raises:
        ClaimError: for an empty or reversed domain, or a symbol without one.
        TranslationError: for a relation or a function that the engine has no meaning for.
    """
    if type(goal) not in (sp.Ge, sp.Gt, sp.Le, sp.Lt):
        raise TranslationError(f"{goal}: expected one of <=, <, >=, >")
    if increasing is not None and increasing not in ranges:
        raise TranslationError(f"{increasing}: expected a symbol with a range")
    box, points = check_domain(goal.free_symbols, ranges, grid)
    big, small = goal.args if isinstance(goal, (sp.Ge, sp.Gt)) else reversed(goal.args)
    symbols = tuple(ranges)
    make = Line if symbols == (increasing,) else Enclosure
    strict = isinstance(goal, (sp.Gt, sp.Lt))
    run = _Run(make(big, small, symbols, increasing, Tree(box), strict), max_cells, tuple(grid))
    domain = scope(ranges, grid, box)
    with ctx.workprec(_PREC):
        try:
            bits = None if tree is None else unpack(tree)
            for values in itertools.product(*points):
                run.at(values, bits)
            run.end(bits)
        except (_Stop, ValueError) as stop:
            return run.failed(goal, domain, str(stop))
    return run.succeeded(domain, tree)


def replay(goal: Relational, ranges: Ranges, grid: Grid, increasing: sp.Symbol | None, tree: str) -> Outcome:
    """Check the cells of a stored tree: no search, every leaf evaluated anew."""
    return cover(goal, ranges, grid, increasing, tree)


def chunks(grid: Grid, n: int) -> list[dict[sp.Symbol, tuple[int, ...]]]:
    """At most `n` grids whose union is `grid`, alike in size and in the mix of their values."""
    if not grid:
        return [{}]
    longest = max(grid, key=lambda sym: len(grid[sym]))
    parts = [tuple(grid[longest])[i::n] for i in range(n)]
    return [{sym: part if sym == longest else tuple(grid[sym]) for sym in grid} for part in parts if part]


class _Stop(Exception):
    """The search ends without a proof."""


@dataclass
class _Least:
    """The smallest lower end of the balls seen so far."""

    value: Any = field(default_factory=arb.pos_inf)
    where: tuple[tuple[int, ...], Cell] | None = None


class _Run:
    """One cover or replay: the cells, the bits of the trees and the smallest slack."""

    def __init__(self, enclosure: Enclosure, max_cells: int, names: tuple[sp.Symbol, ...]) -> None:
        self._enclosure = enclosure
        self._left = max_cells
        self._names = names
        self._bits = bytearray()
        self._leaves = 0
        self._slack = _Least()
        self._relative: _Least | None = _Least()  # None once the smaller side may be zero
        self._witness: dict[sp.Symbol, fmpq] | None = None

    def at(self, values: tuple[int, ...], bits: Iterator[str] | None) -> None:
        """Cover the box at one point of the grid."""
        enclosure, tree = self._enclosure, self._enclosure.tree
        fixed = {sym: fmpq(value) for sym, value in zip(self._names, values, strict=True)}
        enclosure.begin(fixed)
        stack, room = [0], _CELLS_PER_POINT
        while stack:
            node = stack.pop()
            bit = None if bits is None else next(bits, "")
            if bit == "":
                raise _Stop("the stored tree ends before the box does")
            shown = bit != "1" and self._leaf(node, values)
            if bit == "0" and not shown:
                raise _Stop(f"the stored tree has a cell that does not show the goal: {self._at(values, node)}")
            if shown:
                self._bits.append(48)
                continue
            self._bits.append(49)
            halves = tree.split(node)
            if bits is None:
                room -= 1
                self._look_for_failure(fixed, node)
                if room <= 0 or self._left <= 0 or tree.depth(node) >= _MAX_DEPTH:
                    halves = None
            if halves is None:
                raise _Stop(f"no proof in the cells allowed; last tried {self._at(values, node)}")
            self._left -= 1
            stack.append(halves[1])
            stack.append(halves[0])

    def end(self, bits: Iterator[str] | None) -> None:
        """After the last grid point no bits may be left."""
        if bits is not None and next(bits, None) is not None:
            raise _Stop("the stored tree has more cells than the box")

    def _look_for_failure(self, fixed: Mapping[sp.Symbol, fmpq], node: int) -> None:
        witness = self._enclosure.counterexample(node)
        if witness is not None:
            self._witness = {**fixed, **witness}
            raise _Stop("the inequality fails at a point")

    def _leaf(self, node: int, values: tuple[int, ...]) -> bool:
        gap, reference = self._enclosure.gap(node)
        if not gap.is_finite() or not (gap > 0 if self._enclosure.strict else gap >= 0):
            return False
        self._leaves += 1
        if not gap >= self._slack.value:
            self._slack = _Least(gap.lower(), (values, self._enclosure.tree.cells[node]))
        if self._relative is not None:
            ratio = gap / reference
            if not ratio.is_finite():
                self._relative = None
            elif not ratio >= self._relative.value:
                self._relative = _Least(ratio.lower(), (values, self._enclosure.tree.cells[node]))
        return True

    def _at(self, values: Sequence[int], node: int) -> str:
        return self._place((tuple(values), self._enclosure.tree.cells[node]))

    def _place(self, where: tuple[tuple[int, ...], Cell]) -> str:
        parts = [f"{sym} = {value}" for sym, value in zip(self._names, where[0], strict=True)]
        for sym, (lo, hi) in zip(self._enclosure.symbols, where[1], strict=True):
            parts.append(f"{sym} in [{show(lo)}, {show(hi)}]")
        return ", ".join(parts)

    def succeeded(self, domain: str, tree: str | None) -> Outcome:
        slack, relative = self._slack, self._relative
        if slack.where is None:
            raise _Stop("no cell was evaluated")
        reason = f"smallest slack {decimal(slack.value)} at {self._place(slack.where)}"
        if relative is not None and relative.where is not None:
            reason += f"; smallest relative slack {decimal(relative.value)} at {self._place(relative.where)}"
        certificate = pack(self._bits) if tree is None else tree
        return Outcome(Verdict.PROVED, "ball", domain, reason, self._leaves, decimal(slack.value), certificate)

    def failed(self, goal: Relational, domain: str, reason: str) -> Outcome:
        """Refuted only at an exact point, where the second evaluator says so as well."""
        if self._witness is not None:
            point: Mapping[sp.Symbol, sp.Expr] = {
                sym: sp.Rational(int(value.p), int(value.q)) for sym, value in self._witness.items()
            }
            shown = ", ".join(f"{sym} = {value}" for sym, value in point.items())
            if confirm(goal, point) is False:
                return Outcome(Verdict.REFUTED, "ball", domain, f"fails at {shown}", self._leaves)
            reason = f"it seems to fail at {shown}, which the second evaluator does not confirm"
        return Outcome(Verdict.OPEN, "ball", domain, reason, self._leaves)
