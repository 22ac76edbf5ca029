"""The engine for slopes: derivatives of expressions, from the derivatives of their parts.

The rules are those of sums, products, quotients, powers and a few elementary functions, each with the condition
under which it holds; what else is differentiable must be given as a `Slope`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sympy as sp
from sympy.core.relational import Relational

from proofs.exact import SCOPE, Ledger, prove
from proofs.translate import Translator
from proofs.verdict import Outcome, TranslationError, Verdict
from symbolic_bounds.formula import Slope, eq
from symbolic_bounds.symbols import Sort, sort_of


def prove_slope(goal: Slope, slopes: Sequence[Slope], given: Sequence[Relational], ledger: Ledger) -> Outcome:
    """Prove a slope from known slopes; `given` supplies signs, and must hold on an open range of the variable."""
    if sort_of(goal.by) not in (Sort.REAL, Sort.POSITIVE):
        return Outcome(Verdict.OPEN, "exact", SCOPE, f"{goal.by} does not range over an open set of reals")
    known = {slope.of: slope.value for slope in slopes if slope.by == goal.by}
    try:
        translator = Translator(ledger.require)
        owner = {i: k for k, relation in enumerate(given) for i in translator.assume(relation)}
        derivative = differentiate(goal.of, goal.by, known, translator)
    except TranslationError as error:
        return Outcome(Verdict.OPEN, "exact", SCOPE, str(error))
    conditions = frozenset(owner[i] for i in ledger.used | translator.divided_by if i in owner)
    outcome = prove(eq(derivative, goal.value), given, replace(ledger, used=set()))
    return replace(outcome, used=outcome.used | conditions)


def differentiate(expr: sp.Expr, by: sp.Symbol, known: dict[sp.Expr, sp.Expr], at: Translator) -> sp.Expr:
    """The derivative of `expr`; `at` must show every condition that a rule needs.

    Raises:
        TranslationError: where no rule applies or a condition was not shown.
    """
    if expr in known:
        return known[expr]
    if by not in expr.free_symbols:
        at.ratio(expr)  # a constant, if it is a number at all
        return sp.Integer(0)
    if expr == by:
        return sp.Integer(1)
    parts = [differentiate(arg, by, known, at) for arg in expr.args] if _by_parts(expr) else []
    if isinstance(expr, sp.Add):
        return sp.Add(*parts)
    if isinstance(expr, sp.Mul):
        return sp.Add(*(sp.Mul(*expr.args[:i], d, *expr.args[i + 1 :]) for i, d in enumerate(parts)))
    if isinstance(expr, sp.exp):
        return expr * differentiate(expr.args[0], by, known, at)
    if isinstance(expr, sp.Pow):
        return _power(expr.base, expr.exp, by, known, at)
    if isinstance(expr, sp.log):
        at.positive(expr.args[0])
        return differentiate(expr.args[0], by, known, at) / expr.args[0]
    if isinstance(expr, sp.sin):
        return sp.cos(expr.args[0]) * differentiate(expr.args[0], by, known, at)
    if isinstance(expr, sp.cos):
        return -sp.sin(expr.args[0]) * differentiate(expr.args[0], by, known, at)
    raise TranslationError(f"the derivative of {expr} in {by} is not known: give it as a slope")


def _by_parts(expr: sp.Expr) -> bool:
    return isinstance(expr, (sp.Add, sp.Mul))


def _power(
    base: sp.Expr, exponent: sp.Expr, by: sp.Symbol, known: dict[sp.Expr, sp.Expr], at: Translator
) -> sp.Expr:
    at.ratio(exponent)
    if by in exponent.free_symbols:
        raise TranslationError(f"the exponent {exponent} depends on {by}: write the power as an exponential")
    if isinstance(exponent, sp.Integer) and exponent < 0:
        at.ratio(1 / base)  # shows that the base does not vanish
    elif not isinstance(exponent, sp.Integer):
        at.positive(base)
    return exponent * base ** (exponent - 1) * differentiate(base, by, known, at)
