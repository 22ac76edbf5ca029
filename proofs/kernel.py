"""The kernel: what may be concluded from what. Nothing else makes a `Proof`.

A claim is proved by steps. Each step yields a fact from facts that stand before it: hypotheses, earlier steps,
and conclusions of other claims, instantiated where their own hypotheses and sorts hold. The last fact is the
conclusion. Engines prove single relations; what they are asked, the kernel alone decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import sympy as sp
from sympy.core.relational import Relational

from proofs.atoms import is_integral
from proofs.context import Context, LedgerFor, Obligation, Relations, as_expr, sort_conditions
from proofs.exact import SCOPE
from proofs.verdict import ClaimError, Outcome, Verdict, weakest
from proofs.wellformed import check_claim, check_expression
from symbolic_bounds.claim import Claim, Induct, ProofStep, Step, Use
from symbolic_bounds.formula import Both, ForAll, Formula, Slope, instantiate, le, lt, same, substitute
from symbolic_bounds.symbols import Sort, sort_of


@dataclass(frozen=True)
class Proof:
    """The outcome of a claim's steps; made by `derive` alone."""

    claim: Claim
    obligations: tuple[Obligation, ...]
    verdict: Verdict  # of the steps themselves, the used claims taken for granted
    unused: tuple[str, ...]  # hypotheses that the proof does not lean on
    idle: tuple[str, ...]  # steps that it does not lean on
    facts: Mapping[str, Formula]  # the hypotheses, and what the steps have shown
    leans: Mapping[str, set[str]]  # the facts that each of these steps used


def derive(
    claim: Claim, library: Mapping[str, Claim], ledger_for: LedgerFor, after: Proof | None = None
) -> Proof:
    """Run the steps of a claim.

    Args:
        claim: what is to be proved.
        library: the claims that it may use, by id; that they hold is not asked here.
        ledger_for: where certificates come from, by the goal's name and a degree.
        after: a proof of another claim from the same library: a step that both share is not run again where all
            that it leans on is shared too.
    Raises:
        ClaimError: if the claim is malformed, whatever its steps would show.
    """
    check_claim(claim)
    _check_fact_names(claim, library)
    context = Context(claim, dict(claim.hypotheses), ledger_for)
    leans: dict[str, set[str]] = {}
    concluded = False
    for step in claim.proof:
        if after is not None and _shown(step, context, after):
            context.facts[step.name], leans[step.name] = after.facts[step.name], after.leans[step.name]
            continue
        known, context.leaned = len(context.obligations), set()
        fact = _run(step, context, library)
        failed = any(o.outcome.verdict != Verdict.PROVED for o in context.obligations[known:])
        if fact is None or failed:
            break  # what follows may lean on it
        context.facts[step.name], leans[step.name] = fact, context.leaned
    else:
        context.leaned = set()
        concluded = _conclude(context)
    needed = _reach(context.leaned, leans)
    unused = tuple(name for name in claim.hypotheses if name not in needed)
    idle = tuple(step.name for step in claim.proof if step.name not in needed)
    verdict = weakest([*(o.outcome.verdict for o in context.obligations), *([] if concluded else [Verdict.OPEN])])
    return Proof(claim, tuple(context.obligations), verdict, unused, idle, context.facts, leans)


def _shown(step: ProofStep, context: Context, after: Proof) -> bool:
    """Whether another proof has run the very same step, in the same language and on the same facts."""
    claim, other = context.claim, after.claim
    if after.verdict != Verdict.PROVED or (claim.symbols, claim.functions) != (other.symbols, other.functions):
        return False
    if not any(step is one for one in other.proof):
        return False
    # A step reads the facts that it names; a use may find others that state a hypothesis, and these are noted.
    named = (*step.base, *step.step) if isinstance(step, Induct) else step.given
    read = {*named, *after.leans[step.name]}
    if isinstance(step, Use) and step.claim in after.facts:
        read.add(step.claim)
    return all(name in context.facts and context.facts[name] == after.facts[name] for name in read)


def _reach(ends: set[str], leans: Mapping[str, set[str]]) -> set[str]:
    """The facts that the ends lean on, directly or not, with the ends."""
    found, waiting = set(ends), list(ends)
    while waiting:
        for name in leans.get(waiting.pop(), set()) - found:
            found.add(name)
            waiting.append(name)
    return found


def _check_fact_names(claim: Claim, library: Mapping[str, Claim]) -> None:
    """A fact that is called like a claim could hide that the claim is used."""
    for name in (*claim.hypotheses, *(step.name for step in claim.proof)):
        if name in library or not name:
            raise ClaimError(f"{claim.id}: {name!r} is the name of a claim; call the fact something else")


def _conclude(context: Context) -> bool:
    """Whether the conclusion, or each of its parts, is a fact that a step derived."""
    claim = context.claim
    derived = {step.name: context.facts[step.name] for step in claim.proof}
    for part in _parts(claim.conclusion):
        ends = [name for name, fact in derived.items() if any(same(part, stated) for stated in _parts(fact))]
        context.leaned.update(ends[:1])
        if not ends:
            return context.fail("conclusion", part, "no step ends in the conclusion")
    if derived:
        outcome = Outcome(Verdict.PROVED, "kernel", SCOPE)
        context.obligations.append(Obligation("conclusion", claim.conclusion, outcome))
    return bool(derived)


def _parts(formula: Formula) -> tuple[Formula, ...]:
    return formula.parts if isinstance(formula, Both) else (formula,)


def _run(step: ProofStep, context: Context, library: Mapping[str, Claim]) -> Formula | None:
    try:
        if isinstance(step, Use):
            return _use(step, context, library)
        return _induct(step, context) if isinstance(step, Induct) else _step(step, context)
    except (TypeError, ValueError) as error:  # what substitution says of values that make no sense
        raise ClaimError(f"{context.claim.id}, step {step.name}: {error}") from error


