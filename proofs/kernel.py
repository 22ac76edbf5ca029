"""The kernel: what may be concluded from what. Nothing else makes a `Proof`.

A claim is proved by steps. Each step yields a fact from facts that stand before it: hypotheses, earlier steps,
and conclusions of other claims, instantiated where their own hypotheses and sorts hold. The last fact is the
conclusion. Engines prove single relations; what they are asked, the kernel alone decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from proofs import calculus, exact
from proofs.exact import Ledger
from proofs.translate import Translator, is_integral
from proofs.verdict import ClaimError, Outcome, TranslationError, Verdict, weakest
from proofs.wellformed import check_claim, check_expression
from symbolic_bounds.claim import Claim, Induct, ProofStep, Step, Use
from symbolic_bounds.formula import (
    Both,
    ForAll,
    Formula,
    Slope,
    free_symbols,
    ge,
    gt,
    instantiate,
    le,
    lt,
    same,
    substitute,
    substitute_expr,
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


@dataclass(frozen=True)
class Proof:
    """The outcome of a claim's steps; made by `derive` alone."""

    claim: Claim
    obligations: tuple[Obligation, ...]
    uses: tuple[str, ...]
    verdict: Verdict  # of the steps themselves, the used claims taken for granted
    unused: tuple[str, ...]  # hypotheses that no step named


@dataclass
class _Context:
    """The facts so far, and the local variables and assumptions of the step at hand."""

    claim: Claim
    facts: dict[str, Formula]
    ledger_for: LedgerFor
    obligations: list[Obligation] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def ask(self, name: str, goal: Formula, given: Relations, slopes: Sequence[Slope] = (), **how: Any) -> bool:
        """Put a goal to an engine and note what it says."""
        start = perf_counter()
        ledger = self.ledger_for(name, how.get("degree", 3))
        if isinstance(goal, Slope):
            outcome = calculus.prove_slope(goal, slopes, given, ledger)
        elif isinstance(goal, Relational):
            outcome = exact.prove(goal, given, ledger, how.get("squares", ()))
            if how.get("engine") == "smt" and outcome.verdict == Verdict.PROVED:
                from proofs import smt  # slow to load, and few goals ask for it

                outcome = smt.prove(goal, given)
        else:
            raise ClaimError(f"{self.claim.id}, {name}: a goal is a relation or a slope, got {goal}")
        self.obligations.append(Obligation(name, goal, outcome, perf_counter() - start))
        return outcome.verdict == Verdict.PROVED

    def fail(self, name: str, goal: Formula, reason: str) -> None:
        self.obligations.append(Obligation(name, goal, Outcome(Verdict.OPEN, "kernel", exact.SCOPE, reason)))


def derive(claim: Claim, library: Mapping[str, Claim], ledger_for: LedgerFor) -> Proof:
    """Run the steps of a claim.

    Raises:
        ClaimError: if the claim is malformed, whatever its steps would show.
    """
    check_claim(claim)
    context = _Context(claim, dict(claim.hypotheses), ledger_for)
    for step in claim.proof:
        known = len(context.obligations)
        fact = _run(step, context, library)
        failed = any(o.outcome.verdict != Verdict.PROVED for o in context.obligations[known:])
        if fact is None or failed:
            break  # what follows may lean on it
        context.facts[step.name] = fact
    else:
        _conclude(context)
    uses = tuple(dict.fromkeys(s.claim for s in claim.proof if isinstance(s, Use) and s.claim in library))
    unused = tuple(name for name in claim.hypotheses if name not in context.touched)
    verdict = weakest(o.outcome.verdict for o in context.obligations)
    return Proof(claim, tuple(context.obligations), uses, verdict, unused)


def _conclude(context: _Context) -> None:
    """The conclusion, or each of its parts, must be a fact that was derived."""
    claim = context.claim
    derived = [context.facts[step.name] for step in claim.proof]
    parts = claim.conclusion.parts if isinstance(claim.conclusion, Both) else (claim.conclusion,)
    for part in parts:
        if not any(same(part, fact) for fact in derived):
            context.fail("conclusion", part, "no step ends in the conclusion")
            return
    if not context.obligations:  # a proof that only cites
        context.obligations.append(
            Obligation("conclusion", claim.conclusion, Outcome(Verdict.PROVED, "kernel", exact.SCOPE))
        )


