"""Verification as the commands ask for it: known ids, processes, progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from proofs.session import Result, closure, verify
from reports.options import processors
from reports.progress import progress
from symbolic_bounds.claim import Claim
from symbolic_bounds.registry import load


def run(
    ids: Sequence[str], *, jobs: int | None = None, fresh: bool = False
) -> tuple[dict[str, Result], Mapping[str, Claim]]:
    """Verify the claims (all if none are named) and what they use.

    Raises:
        ClaimError: for an unknown id or a malformed claim.
        RegistryError: for a claim file that cannot be read.
    """
    claims = load()
    wanted = closure(claims, ids or claims)
    with progress("verifying", len(wanted)) as done:
        results = verify(ids or None, jobs=min(jobs or processors(), max(len(wanted), 1)), fresh=fresh, done=done)
    return results, claims
