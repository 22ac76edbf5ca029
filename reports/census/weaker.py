"""Mutants that say less than their claim: the way from what was changed up to a side goes by monotone operations.

Signs come from the sorts of the symbols, from hypotheses that bound one symbol below, and from sympy's rules for sums,
products and powers; what these leave open, stays open. The claim itself must be proved.
"""

from __future__ import annotations

from collections.abc import Mapping

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula
from symbolic_bounds.language import angle, ball_covering, cap, cell_measure, cells, covering, mean_angle, packing

Path = tuple[int, ...]
Signs = Mapping[sp.Symbol, sp.Expr]
_MEASURES = (cap, covering, packing, angle, cell_measure, mean_angle, ball_covering, cells)  # never negative
_GROWING = (sp.exp, sp.log, sp.Min, sp.Max, sp.floor, sp.ceiling, sp.sinh, sp.tanh, sp.atan)


def weaker(claim: Claim, path: Path, new: sp.Expr) -> bool:
    """Whether the claim implies what it says with `new` at the place `path` of its conclusion.

    A path that ends with -1 means that `new` is a factor before what stands there.
    """
    return _weakens(claim.conclusion, path, new, _bounds(claim))


def _weakens(formula: Formula, path: Path, new: sp.Expr, signs: Signs) -> bool:
    place, rest = path[0], path[1:]
    if isinstance(formula, Both):
        return _weakens(formula.parts[place], rest, new, signs)
    if isinstance(formula, ForAll):
        free = {sym: known for sym, known in signs.items() if sym not in formula.variables}
        return place == len(formula.given) and _weakens(formula.body, rest, new, free)
    if not isinstance(formula, Relational) or isinstance(formula, (sp.Eq, sp.Ne)):
        return False
    upper = isinstance(formula, (sp.Le, sp.Lt))
    side, other = formula.args[place], formula.args[1 - place]
    moved = _direction(side, rest, new, signs)
    if moved is None and upper == (place == 1) and _sign(other, signs) in (0, 1):
        # what bounds something above that is not negative, is not negative itself, since the claim holds
        factor = (new * side if rest[-1:] == (-1,) else _put(side, rest, new)) / side
        moved = _sign(factor - 1, signs)
    return moved is not None and moved * (1 if upper else -1) * (1 if place == 1 else -1) >= 0


def _direction(expr: sp.Expr, path: Path, new: sp.Expr, signs: Signs) -> int | None:
    """1 if the expression grows (or stays) with the change for all values of its symbols, -1 if it falls."""
    if not path:
        return _sign(new - expr, signs) if (new - expr).is_number else _times(expr, new / expr, signs)
    if path[0] == -1:
        return _times(expr, new, signs)
    place, child = path[0], expr.args[path[0]]
    moved = _direction(child, path[1:], new, signs)
    if moved is None or moved == 0:
        return moved
    if expr.is_Add or isinstance(expr, _GROWING):
        return moved
    if expr.is_Mul:
        slope = _sign(sp.Mul(*(arg for n, arg in enumerate(expr.args) if n != place)), signs)
        return None if slope is None else moved * slope
    if isinstance(expr, sp.Abs):
        return moved if moved > 0 and _sign(child, signs) in (0, 1) else None
    return _power(expr, place, _put(child, path[1:], new), moved, signs) if expr.is_Pow else None


def _power(expr: sp.Expr, place: int, changed: sp.Expr, moved: int, signs: Signs) -> int | None:
    base, exponent = expr.args
    if place == 0:
        slope = _sign(exponent, signs)
        return moved * slope if slope is not None and _positive(base, signs) and _positive(changed, signs) else None
    if not _positive(base, signs):
        return None
    slope = _sign(base - 1, signs)
    return None if slope is None else moved * slope


def _times(expr: sp.Expr, factor: sp.Expr, signs: Signs) -> int | None:
    """How an expression moves when it is multiplied by a factor."""
    side, step = _sign(expr, signs), _sign(factor - 1, signs)
    return None if side is None or step is None else side * step


def _put(expr: sp.Expr, path: Path, new: sp.Expr) -> sp.Expr:
    if not path:
        return new
    args = list(expr.args)
    args[path[0]] = _put(args[path[0]], path[1:], new)
    return expr.func(*args)


def _bounds(claim: Claim) -> dict[sp.Symbol, sp.Expr]:
    """Symbols that a hypothesis bounds below, as the bound and something that is not negative."""
    lowest: dict[sp.Symbol, tuple[sp.Expr, bool]] = {}
    for hypothesis in claim.hypotheses.values():
        if not isinstance(hypothesis, Relational) or isinstance(hypothesis, (sp.Eq, sp.Ne)):
            continue
        sym, low = hypothesis.args[::-1] if isinstance(hypothesis, (sp.Le, sp.Lt)) else hypothesis.args
        if sym.is_Symbol and low.is_Rational and (sym not in lowest or low > lowest[sym][0]):
            lowest[sym] = low, isinstance(hypothesis, (sp.Lt, sp.Gt))
    found = {}
    for sym, (low, strict) in lowest.items():
        sort = {"positive" if strict else "nonnegative": True} | ({"integer": True} if sym.is_integer else {})
        if low.is_Integer or not sym.is_integer:
            found[sym] = low + sp.Dummy(sym.name, **sort)
    return found


def _sign(expr: sp.Expr, signs: Signs) -> int | None:
    """1 for values that are never negative, -1 for values that are never positive, 0 for zero."""
    if expr.is_zero:
        return 0
    for shown in (expr, _known(expr, signs)):
        if shown.is_nonnegative:
            return 1
        if shown.is_nonpositive:
            return -1
    return None


def _positive(expr: sp.Expr, signs: Signs) -> bool:
    return bool(expr.is_positive or _known(expr, signs).is_positive)


def _known(expr: sp.Expr, signs: Signs) -> sp.Expr:
    """The expression with what is known of its symbols put in, and numbers of a known sign for some functions."""
    shown = expr.xreplace(dict(signs))
    positive = {b: sp.Dummy(positive=True) for b in shown.atoms(sp.besseli)
                if b.args[1].is_positive and (b.args[0] + 1).is_positive}  # fmt: skip
    measures = {c: sp.Dummy(nonnegative=True) for c in shown.atoms(AppliedUndef) if c.func in _MEASURES}
    return _logarithms(shown.xreplace({**positive, **measures}))


def _logarithms(expr: sp.Expr) -> sp.Expr:
    """Logarithms of numbers from 1 on are not negative, of numbers from 3 on more than 1; the inner ones first."""
    for _ in range(3):
        innermost = {c for c in expr.atoms(sp.log) if not c.args[0].has(sp.log)}
        known = {}
        for call in innermost:
            if (call.args[0] - 3).is_nonnegative:
                known[call] = 1 + sp.Dummy(positive=True)
            elif (call.args[0] - 1).is_nonnegative:
                known[call] = sp.Dummy(nonnegative=True)
        expr = expr.xreplace(known)
    return expr
