"""The census for people and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from reports.census.census import OUTCOMES, Row, counts, refuted_share
from reports.census.operators import KINDS
from reports.console import console
from reports.tables import plain_table
from reports.words import count


def table(rows: Sequence[Row]) -> None:
    """Counts by kind, what could not be decided and why, and the alarms."""
    out = console()
    shown = plain_table("kind", *OUTCOMES, numbers=OUTCOMES)
    for kind in KINDS:
        own = counts(row for row in rows if row.kind == kind)
        shown.add_row(kind, *(str(own[outcome]) for outcome in OUTCOMES))
    total = counts(rows)
    shown.add_row("all", *(str(total[outcome]) for outcome in OUTCOMES))
    out.print(shown)
    for reason, number in reasons(rows):
        out.print(f"  {number} inconclusive: {reason}", soft_wrap=True)
    for row in rows:
        if row.outcome == "alarm":
            out.print(f"ALARM {row.claim}, {row.what}: {row.detail} at {row.witness}", style="bold red", soft_wrap=True)
    share = f"{refuted_share(rows):.1%} of those that are refuted or inconclusive are refuted"
    out.print(f"{count(len(rows), 'mutant')}; {share}", style="bold", soft_wrap=True)
    if total["unrefuted"]:
        share = f"{refuted_share(rows, held=True):.1%}"
        out.print(f"  {share} if those that hold at every point that was tried count, too", soft_wrap=True)


def reasons(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Why mutants stayed inconclusive, the most frequent first."""
    found: dict[str, int] = {}
    for row in rows:
        if row.outcome == "inconclusive":
            reason = "points that decide nothing" if row.detail.endswith("decide nothing") else row.detail
            found[reason] = found.get(reason, 0) + 1
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def document(rows: Sequence[Row]) -> dict[str, Any]:
    """All mutants as JSON."""
    return {
        "schema": 1,
        "counts": counts(rows),
        "refuted_share": round(refuted_share(rows), 4),
        "mutants": [asdict(row) for row in rows],
    }
