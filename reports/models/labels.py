"""Functions of real numbers that take finitely many values, as models of statements about all real numbers.

The numbers 0, 1, ..., K - 1 are labels, and every other real number stands for the label 0. A function that looks at
its real arguments through these labels is a function of all real numbers; what is asked of it for all of them needs to
be checked at the labels only, where a real number is nothing but such an argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction

from reports.points.problem import WHOLE, Unsupported
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula, expressions
from symbolic_bounds.language import THEORY
from symbolic_bounds.symbols import Sort, sort_of

Positions = Mapping[UndefinedFunction, frozenset[int]]


def real_positions(claim: Claim) -> dict[UndefinedFunction, frozenset[int]]:
    """Which arguments of the schematic functions are real numbers; functions of integers only are left out."""
    found: dict[UndefinedFunction, set[int]] = {}
    for call in _calls(claim):
        for place, arg in enumerate(call.args):
            if not arg.is_integer:
                found.setdefault(call.func, set()).add(place)
    return {function: frozenset(places) for function, places in found.items()}


def placed(claim: Claim) -> frozenset[UndefinedFunction]:
    """Functions whose values are arguments of others."""
    inside = (inner for call in _calls(claim) for arg in call.args for inner in arg.atoms(AppliedUndef))
    return frozenset(inner.func for inner in inside if inner.func not in THEORY)


def indexing(claim: Claim) -> frozenset[UndefinedFunction]:
    """Functions whose values, once rounded, are indices."""
    whole = (arg for call in _calls(claim) for arg in call.args if arg.is_integer)
    return frozenset(inner.func for arg in whole for inner in arg.atoms(AppliedUndef) if inner.func not in THEORY)


def _calls(claim: Claim) -> Iterable[AppliedUndef]:
    for formula in (*claim.hypotheses.values(), claim.conclusion):
        for expr in expressions(formula):
            yield from (call for call in expr.atoms(AppliedUndef) if call.func not in THEORY)


def label(value: sp.Expr, labels: int) -> sp.Integer:
    """What a real number stands for.

    Raises:
        Unsupported: if it is not known.
    """
    if not value.is_number:
        raise Unsupported("a function stands at a real number that is not known")
    return sp.Integer(value) if value.is_Integer and 0 <= value < labels else sp.Integer(0)


def only_labelled(formula: Formula, variables: Iterable[sp.Symbol], positions: Positions) -> bool:
    """Whether real variables are nothing but arguments of functions that see labels only."""
    return not any(_bare(expr, positions) & set(variables) for expr in expressions(formula))


def _bare(expr: sp.Expr, positions: Positions) -> frozenset[sp.Symbol]:
    """The symbols that stand elsewhere than directly at a real argument."""
    if expr.is_Symbol:
        return frozenset((expr,))
    places = positions.get(expr.func, frozenset()) if isinstance(expr, AppliedUndef) else frozenset()
    rest = [arg for n, arg in enumerate(expr.args) if n not in places or not arg.is_Symbol]
    return frozenset().union(*(_bare(arg, positions) for arg in rest))


def chosen_labels(claim: Claim, positions: Positions, labels: int, rng: Random) -> dict[sp.Symbol, sp.Expr]:
    """Labels for the real symbols of a claim that functions are applied to."""
    found = {}
    applied = {arg for call in _calls(claim) for n in positions.get(call.func, ()) for arg in (call.args[n],)}
    for sym in claim.symbols:
        if sym in applied and sort_of(sym) not in WHOLE:
            found[sym] = sp.Integer(
                rng.randrange(1, labels + 1) if sort_of(sym) is Sort.POSITIVE else rng.randrange(labels)
            )
    return found