def _step(step: Step, context: Context) -> Formula:
    given, slopes = context.gather(step.name, step.given, step.fix, step.assume, step.at)
    if isinstance(step.goal, Slope) and step.goal.by not in step.fix:
        context.fail(step.name, step.goal, "the variable of a slope must be fixed in the step")
    how = {"degree": step.degree, "engine": step.engine, "squares": step.squares}
    context.ask(step.name, step.goal, given, slopes, **how)
    return _close(step.fix, step.assume, step.goal)


def _induct(step: Induct, context: Context) -> Formula:
    """From the goal at the start, and at over + 1 whenever it holds at over, the goal everywhere."""
    over, start = step.over, as_expr(step.start)
    where = f"{context.claim.id}, step {step.name}"
    if sort_of(over) not in (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING) or not is_integral(start):
        raise ClaimError(f"{where}: induction runs over integers")
    if not isinstance(step.goal, Relational):
        raise ClaimError(f"{where}: induction proves a relation")
    for end in (start, step.stop):
        context.check_scope(step.name, () if end is None else (as_expr(end),), ())
    base, _ = context.gather(f"{step.name}.base", step.base, at=step.at)
    for condition in sort_conditions(over, start):
        context.ask(f"{step.name}.start", condition, base)
    context.nothing_lost(f"{step.name}.base", step.goal, {over: start}, {}, base)
    context.ask(f"{step.name}.base", substitute(step.goal, {over: start}), base, degree=step.degree)
    assume: tuple[Relational, ...] = (le(start, over),)
    reach = assume
    if step.stop is not None:
        if not is_integral(as_expr(step.stop)):
            raise ClaimError(f"{where}: the end of an induction is an integer")
        assume, reach = (*assume, lt(over, step.stop)), (*reach, le(over, step.stop))
    given, _ = context.gather(f"{step.name}.step", step.step, (over,), assume, step.at)
    context.nothing_lost(f"{step.name}.step", step.goal, {over: over + 1}, {}, given)
    following = substitute(step.goal, {over: over + 1})
    context.ask(f"{step.name}.step", following, [*given, step.goal], degree=step.degree)
    return ForAll((over,), reach, step.goal)


def _use(step: Use, context: Context, library: Mapping[str, Claim]) -> Formula | None:
    """The conclusion of another claim, where its sorts and hypotheses hold."""
    given, _ = context.gather(step.name, step.given, step.fix, step.assume)
    if step.claim in context.facts:
        return _specialise(step, context, given)
    if step.claim not in library:
        raise ClaimError(f"{context.claim.id}, step {step.name}: no claim or fact is called {step.claim!r}")
    used = library[step.claim]
    _check_names(step, used, context.claim)
    values = {sym: as_expr(step.at.get(sym, sym)) for sym in used.symbols}
    context.check_scope(step.name, values.values(), step.fix)
    functions = {f: step.functions[f] for f in used.functions if f in step.functions}
    if not all(context.has_sort(f"{step.name}.{sym}", sym, expr, given) for sym, expr in values.items()):
        return None
    whole = ForAll((), tuple(used.hypotheses.values()), used.conclusion)
    if not context.nothing_lost(step.name, whole, values, functions, given):
        return None
    for name, hypothesis in used.hypotheses.items():
        needed = substitute(hypothesis, values, functions)
        if not context.entailed(f"{step.name}.{name}", needed, step, given):
            return None
    return _close(step.fix, step.assume, substitute(used.conclusion, values, functions))


def _specialise(step: Use, context: Context, given: Relations) -> Formula | None:
    """An earlier universal fact, at values of its variables."""
    context.leaned.add(step.claim)
    fact = context.facts[step.claim]
    if not isinstance(fact, ForAll):
        raise ClaimError(f"{context.claim.id}, step {step.name}: {step.claim!r} is not universal")
    by_name = {v.name: e for v, e in step.at.items()}
    values = {v: as_expr(by_name.get(v.name, v)) for v in fact.variables}
    context.check_scope(step.name, values.values(), step.fix)
    if not all(context.has_sort(f"{step.name}.{v.name}", v, e, given) for v, e in values.items()):
        return None
    if not context.nothing_lost(step.name, replace(fact, variables=()), values, {}, given):
        return None
    conditions, body = instantiate(fact, values)
    for i, condition in enumerate(conditions):
        if not context.entailed(f"{step.name}.{i}", condition, step, given):
            return None
    return _close(step.fix, step.assume, body)


def _close(fix: tuple[sp.Symbol, ...], assume: tuple[Formula, ...], goal: Formula) -> Formula:
    return ForAll(fix, assume, goal) if fix or assume else goal


def _check_names(step: Use, used: Claim, claim: Claim) -> None:
    """Values and meanings must be for what the used claim has, in the terms of this claim."""
    where = f"{claim.id}, step {step.name}"
    extra = set(step.at) - set(used.symbols) | set(step.functions) - set(used.functions)
    if extra:
        raise ClaimError(f"{where}: {used.id} has no {', '.join(sorted(map(str, extra)))}")
    scope = set(claim.symbols) | set(step.fix)
    for function in used.functions:
        if function in step.functions:
            meaning = step.functions[function]
            if not isinstance(meaning, sp.Lambda):
                raise ClaimError(f"{where}: {function} of {used.id} needs a Lambda, got {meaning!r}")
            check_expression(claim, f"step {step.name}", meaning.expr, frozenset(claim.functions))
            loose = meaning.expr.free_symbols - set(meaning.variables) - scope
        else:
            loose = set() if function in claim.functions else {function}
        if loose:
            raise ClaimError(f"{where}: {function} of {used.id} is not given in terms of this claim")
