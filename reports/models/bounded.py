"""Statements about numbers of caps and radii of cells, of which often bounds are known and no more."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.models import theory
from reports.points.problem import Unsupported, parts_of
from symbolic_bounds.formula import Both, ForAll, Formula, eq, expressions, functions_of
from symbolic_bounds.language import covering, mesh

BOUNDED = frozenset((covering, mesh))


def case_of(hypotheses: dict[str, Formula], conclusion: Formula, rng: Random) -> str:
    """How covering numbers are taken; one that cannot be, for their dimensions, is not chosen."""
    formulas = (*hypotheses.values(), conclusion)
    calls = {c for f in formulas for e in expressions(f) for c in e.atoms(AppliedUndef) if c.func is covering}
    return rng.choice(theory.cases([c.args for c in calls]))


def bounded(goal: Formula, stated: Formula, case: str) -> Formula:
    """Where a covering number is replaced by a bound, only parts that its direction can refute are kept."""
    if case not in ("least", "most"):
        return goal
    kept = []
    for shown, part in zip(parts_of(goal), parts_of(stated), strict=True):
        core, sure = part, True
        while isinstance(core, ForAll):  # what a part assumes must hold, too
            sure &= all(not BOUNDED & functions_of(g) or _surer(g, case, fails=False) for g in core.given)
            core = core.body
        if not sure:
            continue
        if not BOUNDED & functions_of(core) or (isinstance(core, Relational) and _surer(core, case, fails=True)):
            kept.append(shown)
    if not kept:
        raise Unsupported("a number of caps or a radius of cells is not known well enough")
    return Both(tuple(kept))


def check_hypotheses(hypotheses: Iterable[Formula], case: str) -> None:
    """A hypothesis must hold for what a bound stands for, if it does for the bound.

    Raises:
        Unsupported: if one need not.
    """
    unsure = [h for h in hypotheses if BOUNDED & functions_of(h)] if case in ("least", "most") else []
    if not all(isinstance(h, Relational) and _surer(h, case, fails=False) for h in unsure):
        raise Unsupported("a number of caps or a radius of cells is not known well enough")


def _surer(relation: Formula, case: str, fails: bool) -> bool:
    """Whether a relation certainly holds, or fails, if it does with a bound in the place of a function on one side."""
    if not isinstance(relation, (sp.Le, sp.Lt, sp.Ge, sp.Gt)):
        return False
    for side, other in (relation.args, relation.args[::-1]):
        if isinstance(side, AppliedUndef) and side.func in BOUNDED and not BOUNDED & functions_of(eq(other, 0)):
            smaller = isinstance(relation, (sp.Le, sp.Lt)) == (side == relation.lhs)
            return smaller == ((case == "least") == fails)
    return False
