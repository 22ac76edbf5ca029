"""What a change makes of a claim, and whether it makes a difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import prod

import sympy as sp
from sympy.core.relational import Relational

from reports.change import Change
from reports.sorts import with_sort
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula, Slope, same
from symbolic_bounds.symbols import Sort

_MOST_TERMS = 500


def differs(change: Change) -> bool:
    """Whether a change is one: forms that differ only in common factors or in which side comes first are the same."""
    old, new = change.old, change.new
    if old is None or new is None or isinstance(old, Sort) or isinstance(new, Sort):
        return bool(old != new)
    if isinstance(old, sp.Expr) or isinstance(new, sp.Expr):
        return bool(old != new and _plain_factors(old) != _plain_factors(new) and not _multiply_out_alike(old, new))
    return not same(old, new) and not same(_upright(old), _upright(new))


def _upright(formula: Formula) -> Formula:
    """A formula in which the smaller side comes first, with common factors pulled out."""
    if isinstance(formula, (sp.Ge, sp.Gt)):
        formula = (sp.Le if isinstance(formula, sp.Ge) else sp.Lt)(formula.rhs, formula.lhs, evaluate=False)
    if isinstance(formula, Both):
        return Both(tuple(map(_upright, formula.parts)))
    if isinstance(formula, ForAll):
        return ForAll(formula.variables, tuple(map(_upright, formula.given)), _upright(formula.body))
    return mapped(formula, _plain_factors)


def _plain_factors(expr: sp.Expr) -> sp.Expr:
    """An expression with the common factors of its sums pulled out."""
    return sp.factor_terms(expr)


def _multiply_out_alike(one: object, other: object) -> bool:
    """Whether two expressions with the same powers are the same sum of products."""
    if not isinstance(one, sp.Expr) or not isinstance(other, sp.Expr) or _powers(one) != _powers(other):
        return False
    return max(_terms(one), _terms(other)) <= _MOST_TERMS and bool(sp.expand_mul(one) == sp.expand_mul(other))


def _powers(expr: sp.Expr) -> set[sp.Expr]:
    """The powers in an expression; two that divide by the same have a value at the same points."""
    return {_plain_factors(power) for power in expr.atoms(sp.Pow)}


def _terms(expr: sp.Expr) -> int:
    """At most so many terms has the expression multiplied out."""
    counts = [_terms(arg) for arg in expr.args]
    return sum(counts) if expr.is_Add else prod(counts)


def revised(claim: Claim, changes: Sequence[Change]) -> Claim:
    """The statement of a claim with its changes; its proof, checks and controls stay as they are."""
    own = [change for change in changes if change.claim_id == claim.id]
    for change in own:
        if isinstance(change.new, Sort):
            claim = with_sort(claim, next(s for s in claim.symbols if s.name == change.name), change.new)
    for change in own:
        if change.field.startswith("constants.") and isinstance(change.new, sp.Expr):
            claim = _with_constant(claim, change.old, change.new)
    hypotheses, conclusion = dict(claim.hypotheses), claim.conclusion
    for change in own:
        if change.field == "conclusion":
            conclusion = change.new
        elif change.field.startswith("hypotheses."):
            hypotheses[change.name] = change.new
    kept = {name: formula for name, formula in hypotheses.items() if formula is not None}
    return replace(claim, hypotheses=kept, conclusion=conclusion)


def _with_constant(claim: Claim, old: sp.Expr, new: sp.Expr) -> Claim:
    mark = sp.Dummy("mark", positive=True)  # the new form may contain the old one

    def put(expr: sp.Expr) -> sp.Expr:
        return expr.subs(old, mark).xreplace({mark: new})

    return replace(
        claim,
        hypotheses={name: mapped(formula, put) for name, formula in claim.hypotheses.items()},
        conclusion=mapped(claim.conclusion, put),
    )


def mapped(formula: Formula, change: Callable[[sp.Expr], sp.Expr]) -> Formula:
    """A formula with every expression changed; bound variables stay."""
    if isinstance(formula, Relational):
        return formula.func(*(change(side) for side in formula.args), evaluate=False)
    if isinstance(formula, Slope):
        return Slope(change(formula.of), formula.by, change(formula.value))
    if isinstance(formula, Both):
        return Both(tuple(mapped(part, change) for part in formula.parts))
    given = tuple(mapped(part, change) for part in formula.given)
    return ForAll(formula.variables, given, mapped(formula.body, change))
