"""Mutants that say less than their claim: the way from what was changed up to a side goes by monotone operations.

The claim itself must be proved.
"""

from __future__ import annotations

import sympy as sp
from sympy.core.relational import Relational

from reports.census.meaning import conditions
from reports.census.monotone import Change, Shift, direction, spread_out
from reports.census.signs import Facts, facts
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula


def weaker(claim: Claim, change: Change, new: Formula) -> bool:
    """Whether the claim implies its changed conclusion `new`, where that means something."""
    return _weakens(claim.conclusion, change, facts((*claim.hypotheses.values(), *conditions([new]))))


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
        moved = known.sign(rest.on(side) / side - 1)
    return moved is not None and moved * (1 if upper else -1) * (1 if place == 1 else -1) >= 0
