"""A claim in which a symbol is of another sort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula, free_symbols, substitute
from symbolic_bounds.symbols import Sort, symbol


def with_sort(claim: Claim, sym: sp.Symbol, sort: Sort) -> Claim:
    """The statement of a claim, with its symbol of another sort."""
    values = {sym: symbol(sym.name, sort)}
    return replace(
        claim,
        symbols=tuple(values.get(other, other) for other in claim.symbols),
        hypotheses={name: _renamed(formula, values) for name, formula in claim.hypotheses.items()},
        conclusion=_renamed(claim.conclusion, values),
        witness={values.get(other, other): value for other, value in claim.witness.items()},
    )


def _renamed(formula: Formula, values: Mapping[sp.Symbol, sp.Symbol]) -> Formula:
    return substitute(formula, values) if free_symbols(formula) & set(values) else formula
