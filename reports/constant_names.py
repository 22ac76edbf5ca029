"""The named constants that occur in a claim: Lambda in `jackson.concentration`, Phi in a covering bound."""

from __future__ import annotations

import sympy as sp

from reports.notation.named import NAMED, Named, apply, missing
from reports.notation.scope import Scope, scope_of
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import expressions

_USUAL = {
    "beta": ("epsilon",), "p": ("epsilon",), "K": ("epsilon",), "Lambda": ("epsilon",), "Phi": ("m",),
    "N": ("lambda", "epsilon"), "c": ("lambda",), "nu": (), "w": ("m",),
}  # fmt: skip


def constants_of(claim: Claim) -> dict[str, sp.Expr]:
    """The constants of the paper that stand in a claim's statement, at their usual arguments."""
    scope = scope_of(claim)
    found = {}
    for named in NAMED:
        value = _usual(named, scope)
        if value is not None and named.name not in scope.symbols and _occurs(value, claim):
            found[named.name] = value
    return found


def _usual(named: Named, scope: Scope) -> sp.Expr | None:
    names = _USUAL.get(named.name)
    if names is None or named.arguments + named.index != len(names) or missing(named, scope):
        return None
    if not all(name in scope.symbols for name in names):
        return None
    return apply(named, scope, *(scope.symbols[name] for name in names))


def _occurs(value: sp.Expr, claim: Claim) -> bool:
    mark = sp.Dummy("mark", positive=True)
    formulas = (*claim.hypotheses.values(), claim.conclusion)
    return any(mark in expr.subs(value, mark).free_symbols for formula in formulas for expr in expressions(formula))
