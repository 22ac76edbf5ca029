"""Expressions as programs on rational numbers; where a value is not rational, they say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sympy as sp
from flint import fmpq
from sympy.core.function import AppliedUndef, UndefinedFunction

from reports.points.margins import exact
from symbolic_bounds.language import THEORY

Number = Any  # a rational as fmpq, any other number as an expression
Env = Mapping[sp.Symbol, Number]
Program = Callable[[Env], fmpq]
Call = Callable[[UndefinedFunction, tuple[Number, ...]], Number]
_AT_ONE_POINT: dict[type, tuple[int, int]] = {sp.exp: (0, 1), sp.cos: (0, 1), sp.sin: (0, 0), sp.log: (1, 0)}


class Irrational(Exception):
    """A value that is no rational number, or not known to be one."""


def number(expr: sp.Expr) -> Number:
    """The rational if an expression is one, else the expression."""
    return fmpq(int(expr.p), int(expr.q)) if expr.is_Rational else expr


def shown(value: Number) -> sp.Expr:
    """A number as an expression."""
    return exact(value) if isinstance(value, fmpq) else value


class Programs:
    """Programs for expressions, each made once; `call` gives the values of their functions."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self._known: dict[sp.Expr, Program] = {}

    def __getitem__(self, expr: sp.Expr) -> Program:
        if expr not in self._known:
            self._known[expr] = self._made(expr)
        return self._known[expr]

    def _made(self, expr: sp.Expr) -> Program:
        if expr.is_Rational:
            value = number(expr)
            return lambda env: value
        if expr.is_Symbol:
            return lambda env: _rational(env.get(expr))
        parts = [self[arg] for arg in expr.args]
        if isinstance(expr, AppliedUndef):
            function, call = expr.func, self.call
            if function in THEORY:
                return _irrational
            return lambda env: _rational(call(function, tuple([part(env) for part in parts])))
        if expr.is_Add:
            return lambda env: sum((part(env) for part in parts), fmpq(0))
        if expr.is_Mul:
            return lambda env: _product(part(env) for part in parts)
        if expr.is_Pow:
            return lambda env: _power(parts[0](env), parts[1](env))
        if isinstance(expr, sp.Min):
            return lambda env: min(part(env) for part in parts)
        if isinstance(expr, sp.Max):
            return lambda env: max(part(env) for part in parts)
        if isinstance(expr, sp.Abs):
            return lambda env: abs(parts[0](env))
        if isinstance(expr, sp.floor):
            return lambda env: fmpq(parts[0](env).floor())
        if isinstance(expr, sp.ceiling):
            return lambda env: fmpq(parts[0](env).ceil())
        place, image = _AT_ONE_POINT.get(type(expr), (None, 0))
        return _irrational if place is None else lambda env: fmpq(image) if parts[0](env) == place else _irrational(env)


def _irrational(_env: Env) -> fmpq:
    raise Irrational


def _rational(value: Number) -> fmpq:
    if not isinstance(value, fmpq):
        raise Irrational
    return value


def _product(parts: Iterable[fmpq]) -> fmpq:
    value = fmpq(1)
    for part in parts:
        value *= part
    return value


def _power(base: fmpq, exponent: fmpq) -> fmpq:
    if exponent.q != 1 or abs(exponent) > 10_000 or (base == 0 and exponent < 0):
        raise Irrational
    return base ** int(exponent.p)
