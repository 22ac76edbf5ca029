"""Points, functions and partitions on a sphere, by a few numbers each, as models in which a statement may fail.

All points lie on one half of a great circle, at an angle from a pole e. A function is f_0 + f_1 h(d(y, e)), where h
is the cosine (a harmonic of degree one) or the sine; a function of two points is such a function of the first. A
partition has equal cells: the whole sphere, two halves, or arcs of the circle, with centres on that great circle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.relational import Relational

from reports.audit.problem import Unsupported
from reports.audit.theory import HALF, Value, mean_angle
from symbolic_bounds import language as words
from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import eigenvalue, normaliser, order
from symbolic_bounds.formula import ForAll, Formula, functions_of, ge, gt, implies, le
from symbolic_bounds.symbols import Sort, sort_of

_JACKSON = 4  # on the circle E_k(f) <= omega(f; pi/(k+1)) <= 4 omega(f; 1/k) (Korneichuk)
Evaluate = Callable[[sp.Expr], sp.Expr]
Args = tuple[sp.Expr, ...]
_ANYWHERE = sp.Symbol("x")  # the point over which an average is taken
_POLYNOMIAL = {words.best_error, words.projection, words.expansion, words.multiplied}


@dataclass
class Sphere:
    """One choice of a model; its numbers stay open."""

    m: sp.Integer
    cells: sp.Integer
    sine: bool
    same: bool  # whether all functions are one and the same
    evaluate: Evaluate = field(default=lambda expr: expr)
    unknowns: dict[sp.Symbol, None] = field(default_factory=dict)
    places: dict[sp.Symbol, sp.Expr] = field(default_factory=dict)
    kernels: dict[sp.Symbol, tuple[sp.Expr, sp.Expr, sp.Expr | None]] = field(default_factory=dict)
    waves: set[sp.Expr] = field(default_factory=set)  # functions that are g_0 + g_1 h
    distances: dict[sp.Expr, sp.Expr] = field(default_factory=dict)  # functions that are the angle to a point

    @staticmethod
    def of(claim: Claim, chosen: Mapping[sp.Symbol, sp.Expr], hypotheses: Mapping[str, Formula], rng: Random) -> Sphere:
        """A model for the claim; its dimension and number of cells are those that were chosen."""
        by_name = {s.name: v for s, v in chosen.items()}
        used = frozenset().union(*(functions_of(f) for f in (*hypotheses.values(), claim.conclusion)))
        tied = any(words.dimension in functions_of(h) for h in hypotheses.values())
        m = by_name.get("m") if tied else None
        m = sp.Integer(rng.choice((1, 1, 2, 12))) if m is None else m
        cells = sp.Integer(rng.choice((1, 1, 2)) if m != 1 else rng.choice((1, 1, 2, 3)))
        for hypothesis in hypotheses.values():
            if isinstance(hypothesis, sp.Eq) and _is_call(hypothesis.lhs, words.cells) and hypothesis.rhs.is_Integer:
                cells = hypothesis.rhs
        if cells > 2 and m != 1:
            raise Unsupported("equal cells are at hand on the circle, and two on other spheres")
        sine = words.smooth in used and not used & (_POLYNOMIAL | {words.pair, words.mirrored}) and rng.random() < 0.5
        return Sphere(m, cells, sine, rng.random() < 0.5)

    def words(self) -> dict[str, str]:
        """The model, for people."""
        shape = "sin" if self.sine else "cos"
        return {"sphere": f"S^{self.m}", "functions": f"g(y) = g_0 + g_1 {shape} d(y, e)", "cells": str(self.cells)}

    def conditions(self) -> list[Relational]:
        """Where the points lie."""
        return [le(place, sp.pi) for place in self.places.values() if place.is_Symbol]

    def _number(self, name: str, **sort: bool) -> sp.Symbol:
        sym = sp.Symbol(name, **(sort or {"real": True}))
        self.unknowns.setdefault(sym)
        return sym

    def _parts(self, function: sp.Expr) -> tuple[sp.Symbol, sp.Symbol]:
        if function in self.distances or function in self.kernels:
            raise Unsupported(f"{function} is another function already")
        self.waves.add(function)
        name = "f" if self.same else str(function)
        return self._number(f"{name}_0"), self._number(f"{name}_1")

    def place(self, point: sp.Expr) -> sp.Expr:
        """The angle of a point from the pole."""
        if not isinstance(point, sp.Symbol):
            raise Unsupported(f"{point} is not a point")
        if point not in self.places:
            at = sp.Integer(0) if self.sine else self._number(f"d({point}, e)", nonnegative=True)
            self.places[point] = at
        return self.places[point]

    def _shape(self, angle: sp.Expr) -> sp.Expr:
        return sp.sin(angle) if self.sine else sp.cos(angle)

    def _check_cell(self, index: sp.Expr) -> None:
        if not index.is_Integer or not 0 <= index < self.cells:
            raise Unsupported("a cell whose number is not known, or that is not there")

    def _of_cell(self, index: sp.Expr, value: sp.Expr) -> Value:
        self._check_cell(index)
        return value, []

    def _centre(self, index: sp.Expr) -> sp.Expr:
        self._check_cell(index)
        return self._number("d(b_0, e)", nonnegative=True) + 2 * sp.pi * index / self.cells

    def call(self, function: UndefinedFunction, args: Args) -> Value:
        """The value of a function of the theory in this model."""
        known = _CALLS.get(function)
        if known is None:
            raise Unsupported(f"no numeric meaning is known for {function}")
        return known(self, args)

    def _value(self, args: Args) -> Value:
        if args[0] in self.distances:
            return self._angle((args[1], self.distances[args[0]]))
        base, wave = self._parts(args[0])
        return base + wave * self._shape(self.place(args[1])), []

    def _angle(self, args: Args) -> Value:
        return sp.Abs(self.place(args[0]) - self.place(args[1])), []

    def _smooth(self, args: Args) -> Value:
        function, lam, point = args
        if function in self.distances:
            if self.distances[function] != point:
                raise Unsupported("the mean angle to another point is not known")
            return mean_angle(self.m, lam)
        base, wave = self._parts(function)
        if self.sine:
            return base + wave * self._mean_sine(lam), [gt(lam, 0)]
        return base + wave * eigenvalue(sp.Integer(1), lam, self.m) * sp.cos(self.place(point)), [gt(lam, 0)]

    def _mean_sine(self, lam: sp.Expr) -> sp.Expr:
        """The average of the sine under the kernel: a quotient of two integrals of Poisson."""
        nu = order(self.m)
        raised = sp.gamma(nu + 1) * (2 / lam) ** HALF * sp.besseli(nu + HALF, lam)
        return raised / (sp.gamma(nu + HALF) * sp.besseli(nu, lam))

    def _projection(self, args: Args) -> Value:
        function, degree, point = args
        base, wave = self._parts(function)
        if not degree.is_Integer:
            raise Unsupported("a harmonic whose degree is not known")
        shown = {0: base, 1: wave * sp.cos(self.place(point))}
        return shown.get(int(degree), sp.Integer(0)), []

    def _harmonic_bound(self, args: Args) -> Value:
        base, wave = self._parts(args[0])
        return sp.Abs(wave), [le(sp.Abs(base), sp.Abs(wave))]  # then it does not matter whether degree 0 counts

    def _pair(self, args: Args) -> Value:
        function, first, _ = args
        if function in self.kernels:
            raise Unsupported("a kernel away from its integral")
        base, wave = self._parts(function)
        return base + wave * sp.cos(self.place(first)), []

    def _integral(self, args: Args) -> Value:
        function, point = args
        if function not in self.kernels:
            return self._parts(function)[0], []  # a harmonic of degree one has the mean zero
        lam, weight, averaged = self.kernels[function]
        smoothed, where = (sp.Integer(0), []) if averaged is None else self._smooth((averaged, lam, point))
        mean = weight if averaged is None else weight.xreplace({words.value(averaged, _ANYWHERE): smoothed})
        return self.evaluate(mean) / normaliser(lam, self.m), where

    def _centre_value(self, args: Args) -> Value:
        if args[2] in self.distances:
            return self._centre_angle((args[0], args[1], self.distances[args[2]]))
        base, wave = self._parts(args[2])
        return base + wave * sp.cos(self._centre(args[1])), []

    def _centre_angle(self, args: Args) -> Value:
        return sp.acos(sp.cos(self._centre(args[1]) - self.place(args[2]))), []

    def hypothesis(self, formula: Formula, evaluate: Evaluate) -> list[Formula] | None:
        """A hypothesis about all points or functions in terms of the model's numbers; None if it is not one."""
        if isinstance(formula, sp.Le) and _is_call(formula.lhs, words.ragozin_constant):
            if self.m != 1:
                raise Unsupported("no explicit constant of Ragozin's bound is at hand beyond the circle")
            return [ge(formula.rhs, _JACKSON)]
        if not isinstance(formula, ForAll) or all(sort_of(v) is not Sort.OBJECT for v in formula.variables):
            return None
        self.evaluate = evaluate
        attempts = (self._integrand, self._distance, self._modulus, self._steepness, self._mirrored)
        for attempt in (*attempts, self._lipschitz, self._harmonics, self._everywhere):
            found = attempt(formula, evaluate)
            if found is not None:
                return found
        raise Unsupported("a hypothesis about all points is not evaluated")

    def _integrand(self, formula: ForAll, evaluate: Evaluate) -> list[Formula] | None:
        """`for all x: pair(g, x, y) = w(x) e^(lam cos angle(x, y))`, w a combination of 1 and one function of x."""
        body = formula.body
        if not isinstance(body, sp.Eq) or not _is_call(body.lhs, words.pair):
            return None
        function, x, y = body.lhs.args
        kernels = [e for e in body.rhs.atoms(sp.exp) if x in e.free_symbols]
        if len(kernels) != 1 or len(formula.variables) > 1 or formula.given or function in (*self.kernels, *self.waves):
            return None
        lam, weight = kernels[0].args[0] / sp.cos(words.angle(x, y)), body.rhs / kernels[0]
        calls = [c for c in weight.atoms(AppliedUndef) if c.func is words.value and c.args[1] == x]
        averaged = calls[0].args[0] if len(calls) == 1 else None
        mark = sp.Dummy()
        linear = weight.xreplace(dict.fromkeys(calls, mark))
        if (
            len(calls) > 1
            or {x, y} & (lam.free_symbols | linear.free_symbols)
            or mark in linear.diff(mark).free_symbols
        ):
            return None
        shown = weight.xreplace({c: words.value(averaged, _ANYWHERE) for c in calls})
        self.kernels[function] = (lam, shown, averaged)
        return []

    def _distance(self, formula: ForAll, evaluate: Evaluate) -> list[Formula] | None:
        """`for all x: value(q, x) = angle(x, y)`."""
        body = formula.body
        if not isinstance(body, sp.Eq) or not _is_call(body.lhs, words.value) or not _is_call(body.rhs, words.angle):
            return None
        function, x = body.lhs.args
        others = [p for p in body.rhs.args if p != x]
        if formula.given or formula.variables != (x,) or len(others) != 1 or function in (*self.distances, *self.waves):
            return None
        self.distances[function] = others[0]
        return []

    def _modulus(self, formula: ForAll, evaluate: Evaluate) -> list[Formula] | None:
        """`for all x, z with angle(x, z) <= delta: |pair(g, x, y) - pair(g, z, y)| <= pair(h, x, y)`: it is enough
        that the least value of h is at least what g changes by.
        """
        body, given = formula.body, formula.given
        if not isinstance(body, sp.Le) or not _is_call(body.rhs, words.pair) or len(formula.variables) != 2:
            return None
        (h, x, y), z = body.rhs.args, formula.variables[1]
        calls = [c for c in body.lhs.atoms(AppliedUndef) if c.func is words.pair]
        near = given[0] if len(given) == 1 else None
        if not isinstance(near, sp.Le) or near.lhs != words.angle(x, z) or {x, z} & near.rhs.free_symbols:
            return None
        if not calls or formula.variables[0] != x or y in formula.variables:
            return None
        g = calls[0].args[0]
        if body.lhs != sp.Abs(words.pair(g, x, y) - words.pair(g, z, y)) or {g, h} & set(self.kernels):
            return None
        base, wave = self._parts(h)
        return [le(sp.Abs(self._parts(g)[1]) * sp.Min(near.rhs, 2) + sp.Abs(wave), base)]

    def _steepness(self, formula: ForAll, evaluate: Evaluate) -> list[Formula] | None:
        """`for all x, z: |e^(lam cos angle(x, y)) - e^(lam cos angle(z, y))| <= s angle(x, z)`: lam e^lam is enough."""
        body = formula.body
        if not isinstance(body, sp.Le) or formula.given or len(formula.variables) != 2:
            return None
        x, z = formula.variables
        kernels = sorted((e for e in body.lhs.atoms(sp.exp) if x in e.free_symbols), key=str)
        slope = body.rhs / words.angle(x, z)
        if len(kernels) != 1 or {x, z} & slope.free_symbols:
            return None
        lam = kernels[0].args[0].xreplace({c: sp.Integer(0) for c in kernels[0].atoms(AppliedUndef)})
        if body.lhs != sp.Abs(kernels[0] - kernels[0].xreplace({x: z})) or {x, z} & lam.free_symbols:
            return None
        if not _is_angle(kernels[0].args[0] / lam, x):
            return None
        return [le(sp.Abs(lam) * sp.exp(sp.Abs(lam)), evaluate(slope))]

    def _mirrored(self, formula: ForAll, evaluate: Evaluate) -> list[Formula] | None:
        """`for all y: |f(y mirrored in x) - 2 f(x) + f(y)| <= M d^2`: 2 f_1 cos d(x, e) (1 - cos d) for a wave."""
        body = formula.body
        if not isinstance(body, Relational) or not isinstance(body, sp.Le) or formula.given or self.sine:
            return None
        calls = [c for c in body.lhs.atoms(AppliedUndef) if c.func is words.mirrored]
        if len(calls) != 1 or len(formula.variables) != 1:
            return None
        function, x, y = calls[0].args
        second = calls[0] - 2 * words.value(function, x) + words.value(function, y)
        most = body.rhs / words.angle(x, y) ** 2
        if body.lhs != sp.Abs(second) or y in most.free_symbols or y not in formula.variables:
            return None
        return [le(sp.Abs(self._parts(function)[1] * sp.cos(self.place(x))), evaluate(most))]

    def _lipschitz(self, formula: ForAll, evaluate: Evaluate) -> list[Formula] | None:
        """A bound on differences, by the angle or for points that are close: the wave must be small enough."""
        body = formula.body
        if not isinstance(body, sp.Le) or not isinstance(body.lhs, sp.Abs) or len(formula.variables) != 2:
            return None
        y, z = formula.variables
        inner = body.lhs.args[0]
        calls = sorted(inner.atoms(AppliedUndef), key=str)
        if len(calls) != 2 or {c.func for c in calls} - {words.value, words.pair}:
            return None
        swapped = inner.xreplace({y: z, z: y})
        if calls[0].args[0] != calls[1].args[0] or sp.expand(inner + swapped) != 0:
            return None
        wave = self._parts(calls[0].args[0])[1] * abs(inner.coeff(calls[0]))
        near = words.angle(y, z)
        if not formula.given:
            slope = body.rhs / near
            return None if slope.free_symbols & {y, z} else [le(sp.Abs(wave), evaluate(slope))]
        part = formula.given[0]
        if len(formula.given) > 1 or not isinstance(part, sp.Le) or part.lhs != near or body.rhs.free_symbols & {y, z}:
            return None
        return [le(sp.Abs(wave) * sp.Min(part.rhs, 2), evaluate(body.rhs))]

    def _harmonics(self, formula: ForAll, evaluate: Evaluate) -> list[Formula] | None:
        """`for all j, y with j <= k: |projection(q, j, y)| <= C`."""
        body = formula.body
        if not isinstance(body, Relational) or not isinstance(body, sp.Le):
            return None
        found = [c for c in body.atoms(AppliedUndef) if c.func is words.projection]
        if len(found) != 1 or body.lhs != sp.Abs(found[0]) or set(formula.variables) & body.rhs.free_symbols:
            return None
        degree, part = found[0].args[1], formula.given[0] if len(formula.given) == 1 else None
        if not isinstance(part, Relational) or not isinstance(part, sp.Le) or part.lhs != degree:
            return None
        base, wave = self._parts(found[0].args[0])
        shown: list[Formula] = [implies(le(1, part.rhs), le(sp.Abs(wave), body.rhs)), le(0, body.rhs)]
        return shown if sort_of(degree) is Sort.COUNTING else [*shown, le(sp.Abs(base), body.rhs)]

    def _everywhere(self, formula: ForAll, evaluate: Evaluate) -> list[Formula] | None:
        """`for all y: |combination of values at y| <= bound`: it is largest where the wave is largest or least."""
        body = formula.body
        if formula.given or len(formula.variables) != 1 or not isinstance(body, sp.Le) or not isinstance(
            body.lhs, sp.Abs
        ):  # fmt: skip
            return None
        y = formula.variables[0]
        calls = [c for c in body.lhs.atoms(AppliedUndef) if y in c.free_symbols]
        marks = {c: sp.Dummy() for c in calls}
        inner = body.lhs.args[0].xreplace(marks)
        linear = all(inner.diff(mark).is_number for mark in marks.values())
        if y in body.rhs.free_symbols or not linear or y in inner.free_symbols:
            return None
        if any(c.func is not words.value or c.args[1] != y for c in calls):
            return None
        shown: list[Formula] = []
        for angle in (sp.Integer(0), sp.pi / 2 if self.sine else sp.pi):
            self.places[y] = angle
            shown.append(le(evaluate(body.lhs), evaluate(body.rhs)))
        del self.places[y]
        return shown


