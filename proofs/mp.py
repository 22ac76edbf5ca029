"""A second evaluator, on mpmath alone: it confirms what ball arithmetic decided, and shares no code with it.

mpmath gives no error bounds. A relation counts as decided only if two precisions agree on both sides to far
below the gap between the sides, which cancellation would spoil; everything else is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import mpmath
import sympy as sp
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
            except (ArithmeticError, ValueError, mpmath.NoConvergence):
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
        if isinstance(value, sp.Expr):
            return None if isinstance(value, sp.Symbol) else _fraction(value, {})
        if isinstance(value, float):
            raise TranslationError(f"{value!r} is not an exact number")
        return Fraction(int(value.numerator), int(value.denominator)) if hasattr(value, "numerator") else None
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
    return None


def _value(expr: sp.Expr, point: Point, functions: Functions) -> Any:
    """The value at the working precision."""
    if isinstance(expr, sp.Rational):
        return mpmath.mpf(int(expr.p)) / int(expr.q)
    if expr in point:
        return _number(point[expr])
    if expr is sp.pi or expr is sp.E:
        return +mpmath.pi if expr is sp.pi else +mpmath.e
    if isinstance(expr, (sp.Symbol, sp.Float)) or not expr.args:
        raise TranslationError(f"{expr} has no exact value")
    if isinstance(expr, sp.Pow):
        return _power(_value(expr.base, point, functions), _value(expr.exp, point, functions))
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


def _number(value: Any) -> Any:
    if isinstance(value, sp.Expr):
        return _value(value, {}, {})
    if isinstance(value, float) or not hasattr(value, "numerator"):
        numerator = getattr(value, "p", None)  # the rationals of flint
        if numerator is None:
            raise TranslationError(f"{value!r} is not an exact number")
        return mpmath.mpf(int(numerator)) / int(value.q)
    return mpmath.mpf(int(value.numerator)) / int(value.denominator)


def _domain(holds: bool) -> None:
    if not holds:
        raise _Undefined("outside the domain")


def _power(base: Any, exponent: Any) -> Any:
    whole = mpmath.isint(exponent)
    _domain(base > 0 or (whole and (base != 0 or exponent >= 0)) or (base == 0 and exponent > 0))
    if base != 0:
        _domain(abs(exponent * mpmath.log(abs(base))) < _LARGEST)
    return mpmath.power(base, int(exponent) if whole else exponent)


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
    _domain(0 < x)
    return mpmath.loggamma(x)


def _besseli(order: Any, x: Any) -> Any:
    _domain(0 < x < _LARGEST)
    return mpmath.besseli(order, x)


def _beta(a: Any, b: Any, low: Any, high: Any, regularized: bool = False) -> Any:
    _domain(a > 0 and b > 0 and 0 <= low <= 1 and 0 <= high <= 1)
    return mpmath.betainc(a, b, low, high, regularized=regularized)


def _rounded(fn: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def value(x: Any) -> Any:
        # A value next to an integer could belong on either side of it.
        near = mpmath.nint(x)
        _domain(x == near or abs(x - near) > mpmath.mpf(10) ** (-mpmath.mp.dps // 2))
        return fn(x)

    return value


_FUNCTIONS: dict[Any, Callable[..., Any]] = {
    sp.exp: _exp, sp.log: _log, sp.sin: mpmath.sin, sp.cos: mpmath.cos, sp.tan: mpmath.tan,
    sp.acos: _arc(mpmath.acos), sp.asin: _arc(mpmath.asin), sp.atan: mpmath.atan, sp.Abs: abs,
    sp.sinh: mpmath.sinh, sp.cosh: mpmath.cosh, sp.tanh: mpmath.tanh,
    sp.gamma: _gamma, sp.loggamma: _loggamma, sp.factorial: lambda x: _gamma(x + 1), sp.besseli: _besseli,
    sp.betainc: _beta, sp.betainc_regularized: lambda a, b, x, y: _beta(a, b, x, y, True),
    sp.Max: max, sp.Min: min, sp.ceiling: _rounded(mpmath.ceil), sp.floor: _rounded(mpmath.floor),
}  # fmt: skip
