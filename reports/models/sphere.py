"""Points, functions and partitions on a sphere, by a few numbers each, as models in which a statement may fail.

All points lie on one half of a great circle, at an angle from a pole e. A function is f_0 + f_1 h(d(y, e)) with one
wave h; a function of two points is such a function of the first. A partition has equal cells: the whole sphere, two
halves, or arcs of the circle, with centres on that great circle; or so many that sums over them are integrals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import sympy as sp
from sympy.core.function import UndefinedFunction
from sympy.core.relational import Relational

from reports.models.dense import Dense
from reports.models.kernels import Kernel
from reports.models.theory import Value
from reports.models.waves import Wave
from reports.points.problem import Unsupported
from symbolic_bounds import language as words
from symbolic_bounds.definitions import normaliser
from symbolic_bounds.formula import ge, gt, le, lt

Evaluate = Callable[[sp.Expr], sp.Expr]
Args = tuple[sp.Expr, ...]
Parts = tuple[sp.Expr, sp.Expr]


@dataclass
class Sphere:
    """One choice of a model; its numbers stay open."""

    m: sp.Integer
    cells: sp.Expr
    wave: Wave
    same: bool  # whether all functions are one and the same
    extreme: bool = False  # whether functions are as steep, and as far from each other, as they may be
    centred: bool = False  # whether the pole is the first centre
    dense: Dense | None = None
    evaluate: Evaluate = field(default=lambda expr: expr)
    unknowns: dict[sp.Symbol, None] = field(default_factory=dict)
    places: dict[sp.Symbol, sp.Expr] = field(default_factory=dict)
    kernels: dict[sp.Expr, Kernel] = field(default_factory=dict)  # functions of two points that are kernels
    waves: dict[sp.Expr, Parts] = field(default_factory=dict)  # g_0 and g_1 of the functions that are g_0 + g_1 h
    distances: dict[sp.Expr, sp.Expr] = field(default_factory=dict)  # functions that are the angle to a point

    def words(self) -> dict[str, str]:
        """The model, for people."""
        cells = str(self.cells) if self.dense is None else "equal, so many that sums over them are integrals"
        shown = {"sphere": f"S^{self.m}", "functions": f"g(y) = g_0 + g_1 {self.wave.words()}", "cells": cells}
        if self.same:
            shown["functions"] += ", all of them f"
        given = ((f"{f}_{n}", part) for f, parts in self.waves.items() for n, part in enumerate(parts))
        return shown | {name: str(part) for name, part in given if not part.is_Symbol}

    def conditions(self) -> list[Relational]:
        """Where the points lie."""
        return [le(place, sp.pi) for place in self.places.values() if place.is_Symbol]

    def _number(self, name: str, **sort: bool) -> sp.Symbol:
        sym = sp.Symbol(name, **(sort or {"real": True}))
        self.unknowns.setdefault(sym)
        return sym

    def parts(self, function: sp.Expr) -> Parts:
        """g_0 and g_1 of a function.

        Raises:
            Unsupported: if it is another function already.
        """
        if function in self.distances or function in self.kernels:
            raise Unsupported(f"{function} is another function already")
        self.unknowns.update(dict.fromkeys(self.wave.numbers))
        if function not in self.waves:
            name = "f" if self.same else str(function)
            self.waves[function] = self._number(f"{name}_0"), self._number(f"{name}_1")
        return self.waves[function]

    def steepest(self, function: sp.Expr, slope: sp.Expr) -> bool:
        """Give a function that is not known yet just this Lipschitz constant; False if it is not done."""
        if not self.extreme or function in (*self.waves, *self.distances, *self.kernels):
            return False
        self.unknowns.update(dict.fromkeys(self.wave.numbers))
        self.waves[function] = self._number(f"{function}_0"), slope / self.wave.steepness()
        return True

    def farthest(self, function: sp.Expr, other: sp.Expr, bound: sp.Expr) -> bool:
        """Make a function that is not known yet go from `bound` below another one to `bound` above it."""
        if not self.extreme or function in (*self.waves, *self.distances, *self.kernels, other):
            return False
        (base, size), (low, high) = self.parts(other), self.wave.extremes()
        step = 2 * bound / (high - low)
        self.waves[function] = base - bound - step * low, size + step
        return True

    def range(self, function: sp.Expr) -> tuple[sp.Expr, sp.Expr]:
        """The values of a function where the wave is least and where it is largest."""
        base, size = self.parts(function)
        low, high = self.wave.extremes()
        return base + size * low, base + size * high

    def change(self, function: sp.Expr, distance: sp.Expr | None = None) -> sp.Expr:
        """How much a function changes at most between points at a distance; without one, its Lipschitz constant."""
        size = sp.Abs(self.parts(function)[1])
        if distance is None:
            return size * self.wave.steepness()
        low, high = self.wave.extremes()
        return size * sp.Min(self.wave.steepness() * distance, high - low)

    def place(self, point: sp.Expr) -> sp.Expr:
        """The angle of a point from the pole."""
        if not isinstance(point, sp.Symbol):
            raise Unsupported(f"{point} is not a point")
        if point not in self.places:
            at = sp.Integer(0) if self.wave.at_pole else self._number(f"d({point}, e)", nonnegative=True)
            self.places[point] = at
        return self.places[point]

    def sums(self, function: UndefinedFunction, args: Args) -> bool:
        """Whether a function is a sum over a dense partition, and stands not where it starts."""
        return self.dense is not None and function in self.dense.sums and args[0] != 0

    def total(self, function: UndefinedFunction, args: Args) -> Value:
        """A sum over the cells of a dense partition."""
        if self.dense is None:
            raise Unsupported("a sum over cells whose number is not known")
        product, y, factor = self.dense.integrand(function, args)
        start = self.evaluate(function(sp.Integer(0)))
        value, where = self._integrated(product, y)
        return start + factor * (value + self.dense.error(function(*args))), where

    def _integrated(self, product: Kernel | sp.Expr, y: sp.Expr) -> Value:
        """The mean over all points of a kernel about y, or of a function of two points at y."""
        if not isinstance(product, Kernel):
            return self._integral((product, y))
        smoothed, where = (None, []) if product.averaged is None else self._smooth((product.averaged, product.lam, y))
        return self.evaluate(product.mean(smoothed)) / normaliser(product.lam, self.m), [*where, gt(product.lam, 0)]

    def _check_cell(self, index: sp.Expr) -> None:
        if self.dense is not None or not index.is_Integer or not 0 <= index < self.cells:
            raise Unsupported("a cell whose number is not known, or that is not there")

    def _of_cell(self, index: sp.Expr, value: sp.Expr) -> Value:
        self._check_cell(index)
        return value, []

    def _centre(self, index: sp.Expr) -> sp.Expr:
        """The angle of a centre from the pole, on the whole circle."""
        self._check_cell(index)
        first = sp.Integer(0) if self.centred else self._number("d(b_0, e)", nonnegative=True)
        return first + 2 * sp.pi * index / self.cells

    def call(self, function: UndefinedFunction, args: Args) -> Value:
        """The value of a function of the theory in this model."""
        known = _CALLS.get(function)
        if known is None:
            raise Unsupported(f"no numeric meaning is known for {function}")
        return known(self, args)

    def _value(self, args: Args) -> Value:
        if args[0] in self.distances:
            return self._angle((args[1], self.distances[args[0]]))
        base, size = self.parts(args[0])
        return base + size * self.wave.at(self.place(args[1])), []

    def _angle(self, args: Args) -> Value:
        return sp.Abs(self.place(args[0]) - self.place(args[1])), []

    def _smooth(self, args: Args) -> Value:
        function, lam, point = args
        if function in self.distances:
            if self.distances[function] != point:
                raise Unsupported("the mean angle to another point is not known")
            return self.evaluate(words.mean_angle(self.m, lam)), []
        base, size = self.parts(function)
        return base + size * self.wave.average(lam, self.m, self.place(point)), [gt(lam, 0)]

    def _best_error(self, args: Args) -> Value:
        """A constant is the best polynomial of a degree below that of cos(k t), as this has 2 k equal peaks."""
        if self.wave.degree == 1:
            return sp.Integer(0), [ge(args[1], 1)]
        return sp.Abs(self.parts(args[0])[1]), [lt(args[1], self.wave.degree)]

    def _projection(self, args: Args) -> Value:
        function, degree, point = args
        base, size = self.parts(function)
        if not degree.is_Integer:
            raise Unsupported("a harmonic whose degree is not known")
        shown = {0: base, self.wave.degree: size * self.wave.at(self.place(point))}
        return shown.get(int(degree), sp.Integer(0)), []

    def _harmonic_bound(self, args: Args) -> Value:
        base, size = self.parts(args[0])
        return sp.Abs(size), [le(sp.Abs(base), sp.Abs(size))]  # then it does not matter whether degree 0 counts

    def _pair(self, args: Args) -> Value:
        function, first, _ = args
        if function in self.kernels:
            raise Unsupported("a kernel away from its integral")
        base, size = self.parts(function)
        return base + size * self.wave.at(self.place(first)), []

    def _integral(self, args: Args) -> Value:
        function, point = args
        if function in self.kernels:
            return self._integrated(self.kernels[function], point)
        base, size = self.parts(function)
        return base + size * self.wave.mean(self.m), []

    def _centre_value(self, args: Args) -> Value:
        if args[2] in self.distances:
            return self._centre_angle((args[0], args[1], self.distances[args[2]]))
        base, size = self.parts(args[2])
        return base + size * self.wave.at(self._centre(args[1])), []

    def _centre_angle(self, args: Args) -> Value:
        return sp.acos(sp.cos(self._centre(args[1]) - self.place(args[2]))), []


_CALLS: dict[UndefinedFunction, Callable[[Sphere, Args], Value]] = {
    words.dimension: lambda s, _: (s.m, []),
    words.value: Sphere._value,
    words.smooth: Sphere._smooth,
    words.angle: Sphere._angle,
    words.best_error: Sphere._best_error,
    words.projection: Sphere._projection,
    words.harmonic_bound: Sphere._harmonic_bound,
    words.pair: Sphere._pair,
    words.integral: Sphere._integral,
    words.cells: lambda s, _: (s.cells, []),
    words.cell_angle: lambda s, a: s._of_cell(a[1], sp.pi / s.cells),
    words.cell_measure: lambda s, a: s._of_cell(a[1], 1 / s.cells),
    words.centre_angle: Sphere._centre_angle,
    words.centre_value: Sphere._centre_value,
    words.centre_pair: lambda s, a: (s.parts(a[2])[0] + s.parts(a[2])[1] * s.wave.at(s._centre(a[1])), []),
}
