"""The engine `smt`: non-linear real arithmetic by z3, confirmed by a certificate or by cvc5.

Relations become polynomial constraints as in the engine `exact`, every side condition (a denominator, a
radicand) shown by a certificate, so that no solver meets a division. Only `unsat` counts, and only from two
sides: a solver alone can be wrong. Both run in processes that can be ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from importlib import import_module
from typing import Any

import sympy as sp
from sympy.core.relational import Eq, Relational

from proofs import mp
from proofs.arb import decide
from proofs.certificate import Constraint
from proofs.exact import SCOPE, Ledger
from proofs.killable import in_time
from proofs.translate import Translator
from proofs.verdict import Outcome, TranslationError, Verdict
from symbolic_bounds.symbols import Sort, sort_of

_WHOLE = (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING)
_DIGITS = 12  # of the rational that replaces an irrational value of a model


def prove(
    goal: Relational, given: Sequence[Relational], ledger: Ledger | None = None, timeout_ms: int = 10_000
) -> Outcome:
    """Prove a relation from others, for all values of their symbols; certificates come from the ledger."""
    ledger = Ledger() if ledger is None else ledger
    try:
        constraints, goals = _constraints(goal, given, ledger)
    except TranslationError as error:
        return Outcome(Verdict.OPEN, "smt", SCOPE, str(error))
    seconds = timeout_ms / 1000
    import_module("z3")  # once here, so that the processes need not load it
    for target in goals:
        problem = [*constraints, target.negated()]
        first = in_time(_z3, (problem, timeout_ms), seconds)
        if first != "unsat":
            return Outcome(Verdict.OPEN, "smt", SCOPE, f"z3: {first or 'no answer in time'}")
        if not ledger.require(constraints, target) and in_time(_cvc5, (problem,), seconds) != "unsat":
            return Outcome(Verdict.OPEN, "smt", SCOPE, "z3: unsat, but neither a certificate nor cvc5 confirms it")
    used = frozenset(range(len(given)))  # a solver does not say which it needed
    return Outcome(Verdict.PROVED, "smt", SCOPE, used=used)


def refute(
    goal: Relational, given: Sequence[Relational], timeout_ms: int = 10_000
) -> dict[sp.Symbol, sp.Rational] | None:
    """Rational values at which the relations hold and the goal fails, confirmed by two evaluators; or None."""
    symbols = sorted(frozenset(goal.free_symbols).union(*(r.free_symbols for r in given)), key=str)
    whole = frozenset(str(s) for s in symbols if sort_of(s) in _WHOLE)
    try:
        constraints, goals = _constraints(goal, given, Ledger(degree=2))
    except TranslationError:
        return None
    import_module("z3")
    for target in goals:
        model = in_time(_model, ([*constraints, target.negated()], timeout_ms, whole), timeout_ms / 1000)
        if model is None:
            continue
        point = {s: sp.Rational(*model.get(str(s), (0, 1))) for s in symbols}
        if _is_counterexample(goal, given, point):
            return point
    return None


def _constraints(
    goal: Relational, given: Sequence[Relational], ledger: Ledger
) -> tuple[list[Constraint], list[Constraint]]:
    translator = Translator(ledger.require)
    for relation in given:
        translator.assume(relation)
    goals = translator.constraint(goal)
    if isinstance(goal, Eq):
        (equation,) = goals
        goals = [Constraint(equation.poly, ">="), Constraint(-equation.poly, ">=")]
    return translator.constraints, goals


def _is_counterexample(goal: Relational, given: Sequence[Relational], point: dict[sp.Symbol, sp.Rational]) -> bool:
    """Whether both evaluators say so; the sorts count as hypotheses."""
    for sym, value in point.items():
        sort = sort_of(sym)
        least = {Sort.NONNEGATIVE: 0, Sort.NATURAL: 0, Sort.COUNTING: 1}.get(sort) if sort else None
        if sort is None or sort is Sort.OBJECT or (sort in _WHOLE and value.q != 1):
            return False
        if (sort is Sort.POSITIVE and value <= 0) or (least is not None and value < least):
            return False
    try:
        return all(
            decide(relation, point) is holds and mp.confirm(relation, point) is holds
            for relation, holds in [*((r, True) for r in given), (goal, False)]
        )
    except TranslationError:
        return False


# -- the solvers; each runs in a process of its own ------------------------------------------------------------


def _z3(problem: Sequence[Constraint], timeout_ms: int) -> str:
    return str(_z3_solver(problem, timeout_ms)[0].check())


def _z3_solver(
    problem: Sequence[Constraint], timeout_ms: int, whole: frozenset[str] = frozenset()
) -> tuple[Any, dict[str, Any]]:
    import z3  # noqa: PLC0415  (slow to load)

    names = sorted(frozenset().union(*(c.poly.variables for c in problem)))
    # Numbered, since the names of atoms are whole expressions.
    numbered = [(name, f"v{i}") for i, name in enumerate(names)]
    variables = {name: z3.ToReal(z3.Int(v)) if name in whole else z3.Real(v) for name, v in numbered}
    solver = z3.Solver() if whole else z3.SolverFor("QF_NRA")
    solver.set("timeout", timeout_ms)
    for constraint in problem:
        value = z3.RealVal(0)
        for mono, c in constraint.poly.terms.items():
            term = z3.Q(c.numerator, c.denominator)
            for name, power in mono:
                for _ in range(power):
                    term = term * variables[name]
            value = value + term
        solver.add({"=": value == 0, ">": value > 0, ">=": value >= 0}[constraint.relation])
    return solver, variables


def _model(problem: Sequence[Constraint], timeout_ms: int, whole: frozenset[str]) -> dict[str, tuple[int, int]] | None:
    solver, variables = _z3_solver(problem, timeout_ms, whole)
    if str(solver.check()) != "sat":
        return None
    model, result = solver.model(), {}
    for name, variable in variables.items():
        value = model.eval(variable, model_completion=True)
        if not hasattr(value, "numerator_as_long"):
            value = value.approx(_DIGITS)  # an algebraic number
        result[name] = (value.numerator_as_long(), value.denominator_as_long())
    return result


def _cvc5(problem: Sequence[Constraint]) -> str:
    import cvc5  # noqa: PLC0415  (slow to load)

    manager = cvc5.TermManager()
    solver = cvc5.Solver(manager)
    solver.setLogic("QF_NRA")
    solver.setOption("nl-cov", "true")  # cylindrical coverings decide; the incremental linearisation may not end
    solver.setOption("nl-ext", "none")
    kinds = {"=": cvc5.Kind.EQUAL, ">": cvc5.Kind.GT, ">=": cvc5.Kind.GEQ}
    variables: dict[str, Any] = {}
    zero = manager.mkReal(0)
    for constraint in problem:
        terms = [zero, zero]
        for mono, c in constraint.poly.terms.items():
            factors = [_real(manager, c), manager.mkReal(1)]
            for name, power in mono:
                if name not in variables:
                    variables[name] = manager.mkConst(manager.getRealSort(), f"v{len(variables)}")
                factors += [variables[name]] * power
            terms.append(manager.mkTerm(cvc5.Kind.MULT, *factors))
        value = manager.mkTerm(cvc5.Kind.ADD, *terms)
        solver.assertFormula(manager.mkTerm(kinds[constraint.relation], value, zero))
    result = solver.checkSat()
    return "unsat" if result.isUnsat() else "sat" if result.isSat() else "unknown"


def _real(manager: Any, value: Fraction) -> Any:
    return manager.mkReal(value.numerator, value.denominator)