def _run(step: ProofStep, context: _Context, library: Mapping[str, Claim]) -> Formula | None:
    try:
        if isinstance(step, Use):
            return _use(step, context, library)
        return _induct(step, context) if isinstance(step, Induct) else _step(step, context)
    except (TypeError, ValueError) as error:  # what substitution says of values that make no sense
        raise ClaimError(f"{context.claim.id}, step {step.name}: {error}") from error


def _expr(value: sp.Expr | int) -> sp.Expr:
    """A value of a claim file: an expression or an integer, never text."""
    if isinstance(value, int):
        return sp.Integer(value)
    if not isinstance(value, sp.Expr):
        raise TypeError(f"expected an expression, got {value!r}")
    return value


# -- steps ---------------------------------------------------------------------------------------------------


def _step(step: Step, context: _Context) -> Formula:
    given, slopes = _gather(step.name, step.given, step.fix, step.assume, step.at, context)
    if isinstance(step.goal, Slope) and step.goal.by not in step.fix:
        context.fail(step.name, step.goal, "the variable of a slope must be fixed in the step")
    how = {"degree": step.degree, "engine": step.engine, "squares": step.squares}
    context.ask(step.name, step.goal, given, slopes, **how)
    return _close(step.fix, step.assume, step.goal)


def _induct(step: Induct, context: _Context) -> Formula | None:
    over, start = step.over, step.start
    if sort_of(over) not in (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING) or not is_integral(start):
        raise ClaimError(f"{context.claim.id}, step {step.name}: induction runs over integers")
    if not isinstance(step.goal, Relational):
        raise ClaimError(f"{context.claim.id}, step {step.name}: induction proves a relation")
    base, _ = _gather(step.name, step.base, (), (), step.at, context)
    for condition in sort_conditions(over, start):
        context.ask(f"{step.name}.start", condition, base)
    context.ask(f"{step.name}.base", substitute(step.goal, {over: start}), base, degree=step.degree)
    assume: tuple[Relational, ...] = (le(start, over),)
    if step.stop is not None:
        if not is_integral(step.stop):
            raise ClaimError(f"{context.claim.id}, step {step.name}: the end of an induction is an integer")
        assume += (lt(over, step.stop),)
    given, _ = _gather(step.name, step.step, (over,), assume, step.at, context)
    following = substitute(step.goal, {over: over + 1})
    context.ask(f"{step.name}.step", following, [*given, step.goal], degree=step.degree)
    reach = (le(start, over),) if step.stop is None else (le(start, over), le(over, step.stop))
    return ForAll((over,), reach, step.goal)


def _use(step: Use, context: _Context, library: Mapping[str, Claim]) -> Formula | None:
    given, _ = _gather(step.name, step.given, step.fix, step.assume, {}, context)
    if step.claim in context.facts:
        return _specialise(step, context, given)
    if step.claim not in library:
        raise ClaimError(f"{context.claim.id}, step {step.name}: no claim or fact is called {step.claim!r}")
    used = library[step.claim]
    values = {sym: _expr(step.at.get(sym, sym)) for sym in used.symbols}
    functions = {f: step.functions[f] for f in used.functions if f in step.functions}
    _check_names(step, used, context)
    for sym, expr in values.items():
        if not _has_sort(f"{step.name}.{sym}", sym, expr, given, context):
            return None
    formulas = [*used.hypotheses.values(), used.conclusion]
    for formula in formulas:
        if not all(_defined(site, given, context, step.name) for site in _sites(formula, values, functions)):
            return None
    for name, hypothesis in used.hypotheses.items():
        needed = substitute(hypothesis, values, functions)
        if not _entailed(f"{step.name}.{name}", needed, step, given, context):
            return None
    return _close(step.fix, step.assume, substitute(used.conclusion, values, functions))


def _specialise(step: Use, context: _Context, given: Relations) -> Formula | None:
    """An earlier universal fact, at values of its variables."""
    context.touched.add(step.claim)
    fact = context.facts[step.claim]
    if not isinstance(fact, ForAll):
        raise ClaimError(f"{context.claim.id}, step {step.name}: {step.claim!r} is not universal")
    by_name = {v.name: e for v, e in step.at.items()}
    values = {v: _expr(by_name.get(v.name, v)) for v in fact.variables}
    for sym, expr in values.items():
        if not _has_sort(f"{step.name}.{sym}", sym, expr, given, context):
            return None
    conditions, body = instantiate(fact, values)
    for i, condition in enumerate(conditions):
        if not _entailed(f"{step.name}.{i}", condition, step, given, context):
            return None
    return _close(step.fix, step.assume, body)


