"""The integers of a statement, chosen small; what equations and bounds give is left to these."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from reports.models.trees import TREES
from reports.points.problem import WHOLE, membership
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula, expressions, functions_of, substitute
from symbolic_bounds.language import mesh, packing
from symbolic_bounds.symbols import Sort, sort_of

MOST_COUNTED = 12  # up to which a number that an equation gives is taken for one that indices run up to


def drawn_indices(claim: Claim, rng: Random, number: int) -> dict[sp.Symbol, sp.Expr]:
    """Small values for the integers, at least what a hypothesis asks in so many words."""
    least = {}
    for hypothesis in claim.hypotheses.values():
        if isinstance(hypothesis, sp.Ge) and isinstance(hypothesis.lhs, sp.Symbol) and hypothesis.rhs.is_Integer:
            least[hypothesis.lhs] = int(hypothesis.rhs)
    equations = [h for h in claim.hypotheses.values() if isinstance(h, sp.Eq) and not functions_of(h)]
    given = {s for h in equations for s in h.args if s.is_Symbol}  # what an equation gives is left to it,
    given |= at_least(claim)  # and what a formula bounds below may have to be large
    run_up_to, far = counted(claim), _above_formulas(claim)
    chosen: dict[sp.Symbol, sp.Expr] = {}
    for sym in claim.symbols:
        if sort_of(sym) not in WHOLE or sym in given:
            continue
        low = max(least.get(sym, 0), 1 if sort_of(sym) is Sort.COUNTING else 0)
        spread = (0, 0, 1, 1, 2, 3) if number else (0, 1)
        if sym in far:
            spread = (1, 2, 4, 6, 9, 14) if number else (2, 6)
        spread = spread if sym in run_up_to or sym.name == "m" else (*spread, 6, 20, 100)
        alike = [v for other, v in chosen.items() if v >= low and sort_of(other) is sort_of(sym)]
        drawn = sp.Integer(low + rng.choice(spread))
        chosen[sym] = rng.choice(alike) if alike and rng.random() < 0.3 else drawn
    for hypothesis in claim.hypotheses.values():
        if isinstance(hypothesis, sp.Lt):
            _put_below(hypothesis.lhs, hypothesis.rhs, chosen, rng)
    return chosen


def _put_below(index: sp.Expr, end: sp.Expr, chosen: dict[sp.Symbol, sp.Expr], rng: Random) -> None:
    """An index that is out of range, in it."""
    if index in chosen and end in chosen and chosen[index] >= chosen[end]:
        start = 1 if sort_of(index) is Sort.COUNTING else 0
        chosen[end] = sp.Max(chosen[end], start + 1)
        chosen[index] = sp.Integer(rng.randrange(start, int(chosen[end])))


def counted(claim: Claim) -> frozenset[sp.Symbol]:
    """Integers that indices of schematic functions or of a tree run up to, so that every step has to be taken."""
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    if not claim.functions and not any(TREES & functions_of(f) for f in formulas):
        return frozenset()
    return frozenset().union(*(e.free_symbols for f in formulas if functions_of(f) for e in expressions(f)))


def at_least(claim: Claim) -> set[sp.Symbol]:
    """Integers that are no index, and at least the value of some formula, or some multiple of them is."""
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    calls = [call for f in formulas for e in expressions(f) for call in e.atoms(AppliedUndef)]
    places = [arg for call in calls for arg in (call.args[:1] if call.func is mesh else call.args)]
    indices = frozenset().union(*(arg.free_symbols for arg in places))
    bounds = [h.args if isinstance(h, sp.Ge) else h.args[::-1] for h in formulas if isinstance(h, (sp.Ge, sp.Le))]
    multiples = {s for product, _ in bounds if product.is_Mul for s in product.args if s.is_Symbol and s.is_integer}
    return (_above_formulas(claim) | multiples) - indices


def _above_formulas(claim: Claim) -> set[sp.Symbol]:
    """Integers that are, or twice them is, say, at least the value of some formula."""
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    bounds = [h.args if isinstance(h, sp.Ge) else h.args[::-1] for h in formulas if isinstance(h, (sp.Ge, sp.Le))]
    named = [(side.as_coeff_Mul()[1], bound) for side, bound in bounds if bound.free_symbols]
    return {s for s, bound in named if s.is_Symbol and s.is_integer}


def belong(chosen: Mapping[sp.Symbol, sp.Expr]) -> bool:
    """Whether all values belong to the sorts of their symbols."""
    return all(relation == sp.true for s, v in chosen.items() for relation in map(_known, membership(s, v)))


def _known(relation: Relational) -> sp.Basic:
    return relation.func(*relation.args)


def counts(hypothesis: Formula) -> bool:
    """Whether a hypothesis says how many points of a sphere are pairwise far apart, and the number is known."""
    if not isinstance(hypothesis, sp.Eq) or not hypothesis.lhs.is_Integer:
        return False
    return isinstance(hypothesis.rhs, AppliedUndef) and hypothesis.rhs.func is packing


def with_given(claim: Claim, chosen: dict[sp.Symbol, sp.Expr]) -> tuple[dict[sp.Symbol, sp.Expr], dict[str, Formula]]:
    """The hypotheses at what was chosen, and integers that these give in so many words."""
    hypotheses = {n: substitute(h, chosen) for n, h in claim.hypotheses.items()}
    for _ in claim.symbols:
        given = {
            h.lhs: h.rhs for h in hypotheses.values()
            if isinstance(h, sp.Eq) and h.lhs.is_Symbol and sort_of(h.lhs) in WHOLE and h.rhs.is_Integer
        }  # fmt: skip
        if not given:
            break
        chosen = {**chosen, **given}
        hypotheses = {n: substitute(h, given) for n, h in hypotheses.items()}
    return chosen, hypotheses
