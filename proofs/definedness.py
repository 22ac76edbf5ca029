"""What simplification drops, or decides by rounding, when something is put into a formula.

sympy simplifies as if every part of an expression had a value: 0 * (1/x) becomes 0 although x may be 0. An instance
of a formula therefore says what the formula says only if the parts that vanished from it have a value.

sympy also rounds, and compares, numbers that it computes in floating point, and it may err. Where it did so the
instance is not used: a term without a value stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy.core.function import AppliedUndef

from proofs import arb
from proofs.verdict import TranslationError
from symbolic_bounds.formula import (
    Both,
    ForAll,
    Formula,
    Functions,
    Slope,
    Values,
    opened_with,
    substitute,
    substitute_expr,
)

_NONE = sp.Pow(sp.Integer(0), -1, evaluate=False)  # has no value
_PRECISIONS = (256, 1024, 4096)  # bits
_COARSE = (sp.acos, sp.gamma, sp.factorial, sp.besseli, sp.betainc_regularized)  # computed at arguments of few digits
Term = tuple[sp.Expr, tuple[Formula, ...]]  # a part, and the assumptions that are in force where it stood


def dropped(
    formula: Formula, values: Values, functions: Functions | None = None, assumed: tuple[Formula, ...] = ()
) -> Iterator[Term]:
    """The partial terms that must have a value for the instance to say what the formula says.

    These are the terms of the formula that do not appear any more when `values` and `functions` are put in, and
    all those that the meanings of `functions` bring along: of them the formula never spoke.
    """
    functions = functions or {}
    if isinstance(formula, ForAll):
        inner = opened_with(formula, values)
        for part in formula.given:
            yield from dropped(part, inner, functions, assumed)
            assumed = (*assumed, substitute(part, inner, functions))
        yield from dropped(formula.body, inner, functions, assumed)
    elif isinstance(formula, Both):
        for part in formula.parts:
            yield from dropped(part, values, functions, assumed)
    else:
        slope = isinstance(formula, Slope)
        for side in (formula.of, formula.value) if isinstance(formula, Slope) else formula.args:
            left = set(sp.preorder_traversal(substitute_expr(side, values, functions)))
            for term, brought in _partial(side, values, functions):
                if brought or term not in left:
                    yield (_around(term) if slope else term), assumed


def _partial(expr: sp.Basic, values: Values, functions: Functions) -> Iterator[tuple[sp.Expr, bool]]:
    """The terms with a restricted domain, instantiated but not simplified, and whether a meaning brought them."""
    for arg in expr.args:
        yield from _partial(arg, values, functions)
    if isinstance(expr, AppliedUndef) and expr.func in functions:
        meaning = functions[expr.func]
        put = [substitute_expr(arg, values, functions) for arg in expr.args]
        inner = _partial(meaning.expr, dict(zip(meaning.variables, put, strict=True)), {})
        yield from ((term, True) for term, _ in inner)
    elif isinstance(expr, (sp.Pow, sp.Function, sp.Max, sp.Min)):
        args = [substitute_expr(arg, values, functions) for arg in expr.args]
        if _by_rounding(expr, args):
            yield _NONE, True
        elif is_partial(expr):
            # sympy never evaluates the incomplete beta function, and does not take the keyword
            keep = {} if isinstance(expr, sp.betainc_regularized) else {"evaluate": False}
            yield expr.func(*args, **keep), False


def _by_rounding(expr: sp.Expr, args: list[sp.Expr]) -> bool:
    """Whether the value of a function at these arguments is one that sympy only computed in floating point."""
    if isinstance(expr, (sp.floor, sp.ceiling)):
        if not args[0].is_number or isinstance(args[0], sp.Rational):
            return False
        rounded, value = expr.func(*args, evaluate=False), expr.func(*args)
        try:
            return not any(arb.enclose(rounded, {}, prec) == arb.rational(value) for prec in _PRECISIONS)
        except TranslationError:  # it is not even a number
            return True
    if isinstance(expr, sp.Pow) and isinstance(args[1], sp.Integer):
        return False  # its rules ask for no sign
    if isinstance(expr, sp.acos):
        coarse = args[0].is_number and args[0].has(sp.sin, sp.cos)  # acos(cos(x)) is x up to a rounded multiple of pi
    else:
        coarse = any(call.is_number for arg in args for call in arg.atoms(*_COARSE))
    if not coarse:
        return False
    value = expr.func(*args)
    return value.func != expr.func or set(value.args) != set(args)


def _around(term: sp.Expr) -> sp.Expr:
    """A term that has a value at a point only if the given one has a value all around it: a slope needs that.

    What may jump, or is not known to be continuous, is not followed: the term that is returned has no value.
    """
    if term.has(sp.floor, sp.ceiling, AppliedUndef):
        return _NONE
    if isinstance(term, sp.Pow) and isinstance(term.exp, sp.Rational) and term.exp > 0:
        return sp.Pow(term.base, -term.exp, evaluate=False)  # a root of a positive number
    if isinstance(term, sp.acos):
        return sp.log(1 - term.args[0] ** 2, evaluate=False)
    return term


def is_partial(expr: sp.Basic) -> bool:
    """Whether an expression may be without a value although its arguments have one."""
    if isinstance(expr, sp.Pow):
        return not (isinstance(expr.exp, sp.Integer) and expr.exp >= 0) and expr.base != sp.E
    return isinstance(expr, (sp.log, sp.gamma, sp.factorial, sp.acos, sp.besseli, sp.betainc_regularized))


