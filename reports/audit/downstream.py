"""What rests on a changed claim: which proofs still go through with the new statement in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import process_time

from proofs.kernel import derive
from proofs.store import Book, path_of
from proofs.verdict import ClaimError
from reports.audit.proving import Attempt, Library, described, implied
from reports.audit.timed import Task
from symbolic_bounds.claim import Claim
from symbolic_bounds.registry import dependencies

BRIDGE = "the statement before the change, which follows from the new one"


@dataclass(frozen=True)
class Better:
    """A conclusion that follows from a new statement, and was not certified from the old one."""

    claim: str
    old: str  # the number, or the conclusion
    new: str
    place: str  # where the number stands; empty for a whole conclusion


@dataclass(frozen=True)
class Dependent:
    """A claim that uses a changed one, directly or not."""

    claim: str
    direct: bool
    holds: bool | None  # whether its own proof goes through; None if there was no time to tell
    failed: str = ""
    through_old: bool = False  # its proof goes through the old statement, which follows from the new one
    better: tuple[Better, ...] = ()  # what it gains, if that was asked for


def users(claim_id: str, claims: Mapping[str, Claim]) -> dict[str, bool]:
    """The claims that use one, directly (True) or through others, in the order of the library."""
    reached = {claim_id}
    found = {}
    for other in claims.values():  # every claim stands after those that it uses
        used = dependencies(other)
        if used & reached and other.id != claim_id:
            reached.add(other.id)
            found[other.id] = claim_id in used
    return found


def begin(changed: Claim, old: Claim, claims: Library, seconds: float) -> Task:
    """Start to prove the direct users of a claim anew, with the new statement in the library."""
    direct = [claims[claim_id] for claim_id, is_direct in users(changed.id, claims).items() if is_direct]
    return Task(2 * seconds, _all, direct, changed, old, {**claims, changed.id: changed}, seconds)


def rechecked(changed: Claim, claims: Library, task: Task) -> list[Dependent]:
    """Every claim that rests on the changed one, with what became of its proof.

    The statement of an indirect user's premises did not change, so its proof holds as long as theirs do.
    """
    answers: dict[str, Attempt] = task.result() or {}
    found: list[Dependent] = []
    broken: dict[str, bool | None] = {}
    concerned = users(changed.id, claims)
    for claim_id, is_direct in concerned.items():
        if is_direct:
            attempt = answers.get(claim_id)
            holds = None if attempt is None else attempt.proved
            bridged = attempt is not None and attempt.route == BRIDGE
            found.append(Dependent(claim_id, True, holds, "" if attempt is None else attempt.failed, bridged))
            broken[claim_id] = holds
            continue
        through = [broken[u] for u in dependencies(claims[claim_id]) if u in broken]
        holds = False if False in through else None if None in through else True
        failed = "it rests on a claim whose proof fails" if holds is False else ""
        found.append(Dependent(claim_id, False, holds, failed))
        broken[claim_id] = holds
    return found


def _all(direct: list[Claim], changed: Claim, old: Claim, library: Library, seconds: float) -> dict[str, Attempt]:
    """Every direct user's proof; where it stops, whether the old statement follows and carries it."""
    deadline = process_time() + seconds
    answers: dict[str, Attempt] = {}
    bridge: bool | None = None
    for claim in direct:
        if process_time() > deadline:
            break
        found = again(claim, library)
        if not found.proved:
            if bridge is None:
                bridge = implied(old, changed, library, degree=3)
            if bridge:
                found = replace(again(claim, {**library, old.id: old}), route=BRIDGE)
        answers[claim.id] = found
    return answers


def again(claim: Claim, library: Library, degree: int | None = 2) -> Attempt:
    """A claim's proof over a library in which something changed; by certificates of low degree, or as it asks."""
    try:
        proof = derive(claim, library, Book.read(path_of(claim.id), degree=degree).ledger)
    except ClaimError as error:
        return Attempt(False, "own proof", failed=str(error))
    return described(proof, "own proof")
