"""Functions of one real variable in closed form, as models: four simple shapes, their slopes and antiderivatives.

The search finds the numbers in a shape; what is asked of all real numbers it looks at for a few of them. So what it
finds is a proposal only: the kernel must then prove every hypothesis for the functions found, and two evaluators must
see the conclusion fail.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction

from proofs.points import counterexample
from proofs.verdict import ClaimError, Verdict
from reports.points.budget import SHAPED, Budget, spend
from reports.points.climb import Climbed, Search
from reports.points.margins import exact
from reports.points.problem import Problem, Unsupported, parts_of, problem
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ForAll, Formula, Slope, functions_of, opened, substitute
from symbolic_bounds.symbols import Sort, sort_of

Meanings = dict[UndefinedFunction, sp.Lambda]
_T = sp.Symbol("t", positive=True)
_A, _B = sp.Symbol("a", real=True), sp.Symbol("b", nonnegative=True)
_SHAPES = (_A + _B * _T, _A + _B / _T, _A * _T / (_B + _T), _A / (_B + _T))
_SAMPLES = tuple(sp.Rational(10) ** k for k in (-4, -1, 0, 1, 4))
_TRIES, _ROUNDS, _MOST_SAMPLES = 60, 48, 64
_LARGEST = 10**4  # in numbers that the kernel is given: it takes powers as polynomials


def applies(claim: Claim) -> bool:
    """Whether every function of the claim is schematic, and part of one chain of slopes."""
    used = frozenset().union(*(functions_of(f) for f in (*claim.hypotheses.values(), claim.conclusion)))
    linked = [f for chain in _chains(claim) for f in chain]
    return any(len(chain) > 1 for chain in _chains(claim)) and len(linked) == len(set(linked)) and used <= set(linked)


def shaped(claim: Claim, rng: Random, budget: Budget) -> tuple[Problem, Climbed, Meanings] | None:
    """Functions of a simple shape, and a point, at which the statement fails; None if the budget does not suffice."""
    for number in range(_ROUNDS):
        if budget.over():
            return None
        spend(SHAPED)
        meanings = _meanings(claim, number, rng)
        try:
            found = _problem(claim, meanings)
            climbed = Search(found, rng).run(budget.part(budget.left / 3), _TRIES, [0]).get(0)
        except Unsupported:
            continue
        if climbed is None or any(max(abs(v.p), v.q) > _LARGEST for v in climbed.point.values()):
            continue
        at = {s: exact(v) for s, v in climbed.point.items()} | {
            s: v.xreplace({f: exact(w) for f, w in climbed.point.items()}) for s, v in found.derived.items()
        }
        closed = {f: sp.Lambda(m.variables, m.expr.xreplace(at)) for f, m in meanings.items()}
        point = {s: at[s] for s in claim.symbols}
        try:
            outcome = counterexample(replace(claim, proof=()), claim.conclusion, point, closed)
        except (ClaimError, TypeError, ValueError):  # the numbers found do not fit: a slope that has no value, say
            continue
        if outcome.verdict == Verdict.REFUTED:
            return found, climbed, closed
    return None


def _slopes(claim: Claim) -> dict[UndefinedFunction, UndefinedFunction]:
    """Functions, and those that are their slopes everywhere."""
    found = {}
    for hypothesis in claim.hypotheses.values():
        for part in parts_of(hypothesis):
            variables, _, body = opened(part)
            if isinstance(body, Slope) and body.by in variables:
                of, value = body.of, body.value
                if all(isinstance(call, AppliedUndef) and call.args == (body.by,) for call in (of, value)):
                    found[of.func] = value.func
    return found


def _chains(claim: Claim) -> list[list[UndefinedFunction]]:
    """Functions, each followed by its slope."""
    steps = _slopes(claim)
    chains = [[f] for f in claim.functions if f not in steps.values()]
    for chain in chains:
        while chain[-1] in steps:
            chain.append(steps[chain[-1]])
    return chains


def _meanings(claim: Claim, number: int, rng: Random) -> Meanings:
    """A shape for one function of each chain of slopes, and what follows for the others of the chain."""
    stated = [h for h in (*claim.hypotheses.values(), claim.conclusion) if not isinstance(opened(h)[2], Slope)]
    meanings: dict[UndefinedFunction, sp.Expr] = {}
    for chain in _chains(claim):
        named = [sum(f in functions_of(h) for h in stated) for f in chain]
        first = named.index(max(named))  # the one of which most is asked
        own = {_A: sp.Symbol(f"{chain[first]}_0", real=True), _B: sp.Symbol(f"{chain[first]}_1", nonnegative=True)}
        shape = rng.choice(_SHAPES) if meanings else _SHAPES[number % len(_SHAPES)]
        meanings[chain[first]] = shape.xreplace(own)
        for above, below in itertools.pairwise(chain[first:]):
            meanings[below] = sp.diff(meanings[above], _T)
        for below, above in itertools.pairwise(chain[first::-1]):
            meanings[above] = sp.integrate(meanings[below], _T)
    return {f: sp.Lambda(_T, expr) for f, expr in meanings.items()}


def _problem(claim: Claim, meanings: Meanings) -> Problem:
    """The statement about the numbers in the shapes; what is asked of all real numbers is asked of some.

    Raises:
        Unsupported: if a part is no relation between numbers.
    """
    own = sorted(frozenset().union(*(m.expr.free_symbols for m in meanings.values())) - {_T}, key=str)
    places = [*_SAMPLES, *(s for s in claim.symbols if sort_of(s) is Sort.POSITIVE)]
    asked: list[Formula] = []
    for hypothesis in claim.hypotheses.values():
        for part in parts_of(hypothesis):
            if not isinstance(opened(part)[2], Slope):  # slopes are what they should be
                asked += _instances(part, places)
    shown = [substitute(h, {}, meanings) for h in asked]
    stated = substitute(claim.conclusion, {}, meanings)
    return problem((*claim.symbols, *own), shown, [(0, (), part) for part in parts_of(stated)])


def _instances(formula: Formula, places: list[sp.Expr]) -> Iterator[Formula]:
    """A formula about all real numbers at some of them."""
    if not isinstance(formula, ForAll) or not formula.variables:
        yield formula
        return
    if any(sort_of(v) not in (Sort.REAL, Sort.POSITIVE, Sort.NONNEGATIVE) for v in formula.variables):
        raise Unsupported("a hypothesis about all indices is not evaluated")
    inner = ForAll((), formula.given, formula.body) if formula.given else formula.body
    spread = [[*places, *(-p for p in places)] if sort_of(v) is Sort.REAL else places for v in formula.variables]
    for values in itertools.islice(itertools.product(*spread), _MOST_SAMPLES):
        yield substitute(inner, dict(zip(formula.variables, values, strict=True)))
