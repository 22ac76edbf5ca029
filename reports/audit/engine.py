"""The audit of a revision: for every claim that it changes, whether it still holds, where it fails, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

import sympy as sp

from proofs import points
from proofs.session import closure
from proofs.verdict import ClaimError, Verdict
from reports.audit.constant import Literal, Tightest, changed_literal, literals, tightest
from reports.audit.counterexample import Refuted, Survived, refute
from reports.audit.downstream import Dependent, begin, rechecked
from reports.audit.gain import gain
from reports.audit.proving import Attempt, Library, equivalent, prove
from reports.audit.timed import Task
from reports.change import Change
from reports.constant_names import constants_of
from reports.revision import differs, revised
from symbolic_bounds.claim import Claim

SECONDS = 1.2  # for one claim, unless more is asked for
_RANK = {"cited": Verdict.CITED, "proved": Verdict.PROVED, "computed": Verdict.COMPUTED, "sampled": Verdict.SAMPLED}


@dataclass(frozen=True)
class Answer:
    """What is known of one changed claim."""

    old: Claim
    new: Claim
    changes: tuple[Change, ...]
    verdict: str  # unchanged, proved, cited, refuted, gap or inconclusive
    why: str = ""
    attempt: Attempt | None = None
    refuted: Refuted | None = None
    survived: Survived | None = None
    argument: tuple[str, Refuted] | None = None  # a claim that the argument needs, and where that fails
    tightest: tuple[Tightest, ...] = ()
    gain: str = ""  # how much better or worse the new bound is
    downstream: tuple[Dependent, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether the new statement is as well established as a claim of the library can be."""
        return self.verdict in ("unchanged", "proved", "cited")


@dataclass(frozen=True)
class Audit:
    """The answers of a revision, and the claims that it states without changing them."""

    answers: tuple[Answer, ...]
    same: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything that changed still holds."""
        return all(answer.holds for answer in self.answers)


@dataclass
class Options:
    """How thorough an audit is."""

    seconds: float = SECONDS
    literal: int | None = None  # which number of the conclusion to tighten, counted from 1
    constants: bool = True
    done: Callable[[str], None] = field(default=lambda _: None)


def audit(changes: Sequence[Change], claims: Library, options: Options | None = None) -> Audit:
    """Audit a revision; all its changes are in force together."""
    how = options or Options()
    by_claim: dict[str, list[Change]] = {}
    for change in changes:
        by_claim.setdefault(change.claim_id, []).append(change)
    moved = {i: [c for c in own if differs(c)] for i, own in by_claim.items()}
    library = dict(claims)
    for claim_id, own in moved.items():
        if own:
            library[claim_id] = revised(claims[claim_id], own)
    answers = []
    for claim_id, own in moved.items():
        if own:
            answers.append(_answer(claims[claim_id], tuple(own), claims, library, how))
            how.done(claim_id)
    same = tuple(claim_id for claim_id, own in moved.items() if not own)
    return Audit(tuple(answers), same)


def _answer(old: Claim, changes: tuple[Change, ...], claims: Library, library: Library, how: Options) -> Answer:
    start = monotonic()
    new = library[old.id]
    with begin(new, old, claims, how.seconds) as users_anew:
        found = _verdict(old, new, changes, claims, library, how)
        if how.constants and found.verdict != "unchanged":
            interval = _tightest(found, library, how, how.seconds / 3)
            found = replace(found, tightest=interval, gain=gain(old, new))
        found = replace(found, downstream=tuple(rechecked(new, claims, users_anew)))
    return replace(found, seconds=monotonic() - start)


def _verdict(
    old: Claim, new: Claim, changes: tuple[Change, ...], claims: Library, library: Library, how: Options
) -> Answer:
    answer = Answer(old, new, changes, "inconclusive", notes=_notes(new))
    if not _only_sorts(changes) and equivalent(new, old, claims):
        return replace(answer, verdict="unchanged", why="the exact engine derives each statement from the other")
    with Task(how.seconds, prove, new, old, {**library, old.id: old}) as task:
        search = refute(new, 0.5 * how.seconds)
        if isinstance(search, Refuted):
            return replace(answer, verdict="refuted", refuted=search, why="it fails at an exact point")
        answer = replace(answer, survived=search)
        attempt: Attempt | None = task.result()
    answer = replace(answer, attempt=attempt)
    broken = _argument(old, changes, claims, how)
    if attempt is not None and attempt.proved and broken is None:
        verdict = established(attempt, claims)
        return replace(answer, verdict=verdict, why=f"by {attempt.route}")
    if broken is not None:
        why = f"the argument needs {broken[0]}, which is false with the new constant; nothing refutes the statement"
        return replace(answer, verdict="gap", argument=broken, why=why)
    if attempt is None:
        return replace(answer, why=f"no proof was found in {how.seconds:g} s, and no counterexample; try --seconds")
    return replace(answer, why=f"no counterexample was found, and the proof stops at {attempt.failed}")


def established(attempt: Attempt, claims: Library) -> str:
    """The verdict of a proof: no better than what it uses is expected to be."""
    ranks = [_RANK.get(claims[u].expected, Verdict.OPEN) for u in attempt.uses if claims[u].kind != "axiom"]
    return str(min([Verdict.PROVED, *ranks])) if not ranks or min(ranks) > Verdict.OPEN else "inconclusive"


def _only_sorts(changes: Sequence[Change]) -> bool:
    return all(change.field.startswith("symbols.") for change in changes)


def _notes(new: Claim) -> tuple[str, ...]:
    """Whether the registered witness still satisfies the hypotheses: a vacuous statement would hold, too."""
    try:
        if points.witness(new).verdict == Verdict.PROVED:
            return ()
    except (ClaimError, ValueError, TypeError) as error:
        return (f"the registered witness no longer fits: {error}",)
    return ()


def _argument(old: Claim, changes: Sequence[Change], claims: Library, how: Options) -> tuple[str, Refuted] | None:
    """A claim on the way that says the same constant, and fails with the new one."""
    for change in changes:
        if not change.field.startswith("constants.") or not isinstance(change.new, sp.Expr):
            continue
        for claim_id in sorted(closure(claims, [old.id]) - {old.id}):
            here = constants_of(claims[claim_id]).get(change.name)
            if here is None or here != change.old:
                continue
            moved = replace(change, claim_id=claim_id, old=here)
            found = refute(revised(claims[claim_id], [moved]), how.seconds / 2, seed="argument")
            if isinstance(found, Refuted):
                return claim_id, found
    return None


def _tightest(found: Answer, library: Library, how: Options, seconds: float) -> tuple[Tightest, ...]:
    """The interval of the number that was asked for, else of the first that changed, else of the bound's factor."""
    stated = found.new.conclusion
    numbers = literals(stated)
    if how.literal is not None and not 1 <= how.literal <= len(numbers):
        raise ClaimError(f"{found.old.id} has numbers 1 to {len(numbers)} in its conclusion, not {how.literal}")
    chosen: Literal | None = numbers[how.literal - 1] if how.literal is not None else None
    if chosen is None:
        chosen = changed_literal(found.old.conclusion, stated) or (numbers[-1] if numbers else None)
    if chosen is None:
        return ()
    proved = found.verdict in ("proved", "cited")
    with Task(seconds + 0.5, tightest, found.new, found.old, chosen, library, seconds, proved) as task:
        interval: Tightest | None = task.result()
    return () if interval is None else (interval,)
