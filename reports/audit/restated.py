"""What a changed definition does: to the claims that state it, to those that rest on them, and to the constants."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic, process_time

import sympy as sp

from proofs.arb import enclose
from proofs.verdict import TranslationError
from reports.audit.answer import Answer, established
from reports.audit.counterexample import Refuted, Survived, refute
from reports.audit.downstream import Dependent, again, users
from reports.audit.proving import Attempt, Library
from reports.audit.redefine import New, is_definition, redefined, reread, restates
from reports.audit.timed import Task
from reports.change import Change
from reports.models.ground import restricted
from symbolic_bounds.claim import Claim
from symbolic_bounds.registry import dependencies

_BITS, _DIGITS = 192, 8


@dataclass(frozen=True)
class Value:
    """A constant at the canonical parameters, before and after, as decimals."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Redefinition:
    """Definitions that a revision changes, all in force together, and what becomes of the library."""

    changes: tuple[Change, ...]
    claims: Mapping[str, Claim]  # as they are read with the new formulas, where that makes a difference
    restated: tuple[str, ...]  # those whose statement is another now
    values: tuple[Value, ...] = ()
    downstream: tuple[Dependent, ...] = ()  # those that rest on them and say what they said

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the definitions."""
        return tuple(change.name for change in self.changes)


def redefinition(changes: Sequence[Change], claims: Library) -> Redefinition | None:
    """What the changes of definitions among these make of the claims; None if there are none.

    Raises:
        RevisionError: if a definition changes in two ways.
    """
    own: dict[str, Change] = {}
    for change in filter(defines, changes):
        first = own.setdefault(change.name, change)
        if first.new != change.new:
            raise change.location.error(f"{change.name} has another formula in {first.claim_id}; a definition has one")
    if not own:
        return None
    other = reread(_formulas(own.values()), claims)
    restated = tuple(claim_id for claim_id, claim in other.items() if restates(claims[claim_id], claim))
    return Redefinition(tuple(own.values()), other, restated)


def defines(change: Change) -> bool:
    """Whether a change is one of a definition that claims share."""
    return (
        change.field.startswith("constants.")
        and isinstance(change.new, sp.Expr)
        and is_definition(change.name, change.new)
    )


def _formulas(changes: Iterable[Change]) -> New:
    return {change.name: change.new for change in changes if isinstance(change.new, sp.Expr)}


def moved_constants(changes: Sequence[Change]) -> tuple[Value, ...]:
    """The constants at the canonical parameters that the new formulas move."""
    from reports.constants import table  # slow to load, and only needed here

    before = {c.name: c.expr for c in table.constants(table.CANONICAL)}
    with redefined(_formulas(changes), also=[table.__name__]):
        other = importlib.import_module(table.__name__)
        after = {c.name: c.expr for c in other.constants(other.CANONICAL)}
    return tuple(
        Value(name, _decimal(expr), _decimal(after[name])) for name, expr in before.items() if after[name] != expr
    )


def _decimal(expr: sp.Expr) -> str:
    try:
        ball = enclose(expr, {}, _BITS)
    except TranslationError:
        return "no value"
    return str(ball.str(_DIGITS, radius=False)) if ball.is_finite() else "no value"


def judged(found: Redefinition, claims: Library, seconds: float) -> tuple[Redefinition, list[Answer]]:
    """Every restated claim with its verdict, and what became of the claims that rest on them."""
    library = {**claims, **found.claims}
    concerned = dict.fromkeys(found.restated)
    for claim_id in found.restated:
        concerned |= dict.fromkeys(i for i in users(claim_id, library))
    ordered = [library[i] for i in library if i in concerned]
    named = {change.claim_id for change in found.changes}
    start = monotonic()
    with Task(4 * seconds, _proofs, [c for c in ordered if _direct(c, found)], library, 3 * seconds) as task:
        values = moved_constants(found.changes)
        searched = {
            i: refute(library[i], seconds / (2 if i in named else 8), seed="argument")
            for i in found.restated
            if i in named or not restricted(library[i])
        }
        attempts: dict[str, Attempt] = task.result() or {}
    judge = _Judge(found, library, attempts, searched, seconds)
    for claim in ordered:
        judge.judge(claims[claim.id], claim)
    taken = monotonic() - start
    answers = [replace(answer, seconds=taken) for answer in judge.answers]
    return replace(found, values=values, downstream=tuple(judge.dependents)), answers


def _direct(claim: Claim, found: Redefinition) -> bool:
    return claim.id in found.claims or bool(dependencies(claim) & set(found.restated))


def _proofs(concerned: Sequence[Claim], library: Library, seconds: float) -> dict[str, Attempt]:
    deadline = process_time() + seconds
    answers: dict[str, Attempt] = {}
    for claim in concerned:
        if process_time() > deadline:
            break
        answers[claim.id] = again(claim, library)
    return answers


class _Judge:
    """The verdicts, one claim after those that it uses."""

    def __init__(
        self, found: Redefinition, library: Library, attempts: Mapping[str, Attempt],
        searched: dict[str, Refuted | Survived], seconds: float,
    ) -> None:  # fmt: skip
        self.found, self.library, self.attempts = found, library, attempts
        self.searched, self.seconds = searched, seconds
        self.answers: list[Answer] = []
        self.dependents: list[Dependent] = []
        self.broken: dict[str, str] = {}  # a claim that lost its proof, and the claim at which that began

    def judge(self, old: Claim, new: Claim) -> None:
        """One claim, restated or not."""
        attempt, needs = self.attempts.get(new.id), self._needs(new)
        if new.id not in self.found.restated:
            direct = _direct(new, self.found)
            holds = False if needs else (attempt.proved if attempt is not None else None) if direct else True
            failed = f"it rests on {needs}" if needs else "" if attempt is None else attempt.failed
            self.dependents.append(Dependent(new.id, direct, holds, failed))
            if holds is False:
                self.broken[new.id] = needs or new.id
            return
        answer = self._answer(old, new, attempt, needs)
        if not answer.holds:
            self.broken[new.id] = needs if answer.verdict == "gap" and needs else new.id
        self.answers.append(answer)

    def _needs(self, claim: Claim) -> str:
        """A claim without a proof that this one rests on; a refuted one if there is one."""
        roots = [self.broken[used] for used in sorted(dependencies(claim)) if used in self.broken]
        refuted = [root for root in roots if self._refuted(root) is not None]
        return next(iter(refuted or roots), "")

    def _refuted(self, claim_id: str) -> Refuted | None:
        return next((a.refuted for a in self.answers if a.old.id == claim_id), None)

    def _answer(self, old: Claim, new: Claim, attempt: Attempt | None, needs: str) -> Answer:
        changes = tuple(change for change in self.found.changes if change.claim_id == new.id)
        by = ", ".join(self.found.names)
        answer = Answer(old, new, changes, "inconclusive", attempt=attempt, restated_by=by)
        if new.id not in self.searched and (attempt is None or not attempt.proved):
            self.searched[new.id] = refute(new, self.seconds / 4, seed="argument")
        search = self.searched.get(new.id)
        if isinstance(search, Refuted):
            return replace(answer, verdict="refuted", refuted=search, why="it fails at an exact point")
        answer = replace(answer, survived=search)
        if needs:
            wrong = self._refuted(needs)
            what = f"{needs}, which is {'refuted' if wrong else 'not shown'} with the new {by}"
            if wrong is not None:
                why = f"its proof needs {what}"
                if search is not None and search.admissible:
                    why += "; nothing refutes the statement itself"
                return replace(answer, verdict="gap", why=why, argument=(needs, wrong))
            return replace(answer, why=f"its proof needs {what}")
        if new.kind in ("axiom", "citation"):
            return replace(answer, why=f"it is taken from its reference, which does not say it with the new {by}")
        if attempt is None:
            return replace(answer, why="there was no time for its proof; try --seconds")
        if not attempt.proved:
            with Task(self.seconds, again, new, self.library, None) as task:  # with more patience, as it decides
                attempt = task.result() or attempt
        if attempt.proved:
            verdict = established(attempt, self.library)
            return replace(
                answer, verdict=verdict, attempt=attempt, why=f"its own proof goes through with the new {by}"
            )
        return replace(answer, why=f"no counterexample was found, and the proof stops at {attempt.failed}")
