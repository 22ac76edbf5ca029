"""The names that a formula may use: symbols and functions of a claim, and what its own formulas bind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

import sympy as sp
from sympy.core.function import UndefinedFunction

from reports.notation.tables import VARIANTS
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula

ALIASES = {**VARIANTS, "lam": "lambda", "eps": "epsilon"}


@dataclass(frozen=True)
class Scope:
    """What names mean. `bound` holds variables that may be quantified, with the sorts that they have there."""

    symbols: Mapping[str, sp.Symbol]
    functions: Mapping[str, UndefinedFunction] = field(default_factory=dict)
    bound: Mapping[str, sp.Symbol] = field(default_factory=dict)

    def symbol(self, key: str) -> sp.Symbol | None:
        """The symbol of a name."""
        return self.symbols.get(self._known(key, self.symbols))

    def function(self, key: str) -> UndefinedFunction | None:
        """The schematic function of a name."""
        return self.functions.get(self._known(key, self.functions))

    def bindable(self, key: str) -> sp.Symbol | None:
        """The variable that the claim's own formulas bind by this name."""
        return self.bound.get(self._known(key, self.bound))

    def within(self, variables: Mapping[str, sp.Symbol]) -> Scope:
        """The scope inside a quantifier."""
        return replace(self, symbols={**self.symbols, **variables})

    def names(self) -> list[str]:
        """Every name."""
        return sorted({*self.symbols, *self.functions})

    def near(self, key: str, more: Iterable[str] = ()) -> str:
        """What somebody may have meant, and what there is, for a message."""
        close = get_close_matches(canonical(key), sorted({*self.names(), *more}), n=2, cutoff=0.6)
        meant = f"; did you mean {' or '.join(close)}?" if close else ""
        return f"{meant}; names here: {', '.join(self.names()) or 'none'}"

    @staticmethod
    def _known(key: str, names: Mapping[str, object]) -> str:
        return key if key in names else canonical(key)


def canonical(key: str) -> str:
    """A name with the variant of its Greek letter, or its abbreviation, spelt out."""
    base, under, rest = key.partition("_")
    stem = base.rstrip("'")
    return ALIASES.get(stem, stem) + base[len(stem) :] + under + rest


def scope_of(claim: Claim, part: Formula | None = None) -> Scope:
    """The scope of a claim's hypotheses and conclusion.

    A bound variable has the sort that it has in `part`; else the one that it has in all of the statement.
    """
    symbols = {sym.name: sym for sym in claim.symbols}
    found: dict[str, set[sp.Symbol]] = {}
    for formula in (*claim.hypotheses.values(), claim.conclusion):
        for sym in _bound(formula):
            found.setdefault(sym.name, set()).add(sym)
    bound = {name: next(iter(same)) for name, same in found.items() if len(same) == 1}
    if part is not None:
        bound |= {sym.name: sym for sym in _bound(part)}
    return Scope(symbols, {str(function): function for function in claim.functions}, bound)


def _bound(formula: Formula) -> Iterator[sp.Symbol]:
    if isinstance(formula, ForAll):
        yield from formula.variables
        for part in (*formula.given, formula.body):
            yield from _bound(part)
    elif isinstance(formula, Both):
        for part in formula.parts:
            yield from _bound(part)
