"""A second evaluator, on mpmath alone: it confirms what ball arithmetic decided, and shares no code with it.

mpmath gives no error bounds. A relation counts as decided only if two precisions agree on both sides to far
below the gap between the sides, which cancellation would spoil; everything else is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any

import mpmath
import sympy as sp
from mpmath.libmp import NoConvergence
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.relational import Relational

from proofs.verdict import TranslationError

Functions = Mapping[UndefinedFunction, Callable[..., Any]]
Point = Mapping[sp.Symbol, Any]
_DIGITS = (50, 100, 200, 400)
_MARGIN = 10**8  # the gap must exceed the change between two precisions by this factor
_LARGEST = 10**7  # beyond exp of this size mpmath is slow, and its results would be useless


class _Undefined(ArithmeticError):
    """The expression has no real value at the point, or none that this evaluator dares to give."""


def confirm(relation: Relational, point: Point, functions: Functions | None = None) -> bool | None:
    """Whether a relation holds at an exact point; None when in doubt.

    Raises:
        TranslationError: for a symbol without a value or a function without a meaning.
    """
    verdicts = {
        sp.Eq: (True, False, False), sp.Ne: (False, True, True), sp.Le: (True, True, False),
        sp.Lt: (False, True, False), sp.Ge: (True, False, True), sp.Gt: (False, False, True),
    }  # fmt: skip
    if type(relation) not in verdicts:
        raise TranslationError(f"{relation}: expected one of =, !=, <=, <, >=, >")
    equal, less, greater = verdicts[type(relation)]
    exact = [_fraction(side, point) for side in relation.args]
    if exact[0] is not None and exact[1] is not None:
        gap = exact[0] - exact[1]
        return equal if gap == 0 else less if gap < 0 else greater
    previous: tuple[Any, Any] | None = None
    for digits in _DIGITS:
        with mpmath.workdps(digits):
            try:
                lhs, rhs = (_value(side, point, functions or {}) for side in relation.args)
            except (ArithmeticError, ValueError, NoConvergence):
                return None
            if not (mpmath.isfinite(lhs) and mpmath.isfinite(rhs)):
                return None
            if previous is not None:
                noise = abs(lhs - previous[0]) + abs(rhs - previous[1])
                # The last digits of the lower precision are noise even when both precisions round alike.
                noise += (abs(lhs) + abs(rhs)) * mpmath.mpf(10) ** (10 - digits // 2)
                if abs(lhs - rhs) > _MARGIN * noise:
                    return less if lhs < rhs else greater
            previous = (lhs, rhs)
    return None


def _fraction(expr: sp.Expr, point: Point) -> Fraction | None:
    """The exact value, where sums, products and integer powers of rationals give one."""
    if isinstance(expr, sp.Rational):
        return Fraction(int(expr.p), int(expr.q))
    if expr in point:
        value = point[expr]
        return _fraction(value, {}) if isinstance(value, sp.Expr) else _plain(value)
    if isinstance(expr, (sp.Add, sp.Mul)):
        total = Fraction(0 if isinstance(expr, sp.Add) else 1)
        for arg in expr.args:
            part = _fraction(arg, point)
            if part is None:
                return None
            total = total + part if isinstance(expr, sp.Add) else total * part
        return total
    if isinstance(expr, sp.Pow):
        base, exponent = (_fraction(arg, point) for arg in expr.args)
        if base is None or exponent is None or exponent.denominator != 1 or abs(exponent) > 2000:
            return None
        return None if base == 0 and exponent < 0 else base ** int(exponent)
    fn = _EXACT.get(expr.func)
    if fn is None:
        return None
    parts = [_fraction(arg, point) for arg in expr.args]
    known = [part for part in parts if part is not None]
    return Fraction(fn(*known)) if len(known) == len(parts) else None


def _value(expr: sp.Expr, point: Point, functions: Functions) -> Any:
    """The value at the working precision."""
    exact = _fraction(expr, point)
    if exact is not None:
        return mpmath.mpf(exact.numerator) / exact.denominator
    if expr in point:
        return _value(point[expr], {}, {})
    if expr is sp.pi or expr is sp.E:
        return +mpmath.pi if expr is sp.pi else +mpmath.e
    if isinstance(expr, (sp.Symbol, sp.Float)) or not expr.args:
        raise TranslationError(f"{expr} has no exact value")
    if isinstance(expr, sp.Pow):
        whole = _fraction(expr.exp, point)
        base = _value(expr.base, point, functions)
        if whole is not None and whole.denominator == 1:
            return _integer_power(base, int(whole))
        return _power(base, _value(expr.exp, point, functions))
    if isinstance(expr, (sp.ceiling, sp.floor)):
        return _rounded(expr, point, functions)
    args = [_value(arg, point, functions) for arg in expr.args]
    if isinstance(expr, sp.Add):
        return mpmath.fsum(args)
    if isinstance(expr, sp.Mul):
        return mpmath.fprod(args)
    fn = functions.get(expr.func) if isinstance(expr, AppliedUndef) else _FUNCTIONS.get(expr.func)
    if fn is None:
        raise TranslationError(f"no value is known for {expr.func}, in {expr}")
    value = fn(*args)
    if isinstance(value, mpmath.mpc):
        raise _Undefined(f"{expr} is not real")
    return value


def _plain(value: Any) -> Fraction:
    """An exact number that is not sympy's: of Python or of flint."""
    for numerator, denominator in (("numerator", "denominator"), ("p", "q")):
        if hasattr(value, numerator) and hasattr(value, denominator):
            return Fraction(int(getattr(value, numerator)), int(getattr(value, denominator)))
    raise TranslationError(f"{value!r} is not an exact number")


