"""The stored census in short: counts, a few examples with their witnesses, and the changes that nothing notices."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reports.census.census import OUTCOMES, Row, counts, refuted_share
from reports.census.stored import STORED, Entry, read
from reports.document import Json
from symbolic_bounds.claim import Claim

_EXAMPLES, _UNNOTICED = 1, 2  # of a claim
REFUTED, HELD, UNDECIDED = "refuted", ("still true", "unrefuted"), "inconclusive"


def summary(known: Collection[str], claims: Mapping[str, Claim]) -> Json | None:
    """The census of the claims that are known; None if there is none."""
    if not STORED.exists():
        return None
    stored = read(claims)
    entries = sorted((e for e in stored.entries if e.claim in known), key=lambda e: list(known).index(e.claim))
    rows = [row for entry in entries if entry.current for row in entry.rows]
    if not entries:
        return None
    return {
        "most": stored.most,
        "outcomes": list(OUTCOMES),
        "counts": counts(rows),
        "mutants": len(rows),
        "refuted_share": round(refuted_share(rows), 4),
        "stale": [entry.claim for entry in entries if not entry.current],
        "missing": [claim for claim in stored.missing if claim in known],
        "examples": _examples(rows),
        "claims": [_claim(entry) for entry in entries if entry.current],
    }


def _claim(entry: Entry) -> Json:
    own = counts(entry.rows)
    return {
        "claim": entry.claim,
        "counts": {outcome: number for outcome, number in own.items() if number},
        "examples": _few([row for row in entry.rows if row.outcome == REFUTED and row.witness], _EXAMPLES),
        "unnoticed": _few([row for row in entry.rows if row.outcome in HELD], _UNNOTICED),
    }


def _examples(rows: Sequence[Row]) -> list[Json]:
    """One refuted variant of every kind, each of another claim, in the order of the paper."""
    chosen: dict[str, Row] = {}
    for row in rows:
        new = row.kind not in chosen and all(row.claim != other.claim for other in chosen.values())
        if row.outcome == REFUTED and row.witness and new:
            chosen[row.kind] = row
    return [_example(row) | {"claim": row.claim, "kind": row.kind} for row in chosen.values()]


def _example(row: Row) -> Json:
    made: Json = {"what": row.what, "outcome": row.outcome, "detail": row.detail if row.outcome != "unrefuted" else ""}
    return made | ({"witness": row.witness} if row.witness else {})


def _few(rows: Sequence[Row], most: int) -> list[Json]:
    """The first of each kind of mutant, up to so many."""
    first = {row.kind: row for row in reversed(rows)}
    chosen = [*first.values(), *(row for row in rows if first[row.kind] is not row)][:most]
    return [_example(row) for row in sorted(chosen, key=list(rows).index)]