def _close(fix: tuple[sp.Symbol, ...], assume: tuple[Formula, ...], goal: Formula) -> Formula:
    return ForAll(fix, assume, goal) if fix or assume else goal


# -- what a step may lean on ---------------------------------------------------------------------------------


def _gather(
    name: str,
    names: Sequence[str],
    fix: tuple[sp.Symbol, ...],
    assume: Sequence[Formula],
    at: Mapping[str, Mapping[sp.Symbol, sp.Expr]],
    context: _Context,
) -> tuple[list[Relational], list[Slope]]:
    """The relations and slopes that the named facts give in this local context."""
    relations: list[Relational] = []
    slopes: list[Slope] = []
    for part in assume:
        _spread(part, relations, slopes)
    for given in names:
        if given not in context.facts:
            known = ", ".join(context.facts) or "none"
            raise ClaimError(f"{context.claim.id}, step {name}: no earlier fact {given!r}; known: {known}")
        context.touched.add(given)
        fact = context.facts[given]
        if isinstance(fact, ForAll):
            named = {v.name: e for v, e in at.get(given, {}).items()}
            if not named and len(fact.variables) == len(fix):
                named = {v.name: f for v, f in zip(fact.variables, fix, strict=True)}
            if any(v.name not in named for v in fact.variables):
                continue  # a universal fact that a Use or a slope rule will specialise itself
            values = {v: _expr(named[v.name]) for v in fact.variables}
            if not all(_has_sort(f"{name}.{given}.{v}", v, e, relations, context) for v, e in values.items()):
                continue
            conditions, fact = instantiate(fact, values)
            for i, condition in enumerate(conditions):
                if not _follows(f"{name}.{given}.{i}", condition, relations, context):
                    return relations, slopes
        _spread(fact, relations, slopes)
    return relations, slopes


def _spread(fact: Formula, relations: list[Relational], slopes: list[Slope]) -> None:
    if isinstance(fact, Relational):
        relations.append(fact)
    elif isinstance(fact, Slope):
        slopes.append(fact)
    elif isinstance(fact, Both):
        for part in fact.parts:
            _spread(part, relations, slopes)


def _follows(name: str, goal: Formula, given: Relations, context: _Context) -> bool:
    if not isinstance(goal, Relational):
        context.fail(name, goal, "only relations can be assumptions here")
        return False
    return goal in given or context.ask(name, goal, given)


def _entailed(name: str, needed: Formula, step: Use, given: Relations, context: _Context) -> bool:
    """Whether a hypothesis of a used claim holds here: it is a fact, follows from one, or is proved."""
    facts = [*context.facts.items()]
    local = [(f"assume {i}", part) for i, part in enumerate(step.assume)]
    for source, fact in [*facts, *local]:
        if same(needed, fact):
            context.touched.add(source)
            return True
    if isinstance(needed, Both):
        return all(_entailed(f"{name}.{i}", p, step, given, context) for i, p in enumerate(needed.parts))
    if isinstance(needed, Relational):
        return context.ask(name, needed, given)
    if isinstance(needed, ForAll):
        return _universal(name, needed, step, given, context)
    context.fail(name, needed, "no fact states this slope")
    return False


def _universal(name: str, needed: ForAll, step: Use, given: Relations, context: _Context) -> bool:
    """A universal hypothesis: its body is proved for arbitrary variables, from universal facts at them."""
    assumed: list[Relational] = [*given]
    for part in needed.given:
        _spread(part, assumed, [])
    relations, slopes = list(assumed), []
    for source in step.given:
        fact = context.facts[source]
        if not isinstance(fact, ForAll) or len(fact.variables) != len(needed.variables):
            continue
        values: dict[sp.Symbol, sp.Expr] = dict(zip(fact.variables, needed.variables, strict=True))
        if not all(_has_sort(f"{name}.{v}", v, e, assumed, context) for v, e in values.items()):
            continue
        conditions, body = instantiate(fact, values)
        if all(_follows(f"{name}.{source}", c, assumed, context) for c in conditions):
            _spread(body, relations, slopes)
    if isinstance(needed.body, Slope):
        return context.ask(name, needed.body, relations, slopes)
    if isinstance(needed.body, Relational):
        return context.ask(name, needed.body, relations)
    context.fail(name, needed, "nested quantifiers must be stated as a fact first")
    return False


