"""The functions that ball arithmetic knows, each guarded by its real domain.

Arb's own functions accept more than the real functions of the claims mean (a complex branch, a limit at a
pole); where the argument is not certainly in the domain the value is NaN.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial
from typing import Any

import sympy as sp
from flint import arb, fmpq, fmpz

_NAN = arb.nan()
_LARGE = 2**40


def rational(value: Any) -> fmpq | None:
    """The value as an exact rational if it is one; a float never is."""
    if isinstance(value, sp.Rational):
        return fmpq(int(value.p), int(value.q))
    if isinstance(value, (int, fmpz)) and not isinstance(value, bool):
        return fmpq(value)
    if isinstance(value, Fraction):
        return fmpq(value.numerator, value.denominator)
    return value if isinstance(value, fmpq) else None


def integer_power(base: Any, n: int) -> Any:
    """base**n for an integer n; finite for every finite ball where the power is defined."""
    if n == 0:
        return arb(1) if base.is_finite() else _NAN  # what is undefined stays so
    value = base**n
    if value.is_finite() or n < 0 or not base.is_finite():
        return value
    size = base.abs_upper() ** n  # Arb gives up on balls around zero
    return size.union(-size if n % 2 else arb(0))


def real_power(base: Any, exponent: Any) -> Any:
    """base**exponent for a positive base."""
    return base**exponent if base > 0 else _NAN


def besseli(order: Any, argument: Any) -> Any:
    """I_order(argument) for a positive argument.

    Around 10^16 Arb takes half a second for an argument that is not exact. I_nu grows with its argument for nu >= 0
    (DLMF 10.37), so that its values at the ends enclose the others.
    """
    if not argument > 0:
        return _NAN
    if argument.is_exact() or not (argument > _LARGE and order >= 0):
        return argument.bessel_i(order)
    return argument.lower().bessel_i(order).union(argument.upper().bessel_i(order))


def _loggamma(x: Any) -> Any:
    return x.lgamma() if x > 0 else _NAN


def _factorial(x: Any) -> Any:
    return x.fac() if x > -1 else _NAN


def _digamma(order: Any, x: Any) -> Any:
    return x.digamma() if order.is_zero() and x > 0 else _NAN


def _beta(a: Any, b: Any, low: Any, high: Any, regularized: bool = False) -> Any:
    if not (a > 0 and b > 0 and low >= 0 and low <= 1 and high >= 0 and high <= 1):
        return _NAN
    value = _beta_below(a, b, high, regularized)
    return value if low.is_zero() else value - _beta_below(a, b, low, regularized)


def _beta_below(a: Any, b: Any, x: Any, regularized: bool) -> Any:
    """From 0 to x; near 1, where Arb is slow and wide, by I_x(a, b) = 1 - I_(1-x)(b, a) (DLMF 8.17.4)."""
    if regularized and x > fmpq(1, 2):
        return 1 - (1 - x).beta_lower(b, a, regularized=True)
    return x.beta_lower(a, b, regularized=regularized)


def _beta_regularized(a: Any, b: Any, low: Any, high: Any) -> Any:
    return _beta(a, b, low, high, True)


def _small_factorial(n: fmpq) -> int | None:
    return factorial(int(n.p)) if n.q == 1 and 0 <= n <= 300 else None


FUNCTIONS: dict[Any, Callable[..., Any]] = {
    sp.exp: arb.exp, sp.log: arb.log, sp.sin: arb.sin, sp.cos: arb.cos, sp.tan: arb.tan,
    sp.acos: arb.acos, sp.asin: arb.asin, sp.atan: arb.atan, sp.sinh: arb.sinh, sp.cosh: arb.cosh,
    sp.tanh: arb.tanh, sp.gamma: arb.gamma, sp.loggamma: _loggamma, sp.factorial: _factorial,
    sp.polygamma: _digamma, sp.Abs: abs, sp.ceiling: arb.ceil, sp.floor: arb.floor,
    sp.betainc: _beta, sp.betainc_regularized: _beta_regularized,
}  # fmt: skip


def _only_at(point: int, value: int) -> Callable[[fmpq], int | None]:
    return lambda x: value if x == point else None


_ZERO_AT_ZERO = (sp.sin, sp.tan, sp.asin, sp.atan, sp.sinh, sp.tanh)
EXACT: dict[Any, Callable[..., Any]] = {
    **dict.fromkeys(_ZERO_AT_ZERO, _only_at(0, 0)),
    **dict.fromkeys((sp.exp, sp.cos, sp.cosh), _only_at(0, 1)),
    **dict.fromkeys((sp.log, sp.acos), _only_at(1, 0)),
    sp.Abs: abs,
    sp.Max: lambda *values: max(values),
    sp.Min: lambda *values: min(values),
    sp.ceiling: lambda x: x.ceil(),
    sp.floor: lambda x: x.floor(),
    sp.factorial: _small_factorial,
    sp.gamma: lambda x: _small_factorial(x - 1),
}
