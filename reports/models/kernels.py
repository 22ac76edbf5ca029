"""Products of the kernel e^(lam cos angle) and a weight, as functions of a point that an average is taken over."""

from __future__ import annotations

from dataclasses import dataclass

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction

from symbolic_bounds import language as words

ANYWHERE = sp.Symbol("x")  # the point over which an average is taken


@dataclass(frozen=True)
class Kernel:
    """weight(x) e^(lam cos angle(x, y)), the weight a + b value(averaged, x) with numbers a and b."""

    lam: sp.Expr
    weight: sp.Expr  # with ANYWHERE for x
    averaged: sp.Expr | None  # None for a constant weight

    def mean(self, smoothed: sp.Expr | None) -> sp.Expr:
        """The weight with the average of its function under the kernel put in."""
        if self.averaged is None:
            return self.weight
        return self.weight.xreplace({words.value(self.averaged, ANYWHERE): smoothed})


def kernel(product: sp.Expr, x: sp.Symbol, y: sp.Symbol) -> Kernel | None:
    """The product as a kernel about y in the variable x; None if it is not one."""
    exponentials = [e for e in product.atoms(sp.exp) if x in e.free_symbols]
    if len(exponentials) != 1:
        return None
    lam, weight = exponentials[0].args[0] / sp.cos(words.angle(x, y)), product / exponentials[0]
    calls = [c for c in weight.atoms(AppliedUndef) if c.func is words.value and c.args[1] == x]
    averaged = calls[0].args[0] if len(calls) == 1 else None
    mark = sp.Dummy()
    linear = weight.xreplace(dict.fromkeys(calls, mark))
    if len(calls) > 1 or {x, y} & (lam.free_symbols | linear.free_symbols) or mark in linear.diff(mark).free_symbols:
        return None
    return Kernel(lam, weight.xreplace({c: words.value(averaged, ANYWHERE) for c in calls}), averaged)


def is_call(expr: sp.Expr, function: UndefinedFunction) -> bool:
    """Whether an expression is a function at some arguments."""
    return isinstance(expr, AppliedUndef) and expr.func is function
