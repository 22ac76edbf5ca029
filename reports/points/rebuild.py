"""Expressions made anew with other parts, without the comparisons by which sympy simplifies maxima."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sympy as sp


def rebuilt(expr: sp.Expr, args: Sequence[sp.Expr]) -> sp.Expr:
    """The same operation on other arguments; a maximum or absolute value of what is open stays as it is."""
    if isinstance(expr, (sp.Max, sp.Min, sp.Abs)) and any(arg.free_symbols for arg in args):
        return expr.func(*args, evaluate=False)
    return expr.func(*args)


def put(expr: sp.Expr, at: Mapping[sp.Symbol, sp.Expr]) -> sp.Expr:
    """An expression with these values for its symbols, all at once."""
    if expr.is_Symbol:
        return at.get(expr, expr)
    if expr.free_symbols.isdisjoint(at):
        return expr
    return rebuilt(expr, [put(arg, at) for arg in expr.args])
