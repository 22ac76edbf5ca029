"""What simplification drops when something is put into a formula.

sympy simplifies as if every part of an expression had a value: 0 * (1/x) becomes 0 although x may be 0. An instance
of a formula therefore says what the formula says only if the parts that vanished from it have a value.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from symbolic_bounds.formula import Both, ForAll, Formula, Functions, Values, substitute, substitute_expr

Term = tuple[sp.Expr, tuple[Formula, ...]]  # a part, and the assumptions that are in force where it stood


def dropped(
    formula: Formula, values: Values, functions: Functions | None = None, assumed: tuple[Formula, ...] = ()
) -> Iterator[Term]:
    """The partial terms that do not appear any more when `values` and `functions` are put into a formula."""
    functions = functions or {}
    if isinstance(formula, ForAll):
        fresh = {v: sp.Dummy(v.name, **v._assumptions_orig) for v in formula.variables}
        inner: dict[sp.Symbol, sp.Expr] = {**values, **fresh}
        for part in formula.given:
            yield from dropped(part, inner, functions, assumed)
            assumed = (*assumed, substitute(part, inner, functions))
        yield from dropped(formula.body, inner, functions, assumed)
    elif isinstance(formula, Both):
        for part in formula.parts:
            yield from dropped(part, values, functions, assumed)
    else:
        for side in formula.args if isinstance(formula, Relational) else (formula.of, formula.value):
            left = set(sp.preorder_traversal(substitute_expr(side, values, functions)))
            for term in _partial(side, values, functions):
                if term not in left:
                    yield term, assumed


def _partial(expr: sp.Basic, values: Values, functions: Functions) -> Iterator[sp.Expr]:
    """The terms with a restricted domain, instantiated but not simplified themselves."""
    for arg in expr.args:
        yield from _partial(arg, values, functions)
    if isinstance(expr, AppliedUndef) and expr.func in functions:
        meaning = functions[expr.func]
        put = [substitute_expr(arg, values, functions) for arg in expr.args]
        yield from _partial(meaning.expr, dict(zip(meaning.variables, put, strict=True)), {})
    elif is_partial(expr):
        args = [substitute_expr(arg, values, functions) for arg in expr.args]
        # sympy never evaluates the incomplete beta function, and does not take the keyword
        keep = {} if isinstance(expr, sp.betainc_regularized) else {"evaluate": False}
        yield expr.func(*args, **keep)


def is_partial(expr: sp.Basic) -> bool:
    """Whether an expression may be without a value although its arguments have one."""
    if isinstance(expr, sp.Pow):
        return not (isinstance(expr.exp, sp.Integer) and expr.exp >= 0) and expr.base != sp.E
    return isinstance(expr, (sp.log, sp.gamma, sp.factorial, sp.acos, sp.besseli, sp.betainc_regularized))