def _is_call(expr: sp.Expr, function: UndefinedFunction) -> bool:
    return isinstance(expr, AppliedUndef) and expr.func is function


def _is_angle(expr: sp.Expr, point: sp.Symbol) -> bool:
    """Whether an expression is the cosine of the angle from a point to another one."""
    return isinstance(expr, sp.cos) and _is_call(expr.args[0], words.angle) and point in expr.args[0].args


_CALLS: dict[UndefinedFunction, Callable[[Sphere, Args], Value]] = {
    words.dimension: lambda s, _: (s.m, []),
    words.value: Sphere._value,
    words.smooth: Sphere._smooth,
    words.angle: Sphere._angle,
    words.best_error: lambda s, a: (sp.Integer(0), [ge(a[1], 1)]),
    words.projection: Sphere._projection,
    words.harmonic_bound: Sphere._harmonic_bound,
    words.pair: Sphere._pair,
    words.integral: Sphere._integral,
    words.cells: lambda s, _: (s.cells, []),
    words.cell_angle: lambda s, a: s._of_cell(a[1], sp.pi / s.cells),
    words.cell_measure: lambda s, a: s._of_cell(a[1], 1 / s.cells),
    words.centre_angle: Sphere._centre_angle,
    words.centre_value: Sphere._centre_value,
    words.centre_pair: lambda s, a: (s._parts(a[2])[0] + s._parts(a[2])[1] * sp.cos(s._centre(a[1])), []),
}
