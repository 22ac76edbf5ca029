"""Partitions of a sphere with a rooted tree on their cells, as numbers.

The cells have any rational measures, which add up to 1: every sphere has such a partition, since its measure has no
atoms. Distances are known for consecutive arcs of the circle, for the whole sphere and for its two halves, with the
middle of a cell for its centre. The tree is any one in which a parent comes after its children, as the language asks.
Cells beyond the last one are empty: they have no measure and no edges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import sympy as sp
from sympy.core.function import UndefinedFunction

from reports.points.problem import Unsupported
from symbolic_bounds import language as words

Args = Sequence[sp.Expr]
_MOST_CELLS, _EQUAL = 6, 0.5


@dataclass(frozen=True)
class Partition:
    """A partition of S^m and a tree on it: the measures of its cells, and the parent of each but the last."""

    m: sp.Integer
    measures: tuple[sp.Expr, ...]
    parents: tuple[int, ...]

    @staticmethod
    def drawn(m: sp.Integer, cells: int, rng: Random) -> Partition:
        """A partition and a tree, at random.

        Raises:
            Unsupported: if there are many cells, of which nothing more is to be seen than of few.
        """
        if cells > _MOST_CELLS:
            raise Unsupported("a tree on many cells")
        parents = tuple(rng.randrange(child + 1, cells) for child in range(cells - 1))
        equal = rng.random() < _EQUAL
        shares = [1 if equal else rng.choice((1, 2, 3)) for _ in range(cells)]
        return Partition(m, tuple(sp.Rational(share, sum(shares)) for share in shares), parents)

    def measure(self, cell: int) -> sp.Expr:
        """The normalised measure of a cell."""
        return self.measures[cell] if cell < len(self.measures) else sp.Integer(0)

    def radius(self, cell: int) -> sp.Expr:
        """The largest distance from the centre within a cell: half the length of an arc, or the angle of a half."""
        self._check_shapes()
        return sp.pi * self.measures[cell]

    def offset(self, cell: int) -> sp.Expr:
        """The angle from the first centre to the one of a cell, along the circle."""
        return sp.pi * (2 * sum(self.measures[:cell]) + self.measures[cell] - self.measures[0])

    def gap(self, one: int, other: int) -> sp.Expr:
        """The angle of two centres."""
        self._check_shapes()
        along = sp.Abs(self.offset(one) - self.offset(other))
        return sp.Min(along, 2 * sp.pi - along)

    def _check_shapes(self) -> None:
        if self.m != 1 and self.measures not in ((sp.Integer(1),), (sp.Rational(1, 2),) * 2):
            raise Unsupported("the shapes of cells are known on the circle, and of the halves of other spheres")

    def edge(self, child: int, parent: int) -> sp.Integer:
        """1 if the one cell is the child of the other."""
        return sp.Integer(child < len(self.parents) and self.parents[child] == parent)

    def subtree(self, cell: int) -> sp.Expr:
        """The measure of a cell and of all its descendants."""
        return self.measure(cell) + self.subtrees(cell, len(self.measures))

    def subtrees(self, cell: int, end: int) -> sp.Expr:
        """The measure of the subtrees of the children of a cell below `end`."""
        return sum((self.subtree(c) for c in range(min(end, cell)) if self.edge(c, cell)), sp.Integer(0))

    def handed(self, number: sp.Expr, cell: int, end: int) -> sp.Expr:
        """What the children of a cell below `end` leave of pieces of measure 1/number."""
        children = [self.subtree(c) for c in range(min(end, cell)) if self.edge(c, cell)]
        return sum((own - sp.floor(number * own) / number for own in children), sp.Integer(0))

    def call(self, function: UndefinedFunction, args: Args) -> sp.Expr:
        """The value of a function of the theory, whose first argument is the partition.

        Raises:
            Unsupported: at an index that is not known, of a cell that is not there but for what is 0 there, or of the
                places of points and values at centres, for which another model stands.
        """
        if function not in CALLS:
            raise Unsupported(f"no numeric meaning is known for {function} on a tree")
        number, places = (args[1], args[2:]) if function is words.handed else (sp.Integer(1), args[1:])
        if not all(place.is_Integer and place >= 0 for place in places):
            raise Unsupported("a cell whose number is not known")
        indices = [int(place) for place in places]
        if function in _WITHIN and max(indices) >= len(self.measures):
            raise Unsupported("a cell that is not there")
        return self.handed(number, *indices) if function is words.handed else _CALLS[function](self, *indices)

    def words(self) -> dict[str, str]:
        """The partition, for people."""
        shown = {"cells": ", ".join(map(str, self.measures))}
        return shown | ({"parents": ", ".join(map(str, self.parents))} if self.parents else {})


_WITHIN = (words.cell_angle, words.centre_gap)
_CALLS: dict[UndefinedFunction, Callable[..., sp.Expr]] = {
    words.cells: lambda p: sp.Integer(len(p.measures)),
    words.cell_angle: Partition.radius,
    words.cell_measure: Partition.measure,
    words.union_measure: lambda p, end: sum(p.measures[:end], sp.Integer(0)),
    words.edge: Partition.edge,
    words.centre_gap: Partition.gap,
    words.subtree: Partition.subtree,
    words.subtrees: Partition.subtrees,
}
CALLS = frozenset((*_CALLS, words.handed))
CELLS = CALLS | {words.centre_angle, words.centre_value, words.centre_pair, words.cell_integral, words.union_integral}
TREES = frozenset((words.edge, words.centre_gap, words.subtree, words.subtrees, words.handed))
