"""Rigorous evaluation of real expressions by Arb balls, and exact decisions at exact points.

A value that Arb cannot bound (a pole inside the ball, a point outside the domain) is not finite and decides
nothing; neither do balls that overlap.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy as sp
from flint import arb, ctx
from sympy.core.relational import Relational

from proofs.compiler import Functions, compile_expr, compile_sides
from proofs.program import Memo, Program
from proofs.special import rational
from proofs.verdict import TranslationError

__all__ = ["Functions", "Memo", "Program", "compile_expr", "decide", "enclose", "rational"]


def enclose(expr: sp.Expr, point: Mapping[sp.Symbol, Any], prec: int, functions: Functions | None = None) -> Any:
    """A ball that contains the value of `expr` at the point; not finite where there is none.

    The values are balls, rationals of any kind, or closed sympy expressions.
    """
    balls = {s: v for s, v in point.items() if isinstance(v, arb)}
    fixed = {s: v for s, v in point.items() if s not in balls}
    with ctx.workprec(prec):
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
    equal, less, greater = _COMPARE[type(relation)]
    lhs, rhs = relation.args
    sides, identical = compile_sides(lhs, rhs, functions, point)
    gap = sides.exact
    if gap is not None:
        return equal if gap == 0 else less if gap < 0 else greater
    prec = start
    while prec <= limit:
        with ctx.workprec(prec):
            a, b = sides(())
            if a.is_finite() and b.is_finite():
                if identical or (a.is_exact() and b.is_exact() and a == b):
                    return equal
                if a < b:
                    return less
                if a > b:
                    return greater
        prec *= 2
    return None


# equal, less, greater: whether the relation holds where lhs - rhs is zero, negative, positive
_COMPARE: dict[type, tuple[bool, bool, bool]] = {
    sp.Eq: (True, False, False),
    sp.Ne: (False, True, True),
    sp.Le: (True, True, False),
    sp.Lt: (False, True, False),
    sp.Ge: (True, False, True),
    sp.Gt: (False, False, True),
}
