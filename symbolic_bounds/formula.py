"""Formulas: sympy relations, and the two connectives that sympy has no sound form of.

A formula is a sympy relation between real expressions, a `ForAll` or a `Slope`. Substitution renames bound
variables, so nothing is ever captured.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.relational import Relational

from symbolic_bounds.symbols import Sort, sort_of


@dataclass(frozen=True)
class ForAll:
    """For all `variables` that satisfy `given`, `body` holds; without variables an implication."""

    variables: tuple[sp.Symbol, ...]
    given: tuple[Formula, ...]
    body: Formula


@dataclass(frozen=True)
class Slope:
    """`of` is differentiable in `by`, and its derivative is `value`."""

    of: sp.Expr
    by: sp.Symbol
    value: sp.Expr


@dataclass(frozen=True)
class Both:
    """Every part holds."""

    parts: tuple[Formula, ...]


Formula: TypeAlias = Relational | ForAll | Slope | Both
Values = Mapping[sp.Symbol, sp.Expr]
Functions = Mapping[UndefinedFunction, sp.Lambda]


def le(lhs: sp.Expr | int, rhs: sp.Expr | int) -> Relational:
    """lhs <= rhs, kept as written (sympy would evaluate it)."""
    return sp.Le(lhs, rhs, evaluate=False)


def lt(lhs: sp.Expr | int, rhs: sp.Expr | int) -> Relational:
    """lhs < rhs, kept as written."""
    return sp.Lt(lhs, rhs, evaluate=False)


def ge(lhs: sp.Expr | int, rhs: sp.Expr | int) -> Relational:
    """lhs >= rhs, kept as written."""
    return sp.Ge(lhs, rhs, evaluate=False)


def gt(lhs: sp.Expr | int, rhs: sp.Expr | int) -> Relational:
    """lhs > rhs, kept as written."""
    return sp.Gt(lhs, rhs, evaluate=False)


def eq(lhs: sp.Expr | int, rhs: sp.Expr | int) -> Relational:
    """lhs = rhs, kept as written."""
    return sp.Eq(lhs, rhs, evaluate=False)


def ne(lhs: sp.Expr | int, rhs: sp.Expr | int) -> Relational:
    """lhs != rhs, kept as written."""
    return sp.Ne(lhs, rhs, evaluate=False)


def forall(variables: sp.Symbol | tuple[sp.Symbol, ...], *parts: Formula) -> ForAll:
    """`forall(t, given..., body)`."""
    bound = variables if isinstance(variables, tuple) else (variables,)
    return ForAll(bound, tuple(parts[:-1]), parts[-1])


def implies(*parts: Formula) -> ForAll:
    """`implies(given..., body)`."""
    return ForAll((), tuple(parts[:-1]), parts[-1])


def substitute(formula: Formula, values: Values, functions: Functions | None = None) -> Formula:
    """Replace free symbols and schematic functions at once, without capture."""
    functions = functions or {}
    if isinstance(formula, Relational):
        args = [substitute_expr(side, values, functions) for side in formula.args]
        return formula.func(*args, evaluate=False)
    if isinstance(formula, Both):
        return Both(tuple(substitute(part, values, functions) for part in formula.parts))
    if isinstance(formula, Slope):
        by = values.get(formula.by, formula.by)
        _check_slope(formula, by, values, functions)
        return Slope(
            substitute_expr(formula.of, values, functions), by, substitute_expr(formula.value, values, functions)
        )
    inner = opened_with(formula, values)
    fresh = {v: inner[v] for v in formula.variables}
    return ForAll(
        tuple(fresh.values()),
        tuple(substitute(part, inner, functions) for part in formula.given),
        substitute(formula.body, inner, functions),
    )


def opened_with(formula: ForAll, values: Values) -> dict[sp.Symbol, sp.Expr]:
    """The values inside a universal formula: its variables stand for new ones."""
    return {**values, **{v: _fresh(v) for v in formula.variables}}


def _fresh(variable: sp.Symbol) -> sp.Dummy:
    """A variable that no claim can mention: a dummy is numbered when it is made, and claims have none."""
    return sp.Dummy(variable.name, **variable._assumptions_orig)


def _check_slope(formula: Slope, by: sp.Expr, values: Values, functions: Functions) -> None:
    """A slope in a variable says nothing of expressions in which other symbols depend on it."""
    if not isinstance(by, sp.Symbol) or sort_of(by) not in (Sort.REAL, Sort.POSITIVE):
        raise ValueError(f"a slope is taken in a variable that ranges over an open set, not in {by}")
    others = free_symbols(formula) - {formula.by}
    depend = [s for s in others if by in values.get(s, s).free_symbols]
    depend += [f for f in functions_of(formula) & set(functions) if by in functions[f].free_symbols]
    if depend:
        raise ValueError(f"the slope in {by} cannot be taken while {depend[0]} depends on {by}")


def substitute_expr(expr: sp.Expr, values: Values, functions: Functions | None = None) -> sp.Expr:
    """Replace schematic functions (bottom up), then symbols at once."""
    if functions and isinstance(expr, sp.Basic) and expr.args:
        args = [substitute_expr(arg, values, functions) for arg in expr.args]
        if isinstance(expr, AppliedUndef) and expr.func in functions:
            meaning = functions[expr.func]
            return meaning.expr.xreplace(dict(zip(meaning.variables, args, strict=True)))
        return expr.func(*args)
    return expr.xreplace(dict(values))


def opened(formula: Formula) -> tuple[tuple[sp.Symbol, ...], tuple[Formula, ...], Formula]:
    """Variables, assumptions and body; of a formula that is not universal, nothing, nothing and itself."""
    if isinstance(formula, ForAll):
        return formula.variables, formula.given, formula.body
    return (), (), formula


def instantiate(fact: ForAll, values: Values) -> tuple[tuple[Formula, ...], Formula]:
    """The given parts and the body of `fact` at `values` for its variables."""
    missing = [v.name for v in fact.variables if v not in values]
    if missing:
        raise ValueError(f"no value for the bound variable(s) {', '.join(missing)}")
    return tuple(substitute(part, values) for part in fact.given), substitute(fact.body, values)


def expressions(formula: Formula) -> Iterator[sp.Expr]:
    """Every expression that stands in a formula."""
    if isinstance(formula, Relational):
        yield from formula.args
    elif isinstance(formula, Slope):
        yield formula.of
        yield formula.value
    elif isinstance(formula, Both):
        for part in formula.parts:
            yield from expressions(part)
    else:
        for part in (*formula.given, formula.body):
            yield from expressions(part)


def free_symbols(formula: Formula) -> frozenset[sp.Symbol]:
    """The symbols that are free in a formula."""
    if isinstance(formula, Relational):
        return frozenset(formula.free_symbols)
    if isinstance(formula, Slope):
        return frozenset(formula.of.free_symbols | formula.value.free_symbols | {formula.by})
    if isinstance(formula, Both):
        return frozenset().union(*(free_symbols(part) for part in formula.parts))
    inner = frozenset().union(*(free_symbols(part) for part in (*formula.given, formula.body)))
    return inner - frozenset(formula.variables)


def functions_of(formula: Formula) -> frozenset[UndefinedFunction]:
    """The undefined functions that are applied in a formula."""
    return frozenset(call.func for expr in expressions(formula) for call in expr.atoms(AppliedUndef))


def same(a: Formula, b: Formula) -> bool:
    """Equality up to the names of bound variables."""
    if isinstance(a, ForAll) and isinstance(b, ForAll):
        sorts = [v._assumptions_orig for v in a.variables] == [v._assumptions_orig for v in b.variables]
        if not sorts or len(a.given) != len(b.given):
            return False
        common = tuple(_fresh(v) for v in a.variables)
        left = instantiate(a, dict(zip(a.variables, common, strict=True)))
        right = instantiate(b, dict(zip(b.variables, common, strict=True)))
        return all(same(p, q) for p, q in zip((*left[0], left[1]), (*right[0], right[1]), strict=True))
    if isinstance(a, Both) and isinstance(b, Both):
        return len(a.parts) == len(b.parts) and all(same(p, q) for p, q in zip(a.parts, b.parts, strict=True))
    return type(a) is type(b) and a == b