# -- sorts and definedness -----------------------------------------------------------------------------------


def sort_conditions(sym: sp.Symbol, expr: sp.Expr) -> list[Relational]:
    sort = sort_of(sym)
    if sort is Sort.POSITIVE:
        return [gt(expr, 0)]
    if sort in (Sort.NONNEGATIVE, Sort.NATURAL):
        return [ge(expr, 0)]
    return [ge(expr, 1)] if sort is Sort.COUNTING else []


def _has_sort(name: str, sym: sp.Symbol, expr: sp.Expr, given: Relations, context: _Context) -> bool:
    """Whether a value belongs to the sort of the symbol that it replaces."""
    sort = sort_of(sym)
    if isinstance(expr, sp.Symbol) and sort_of(expr) is sort:
        return True
    check_expression(context.claim, f"step {name}", expr)
    if sort is Sort.OBJECT:
        if isinstance(expr, sp.Symbol) and sort_of(expr) is Sort.OBJECT:
            return True
        context.fail(name, gt(sym, 0), f"{sym} stands for an object, {expr} is none")
        return False
    if sort in (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING) and not is_integral(expr):
        context.fail(name, ge(expr, 0), f"{expr} is not plainly an integer, which {sym} is")
        return False
    if not sort_conditions(sym, expr):
        return _defined((expr, ()), given, context, name)
    return all(context.ask(name, condition, given) for condition in sort_conditions(sym, expr))


Site = tuple[sp.Expr, tuple[Formula, ...]]


def _sites(formula: Formula, values: Mapping[sp.Symbol, sp.Expr], functions: Mapping[Any, sp.Lambda]) -> Iterator[Site]:
    """Every place where a schematic function is given its meaning, with the assumptions in force there."""
    if not functions:
        return
    for expr, assumed in _applications(formula, ()):
        if expr.func in functions:
            meaning = substitute_expr(expr, values, functions)
            yield meaning, tuple(substitute(part, values, functions) for part in assumed)


def _applications(formula: Formula, assumed: tuple[Formula, ...]) -> Iterator[Site]:
    if isinstance(formula, ForAll):
        for i, part in enumerate(formula.given):
            yield from _applications(part, (*assumed, *formula.given[:i]))
        yield from _applications(formula.body, (*assumed, *formula.given))
    elif isinstance(formula, Both):
        for part in formula.parts:
            yield from _applications(part, assumed)
    else:
        sides = formula.args if isinstance(formula, Relational) else (formula.of, formula.value)
        for side in sides:
            for call in sorted(side.atoms(AppliedUndef), key=str):
                yield call, assumed


def _defined(site: Site, given: Relations, context: _Context, name: str) -> bool:
    """Whether an expression has a value: sympy simplifies as if it had, so it must."""
    expr, assumed = site
    relations = list(given)
    for part in assumed:
        _spread(part, relations, [])
    translator = Translator(context.ledger_for(f"{name}.defined", 3).require)
    try:
        for relation in relations:
            translator.assume(relation)
        translator.ratio(expr)
    except TranslationError as error:
        context.fail(f"{name}.defined", ge(expr, expr), str(error))
        return False
    return True


def _check_names(step: Use, used: Claim, context: _Context) -> None:
    """Values and meanings must be for what the used claim has, in the terms of this claim."""
    where = f"{context.claim.id}, step {step.name}"
    extra = set(step.at) - set(used.symbols) | set(step.functions) - set(used.functions)
    if extra:
        raise ClaimError(f"{where}: {used.id} has no {', '.join(sorted(map(str, extra)))}")
    scope = set(context.claim.symbols) | set(step.fix)
    for sym in used.symbols:
        for free in _expr(step.at.get(sym, sym)).free_symbols - scope:
            raise ClaimError(f"{where}: {sym} of {used.id} needs a value in terms of {sorted(map(str, scope))}")
    for function in used.functions:
        if function in step.functions:
            meaning = step.functions[function]
            check_expression(context.claim, f"step {step.name}", meaning.expr)
            loose = meaning.expr.free_symbols - set(meaning.variables) - scope
        else:
            loose = set() if function in context.claim.functions else {function}
        if loose:
            raise ClaimError(f"{where}: {function} of {used.id} is not given in terms of this claim")
