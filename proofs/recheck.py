"""Replay of every stored certificate and of every cell of every box, without what found them.

Nothing here searches: a goal whose stored certificate does not check stays unproved, and a cell that does not
check fails its box. What is trusted is the kernel, the translation to polynomials, the expansion of polynomials
(`certificate`, `polynomial`: plain Python), and ball arithmetic for the cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from proofs import ball
from proofs.kernel import derive
from proofs.session import closure
from proofs.store import FOLDER, Book, path_of
from proofs.verdict import TranslationError, Verdict
from proofs.verify import unjustified
from symbolic_bounds.claim import Box
from symbolic_bounds.registry import load


@dataclass(frozen=True)
class Rechecked:
    """What the replay of one claim found."""

    claim: str
    goals: int
    cells: int
    ok: bool
    reason: str = ""


def recheck(
    ids: Iterable[str] | None = None, *, folder: Path = FOLDER, done: Callable[[str], None] = lambda _: None
) -> list[Rechecked]:
    """Replay the certificates of the claims that have a proof or a box.

    Raises:
        ClaimError: for an unknown id or a malformed claim.
    """
    claims = load()
    wanted = closure(claims, claims if ids is None else ids)
    results = []
    for claim_id in (i for i in claims if i in wanted):
        if claims[claim_id].proof or any(isinstance(c, Box) for c in claims[claim_id].checks):
            results.append(_replay(claim_id, folder))
            done(claim_id)
    return results


def _replay(claim_id: str, folder: Path) -> Rechecked:
    claims = load()
    claim, path = claims[claim_id], path_of(claim_id, folder)
    book = Book.read(path, search=False)
    if not path.exists():
        return Rechecked(claim_id, 0, 0, False, "no certificates are stored; `prefixbounds certify` makes them")
    proof = derive(claim, claims, book.ledger)
    goals = len(proof.obligations)
    if claim.proof and proof.verdict != Verdict.PROVED:
        first = next(o for o in proof.obligations if o.outcome.verdict != Verdict.PROVED)
        return Rechecked(claim_id, goals, 0, False, f"{first.goal}: {first.outcome.reason}")
    cells = 0
    for box in (check for check in claim.checks if isinstance(check, Box)):
        if box.name not in book.boxes:
            return Rechecked(claim_id, goals, cells, False, f"{box.name}: no cells are stored")
        reason = unjustified(claim, box, claims)
        if reason:
            return Rechecked(claim_id, goals, cells, False, f"{box.name}: {reason}")
        try:
            outcome = ball.replay(box.goal, box.ranges, box.grid, box.increasing, book.boxes[box.name])
        except TranslationError as error:
            return Rechecked(claim_id, goals, cells, False, f"{box.name}: {error}")
        cells += outcome.cells or 0
        if outcome.verdict != Verdict.PROVED:
            return Rechecked(claim_id, goals, cells, False, f"{box.name}: {outcome.reason}")
    return Rechecked(claim_id, goals, cells, True)
