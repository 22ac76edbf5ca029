"""The facts that a step may lean on, and what must be shown before it may.

A universal fact is used at values that have the sorts of its variables and satisfy its assumptions; a claim is
used where its hypotheses hold and where what is put into it has a value, because sympy simplifies as if it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any

import sympy as sp
from sympy.core.relational import Relational

from proofs import calculus, exact
from proofs.atoms import is_integral
from proofs.definedness import dropped
from proofs.exact import Ledger
from proofs.translate import Translator
from proofs.verdict import ClaimError, Outcome, TranslationError, Verdict
from proofs.wellformed import check_expression
from symbolic_bounds.claim import Claim, Use
from symbolic_bounds.formula import (
    Both,
    ForAll,
    Formula,
    Slope,
    ge,
    gt,
    instantiate,
    same,
)
from symbolic_bounds.symbols import Sort, sort_of

Relations = Sequence[Relational]
LedgerFor = Callable[[str, int], Ledger]  # the ledger of a goal by its name, and a degree to search with


@dataclass(frozen=True)
class Obligation:
    """One goal that was put to an engine, and what it said."""

    goal: str
    formula: Formula
    outcome: Outcome
    seconds: float = 0.0


@dataclass
class Context:
    """The facts of a proof so far, and the obligations that it has met."""

    claim: Claim
    facts: dict[str, Formula]
    ledger_for: LedgerFor
    obligations: list[Obligation] = field(default_factory=list)
    leaned: set[str] = field(default_factory=set)  # the facts that the step at hand really used
    _sources: dict[Relational, set[str]] = field(default_factory=dict)

    # -- goals ---------------------------------------------------------------------------------------------

    def ask(self, name: str, goal: Formula, given: Relations, slopes: Sequence[Slope] = (), **how: Any) -> bool:
        """Put a goal to an engine and note what it says."""
        start = perf_counter()
        ledger = self.ledger_for(name, how.get("degree", 3))
        if isinstance(goal, Slope):
            outcome = calculus.prove_slope(goal, slopes, given, ledger)
        elif isinstance(goal, Relational):
            if how.get("engine") == "smt" and ledger.search:  # a replay has the certificate, and needs no solver
                from proofs import smt  # noqa: PLC0415  (slow to load, and few goals ask for it)

                outcome = smt.prove(goal, given, ledger)
            else:
                outcome = exact.prove(goal, given, ledger, how.get("squares", ()))
        else:
            raise ClaimError(f"{self.claim.id}, {name}: a goal is a relation or a slope, got {goal}")
        self.obligations.append(Obligation(name, goal, outcome, perf_counter() - start))
        self.leaned.update(*(self._sources.get(given[k], set()) for k in outcome.used))
        return outcome.verdict == Verdict.PROVED

    def fail(self, name: str, goal: Formula, reason: str) -> bool:
        """Note a goal that no engine was asked; it stays open."""
        self.obligations.append(Obligation(name, goal, Outcome(Verdict.OPEN, "kernel", exact.SCOPE, reason)))
        return False

    # -- facts ---------------------------------------------------------------------------------------------

    def gather(
        self,
        name: str,
        names: Sequence[str],
        fix: tuple[sp.Symbol, ...] = (),
        assume: Sequence[Formula] = (),
        at: Mapping[str, Mapping[sp.Symbol, sp.Expr]] | None = None,
    ) -> tuple[list[Relational], list[Slope]]:
        """The relations and slopes that the named facts give in a local context.

        A universal fact is taken at the values that `at` names, or at the fixed symbols if they are as many as
        its variables; else it is left to be specialised by a `Use`.
        """
        relations: list[Relational] = []
        slopes: list[Slope] = []
        for part in assume:
            spread(part, relations, slopes)
        for source in names:
            if source not in self.facts:
                known = ", ".join(self.facts) or "none"
                raise ClaimError(f"{self.claim.id}, step {name}: no earlier fact {source!r}; known: {known}")
            fact, known_relations, known_slopes = self.facts[source], len(relations), len(slopes)
            if isinstance(fact, ForAll):
                chosen = {v.name: e for v, e in (at or {}).get(source, {}).items()}
                if not chosen and len(fact.variables) == len(fix):
                    chosen = {v.name: f for v, f in zip(fact.variables, fix, strict=True)}
                if any(v.name not in chosen for v in fact.variables):
                    continue
                values = {v: as_expr(chosen[v.name]) for v in fact.variables}
                self.check_scope(name, values.values(), fix)
                self.specialise(f"{name}.{source}", fact, values, relations, slopes)
            else:
                spread(fact, relations, slopes)
            self._note(source, relations[known_relations:], slopes[known_slopes:])
        return relations, slopes

    def _note(self, source: str, relations: Relations, slopes: Sequence[Slope]) -> None:
        """Remember where relations come from; a slope counts as used when it is there."""
        for relation in relations:
            self._sources.setdefault(relation, set()).add(source)
        if slopes:
            self.leaned.add(source)

    def specialise(
        self,
        name: str,
        fact: ForAll,
        values: Mapping[sp.Symbol, sp.Expr],
        relations: list[Relational],
        slopes: list[Slope],
    ) -> bool:
        """Add what a universal fact says at these values, once its sorts and assumptions are shown there."""
        if not all(self.has_sort(f"{name}.{v.name}", v, e, relations) for v, e in values.items()):
            return False
        if not self.nothing_lost(name, replace(fact, variables=()), values, {}, relations):
            return False
        conditions, body = instantiate(fact, values)
        for i, condition in enumerate(conditions):
            if not isinstance(condition, Relational):
                return self.fail(f"{name}.{i}", condition, "only relations can be assumptions here")
            if condition in relations:
                self.leaned |= self._sources.get(condition, set())
            elif not self.ask(f"{name}.{i}", condition, relations):
                return False
        spread(body, relations, slopes)
        return True

    def entailed(self, name: str, needed: Formula, step: Use, given: Relations) -> bool:
        """Whether a hypothesis of a used claim holds here: it is a fact, follows from one, or is proved."""
        local = [(f"assume {i}", part) for i, part in enumerate(step.assume)]
        for source, fact in [*self.facts.items(), *local]:
            if same(needed, fact):
                self.leaned.add(source)
                return True
        if isinstance(needed, Both):
            return all(self.entailed(f"{name}.{i}", p, step, given) for i, p in enumerate(needed.parts))
        if isinstance(needed, Relational):
            return self.ask(name, needed, given)
        if isinstance(needed, ForAll):
            return self._universal(name, needed, step, given)
        return self.fail(name, needed, "no fact states this slope")

    def _universal(self, name: str, needed: ForAll, step: Use, given: Relations) -> bool:
        """A universal hypothesis: its body is proved for arbitrary variables, from universal facts at them."""
        relations: list[Relational] = [*given]
        slopes: list[Slope] = []
        for part in needed.given:
            spread(part, relations, [])
        for source in step.given:
            fact = self.facts[source]
            if isinstance(fact, ForAll) and len(fact.variables) == len(needed.variables):
                values = dict(zip(fact.variables, needed.variables, strict=True))
                before = len(relations), len(slopes)
                self.specialise(f"{name}.{source}", fact, values, relations, slopes)
                self._note(source, relations[before[0] :], slopes[before[1] :])
        if isinstance(needed.body, (Relational, Slope)):
            return self.ask(name, needed.body, relations, slopes)
        return self.fail(name, needed, "nested quantifiers must be stated as a fact first")

    def check_scope(self, name: str, values: Iterable[sp.Expr], fix: Sequence[sp.Symbol]) -> None:
        """Raise a ClaimError unless the values are in terms of the claim and of what the step fixes."""
        scope = {*self.claim.symbols, *fix}
        for value in values:
            if value.free_symbols - scope:
                names = ", ".join(sorted(map(str, scope))) or "no symbols"
                raise ClaimError(f"{self.claim.id}, step {name}: {value} is not in terms of {names}")

    # -- sorts and definedness -----------------------------------------------------------------------------

    def has_sort(self, name: str, sym: sp.Symbol, expr: sp.Expr, given: Relations) -> bool:
        """Whether a value belongs to the sort of the symbol that it replaces."""
        sort = sort_of(sym)
        if isinstance(expr, sp.Symbol) and sort_of(expr) is sort:
            return True
        check_expression(self.claim, f"step {name}", expr)
        if sort is Sort.OBJECT:
            return self.fail(name, gt(sym, 0), f"{sym} stands for an object, {expr} is none")
        if sort in (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING) and not is_integral(expr):
            return self.fail(name, ge(expr, 0), f"{expr} is not plainly an integer, which {sym} is")
        conditions = sort_conditions(sym, expr)
        if not conditions:
            return self.defined(name, expr, given)
        return all(self.ask(name, condition, given) for condition in conditions)

    def nothing_lost(
        self,
        name: str,
        formula: Formula,
        values: Mapping[sp.Symbol, sp.Expr],
        functions: Mapping[Any, sp.Lambda],
        given: Relations,
    ) -> bool:
        """Whether what simplification drops from an instance of the formula has a value."""
        return all(self.defined(name, term, given, held) for term, held in dropped(formula, values, functions))

    def defined(self, name: str, expr: sp.Expr, given: Relations, assumed: Sequence[Formula] = ()) -> bool:
        """Whether an expression has a value."""
        relations = list(given)
        for part in assumed:
            spread(part, relations, [])
        ledger = self.ledger_for(f"{name}.defined", 3)
        translator = Translator(ledger.require)
        try:
            owner = {i: relation for relation in relations for i in translator.assume(relation)}
            translator.ratio(expr)
        except TranslationError as error:
            return self.fail(f"{name}.defined", ge(expr, expr), str(error))
        for i in ledger.used | translator.divided_by:
            self.leaned |= self._sources.get(owner.get(i), set())
        return True


def sort_conditions(sym: sp.Symbol, expr: sp.Expr) -> list[Relational]:
    """What a value must satisfy to be of the sort of a symbol, besides being an integer or a real number."""
    sort = sort_of(sym)
    if sort is Sort.POSITIVE:
        return [gt(expr, 0)]
    if sort in (Sort.NONNEGATIVE, Sort.NATURAL):
        return [ge(expr, 0)]
    return [ge(expr, 1)] if sort is Sort.COUNTING else []


def spread(fact: Formula, relations: list[Relational], slopes: list[Slope]) -> None:
    """Add the relations and slopes that a fact states outright."""
    if isinstance(fact, Relational):
        relations.append(fact)
    elif isinstance(fact, Slope):
        slopes.append(fact)
    elif isinstance(fact, Both):
        for part in fact.parts:
            spread(part, relations, slopes)


def as_expr(value: sp.Expr | int) -> sp.Expr:
    """A value of a claim file: an expression or an integer, never text."""
    if isinstance(value, int):
        return sp.Integer(value)
    if not isinstance(value, sp.Expr):
        raise TypeError(f"expected an expression, got {value!r}")
    return value
