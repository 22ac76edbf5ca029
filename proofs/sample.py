"""The engine `sample`: a randomised search for a counterexample at exact rational points.

Points are drawn from the sorts of the symbols and moved until they satisfy the hypotheses. A point counts
against a claim only if balls decide every hypothesis and the conclusion there and the second evaluator agrees;
a point that cannot be decided is counted, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random

import sympy as sp
from flint import arb, ctx, fmpq
from sympy.core.relational import Relational

from proofs import draws, mp
from proofs.arb import decide
from proofs.compiler import Functions, compile_expr, compile_sides
from proofs.definedness import dropped
from proofs.verdict import Outcome, TranslationError, Verdict
from symbolic_bounds.formula import Both, ForAll, Formula, substitute
from symbolic_bounds.symbols import Sort, sort_of

_SCREEN, _START, _LIMIT = 96, 192, 768  # bits: to screen hypotheses, to decide, and the most that is tried
_DRAWS_PER_SAMPLE = 4
_REPAIRS = 10
_AGREEMENT = 170  # bits: two sides of an equation that agree so far, agree to fifty digits
_WHOLE = (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING)


@dataclass
class _Problem:
    """What is sampled: symbols with a draw, what they must satisfy, and what must then hold."""

    free: list[sp.Symbol]
    derived: dict[sp.Symbol, sp.Expr]
    given: list[Relational]
    goals: list[Relational]
    partial: list[sp.Expr] = field(default_factory=list)  # what must have a value, besides what is left to see


def sample(
    symbols: Sequence[sp.Symbol],
    hypotheses: Sequence[Formula],
    conclusion: Formula,
    n: int,
    seed: int | str,
    functions: Functions | None = None,
) -> Outcome:
    """Look for a point that satisfies the hypotheses and violates the conclusion, among about `n`."""
    rng = Random(seed)  # noqa: S311 - reproducible draws are wanted, not secret ones
    problem = _problem(symbols, hypotheses, conclusion)
    if isinstance(problem, str):
        return Outcome(Verdict.OPEN, "sample", "no samples", problem)
    accepted = undecided = 0
    try:
        for _ in range(_DRAWS_PER_SAMPLE * n):
            if accepted == n:
                break
            point = _satisfying(problem, rng, functions)
            if point is None or not _exist(problem, point, functions):
                continue
            accepted += 1
            holds = [_holds(goal, point, functions) for goal in problem.goals]
            if False in holds:
                return _failed(problem, point, functions, f"{accepted} samples")
            undecided += any(answer is not True for answer in holds)
    except TranslationError as error:
        return Outcome(Verdict.OPEN, "sample", "no samples", f"it cannot be evaluated: {error}")
    if accepted == undecided:
        reason = "no draw satisfied the hypotheses" if not accepted else "no sample was decided"
        return Outcome(Verdict.OPEN, "sample", f"{accepted} samples ({undecided} undecided)", reason)
    return Outcome(Verdict.SAMPLED, "sample", f"{accepted} samples ({undecided} undecided)")


def _problem(symbols: Sequence[sp.Symbol], hypotheses: Sequence[Formula], conclusion: Formula) -> _Problem | str:
    """The problem in relations only, with defined symbols replaced; or why there is none."""
    variables, given, goal = list(symbols), list(hypotheses), conclusion
    while isinstance(goal, ForAll):  # what holds for all values may be tried at any
        fresh = {v: sp.Dummy(v.name, **v._assumptions_orig) for v in goal.variables}
        variables += fresh.values()
        given += [substitute(part, fresh) for part in goal.given]
        goal = substitute(goal.body, fresh)
    relations, goals = _relations(given), _relations([goal])
    if relations is None or goals is None:
        return "a hypothesis or the conclusion is not a relation between numbers"
    free = [s for s in variables if sort_of(s) is not Sort.OBJECT]
    problem = _Problem(free, {}, relations, goals)
    while (found := _definition(problem)) is not None:
        sym, value, relation = found
        rest = [r for r in problem.given if r is not relation]
        at = {sym: value}
        derived = {s: v.xreplace(at) for s, v in problem.derived.items()} | at
        given_now = [_at(r, at) for r in rest] + _membership(sym, value)
        problem = _Problem(
            [s for s in problem.free if s != sym], derived, given_now, [_at(g, at) for g in problem.goals]
        )
    problem.partial = [t for r in (*relations, *goals) for t, _ in dropped(r, problem.derived)]
    used = frozenset().union(*(r.free_symbols for r in (*problem.given, *problem.goals)))
    strange = [s for s in problem.free if sort_of(s) is None]
    if strange:
        return f"{strange[0]} has no sort from which to draw"
    if used - set(problem.free):
        return f"{', '.join(sorted(map(str, used - set(problem.free))))} is not a number"
    return problem


def _relations(formulas: Sequence[Formula]) -> list[Relational] | None:
    result: list[Relational] = []
    for formula in formulas:
        if isinstance(formula, Both):
            inner = _relations(formula.parts)
            if inner is None:
                return None
            result += inner
        elif isinstance(formula, Relational):
            result.append(formula)
        else:
            return None
    return result


def _definition(problem: _Problem) -> tuple[sp.Symbol, sp.Expr, Relational] | None:
    for relation in problem.given:
        if isinstance(relation, sp.Eq):
            for sym, value in (relation.args, relation.args[::-1]):
                if sym in problem.free and sym not in value.free_symbols:
                    return sym, value, relation
    return None


def _at(relation: Relational, values: Mapping[sp.Symbol, sp.Expr]) -> Relational:
    return relation.func(*(side.xreplace(dict(values)) for side in relation.args), evaluate=False)


def _membership(sym: sp.Symbol, value: sp.Expr) -> list[Relational]:
    """That a value belongs to the sort of the symbol which it replaces."""
    sort = sort_of(sym)
    result = []
    if sort in (Sort.POSITIVE, Sort.COUNTING):
        result.append(sp.Gt(value, 0, evaluate=False))
    if sort in (Sort.NONNEGATIVE, Sort.NATURAL):
        result.append(sp.Ge(value, 0, evaluate=False))
    if sort in _WHOLE:
        result.append(sp.Eq(value, sp.floor(value, evaluate=False), evaluate=False))
    return result


def _satisfying(problem: _Problem, rng: Random, functions: Functions | None) -> dict[sp.Symbol, fmpq] | None:
    """A point of the sorts at which every hypothesis is certain; None if no repair led to one."""
    point = draws.point(problem.free, rng)
    for _ in range(_REPAIRS):
        failing = next((r for r in problem.given if not _certain(r, point, functions)), None)
        if failing is None:
            return point
        movable = [s for s in problem.free if s in _symbols(failing)]
        if not movable:
            return None
        sym = rng.choice(movable)
        point[sym] = _moved(failing, sym, point, rng, functions)
    return None


def _exist(problem: _Problem, point: Mapping[sp.Symbol, fmpq], functions: Functions | None) -> bool:
    """Whether what an equation defines has a value, and what its use simplified away: else no hypothesis speaks."""
    terms = (*problem.derived.values(), *problem.partial)
    with ctx.workprec(_START):
        return all(compile_expr(term, (), functions, point)(()).is_finite() for term in terms)


@lru_cache(maxsize=4096)
def _symbols(expr: sp.Basic) -> frozenset[sp.Symbol]:
    """The free symbols; sympy walks the whole expression every time."""
    return frozenset(expr.free_symbols)


def _certain(relation: Relational, point: Mapping[sp.Symbol, fmpq], functions: Functions | None) -> bool:
    return decide(relation, point, functions=functions, start=_SCREEN, limit=_START) is True


def _moved(
    relation: Relational, sym: sp.Symbol, point: Mapping[sp.Symbol, fmpq], rng: Random, functions: Functions | None
) -> fmpq:
    """Another value for `sym`: on the right side of its bound if the relation names one, else scaled or new."""
    lhs, rhs = relation.args
    upper = isinstance(relation, (sp.Le, sp.Lt))
    if rhs == sym:
        lhs, rhs, upper = rhs, lhs, not upper
    if lhs == sym and sym not in _symbols(rhs):
        with ctx.workprec(64):
            bound, _ = compile_sides(rhs, rhs, functions, point)[0](())
        return draws.beyond(sym, bound, upper, isinstance(relation, sp.Eq), rng)
    return draws.scaled(sym, point[sym], rng)


def _holds(goal: Relational, point: Mapping[sp.Symbol, fmpq], functions: Functions | None) -> bool | None:
    answer = decide(goal, point, functions=functions, start=_START, limit=_LIMIT)
    if answer is None and isinstance(goal, sp.Eq):
        # An equation of irrational values is never certain; sides that agree to fifty digits bear it out.
        lhs, rhs = goal.args
        with ctx.workprec(_START):
            a, b = compile_sides(lhs, rhs, functions, point)[0](())
            if a.abs_lower() > 0 and (a - b).abs_upper() <= a.abs_lower() * arb(2) ** -_AGREEMENT:
                return True
    return answer


def _failed(problem: _Problem, point: Mapping[sp.Symbol, fmpq], functions: Functions | None, scope: str) -> Outcome:
    """REFUTED if the second evaluator confirms that the hypotheses hold at the point and the conclusion fails."""
    exact = {s: sp.Rational(int(v.p), int(v.q)) for s, v in point.items()}
    shown = exact | {s: _closed(v, exact) for s, v in problem.derived.items()}
    words = ", ".join(f"{sym} = {value}" for sym, value in shown.items())
    # The second evaluator is given no meaning of the theory's functions.
    second = not functions and all(_confirmed(r, exact) for r in problem.given)
    if second and any(decide(g, exact) is False and mp.confirm(g, exact) is False for g in problem.goals):
        return Outcome(Verdict.REFUTED, "sample", scope, f"fails at {words}", certificate=shown)
    reason = f"it seems to fail at {words}, which the second evaluator does not confirm"
    return Outcome(Verdict.OPEN, "sample", scope, reason)


def _confirmed(relation: Relational, point: Mapping[sp.Symbol, sp.Expr]) -> bool:
    return mp.confirm(relation, point) is True or (isinstance(relation, sp.Eq) and decide(relation, point) is True)


def _closed(value: sp.Expr, point: Mapping[sp.Symbol, sp.Expr]) -> sp.Expr:
    """The value at the point: a rational if it is one, else as written, since sympy might never finish."""
    exact = compile_expr(value, (), None, point).exact
    if exact is not None:
        return sp.Rational(int(exact.p), int(exact.q))
    with sp.evaluate(False):
        return value.xreplace(dict(point))
