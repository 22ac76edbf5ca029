"""What is known of the sign of an expression: from the sorts of its symbols, and from bounds of single symbols.

The rest are sympy's rules for sums, products and powers. What these leave open, stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from symbolic_bounds.formula import Formula
from symbolic_bounds.language import (
    angle,
    ball_covering,
    cap,
    cell_measure,
    cells,
    covering,
    mean_angle,
    mesh,
    packing,
)

Bounds = Mapping[sp.Symbol, sp.Expr]
SPREAD = sp.Function("spread", real=True)  # Gamma(nu + 1) (2/x)^nu I_nu(x), see `monotone`
_MEASURES = (cap, covering, packing, angle, cell_measure, mean_angle, ball_covering, cells, mesh)  # never negative


@dataclass(frozen=True)
class Facts:
    """What holds: symbols as a bound and something not negative, below or above; expressions that are positive."""

    below: Bounds = field(default_factory=dict)
    above: Bounds = field(default_factory=dict)
    positive: frozenset[sp.Expr] = frozenset()

    def without(self, variables: Iterable[sp.Symbol]) -> Facts:
        """What is left where these symbols are bound anew."""
        gone = set(variables)
        kept = [{s: b for s, b in known.items() if s not in gone} for known in (self.below, self.above)]
        return replace(
            self,
            below=kept[0],
            above=kept[1],
            positive=frozenset(e for e in self.positive if not e.free_symbols & gone),
        )

    def sign(self, expr: sp.Expr) -> int | None:
        """1 for values that are never negative, -1 for values that are never positive, 0 for zero."""
        if expr.is_zero:
            return 0
        if expr in self.positive:
            return 1
        for shown in (expr, _known(expr, self.below), _known(expr, self.above)):
            if shown.is_nonnegative:
                return 1
            if shown.is_nonpositive:
                return -1
        return None

    def is_positive(self, expr: sp.Expr) -> bool:
        """Whether all values are positive."""
        return bool(expr in self.positive or expr.is_positive or _known(expr, self.below).is_positive)


def facts(relations: Iterable[Formula]) -> Facts:
    """What relations say of single symbols, and of expressions that are above zero."""
    given = [r for r in relations if isinstance(r, Relational) and not isinstance(r, (sp.Eq, sp.Ne))]
    positive = set()
    for relation in given:
        if isinstance(relation, (sp.Gt, sp.Lt)) and relation.lts.is_zero:
            positive |= {relation.gts, 1 / relation.gts}
    return Facts(_bounds(given, 1), _bounds(given, -1), frozenset(positive))


def _bounds(given: list[Relational], side: int) -> dict[sp.Symbol, sp.Expr]:
    """Symbols bounded below (side 1) or above (-1) by a number, or below by a symbol that is bounded itself."""
    found: dict[sp.Symbol, tuple[sp.Expr, bool]] = {}
    for relation in given:
        sym, end = (relation.gts, relation.lts)[::side]
        if sym.is_Symbol and end.is_number and (sym not in found or ((end - found[sym][0]) * side).is_positive):
            found[sym] = end, isinstance(relation, (sp.Lt, sp.Gt))
    shown = {}
    for sym, (end, strict) in found.items():
        sort = {"positive" if strict else "nonnegative": True} | ({"integer": True} if sym.is_integer else {})
        if end.is_Integer or not sym.is_integer:
            shown[sym] = end + side * sp.Dummy(sym.name, **sort)
    for relation in given:
        sym, end = relation.gts, relation.lts
        if side == 1 and sym.is_Symbol and sym not in shown and end in shown and not sym.is_integer:
            shown[sym] = shown[end] + sp.Dummy(sym.name, nonnegative=True)
    return shown


def _known(expr: sp.Expr, bounds: Bounds) -> sp.Expr:
    """The expression with what is known of its symbols put in, and numbers of a known sign for some functions."""
    shown = expr.xreplace(dict(bounds))
    calls = shown.atoms(AppliedUndef)
    positive = {b: sp.Dummy(positive=True) for b in (*shown.atoms(sp.besseli), *(c for c in calls if c.func == SPREAD))
                if b.args[1].is_positive and (b.args[0] + 1).is_positive}  # fmt: skip
    measures = {c: sp.Dummy(nonnegative=True) for c in calls if c.func in _MEASURES}
    above_one = {e: 1 + sp.Dummy(nonnegative=True) for e in shown.atoms(sp.exp) if e.args[0].is_nonnegative}
    return _logarithms(shown.xreplace({**positive, **measures, **above_one}))


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
