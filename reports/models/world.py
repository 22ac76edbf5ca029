"""The functions of a statement, computed where they are defined and numbers of their own where they are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.relational import Relational

from reports.models import between, theory
from reports.models.labels import Positions, label
from reports.models.sphere import Sphere
from reports.models.trees import CELLS, Partition
from reports.points.problem import WHOLE, Unsupported
from reports.points.rebuild import put, rebuilt
from symbolic_bounds.formula import Both, ForAll, Formula, Slope, eq, functions_of, substitute
from symbolic_bounds.language import THEORY, cap, covering, mean_angle, mesh, packing
from symbolic_bounds.symbols import Sort, sort_of

_WIDE = 0.15  # how often a cap is taken to be the whole sphere
Values = Mapping[sp.Symbol, sp.Expr]


@dataclass(frozen=True)
class Definition:
    """`function(pattern) = value` for all `variables` that satisfy `given`; patterns are v, v + 1 and numbers."""

    pattern: tuple[sp.Expr, ...]
    variables: tuple[sp.Symbol, ...]
    given: tuple[Formula, ...]
    value: sp.Expr


@dataclass
class World:
    """The functions of one claim, with some of their indices chosen."""

    top: int
    sphere: Sphere | None
    case: str  # how covering numbers are taken
    real: Positions  # the real arguments of functions that have some; without labels, such functions are constant
    labels: int = 0  # how many real numbers they tell apart, see `labels`
    placed: frozenset[UndefinedFunction] = frozenset()  # functions whose values are arguments: numbers are drawn
    rng: Random = field(default_factory=Random)
    definitions: dict[UndefinedFunction, list[Definition]] = field(default_factory=dict)
    values: dict[tuple[UndefinedFunction, tuple[sp.Expr, ...]], sp.Expr] = field(default_factory=dict)
    unknowns: dict[sp.Symbol, None] = field(default_factory=dict)
    conditions: list[Relational] = field(default_factory=list)
    tree: Partition | None = None  # a partition with a tree on its cells, where a statement needs one
    indexing: frozenset[UndefinedFunction] = frozenset()  # functions whose values are indices: these are drawn, too
    values_below: int = 0  # what these values are below, once that is drawn
    unnamed: frozenset[UndefinedFunction] = frozenset()  # functions that one hypothesis alone speaks of
    packings: dict[tuple[sp.Expr, ...], int] = field(default_factory=dict)  # how many points of a sphere are apart
    wide: dict[tuple[sp.Expr, ...], bool] = field(default_factory=dict)  # caps that are all of the sphere
    between: dict[sp.Symbol, between.Bounds] = field(default_factory=dict)  # numbers of which bounds are known
    _open: set[tuple[UndefinedFunction, tuple[sp.Expr, ...]]] = field(default_factory=set)

    def expr(self, expr: sp.Expr) -> sp.Expr:
        """The expression with the values of its functions put in, the inner ones first."""
        if not expr.has(AppliedUndef):
            return expr
        args = [self.expr(arg) for arg in expr.args]
        return self.call(expr.func, tuple(args)) if isinstance(expr, AppliedUndef) else rebuilt(expr, args)

    def formula(self, formula: Formula) -> Formula:
        """A formula whose functions stand at indices that are known, with their values put in."""
        if isinstance(formula, Relational):
            return formula.func(*(self.expr(side) for side in formula.args), evaluate=False)
        if isinstance(formula, Both):
            return Both(tuple(self.formula(part) for part in formula.parts))
        if isinstance(formula, Slope):
            raise Unsupported("a slope has no value at a point")
        return ForAll(formula.variables, tuple(map(self.formula, formula.given)), self.formula(formula.body))

    def call(self, function: UndefinedFunction, args: tuple[sp.Expr, ...]) -> sp.Expr:
        """The value of a function at arguments."""
        if function in THEORY:
            return self._theory(function, args)
        if self.sphere is not None and self.sphere.sums(function, args):
            value, where = self.sphere.total(function, args)
            self.conditions += where
            return value
        places = self.real.get(function, frozenset())
        if places and not self.labels:
            return self._unknown(function, ())
        args = tuple(label(arg, self.labels) if n in places else arg for n, arg in enumerate(args))
        clamped = args
        if not all(arg.is_Integer for arg in args):
            raise Unsupported(f"{function} stands at an index that is not known")
        if self.clamps(function):
            clamped = tuple(sp.Integer(min(int(arg), self.top)) for arg in args)
        key = (function, clamped)
        if key not in self.values:
            with self.within(function(*clamped)):
                self.values[key] = self._defined(function, clamped)
        return self.values[key]

    def clamps(self, function: UndefinedFunction) -> bool:
        """Whether a function keeps its value from the top on by choice: no definition speaks of what comes there."""
        return all(
            not d.variables and all(n <= self.top for n in d.pattern) for d in self.definitions.get(function, ())
        )

    def starts(self) -> set[int]:
        """The indices, but 0, at which definitions give single values: sums may start there."""
        known = (d.pattern for own in self.definitions.values() for d in own if not d.variables)
        return {int(index) for pattern in known for index in pattern if index.is_Integer and index > 0}

    @contextmanager
    def within(self, call: AppliedUndef) -> Iterator[None]:
        """While the value of a call is looked for, it must not be needed.

        Raises:
            Unsupported: if it is.
        """
        key = (call.func, tuple(call.args))
        if key in self._open:
            raise Unsupported(f"the hypotheses define {call.func} in a circle")
        self._open.add(key)
        try:
            yield
        finally:
            self._open.discard(key)

    def no_edges_from_top(self) -> bool:
        """Whether the tree on the cells has no vertices from the top on."""
        return self.tree is not None and len(self.tree.measures) <= self.top

    def somewhere(self, variable: sp.Symbol) -> sp.Integer:
        """An index or a label at which a conclusion is looked at."""
        sort = sort_of(variable)
        if sort in WHOLE:
            return sp.Integer(self.rng.randrange(1 if sort is Sort.COUNTING else 0, self.top + 1))
        return sp.Integer(self.rng.randrange(1 if sort is Sort.POSITIVE else 0, self.labels + 1))

    def words(self) -> dict[str, str]:
        """The points and the tree that were drawn, for people."""
        shown = {} if self.tree is None else self.tree.words()
        drawn = {
            f"{f}({', '.join(map(str, a))})": str(v)
            for (f, a), v in self.values.items()
            if f in self.placed | self.indexing
        }
        return shown | drawn

    def _theory(self, function: UndefinedFunction, args: tuple[sp.Expr, ...]) -> sp.Expr:
        if function is packing and (args in self.packings or args[0] != 1):
            value, where = self._packing(*args)
        elif function is mean_angle and args[0].is_Integer and args[0] not in (0, 2):
            value, where = sp.Symbol(f"{function}{args}", positive=True), []
            self.between[value] = between.mean_angle(*args)
        elif function in theory.NUMERIC:
            value, where = theory.NUMERIC[function](*args)
        elif function is cap:
            value, where = theory.cap(args[0], args[1], self.wide.setdefault(args, self.rng.random() < _WIDE))
        elif function is mesh:
            value, where = theory.mesh(self.case, *args)
            self.unknowns.update(dict.fromkeys(s for s in value.free_symbols - args[1].free_symbols if s.is_Symbol))
        elif function is covering:
            value, where = theory.covering(self.case, *args)
        elif self.tree is not None and function in CELLS:
            value, where = self.tree.call(function, args), []
        elif self.sphere is not None:
            value, where = self.sphere.call(function, args)
        else:
            raise Unsupported(f"no numeric meaning is known for {function}")
        self.conditions += where
        return value

    def _packing(self, m: sp.Expr, apart: sp.Expr) -> theory.Value:
        """A number that is chosen, and the angles for which it is right, as a symbol that bounds can be seen of."""
        key = m, apart
        known = key in self.packings
        value, where = theory.packed(self.packings.setdefault(key, self.rng.choice((1, 1, 2, 2, 3, 4))), m, apart)
        if known or not where or apart.is_Symbol:
            return value, where
        sym = sp.Symbol(f"s_{len(self.packings)}", positive=True)
        self.unknowns[sym] = None
        return value, [eq(apart, sym), *(part.func(sym, part.rhs) for part in where)]

    def _defined(self, function: UndefinedFunction, args: tuple[sp.Expr, ...]) -> sp.Expr:
        for definition in self.definitions.get(function, ()):
            values = matched(definition, args)
            if values is None:
                continue
            if all(concrete(substitute(part, values)) is True for part in definition.given):
                return self.expr(put(definition.value, values))
        return self._unknown(function, args)

    def _unknown(self, function: UndefinedFunction, args: tuple[sp.Expr, ...]) -> sp.Expr:
        if self.labels and function in self.placed:
            return sp.Integer(self.rng.randrange(max(2, self.labels)))
        if function in self.indexing:
            self.values_below = self.values_below or self.rng.choice((1, 1, 2, 3))
            return sp.Integer(self.rng.randrange(self.values_below))
        place = f"({', '.join(map(str, args))})" if args else ""
        sym = sp.Symbol(f"{function}{place}", real=True)
        self.unknowns.setdefault(sym)
        return sym


def matched(definition: Definition, args: tuple[sp.Expr, ...]) -> dict[sp.Symbol, sp.Expr] | None:
    """The variables of a definition for which it speaks of these arguments."""
    values: dict[sp.Symbol, sp.Expr] = {}
    for pattern, arg in zip(definition.pattern, args, strict=True):
        found = sorted(pattern.free_symbols, key=str)
        if not found:
            if pattern != arg:
                return None
            continue
        value = arg - (pattern - found[0])
        if not value.is_Integer or value < 0 or values.setdefault(found[0], value) != value:
            return None
    return values


def concrete(relation: Formula) -> bool | None:
    """Whether a relation between numbers holds; None if it is not between numbers."""
    if isinstance(relation, Relational) and not relation.free_symbols and not functions_of(relation):
        try:
            answer = relation.func(*relation.args)
        except TypeError:  # a side has no value: a division by zero, say
            return None
        return bool(answer) if answer in (sp.true, sp.false) else None
    return None
