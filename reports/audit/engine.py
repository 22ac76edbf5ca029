"""The audit of a revision: for every claim that it changes, whether it still holds, where it fails, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from time import monotonic

from proofs.verdict import ClaimError
from reports.audit.answer import Answer, established
from reports.audit.constant import Literal, Tightest, changed_literal, literals, tightest
from reports.audit.counterexample import Refuted, refute
from reports.audit.downstream import Dependent, begin, rechecked
from reports.audit.gain import gain
from reports.audit.proving import BEFORE, Attempt, Library, equivalent, prove
from reports.audit.restated import Redefinition, defines, judged, redefinition
from reports.audit.retighten import better
from reports.audit.timed import Task
from reports.audit.vacuous import contradictory, misfit
from reports.change import Change
from reports.implied.meaning import conditions
from reports.implied.weaker import only_change, weaker
from reports.revision import differs, revised
from symbolic_bounds.claim import Claim

SECONDS = 1.2  # for one claim, unless more is asked for
_PATIENCE = 4  # how much longer than at a claim to look for better constants of each that uses it


@dataclass(frozen=True)
class Audit:
    """The answers of a revision, and the claims that it states without changing them."""

    answers: tuple[Answer, ...]
    same: tuple[str, ...] = ()
    redefined: Redefinition | None = None

    @property
    def failing(self) -> tuple[str, ...]:
        """The claims whose proofs fail, since they rest on what changed."""
        own = {answer.old.id for answer in self.answers}
        rest = [d for answer in self.answers for d in answer.downstream]
        rest += () if self.redefined is None else self.redefined.downstream
        return tuple(dict.fromkeys(d.claim for d in rest if d.holds is False and d.claim not in own))

    @property
    def holds(self) -> bool:
        """Whether everything that changed still holds, and no proof that rests on it fails."""
        return all(answer.holds for answer in self.answers) and not self.failing


@dataclass
class Options:
    """How thorough an audit is."""

    seconds: float = SECONDS
    literal: int | None = None  # which number of the conclusion to tighten, counted from 1
    constants: bool = True
    retighten: bool = False  # whether to look for better constants of the claims that use an improved one
    done: Callable[[str], None] = field(default=lambda _: None)


def audit(changes: Sequence[Change], claims: Library, options: Options | None = None) -> Audit:
    """Audit a revision; all its changes are in force together.

    A changed definition restates every claim that contains it: each of these has an answer of its own.
    """
    how = options or Options()
    moved = [change for change in changes if differs(change)]
    if moved:
        import proofs.search  # noqa: F401  (half a second, which else every process would take that is started here)
    anew = redefinition(moved, claims)
    based = claims if anew is None else {**claims, **anew.claims}
    own: dict[str, list[Change]] = {}
    for change in moved:
        if not defines(change):
            own.setdefault(change.claim_id, []).append(change)
    library = {**based, **{claim_id: revised(based[claim_id], parts) for claim_id, parts in own.items()}}
    answers = []
    for claim_id, parts in own.items():
        answers.append(_answer(based[claim_id], tuple(parts), claims, library, how))
        how.done(claim_id)
    if anew is not None:
        anew, restated = judged(anew, claims, how.seconds)
        answers += [answer for answer in restated if answer.old.id not in own]
        for claim_id in {change.claim_id for change in anew.changes} - set(own):
            how.done(claim_id)
    differing = {change.claim_id for change in moved}
    same = tuple(dict.fromkeys(c.claim_id for c in changes if c.claim_id not in differing))
    return Audit(_demoted(answers), same, anew)


def _demoted(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers, in which nothing counts as proved from a changed statement that does not hold itself."""
    found = {answer.old.id: answer for answer in answers}
    while True:
        lost = {claim_id for claim_id, answer in found.items() if not answer.holds}
        for claim_id, answer in found.items():
            needed = set(answer.attempt.uses) & (lost - {claim_id}) if answer.attempt and answer.holds else set()
            if needed:
                broken = found[min(needed)]
                wrong = None if broken.refuted is None else (broken.old.id, broken.refuted)
                why = f"its proof needs {broken.old.id} as revised, which is {broken.verdict}"
                verdict = "inconclusive" if wrong is None else "gap"
                found[claim_id] = replace(answer, verdict=verdict, why=why, argument=wrong)
                break
        else:
            return tuple(found.values())


