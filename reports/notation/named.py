"""Quantities with a name of their own in the paper: B(lambda, mu), c(lambda), w_m, a_k(lambda), Lambda ..."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sympy as sp

from reports.notation.scope import Scope
from symbolic_bounds import definitions, rates
from symbolic_bounds.symbols import C_H, C_R, F, L, m

Maker = Callable[..., sp.Expr]


@dataclass(frozen=True)
class Named:
    """A definition: `make` takes the index, if there is one, then the arguments, then the symbols `needs`."""

    name: str
    arguments: int
    make: Maker
    index: bool = False
    needs: tuple[sp.Symbol, ...] = ()
    usage: str = ""


_SMOOTHNESS = (L, C_R)
NAMED: tuple[Named, ...] = (
    Named("B", 2, definitions.bound_ratio, usage="B(lambda, mu)"),
    Named("bound_ratio", 2, definitions.bound_ratio, usage="bound_ratio(lambda, mu)"),
    Named("r", 1, definitions.ratio, index=True, usage="r_nu(x)"),
    Named("ratio", 2, definitions.ratio, usage="ratio(nu, x)"),
    Named("a", 1, definitions.eigenvalue, index=True, needs=(m,), usage="a_k(lambda)"),
    Named("eigenvalue", 3, definitions.eigenvalue, usage="eigenvalue(k, lambda, m)"),
    Named("w", 0, definitions.surface, index=True, usage="w_m"),
    Named("surface", 1, definitions.surface, usage="surface(m)"),
    Named("c", 1, definitions.normaliser, needs=(m,), usage="c(lambda)"),
    Named("c", 1, lambda n, lam: definitions.normaliser(lam, n - 1), index=True, usage="c_{m+1}(lambda)"),
    Named("normaliser", 2, definitions.normaliser, usage="normaliser(lambda, m)"),
    Named("nu", 0, definitions.order, needs=(m,), usage="nu = (m-1)/2"),
    Named("order", 1, definitions.order, usage="order(m)"),
    Named("beta", 1, lambda e, *_: rates.beta(e), needs=(L, C_R, C_H), usage="beta(epsilon)"),
    Named("p", 1, lambda e, *_: rates.exponent(e), needs=_SMOOTHNESS, usage="p(epsilon)"),
    Named("K", 1, lambda e, *_: rates.degree_bound(e), needs=_SMOOTHNESS, usage="K(epsilon)"),
    Named("Lambda", 1, lambda e, *_: rates.concentration(e), needs=(L, C_R, C_H, m), usage="Lambda(epsilon)"),
    Named("Phi", 1, rates.covering_constant, usage="Phi(m)"),
    Named("N", 2, lambda lam, e, *_: rates.prefix_length(lam, e), needs=(L, F, m), usage="N(lambda, epsilon)"),
)


def find(name: str, index: bool, arguments: int, scope: Scope) -> Named | None:
    """The definition of a name with these arguments, unless the claim uses the name itself."""
    if name in scope.symbols or name in scope.functions:
        return None
    for named in NAMED:
        if named.name == name and named.index == index and named.arguments == arguments:
            return named
    return None


def missing(named: Named, scope: Scope) -> list[str]:
    """The symbols that a definition needs and the scope lacks."""
    return [sym.name for sym in named.needs if sym.name not in scope.symbols]


def apply(named: Named, scope: Scope, *args: sp.Expr) -> sp.Expr:
    """The definition at an index, if it has one, and arguments; what it needs are the symbols of the scope."""
    own = {sym: scope.symbols[sym.name] for sym in named.needs}
    return named.make(*args, *named.needs).xreplace({sym: here for sym, here in own.items() if sym != here})


def usages(name: str) -> list[str]:
    """How a name is written, for a message."""
    return [named.usage for named in NAMED if named.name == name]


def counts(name: str, index: bool) -> list[int]:
    """How many arguments the definitions of a name take, with an index or without."""
    return sorted({named.arguments for named in NAMED if named.name == name and named.index == index})
