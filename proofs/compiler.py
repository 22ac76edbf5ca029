"""From real expressions to programs for ball arithmetic.

Constants are kept as exact rationals and folded exactly as long as they stay rational, so no floating-point
literal ever stands for a number. Nothing that sympy could evaluate is rebuilt: its simplification of concrete
numbers is neither fast nor part of what is trusted.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import isqrt
from typing import Any

import sympy as sp
from flint import arb, fmpq
from sympy.core.function import AppliedUndef, UndefinedFunction

from proofs.program import Program
from proofs.special import EXACT, FUNCTIONS, besseli, integer_power, rational, real_power
from proofs.verdict import TranslationError

Functions = Mapping[UndefinedFunction, Callable[..., Any]]
_MAX_BITS = 1 << 16  # exact rationals beyond this size are left to balls


class _Compiler:
    """Turns expressions into operations; a node is an exact rational or the number of a slot."""

    def __init__(
        self, symbols: Sequence[sp.Symbol], functions: Functions | None, fixed: Mapping[sp.Symbol, Any]
    ) -> None:
        self.program = Program(len(symbols))
        self._functions = functions or {}
        self._static: set[int] = set()
        self._known: dict[Any, int] = {}  # the same operation on the same slots is the same value
        self._nodes: dict[sp.Expr, fmpq | int] = {}
        values = {s: self._value(value) for s, value in fixed.items()}
        self._nodes = {**{s: i for i, s in enumerate(symbols)}, **values}

    def _value(self, value: Any) -> fmpq | int:
        exact = rational(value)
        if exact is not None:
            return exact
        if not isinstance(value, sp.Expr):
            raise TranslationError(f"{value!r} is not an exact number")
        return self.node(value)

    def node(self, expr: sp.Expr) -> fmpq | int:
        found = self._nodes.get(expr)
        if found is None:
            found = self._nodes[expr] = self._build(expr)
        return found

    def slot(self, node: fmpq | int) -> int:
        """The slot of a node; a rational becomes a constant."""
        return self._constant(node) if isinstance(node, fmpq) else node

    def _constant(self, value: Any) -> int:
        # The hash of a rational of flint is slow.
        key = (int(value.p), int(value.q)) if isinstance(value, fmpq) else (type(value), value)
        if key not in self._known:
            slot = self._known[key] = self._new()
            self.program.constants.append((slot, value))
            self._static.add(slot)
        return self._known[key]

    def _new(self) -> int:
        self.program.size += 1
        return self.program.size - 1

    def op(self, fn: Any, a: fmpq | int, b: fmpq | int | None = None) -> int:
        left, right = self.slot(a), None if b is None else self.slot(b)
        key = (fn, left, right)
        if key in self._known:
            return self._known[key]
        out = self._known[key] = self._new()
        if left in self._static and (right is None or right in self._static):
            self._static.add(out)
            self.program.static.append((*key, out))
        else:
            self.program.dynamic.append((*key, out))
        return out

    def _build(self, expr: sp.Expr) -> fmpq | int:
        if isinstance(expr, sp.Rational):
            return fmpq(int(expr.p), int(expr.q))
        if expr is sp.pi or expr is sp.E:
            return self._constant(arb.pi if expr is sp.pi else arb.const_e)
        if isinstance(expr, sp.Add):
            return self._fold([self.node(arg) for arg in expr.args], operator.add, fmpq(0))
        if isinstance(expr, sp.Mul):
            return self._product(expr)
        if isinstance(expr, sp.Pow):
            if expr.base is sp.E:
                return self.op(arb.exp, self.node(expr.exp))
            return self._power(self.node(expr.base), self.node(expr.exp))
        if isinstance(expr, sp.Symbol):
            raise TranslationError(f"the symbol {expr} has no value")
        if isinstance(expr, AppliedUndef):
            return self._apply(expr)
        if not isinstance(expr, sp.Function) and not isinstance(expr, (sp.Max, sp.Min)):
            raise TranslationError(f"{expr} has no meaning as a real number for ball arithmetic")
        return self._function(expr)

    def _fold(self, nodes: list[fmpq | int], fn: Any, start: fmpq) -> fmpq | int:
        """A sum or a product, the rational terms first and exactly."""
        exact = start
        rest: list[int] = []
        for node in nodes:
            if isinstance(node, fmpq):
                exact = fn(exact, node)
            else:
                rest.append(node)
        if not rest:
            return exact
        # A factor 0 stays in the product: 0 * (something undefined) must not come out as 0.
        rest.sort(key=lambda slot: slot not in self._static)
        total: fmpq | int = rest.pop(0) if exact == start else exact
        for slot in rest:
            total = self.op(fn, total, slot)
        return total

    def _product(self, expr: sp.Mul) -> fmpq | int:
        above: list[fmpq | int] = []
        below: list[fmpq | int] = []
        for arg in expr.args:
            base, exponent = (arg.base, arg.exp) if isinstance(arg, sp.Pow) else (sp.E, sp.S.One)
            if base is not sp.E and isinstance(exponent, sp.Integer) and exponent < 0:
                below.append(self._power(self.node(base), fmpq(-int(exponent))))
            else:
                above.append(self.node(arg))
        num = self._fold(above, operator.mul, fmpq(1))
        if not below:
            return num
        den = self._fold(below, operator.mul, fmpq(1))
        if isinstance(num, fmpq) and isinstance(den, fmpq) and den != 0:
            return num / den
        return self.op(operator.truediv, num, den)

    def _power(self, base: fmpq | int, exponent: fmpq | int) -> fmpq | int:
        if not isinstance(exponent, fmpq):
            return self.op(real_power, base, exponent)
        p, q = int(exponent.p), int(exponent.q)
        if q == 2:
            root = _exact_root(base) if isinstance(base, fmpq) else None
            return self._power(self.op(arb.sqrt, base) if root is None else root, fmpq(p))
        if q != 1:
            return self.op(real_power, base, exponent)
        if isinstance(base, fmpq) and (base != 0 or p >= 0) and _bits(base) * abs(p) <= _MAX_BITS:
            return base**p
        return base if p == 1 else self.op(integer_power, base, self._constant(p))

    def _apply(self, expr: AppliedUndef) -> int:
        fn = self._functions.get(expr.func)
        if fn is None:
            raise TranslationError(f"no value is known for the function {expr.func}, in {expr}")
        return self._call(fn, [self.node(arg) for arg in expr.args])

    def _call(self, fn: Any, nodes: Sequence[fmpq | int]) -> int:
        if len(nodes) <= 2:
            return self.op(fn, *nodes)
        packed = self.op(_pair, nodes[0], nodes[1])
        for node in nodes[2:]:
            packed = self.op(_append, packed, node)
        return self.op(partial(_spread, fn), packed)

    def _function(self, expr: sp.Expr) -> fmpq | int:
        nodes = [self.node(arg) for arg in expr.args]
        exact = EXACT.get(expr.func)
        if exact is not None and all(isinstance(node, fmpq) for node in nodes):
            value = exact(*nodes)
            if value is not None:
                return fmpq(value)
        if isinstance(expr, sp.besseli):
            return self._besseli(*nodes)
        if isinstance(expr, (sp.Max, sp.Min)):
            return self._fold_pairs(arb.max if isinstance(expr, sp.Max) else arb.min, nodes)
        fn = FUNCTIONS.get(expr.func)
        if fn is None:
            raise TranslationError(f"{expr.func} is not a function that ball arithmetic knows, in {expr}")
        return self._call(fn, nodes)

    def _fold_pairs(self, fn: Any, nodes: Sequence[fmpq | int]) -> fmpq | int:
        total = nodes[0]
        for node in nodes[1:]:
            total = self.op(fn, total, node)
        return total

    def _besseli(self, order: fmpq | int, argument: fmpq | int) -> int:
        if not isinstance(order, fmpq) or isinstance(argument, fmpq) or argument >= self.program.inputs:
            return self.op(besseli, order, argument)
        slot = self._new()
        self.program.bessel.append(((int(order.p), int(order.q), argument), order, slot))
        return slot


def compile_expr(
    expr: sp.Expr,
    symbols: Sequence[sp.Symbol],
    functions: Functions | None = None,
    fixed: Mapping[sp.Symbol, Any] | None = None,
) -> Program:
    """Compile an expression for many points; `fixed` gives exact values to symbols that stay the same.

    Raises:
        TranslationError: for a float, an infinity, a symbol without a value or a function without a meaning.
    """
    compiler = _Compiler(symbols, functions, fixed or {})
    node = compiler.node(expr)
    compiler.program.exact = node if isinstance(node, fmpq) else None
    compiler.program.out = compiler.slot(node)
    return compiler.program


def compile_sides(
    lhs: sp.Expr, rhs: sp.Expr, functions: Functions | None, point: Mapping[sp.Symbol, Any]
) -> tuple[Program, bool]:
    """A program for the pair of both values at an exact point, and whether they are the same operations.

    `exact` is the difference if both are rational.
    """
    compiler = _Compiler((), functions, point)
    left, right = compiler.node(lhs), compiler.node(rhs)
    if isinstance(left, fmpq) and isinstance(right, fmpq):
        compiler.program.exact = left - right
    compiler.program.out = compiler.op(_pair, left, right)
    same = type(left) is type(right) and bool(left == right)
    return compiler.program, same


def _pair(a: Any, b: Any) -> tuple[Any, ...]:
    return (a, b)


def _append(packed: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    return (*packed, value)


def _spread(fn: Callable[..., Any], packed: tuple[Any, ...]) -> Any:
    return fn(*packed)


def _bits(value: fmpq) -> int:
    return int(value.p).bit_length() + int(value.q).bit_length()


def _exact_root(value: fmpq) -> fmpq | None:
    p, q = int(value.p), int(value.q)
    if p < 0 or isqrt(p) ** 2 != p or isqrt(q) ** 2 != q:
        return None
    return fmpq(isqrt(p), isqrt(q))