def _answer(old: Claim, changes: tuple[Change, ...], claims: Library, library: Library, how: Options) -> Answer:
    start = monotonic()
    new = library[old.id]
    with begin(new, old, claims, how.seconds) as users_anew:
        found = _verdict(old, new, changes, claims, library, how)
        if how.constants and found.verdict not in ("unchanged", "vacuous"):
            with _tightest(found, claims, how, how.seconds / 4) as task:  # registered: they rest on no revision
                found = replace(found, gain=gain(old, new))
                interval: Tightest | None = None if task is None else task.result()
            found = replace(found, tightest=() if interval is None else (interval,))
        found = replace(found, downstream=tuple(rechecked(new, claims, users_anew)))
    if how.retighten and found.holds and found.verdict != "unchanged":
        found = replace(found, downstream=tuple(_retightened(d, old, new, claims, how) for d in found.downstream))
    return replace(found, seconds=monotonic() - start)


def _verdict(
    old: Claim, new: Claim, changes: tuple[Change, ...], claims: Library, library: Library, how: Options
) -> Answer:
    lost = misfit(new, old)
    notes = (f"the registered witness no longer fits: {lost}",) if lost else ()
    answer = Answer(old, new, changes, "inconclusive", notes=notes)
    if lost and contradictory(new, claims):
        return replace(answer, verdict="vacuous", why="its hypotheses contradict each other, so it says nothing")
    if not _only_sorts(changes) and equivalent(new, old, claims):
        return replace(answer, verdict="unchanged", why="the exact engine derives each statement from the other")
    with Task(how.seconds, prove, new, old, {**library, old.id: old}, claims) as task:
        search = refute(new, 0.5 * how.seconds)
        if isinstance(search, Refuted):
            return replace(answer, verdict="refuted", refuted=search, why="it fails at an exact point")
        answer = replace(answer, survived=search)
        attempt: Attempt | None = task.result()
    if (attempt is None or not attempt.proved) and claims[old.id] == old and says_less(new, old):
        attempt = Attempt(True, BEFORE, engine="monotone operations", uses=(old.id,))
    answer = replace(answer, attempt=attempt)
    if attempt is not None and attempt.proved:
        if lost and not search.admissible:
            return replace(
                answer, why="it has a proof, and no point is known at which its hypotheses hold: maybe none does"
            )
        return replace(answer, verdict=established(attempt, claims), why=f"by {attempt.route}")
    if attempt is None:
        return replace(answer, why=f"no proof was found in {how.seconds:g} s, and no counterexample; try --seconds")
    return replace(answer, why=f"no counterexample was found, and the proof stops at {attempt.failed}")


def _retightened(dependent: Dependent, old: Claim, new: Claim, claims: Library, how: Options) -> Dependent:
    if not dependent.direct or not dependent.holds:
        return dependent
    seconds = _PATIENCE * how.seconds
    with Task(seconds + 1, better, claims[dependent.claim], old, new, claims, seconds) as task:
        return replace(dependent, better=tuple(task.result() or ()))


def says_less(new: Claim, old: Claim) -> bool:
    """Whether the only change is one in the conclusion that makes it say less, by monotone operations."""
    if new.symbols != old.symbols or new.hypotheses != old.hypotheses:
        return False
    if set(conditions([new.conclusion])) - set(conditions([old.conclusion])):
        return False  # it would be so only where the new statement means something
    change = only_change(old.conclusion, new.conclusion)
    return change is not None and weaker(old, change, new.conclusion)


def _only_sorts(changes: Sequence[Change]) -> bool:
    return all(change.field.startswith("symbols.") for change in changes)


def _tightest(found: Answer, library: Library, how: Options, seconds: float) -> Task | nullcontext[None]:
    """The search for the interval of the number that was asked for, else of the first that changed, else of the factor.

    Raises:
        ClaimError: for a number that the conclusion does not have.
    """
    stated = found.new.conclusion
    numbers = literals(stated)
    if how.literal is not None and not 1 <= how.literal <= len(numbers):
        raise ClaimError(f"{found.old.id} has numbers 1 to {len(numbers)} in its conclusion, not {how.literal}")
    chosen: Literal | None = numbers[how.literal - 1] if how.literal is not None else None
    if chosen is None:
        chosen = changed_literal(found.old.conclusion, stated) or (numbers[-1] if numbers else None)
    if chosen is None:
        return nullcontext()
    proved = found.verdict in ("proved", "cited")
    return Task(seconds + 0.5, tightest, found.new, found.old, chosen, library, seconds, proved)
