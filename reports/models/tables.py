"""Finite models, worked out exactly: integers are chosen, functions are tables, and every instance is looked at.

A function of integers is given by a rule or a definition for all of them; one of real numbers sees labels (`labels`).
What a hypothesis asks of all indices below a number, and of all real numbers that are nothing but arguments, is then
finitely much. Rational numbers are computed with as such, other ones left to the enclosures of `proofs.arb`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial

import sympy as sp
from flint import fmpq
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.relational import Relational

from proofs.arb import decide
from proofs.verdict import TranslationError
from reports.models import theory
from reports.models.labels import Positions, only_labelled
from reports.models.rationals import Env, Irrational, Number, Programs, number, shown
from reports.models.world import Definition
from reports.points.budget import INSTANCE, IRRATIONAL, spend
from reports.points.problem import WHOLE, Unsupported
from symbolic_bounds.formula import Both, ForAll, Formula, expressions
from symbolic_bounds.language import THEORY, cap, packing
from symbolic_bounds.symbols import Sort, sort_of

Meaning = Callable[[tuple[int, ...]], Number]
_COMPARED = {sp.Le: operator.le, sp.Lt: operator.lt, sp.Ge: operator.ge, sp.Gt: operator.gt, sp.Eq: operator.eq,
             sp.Ne: operator.ne}  # fmt: skip
_SHOWN = 60  # values of functions
_MOST = 60_000  # instances of one hypothesis


@dataclass
class Tables:
    """One model: a value for every symbol, a rule or a definition for every function."""

    values: Env
    real: Positions
    labels: int
    meanings: dict[UndefinedFunction, Meaning]
    definitions: dict[UndefinedFunction, list[Definition]] = field(default_factory=dict)
    _known: dict[tuple[str, tuple[int, ...]], Number] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._programs = Programs(self._call)
        self._places = {function.__name__: places for function, places in self.real.items()}

    def holds(self, formula: Formula, env: Env | None = None) -> bool | None:
        """Whether a formula holds in the model; None if that is not known.

        Raises:
            Unsupported: if it speaks of infinitely much, or of what has no value here.
        """
        env = self.values if env is None else env
        if isinstance(formula, Relational):
            return self._relation(formula, env)
        if isinstance(formula, Both):
            answers = [self.holds(part, env) for part in formula.parts]
            return False if False in answers else None if None in answers else True
        if not isinstance(formula, ForAll):
            raise Unsupported("a slope has no value at a point")
        for instance, certain in self._instances(formula, env):
            answer = self.holds(formula.body, instance)
            if not answer:
                return False if certain and answer is False else None
        return True

    def forget(self) -> None:
        """Values are worked out anew: a meaning has changed."""
        self._known.clear()

    def violation(self, formula: Formula, most: int) -> tuple[Relational, Env] | None:
        """A relation of a formula that fails, and where; of unbounded indices the first `most` are looked at."""
        if isinstance(formula, Relational):
            return (formula, self.values) if self.holds(formula) is False else None
        if isinstance(formula, Both):
            found = (self.violation(part, most) for part in formula.parts)
            return next((place for place in found if place is not None), None)
        if not isinstance(formula, ForAll) or not isinstance(formula.body, Relational):
            return None
        for instance, certain in self._instances(formula, self.values, most):
            if certain and self.holds(formula.body, instance) is False:
                return formula.body, instance
        return None

    def words(self) -> dict[str, str]:
        """Some values of the functions, for people."""
        known = [(name, args, value) for (name, args), value in self._known.items() if value is not None]
        return {f"{name}({', '.join(map(str, args))})": str(shown(value)) for name, args, value in known[:_SHOWN]}

    def put(self, expr: sp.Expr, env: Env) -> sp.Expr:
        """An expression with all values put in."""
        if expr.is_Symbol:
            if expr not in env:
                raise Unsupported(f"{expr} has no value")
            return shown(env[expr])
        if isinstance(expr, AppliedUndef):
            if expr.func in THEORY:
                return self._theory(expr.func, tuple(self.put(arg, env) for arg in expr.args))
            return shown(self._call(expr.func, tuple(number(self.put(arg, env)) for arg in expr.args)))
        return expr.func(*(self.put(arg, env) for arg in expr.args)) if expr.args else expr

    def _relation(self, relation: Relational, env: Env) -> bool | None:
        lhs, rhs = relation.args
        spend(INSTANCE)
        try:
            return bool(_COMPARED[type(relation)](self._programs[lhs](env), self._programs[rhs](env)))
        except Irrational:
            spend(IRRATIONAL)
            closed = relation.func(self.put(lhs, env), self.put(rhs, env), evaluate=False)
        try:
            return decide(closed, {})
        except (TranslationError, TypeError):
            return None

    def _instances(self, formula: ForAll, env: Env, most: int | None = None) -> Iterator[tuple[Env, bool]]:
        """The places of which a formula speaks, and whether it surely speaks of each."""
        reals = [v for v in formula.variables if sort_of(v) not in WHOLE]
        if any(sort_of(v) is Sort.OBJECT for v in reals) or not only_labelled(formula.body, reals, self.real):
            raise Unsupported("a hypothesis about all real numbers is not evaluated")
        # a condition on the real numbers themselves is left out: a hypothesis then asks for more
        kept = [part for part in formula.given if only_labelled(part, reals, self.real)]
        dropped = len(kept) < len(formula.given)
        for count, (instance, certain) in enumerate(self._assigned(formula.variables, kept, env, most)):
            if count > _MOST:
                raise Unsupported("a hypothesis has too many instances")
            yield instance, certain and not dropped

    def _assigned(
        self, variables: tuple[sp.Symbol, ...], given: list[Formula], env: Env, most: int | None
    ) -> Iterator[tuple[Env, bool]]:
        """Values for the variables, one after the other; each condition is looked at as soon as it can be."""
        ready = [part for part in given if not _free(part) & set(variables)]
        later = [part for part in given if part not in ready]
        answers = [self.holds(part, env) for part in ready]
        if False in answers:
            return
        certain = None not in answers
        if not variables:
            yield env, certain
            return
        for place, sym in enumerate(variables):
            values = self._range(sym, variables, later, env)
            if values is not None or (most is not None and place == len(variables) - 1):
                break
        else:
            raise Unsupported(f"a hypothesis about all {variables[0]} is not evaluated")
        rest = variables[:place] + variables[place + 1 :]
        for value in range(_first(sym), most or 0) if values is None else values:
            for instance, sure in self._assigned(rest, later, {**env, sym: fmpq(value)}, most):
                yield instance, sure and certain

    def _range(self, sym: sp.Symbol, variables: tuple[sp.Symbol, ...], given: list[Formula], env: Env) -> range | None:
        """The values of a variable, if something known bounds it."""
        if sort_of(sym) not in WHOLE:
            return range(self.labels)
        ends = []
        for part in given:
            if not isinstance(part, Relational) or not isinstance(part, (sp.Lt, sp.Le)) or part.lhs != sym:
                continue
            if not part.rhs.free_symbols & set(variables):
                end = number(self.put(part.rhs, env))
                if isinstance(end, fmpq):
                    ends.append(int(end.ceil()) if isinstance(part, sp.Lt) else int(end.floor()) + 1)
        return range(_first(sym), min(ends)) if ends and sort_of(sym) is not Sort.INTEGER else None

    def _call(self, function: UndefinedFunction, args: tuple[Number, ...]) -> Number:
        name = function.__name__  # the functions themselves are slow to look up
        places = self._places.get(name, ())
        at = tuple([self._label(arg) if n in places else _whole(arg) for n, arg in enumerate(args)])
        key = name, at
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self._found(function, at)
        if self._known[key] is None:
            raise Unsupported(f"the hypotheses define {function} in a circle")
        return self._known[key]

    def _label(self, arg: Number) -> int:
        if not isinstance(arg, fmpq):
            raise Unsupported("a function stands at a real number that is not known")
        return int(arg) if arg.q == 1 and 0 <= arg < self.labels else 0

    def _found(self, function: UndefinedFunction, args: tuple[int, ...]) -> Number:
        for definition in self.definitions.get(function, ()):
            at = _matched(definition, args)
            if at is not None:
                env = {**self.values, **at}
                answers = [self.holds(part, env) for part in definition.given]
                if None in answers:
                    raise Unsupported(f"where {function} is defined is not known")
                if all(answers):
                    return self._evaluated(definition.value, env)
        if function not in self.meanings:
            raise Unsupported(f"{function} has no value")
        return self.meanings[function](args)

    def _evaluated(self, expr: sp.Expr, env: Env) -> Number:
        try:
            return self._programs[expr](env)
        except Irrational:
            return number(self.put(expr, env))

    def _theory(self, function: UndefinedFunction, args: tuple[sp.Expr, ...]) -> sp.Expr:
        """The value of a function of the theory, where it is known."""
        known = [theory.NUMERIC[function]] if function in theory.NUMERIC else []
        if function is cap:
            known = [theory.cap, partial(theory.cap, wide=True)]
        if function is packing:
            known += [partial(theory.packed, number) for number in range(1, int(args[0]) + 3)]
        for meaning in known:
            try:
                value, where = meaning(*args)
                if all(decide(part, {}) is True for part in where):
                    return value
            except (Unsupported, TranslationError):
                continue
        raise Unsupported(f"no numeric meaning is known for {function}")


def closed(model: Tables, relation: Relational, env: Env) -> Relational:
    """The relation between numbers that stands at a place."""
    return relation.func(*(model.put(side, env) for side in relation.args), evaluate=False)


def _matched(definition: Definition, args: tuple[int, ...]) -> dict[sp.Symbol, fmpq] | None:
    """The variables of a definition for which it speaks of these arguments."""
    found: dict[sp.Symbol, fmpq] = {}
    for (sym, shift, least), arg in zip(_pattern(definition.pattern), args, strict=True):
        value = arg - shift
        if sym is None and value != 0:
            return None
        if sym is not None and (value < least or found.setdefault(sym, fmpq(value)) != value):
            return None
    return found


@cache
def _pattern(pattern: tuple[sp.Expr, ...]) -> tuple[tuple[sp.Symbol | None, int, int], ...]:
    """For each argument its variable, what is added to it, and its least value."""
    symbols = [next(iter(part.free_symbols), None) for part in pattern]
    parts = zip(symbols, pattern, strict=True)
    return tuple((s, int(p) if s is None else int(p - s), 0 if s is None else _first(s)) for s, p in parts)


def _free(formula: Formula) -> frozenset[sp.Symbol]:
    inner = frozenset().union(*(expr.free_symbols for expr in expressions(formula)))
    return inner - frozenset(formula.variables) if isinstance(formula, ForAll) else inner


def _whole(arg: Number) -> int:
    if not isinstance(arg, fmpq) or arg.q != 1:
        raise Unsupported("a function stands at an index that is not known")
    return int(arg)


def _first(sym: sp.Symbol) -> int:
    return 1 if sort_of(sym) is Sort.COUNTING else 0
