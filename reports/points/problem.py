"""What a search for a counterexample works on: numbers, what they must satisfy, and what must then hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import sympy as sp
from sympy.core.relational import Relational

from reports.points.rebuild import put
from symbolic_bounds.formula import Both, ForAll, Formula, functions_of, substitute
from symbolic_bounds.symbols import Sort, sort_of

WHOLE = (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING)


class Unsupported(Exception):
    """A statement that cannot be evaluated at points: the message says why."""


@dataclass(frozen=True)
class Condition:
    """If every part of `given` holds, `body` does."""

    given: tuple[Relational, ...]
    body: Relational
    of: int = 0  # for a goal: of which conclusion it is a part

    @property
    def relations(self) -> tuple[Relational, ...]:
        """All its relations."""
        return (*self.given, self.body)


@dataclass(frozen=True)
class Problem:
    """A statement about numbers: a point at which every condition holds and some goal fails refutes it."""

    free: tuple[sp.Symbol, ...]
    derived: Mapping[sp.Symbol, sp.Expr]  # symbols that an equation gives in terms of the free ones
    given: tuple[Condition, ...]
    goals: tuple[Condition, ...]
    fixed: Mapping[str, str] = field(default_factory=dict)  # what was chosen beforehand, for people
    hints: tuple[Mapping[sp.Symbol, sp.Expr], ...] = ()  # numbers near which the hypotheses may hold

    @property
    def size(self) -> int:
        """How many different expressions it consists of."""
        return size(r for condition in (*self.given, *self.goals) for r in condition.relations)


def size(expressions: Iterable[sp.Basic]) -> int:
    """How many different expressions these are and contain."""
    seen = set(expressions)
    left = list(seen)
    while left:
        inner = set(left.pop().args) - seen
        seen |= inner
        left += inner
    return len(seen)


# A part of a conclusion: the number of that, where the part means what it says here, and what it says.
Part = tuple[int, tuple[Formula, ...], Formula]


def problem(
    symbols: Sequence[sp.Symbol],
    hypotheses: Sequence[Formula],
    parts: Sequence[Part],
    fixed: Mapping[str, str] | None = None,
    hints: Sequence[Mapping[sp.Symbol, sp.Expr]] = (),
) -> Problem:
    """The problem of statements in which only numbers occur: the same hypotheses, and parts of their conclusions.

    A part that is no relation between numbers is left out, as long as there is another one.

    Raises:
        Unsupported: if a hypothesis, or every part, is no relation between numbers.
    """
    variables = [s for s in symbols if sort_of(s) is not Sort.OBJECT]
    given = [c for h in hypotheses for c in conditions(h)]
    goals: list[Condition] = []
    reason = "it concludes nothing"
    for number, where, part in parts:
        try:
            own, local = _goals(number, where, part)
        except Unsupported as error:
            reason = str(error)
            continue
        goals += own
        variables += local
    if not goals:
        raise Unsupported(reason)
    try:
        return eliminated(
            Problem(tuple(dict.fromkeys(variables)), {}, tuple(given), tuple(goals), fixed or {}, tuple(hints))
        )
    except ValueError as error:  # sympy builds no maximum of what is no number
        raise Unsupported("an equation gives a value that is no number") from error


def _goals(number: int, where: Sequence[Formula], part: Formula) -> tuple[list[Condition], list[sp.Symbol]]:
    """A part of a conclusion as goals, and a number for each variable of which it speaks."""
    local: list[sp.Symbol] = []
    assumed = tuple(where)
    while isinstance(part, ForAll):
        fresh = {v: sp.Dummy(v.name, **v._assumptions_orig) for v in part.variables}
        local += fresh.values()
        assumed += tuple(substitute(g, fresh) for g in part.given)
        part = substitute(part.body, fresh)
    known = _relations(assumed)
    return [Condition((*known, *c.given), c.body, number) for c in conditions(part)], local


def parts_of(formula: Formula) -> Iterator[Formula]:
    """The parts of a conjunction, in order; other formulas are their own part."""
    if isinstance(formula, Both):
        for part in formula.parts:
            yield from parts_of(part)
    elif isinstance(formula, ForAll) and isinstance(formula.body, Both):
        for part in formula.body.parts:
            yield from parts_of(ForAll(formula.variables, formula.given, part))
    else:
        yield formula


def conditions(formula: Formula) -> Iterator[Condition]:
    """A formula without quantifiers as conditions."""
    for part in parts_of(formula):
        if isinstance(part, ForAll) and not part.variables:
            for inner in conditions(part.body):
                yield Condition((*_relations(part.given), *inner.given), inner.body)
        else:
            yield Condition((), *_relations([part]))


def _relations(formulas: Sequence[Formula]) -> list[Relational]:
    found: list[Relational] = []
    for formula in formulas:
        for part in parts_of(formula):
            if not isinstance(part, Relational):
                raise Unsupported("a part is not a relation between numbers")
            if functions_of(part):
                names = ", ".join(sorted({str(f) for f in functions_of(part)}))
                raise Unsupported(f"no numeric meaning is known for {names}")
            found.append(part)
    return found


def eliminated(found: Problem) -> Problem:
    """Equations among the hypotheses give symbols away, one after the other."""
    while (step := _solvable(found)) is not None:
        sym, value, used = step
        at = {sym: value}
        rest = [_at(c, at) for c in found.given if c is not used]
        member = [Condition((), r) for r in membership(sym, value)]
        found = replace(
            found,
            free=tuple(s for s in found.free if s != sym),
            derived={**{s: put(v, at) for s, v in found.derived.items()}, sym: value},
            given=tuple(c for c in (*rest, *member) if c.given or c.body is not sp.true),
            goals=tuple(_at(c, at) for c in found.goals),
        )
    strange = _symbols(found.given) - set(found.free)
    goals = tuple(goal for goal in found.goals if not _symbols([goal]) - set(found.free))
    if not goals:
        strange |= _symbols(found.goals) - set(found.free)
    if strange:
        raise Unsupported(f"{', '.join(sorted(map(str, strange)))} is not a number")
    return replace(found, goals=goals)


def _symbols(conditions: Iterable[Condition]) -> frozenset[sp.Symbol]:
    return frozenset().union(*(r.free_symbols for c in conditions for r in c.relations))


def _at(condition: Condition, at: Mapping[sp.Symbol, sp.Expr]) -> Condition:
    return replace(condition, given=tuple(_put(g, at) for g in condition.given), body=_put(condition.body, at))


def _put(relation: Relational, at: Mapping[sp.Symbol, sp.Expr]) -> Relational:
    return relation.func(*(put(side, at) for side in relation.args), evaluate=False)


def _solvable(found: Problem) -> tuple[sp.Symbol, sp.Expr, Condition] | None:
    """An equation that gives a symbol: one that names it alone on a side before others."""
    equations = [c for c in found.given if not c.given and isinstance(c.body, sp.Eq)]
    for alone in (True, False):
        for condition in equations:
            lhs, rhs = condition.body.args
            for sym in sorted(condition.body.free_symbols & set(found.free), key=_awkwardness):
                for side, other in ((lhs, rhs), (rhs, lhs)):
                    if sym in other.free_symbols or (alone and side != sym):
                        continue
                    value = isolated(side, sym, other)
                    if value is not None and not value.has(sp.zoo, sp.nan, sp.oo):
                        return sym, value, condition
    return None


def _awkwardness(sym: sp.Symbol) -> tuple[bool, str]:
    return sort_of(sym) in WHOLE, sym.name


def isolated(side: sp.Expr, sym: sp.Symbol, value: sp.Expr) -> sp.Expr | None:
    """What `sym` is if side = value, where it stands once in `side` under operations that can be undone."""
    while side != sym:
        if side.is_Add or side.is_Mul:
            inside = [a for a in side.args if sym in a.free_symbols]
            if len(inside) != 1:
                return None
            rest = side.func(*(a for a in side.args if sym not in a.free_symbols))
            side, value = inside[0], value - rest if side.is_Add else value / rest
        elif side.is_Pow and side.base is not sp.E and sym not in side.exp.free_symbols:
            if not (side.exp.is_integer or value.is_nonnegative):
                return None  # a root is never negative: sqrt(x) = a says more than x = a^2
            side, value = side.base, value ** (1 / side.exp)
        elif isinstance(side, sp.exp):
            side, value = side.args[0], sp.log(value)
        elif isinstance(side, sp.log):
            side, value = side.args[0], sp.exp(value)
        elif isinstance(side, sp.cos):
            side, value = side.args[0], sp.acos(value)
        else:
            return None
    return value if sort_of(sym) not in WHOLE or _whole(value) else None


def _whole(value: sp.Expr) -> bool:
    """Whether a value is an integer by its form, or may be one."""
    return bool(value.is_integer) or isinstance(value, (sp.ceiling, sp.floor)) or value.is_Rational


def membership(sym: sp.Symbol, value: sp.Expr) -> list[Relational]:
    """That a value belongs to the sort of the symbol that it replaces."""
    sort = sort_of(sym)
    found: list[Relational] = []
    if sort in (Sort.POSITIVE, Sort.COUNTING):
        found.append(sp.Gt(value, 0, evaluate=False))
    if sort in (Sort.NONNEGATIVE, Sort.NATURAL):
        found.append(sp.Ge(value, 0, evaluate=False))
    if sort is Sort.REAL and not value.is_real:
        found.append(sp.Lt(value, value + 1, evaluate=False))  # it has a value
    rounded = isinstance(value, (sp.ceiling, sp.floor))  # an integer, though sympy may not know it
    if sort in WHOLE and not (value.is_integer or rounded):
        found.append(sp.Eq(value, sp.floor(value, evaluate=False), evaluate=False))
    return found
