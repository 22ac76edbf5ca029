"""Whether a claim says something: declared symbols, known functions, exact numbers, one context at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction

from proofs.verdict import ClaimError
from symbolic_bounds.claim import Claim, Engine, Induct, Step, Use
from symbolic_bounds.formula import Both, ForAll, Formula, Slope, expressions, free_symbols, functions_of
from symbolic_bounds.language import THEORY
from symbolic_bounds.symbols import schematic, sort_of

_HEADS = frozenset({
    sp.Add, sp.Mul, sp.Pow, sp.exp, sp.log, sp.sin, sp.cos, sp.acos, sp.gamma, sp.factorial, sp.besseli, sp.Abs,
    sp.Max, sp.Min, sp.ceiling, sp.floor, sp.betainc_regularized,
})  # fmt: skip
_LEAVES = (sp.Integer, sp.Rational, sp.Symbol)
_CONSTANTS = (sp.pi, sp.E)
_REAL = schematic("_")
_RELATIONS = (sp.Eq, sp.Ne, sp.Le, sp.Lt, sp.Ge, sp.Gt)
HIGHEST = 6  # degree of a certificate


def check_claim(claim: Claim) -> None:
    """Raise a ClaimError unless every formula of the claim is in the language and in scope."""
    for sym in claim.symbols:
        _check_symbol(claim, sym)
    twice = {sym.name for sym in claim.symbols if [s.name for s in claim.symbols].count(sym.name) > 1}
    if twice:
        raise ClaimError(f"{claim.id}: two symbols are called {_names(twice)}, and a reader cannot tell which")
    allowed = frozenset(claim.symbols)
    functions = frozenset(claim.functions)
    for function in functions:
        _check_schematic(claim, function)
    clash = functions & THEORY
    if clash:
        raise ClaimError(f"{claim.id}: {_names(clash)} is a function of the theory, not a schematic one")
    for name, formula in claim.hypotheses.items():
        check_formula(claim, f"hypothesis {name}", formula, allowed, functions)
    check_formula(claim, "conclusion", claim.conclusion, allowed, functions)
    names: set[str] = set(claim.hypotheses)
    for step in claim.proof:
        if step.name in names:
            raise ClaimError(f"{claim.id}: the name {step.name!r} is used twice")
        names.add(step.name)
        local = allowed | _local_symbols(claim, step, allowed)
        if isinstance(step, (Step, Use)):
            for part in step.assume:
                check_formula(claim, f"step {step.name}", part, local, functions)
        if not isinstance(step, Use):
            check_formula(claim, f"step {step.name}", step.goal, local, functions)
            _check_search(claim, step)


def _check_search(claim: Claim, step: Step | Induct) -> None:
    """What a step says of the search for its certificate: a high degree would take longer than anyone waits."""
    where = f"step {step.name}"
    if type(step.degree) is not int or not 1 <= step.degree <= HIGHEST:
        raise ClaimError(f"{claim.id}, {where}: the degree is a whole number from 1 to {HIGHEST}, not {step.degree!r}")
    if isinstance(step, Step):
        if step.engine not in get_args(Engine):
            raise ClaimError(f"{claim.id}, {where}: the engine is exact or smt, not {step.engine!r}")
        for root in step.squares:
            check_expression(claim, where, root)


def check_formula(
    claim: Claim,
    where: str,
    formula: Formula,
    symbols: frozenset[sp.Symbol],
    functions: frozenset[UndefinedFunction],
) -> None:
    """Raise a ClaimError unless the formula is in the language, over these symbols and functions."""
    _check_parts(claim, where, formula)
    unknown = free_symbols(formula) - symbols
    if unknown:
        raise ClaimError(f"{claim.id}, {where}: undeclared symbol(s) {_names(unknown)}; declared: {_names(symbols)}")
    strange = functions_of(formula) - functions - THEORY
    if strange:
        raise ClaimError(f"{claim.id}, {where}: undeclared function(s) {_names(strange)}")
    for bound in _bound(formula):
        _check_sort(claim, bound)
    for expr in expressions(formula):
        check_expression(claim, where, expr, functions)


def _check_parts(claim: Claim, where: str, formula: Formula) -> None:
    """Raise a ClaimError unless a formula is made of formulas, and of expressions."""
    if isinstance(formula, ForAll):
        parts: tuple[Formula, ...] = (*formula.given, formula.body)
    elif isinstance(formula, Both):
        parts = tuple(formula.parts)
    elif type(formula) in (*_RELATIONS, Slope):
        parts = ()
        for side in expressions(formula):
            if not isinstance(side, sp.Expr):
                raise ClaimError(f"{claim.id}, {where}: expected an expression, got {side!r}")
    else:
        raise ClaimError(f"{claim.id}, {where}: expected a relation or a formula, got {formula!r}")
    for part in parts:
        _check_parts(claim, where, part)


def check_expression(
    claim: Claim, where: str, expr: sp.Basic, functions: frozenset[UndefinedFunction] | None = None
) -> None:
    """Raise a ClaimError at the first part of an expression that is outside the language.

    `functions` are the schematic functions that may be applied; by default those of the claim.
    """
    allowed = frozenset(claim.functions) if functions is None else functions
    if isinstance(expr, sp.Float):
        raise ClaimError(f"{claim.id}, {where}: {expr} is a float; write an exact rational")
    if isinstance(expr, _LEAVES) or expr in _CONSTANTS:
        return
    if isinstance(expr, AppliedUndef):
        _check_schematic(claim, expr.func)
        if expr.func not in allowed | THEORY:
            raise ClaimError(f"{claim.id}, {where}: the function {expr.func} is not declared")
    elif type(expr) not in _HEADS:  # a subclass could be another function
        raise ClaimError(f"{claim.id}, {where}: {expr} ({type(expr).__name__}) is not in the language of claims")
    for arg in expr.args:
        check_expression(claim, where, arg, allowed)
    # What is kept unevaluated would be simplified when something is put in or a variable is renamed.
    if not isinstance(expr, sp.betainc_regularized) and expr.func(*expr.args) != expr:
        raise ClaimError(f"{claim.id}, {where}: {expr} is not as sympy writes it, which is {expr.func(*expr.args)}")


def _check_schematic(claim: Claim, function: UndefinedFunction) -> None:
    """A function is real and nothing more: sympy would use a sign that its meaning need not have."""
    # Two functions of one name are equal, whatever else they say of themselves.
    if (
        type(function) is not UndefinedFunction
        or function._kwargs != _REAL._kwargs
        or function.__bases__ != (AppliedUndef,)
        or vars(function).keys() != vars(_REAL).keys()
    ):
        raise ClaimError(f"{claim.id}: make the function {function} with symbolic_bounds.symbols.schematic")


def _check_symbol(claim: Claim, sym: sp.Symbol) -> None:
    """A free symbol is no dummy: those are the variables that substitution makes, and their numbers can be guessed."""
    _check_sort(claim, sym)
    if type(sym) is not sp.Symbol:
        raise ClaimError(f"{claim.id}: {sym} is a {type(sym).__name__}; make symbols with symbolic_bounds.symbols")


def _check_sort(claim: Claim, sym: sp.Symbol) -> None:
    # A subclass could say anything of itself.
    if type(sym) not in (sp.Symbol, sp.Dummy) or sort_of(sym) is None:
        raise ClaimError(f"{claim.id}: {sym} has no sort; make symbols with symbolic_bounds.symbols")


def _local_symbols(claim: Claim, step: Step | Use | Induct, outer: frozenset[sp.Symbol]) -> frozenset[sp.Symbol]:
    local = (step.over,) if isinstance(step, Induct) else step.fix
    for sym in local:
        _check_symbol(claim, sym)
    if outer & frozenset(local) or len(set(local)) != len(local):
        raise ClaimError(f"{claim.id}, step {step.name}: the local symbols {_names(local)} must be new")
    return frozenset(local)


def _bound(formula: Formula) -> Iterator[sp.Symbol]:
    if isinstance(formula, ForAll):
        yield from formula.variables
        for part in (*formula.given, formula.body):
            yield from _bound(part)
    elif isinstance(formula, Both):
        for part in formula.parts:
            yield from _bound(part)


def _names(things: object) -> str:
    return ", ".join(sorted(str(thing) for thing in things)) or "none"  # type: ignore[attr-defined]
