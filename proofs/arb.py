"""Rigorous evaluation of real expressions by Arb balls, and exact decisions at exact points.

A value that Arb cannot bound (a pole inside the ball, a point outside the domain) is not finite and decides
nothing; neither do balls that overlap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import sympy as sp
from flint import arb, ctx, fmpq, fmpz
from sympy.core.relational import Relational

from proofs.program import Functions, Memo, Program, compile_expr
from proofs.verdict import TranslationError

__all__ = ["Functions", "Memo", "Program", "bessel_chain", "compile_expr", "decide", "enclose", "rational"]


def enclose(
    expr: sp.Expr, point: Mapping[sp.Symbol, Any], prec: int, functions: Functions | None = None
) -> Any:
    """A ball that contains the value of `expr` at the point; not finite where there is none."""
    with ctx.workprec(prec):
        fixed = {s: exact for s, v in point.items() if (exact := rational(v)) is not None}
        balls = {s: _ball(v) for s, v in point.items() if s not in fixed}
        return compile_expr(expr, tuple(balls), functions, fixed)(tuple(balls.values()))


def decide(
    relation: Relational,
    point: Mapping[sp.Symbol, Any],
    *,
    functions: Functions | None = None,
    start: int = 128,
    limit: int = 4096,
) -> bool | None:
    """Whether a relation holds at an exact point, or None if no precision up to `limit` bits tells."""
    if not isinstance(relation, Relational) or type(relation) not in _COMPARE:
        raise TranslationError(f"{relation}: expected one of =, !=, <=, <, >=, >")
    fixed = {s: exact for s, v in point.items() if (exact := rational(v)) is not None}
    others = {s: v for s, v in point.items() if s not in fixed}
    left, right = (compile_expr(side, tuple(others), functions, fixed) for side in relation.args)
    equal, less, greater = _COMPARE[type(relation)]
    if left.exact is not None and right.exact is not None:
        gap = left.exact - right.exact
        return equal if gap == 0 else less if gap < 0 else greater
    identical = _identical(relation, point)
    prec = start
    while prec <= limit:
        with ctx.workprec(prec):
            values = [_ball(v) for v in others.values()]
            a, b = left(values), right(values)
            if a.is_finite() and b.is_finite():
                if identical:
                    return equal
                if a < b:
                    return less
                if a > b:
                    return greater
        prec *= 2
    return None


def rational(value: Any) -> fmpq | None:
    """The value as an exact rational if it is one; a float never is."""
    if isinstance(value, sp.Rational):
        return fmpq(int(value.p), int(value.q))
    if isinstance(value, (int, fmpz)) and not isinstance(value, bool):
        return fmpq(value)
    if isinstance(value, Fraction):
        return fmpq(value.numerator, value.denominator)
    return value if isinstance(value, fmpq) else None


def bessel_chain(orders: Sequence[fmpq], argument: Any) -> list[Any]:
    """I_nu(argument) for non-negative orders that differ by integers, at an exact positive argument.

    Downwards the recurrence I_{nu-1} = I_{nu+1} + (2 nu/x) I_nu adds positive terms, so that balls keep their
    relative accuracy, and a step is far cheaper than a value from scratch.
    """
    low, top = min(orders), max(orders)
    count = int((top - low).p)
    if low < 0 or any((order - low).q != 1 for order in orders) or not argument > 0:
        raise ValueError("expected non-negative orders that differ by integers, and a positive argument")
    if count > 4 * len(orders):
        return [argument.bessel_i(arb(order)) for order in orders]
    values = [argument.bessel_i(arb(top + 1)), argument.bessel_i(arb(top))]
    two_over_x = 2 / argument
    for i in range(count):
        values.append(values[-2] + arb(top - i) * two_over_x * values[-1])
    return [values[1 + int((top - order).p)] for order in orders]


# equal, less, greater: whether the relation holds where lhs - rhs is zero, negative, positive
_COMPARE: dict[type, tuple[bool, bool, bool]] = {
    sp.Eq: (True, False, False),
    sp.Ne: (False, True, True),
    sp.Le: (True, True, False),
    sp.Lt: (False, True, False),
    sp.Ge: (True, False, True),
    sp.Gt: (False, False, True),
}


def _identical(relation: Relational, point: Mapping[sp.Symbol, Any]) -> bool:
    """Whether both sides become one and the same expression at the point."""
    lhs, rhs = relation.args
    if lhs == rhs:
        return True
    values = {s: v for s, v in point.items() if isinstance(v, sp.Expr)}
    return len(values) == len(point) and lhs.xreplace(values) == rhs.xreplace(values)


def _ball(value: Any) -> Any:
    if isinstance(value, arb):
        return value
    exact = rational(value)
    if exact is not None:
        return arb(exact)
    if not isinstance(value, sp.Expr):
        raise TranslationError(f"{value!r} is not an exact number")
    return compile_expr(value, ())(())
