"""Changed statements that say less than their claim: the way from what was changed up to a side goes by monotone
operations.

The claim itself must be proved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sympy as sp
from sympy.core.relational import Relational

from reports.implied.meaning import conditions
from reports.implied.monotone import Change, Put, Shift, direction, spread_out
from reports.implied.signs import Facts, facts
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula, Slope


def weaker(claim: Claim, change: Change, new: Formula) -> bool:
    """Whether the claim implies its changed conclusion `new`, where that means something."""
    return _weakens(claim.conclusion, change, facts((*claim.hypotheses.values(), *conditions([new]))))


def only_change(old: Formula | sp.Expr, new: Formula | sp.Expr) -> Put | None:
    """The one place at which two statements of the same form differ; None if there is none or a form changed."""
    before, after = _inside(old), _inside(new)
    moved = [n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b]
    if type(old) is type(new) and len(before) == len(after) and len(moved) == 1:
        inner = only_change(before[moved[0]], after[moved[0]])
        if inner is not None:
            return replace(inner, path=(moved[0], *inner.path))
    if not isinstance(old, sp.Expr) or not isinstance(new, sp.Expr):
        return None
    shared = set(sp.Mul.make_args(old)) & set(sp.Mul.make_args(new))
    if not shared:
        return Put((), new)
    own, other = (sp.Mul(*(arg for arg in sp.Mul.make_args(e) if arg not in shared)) for e in (new, old))
    return Put((-1,), own / other)


def _inside(formula: Formula | sp.Expr) -> Sequence[Formula | sp.Expr]:
    """The parts of a formula, by which a path counts."""
    if isinstance(formula, Both):
        return formula.parts
    if isinstance(formula, ForAll):
        return (*formula.given, formula.body)
    return () if isinstance(formula, Slope) else formula.args


def _weakens(formula: Formula, change: Change, known: Facts) -> bool:
    place, rest = change.path[0], change.below(change.path[0])
    if rest is None:
        return False
    if isinstance(formula, Both):
        return _weakens(formula.parts[place], rest, known)
    if isinstance(formula, ForAll):
        return place == len(formula.given) and _weakens(formula.body, rest, known.without(formula.variables))
    if not isinstance(formula, Relational) or isinstance(formula, (sp.Eq, sp.Ne)):
        return False
    upper = isinstance(formula, (sp.Le, sp.Lt))
    side, other = formula.args[place], formula.args[1 - place]
    moved = direction(spread_out(side) if isinstance(rest, Shift) else side, rest, known)
    if moved is None and upper == (place == 1) and known.sign(other) in (0, 1):
        # what bounds something above that is not negative, is not negative itself, since the claim holds
        factor = rest.new if isinstance(rest, Put) and rest.path == (-1,) else rest.on(side) / side
        moved = known.sign(factor - 1)
    return moved is not None and moved * (1 if upper else -1) * (1 if place == 1 else -1) >= 0
