"""How a new bound compares with the old one: the largest quotient of the two, at an exact point."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import sympy as sp
from sympy.core.relational import Relational

from reports.audit.counterexample import shown
from reports.models.ground import problems
from reports.points.budget import Budget
from reports.points.climb import Search
from reports.points.problem import Unsupported, parts_of
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ge, le

_SECONDS = 0.2


def gain(old: Claim, new: Claim) -> str:
    """Where and by how much the new bound differs most from the old; empty if they are not comparable."""
    for before, after in zip(parts_of(old.conclusion), parts_of(new.conclusion), strict=False):
        if not isinstance(before, Relational) or not isinstance(after, Relational):
            continue
        if before == after or type(before) is not type(after):
            continue
        for side in (0, 1):
            if before.args[1 - side] == after.args[1 - side] and not isinstance(before, sp.Eq):
                words = _compared(new, before.args[side], after.args[side])
                if words:
                    return words
    return ""


def _compared(claim: Claim, old: sp.Expr, new: sp.Expr) -> str:
    for relation, word in ((le(new, old), "larger"), (ge(new, old), "smaller")):
        try:
            found = next(problems(replace(claim, conclusion=relation), Random(1), 3))  # noqa: S311
            settled = Search(found, Random(1)).run(Budget(_SECONDS), 60, [0])  # noqa: S311
        except (Unsupported, StopIteration):
            continue
        if not settled:
            continue
        where = shown(found, settled[0])
        at = ", ".join(f"{name} = {value}" for name, value in where.point.items())
        return f"the new bound is {word} than the old: {where.sides[0]} against {where.sides[1]} at {at}"
    return ""
