"""Numbers without a closed form that lie between two that have one."""

from __future__ import annotations

from collections.abc import Mapping

import sympy as sp
from sympy.core.relational import Relational

from reports.models.waves import Sine
from reports.points.problem import Unsupported, parts_of
from symbolic_bounds.formula import Both, ForAll, Formula, expressions

Bounds = tuple[sp.Expr, sp.Expr]
_FAILS = {sp.Le: sp.Gt, sp.Lt: sp.Ge, sp.Ge: sp.Lt, sp.Gt: sp.Le}  # what holds where a relation fails


def mean_angle(m: sp.Integer, lam: sp.Expr) -> Bounds:
    """The mean angle under the kernel of S^m: it is at least the mean of its sine, and at most pi/2, that for lam = 0,
    since the weight of small angles increases with lam.
    """
    return Sine().average(lam, m, sp.Integer(0)), sp.pi / 2


def settled(goal: Formula, between: Mapping[sp.Symbol, Bounds]) -> Formula:
    """A goal that fails only if the given one does for all numbers between their bounds.

    If one side minus the other is linear in a number, it fails everywhere between two bounds if it does at both.
    """
    kept: list[Formula] = []
    for part in parts_of(goal):
        used = frozenset().union(*(e.free_symbols for e in expressions(part))) & set(between)
        if not used:
            kept.append(part)
        elif len(used) == 1 and type(part) in _FAILS:
            sym = next(iter(used))
            kept += _at_both(part, sym, between[sym])
    if not kept:
        raise Unsupported("a number without a closed form is not known well enough")
    return Both(tuple(kept))


def _at_both(part: Relational, sym: sp.Symbol, bounds: Bounds) -> list[Formula]:
    slope = sp.diff(part.lhs - part.rhs, sym)
    if sym in slope.free_symbols:
        return []
    low, high = (part.func(*(side.xreplace({sym: end}) for side in part.args), evaluate=False) for end in bounds)
    return [ForAll((), (_FAILS[type(part)](*low.args, evaluate=False),), high)]