def _domain(holds: bool) -> None:
    if not holds:
        raise _Undefined("outside the domain")


def _integer_power(base: Any, exponent: int) -> Any:
    _domain(base != 0 or exponent >= 0)
    if base != 0:
        _domain(abs(exponent * mpmath.log(abs(base))) < _LARGEST)
    return mpmath.power(base, exponent)


def _power(base: Any, exponent: Any) -> Any:
    _domain(base > 0 or (base == 0 and exponent > 0))
    if base != 0:
        _domain(abs(exponent * mpmath.log(base)) < _LARGEST)
    return mpmath.power(base, exponent)


def _exp(x: Any) -> Any:
    _domain(abs(x) < _LARGEST)
    return mpmath.exp(x)


def _log(x: Any) -> Any:
    _domain(x > 0)
    return mpmath.log(x)


def _arc(fn: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def value(x: Any) -> Any:
        _domain(-1 <= x <= 1)
        return fn(x)

    return value


def _gamma(x: Any) -> Any:
    _domain(not (mpmath.isint(x) and x <= 0) and abs(x) < _LARGEST)
    return mpmath.gamma(x)


def _loggamma(x: Any) -> Any:
    _domain(x > 0)
    return mpmath.loggamma(x)


def _besseli(order: Any, x: Any) -> Any:
    _domain(0 < x < _LARGEST)
    # mpmath takes seconds for the limit at an order -n, where I_(-n) = I_n (DLMF 10.27.1)
    return mpmath.besseli(abs(order) if mpmath.isint(order) else order, x)


def _beta(a: Any, b: Any, low: Any, high: Any, regularized: bool = False) -> Any:
    _domain(a > 0 and b > 0 and 0 <= low <= 1 and 0 <= high <= 1)
    return mpmath.betainc(a, b, low, high, regularized=regularized)


def _rounded(expr: sp.Expr, point: Point, functions: Functions) -> Any:
    # A computed value next to an integer could belong on either side of it.
    x = _value(expr.args[0], point, functions)
    _domain(abs(x - mpmath.nint(x)) > mpmath.mpf(10) ** (-(mpmath.mp.dps // 2)))
    return mpmath.ceil(x) if isinstance(expr, sp.ceiling) else mpmath.floor(x)


_EXACT: dict[Any, Callable[..., Any]] = {
    sp.ceiling: ceil, sp.floor: floor, sp.Abs: abs,
    sp.Max: lambda *values: max(values), sp.Min: lambda *values: min(values),
}  # fmt: skip
_FUNCTIONS: dict[Any, Callable[..., Any]] = {
    sp.exp: _exp, sp.log: _log, sp.sin: mpmath.sin, sp.cos: mpmath.cos, sp.tan: mpmath.tan,
    sp.acos: _arc(mpmath.acos), sp.asin: _arc(mpmath.asin), sp.atan: mpmath.atan, sp.Abs: abs,
    sp.sinh: mpmath.sinh, sp.cosh: mpmath.cosh, sp.tanh: mpmath.tanh,
    sp.gamma: _gamma, sp.loggamma: _loggamma, sp.factorial: lambda x: _gamma(x + 1), sp.besseli: _besseli,
    sp.betainc: _beta, sp.betainc_regularized: lambda a, b, x, y: _beta(a, b, x, y, True),
    sp.Max: max, sp.Min: min,
}  # fmt: skip
