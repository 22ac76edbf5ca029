"""Where a statement means something: logarithms of positive numbers, spheres of at least one dimension, angles.

A mutant may leave these; it is read where it means something, as the search for counterexamples reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, pairwise

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.implied.signs import Facts
from reports.points.problem import parts_of
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula, eq, expressions, functions_of, ge, gt
from symbolic_bounds.language import (
    ball_covering,
    cap,
    covering,
    dimension,
    latitude,
    mean_angle,
    mean_cos,
    mesh,
    packing,
)
from symbolic_bounds.symbols import Sort, sort_of

_ANYWHERE = Facts()
_ON_SPHERES = (cap, covering, packing, mesh, mean_angle, mean_cos, latitude, ball_covering)  # of a sphere (or ball) of
_WIDE = (covering, packing, ball_covering)  # a dimension, and of a positive angle or radius


def conditions(formulas: Iterable[Formula]) -> list[Relational]:
    """What must hold for these to mean something, as far as sorts do not say it, nor what they assume themselves."""
    found: list[Relational] = []
    for part in chain.from_iterable(map(parts_of, formulas)):
        for expr in expressions(part) if isinstance(part, Relational) else ():
            found += [gt(call.args[0], 0) for call in expr.atoms(sp.log) if not _ANYWHERE.is_positive(call.args[0])]
            for call in sorted(expr.atoms(AppliedUndef), key=str):
                if call.func in _ON_SPHERES and not _ANYWHERE.is_positive(call.args[0]):
                    found.append(_from_one(call.args[0]))
                if call.func in _WIDE and not _ANYWHERE.is_positive(call.args[1]):
                    found.append(gt(call.args[1], 0))
    return list(dict.fromkeys(found))


def with_meaning(claim: Claim) -> Claim:
    """The claim where it means something: what it needs for that is a hypothesis.

    Its objects all belong to one sphere (see `symbolic_bounds.language`), where it speaks of one at all.
    """
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    needed = conditions(formulas)
    if any(dimension in functions_of(formula) for formula in formulas):
        things = [sym for sym in claim.symbols if sort_of(sym) is Sort.OBJECT]
        needed += [eq(dimension(one), dimension(other)) for one, other in pairwise(things)]
    return replace(claim, hypotheses={**{f"meaning {n}": c for n, c in enumerate(needed)}, **claim.hypotheses})


def _from_one(dimension: sp.Expr) -> Relational:
    """That a dimension is at least 1, as a bound of its symbol where it is one plus a number."""
    syms = [sym for sym in dimension.free_symbols if sort_of(sym) is not None]
    if len(syms) == 1 and (dimension - syms[0]).is_number:
        return ge(syms[0], 1 - (dimension - syms[0]))
    return ge(dimension, 1)


def meaningless(formula: Formula) -> bool:
    """Whether a statement speaks of what never exists, as a cap of a negative angle."""
    never = (relation for relation in conditions([formula]) if isinstance(relation, sp.Gt))
    return any(_ANYWHERE.sign(relation.lhs) in (-1, 0) for relation in never)
