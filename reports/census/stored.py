"""The stored census: what became of every mutant when it was last run, and of which claims it is still current."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sympy as sp

from proofs.store import write_atomically
from reports.census.census import Row, mutable
from reports.console import Problem
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula, Slope
from symbolic_bounds.symbols import sort_of

STORED = Path(__file__).parents[1] / "census.json"
_SCHEMA = 1


@dataclass(frozen=True)
class Entry:
    """The mutants of one claim."""

    claim: str
    current: bool  # whether the claim still says what it said when its mutants were classified
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Stored:
    """The census as it was accepted, with the claims of today that it does not know."""

    most: int | None  # at most so many mutants of each claim; None is all of them
    entries: tuple[Entry, ...]
    missing: tuple[str, ...]  # claims that have mutants and no entry

    @property
    def current(self) -> bool:
        """Whether the census speaks of every claim as it is now."""
        return not self.missing and all(entry.current for entry in self.entries)

    @property
    def rows(self) -> list[Row]:
        """All mutants of claims that still say the same."""
        return [row for entry in self.entries if entry.current for row in entry.rows]


def read(claims: Mapping[str, Claim], path: Path | None = None) -> Stored:
    """The stored census, compared with the claims as they are now.

    Args:
        claims: the claims by id.
        path: the file, by default the repository's.
    Raises:
        Problem: if the file is not there or is no census.
    """
    path = path or STORED
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        _check(data)
        most = None if data["most"] is None else int(data["most"])
        entries = tuple(
            Entry(name, name in claims and own["digest"] == digest(claims[name]), _rows(name, own["mutants"]))
            for name, own in data["claims"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Problem(f"{path} is no stored census ({error}); `prefixbounds mutate --accept` writes it") from error
    known = {entry.claim for entry in entries}
    missing = tuple(i for i, claim in claims.items() if i not in known and mutable(claim))
    return Stored(most, entries, missing)


def _check(data: Mapping[str, Any]) -> None:
    if data["schema"] != _SCHEMA:
        raise ValueError(f"schema {data['schema']!r}, expected {_SCHEMA}")


def _rows(claim_id: str, mutants: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    return tuple(
        Row(
            claim_id,
            str(m["kind"]),
            str(m["what"]),
            str(m["outcome"]),
            str(m["detail"]),
            room=None if m.get("room") is None else float(m["room"]),
            witness=m.get("witness"),
        )
        for m in mutants
    )


def write(
    rows: Sequence[Row],
    claims: Mapping[str, Claim],
    most: int | None,
    before: Stored | None = None,
    path: Path | None = None,
) -> None:
    """Store a census; claims that were not run keep the entries that they have `before`, if these are current."""
    kept = {} if before is None else {e.claim: list(e.rows) for e in before.entries if e.current}
    ran: dict[str, list[Row]] = {}
    for row in rows:
        ran.setdefault(row.claim, []).append(row)
    own = {**kept, **ran}
    shown = ",\n".join(
        f'{json.dumps(name)}: {{"digest": "{digest(claims[name])}", "mutants": [\n{_lines(own[name])}]}}'
        for name in sorted(own)
    )
    write_atomically(path or STORED, f'{{"schema": {_SCHEMA}, "most": {json.dumps(most)}, "claims": {{\n{shown}}}}}\n')


def _lines(rows: Iterable[Row]) -> str:
    return ",\n".join(json.dumps(_mutant(row), ensure_ascii=False) for row in rows)


def _mutant(row: Row) -> dict[str, Any]:
    shown: dict[str, Any] = {"kind": row.kind, "what": row.what, "outcome": row.outcome, "detail": row.detail}
    if row.room is not None and row.outcome in ("still true", "unrefuted"):
        shown["room"] = float(f"{max(row.room, 0):.2g}")  # how near the sides came to each other, of their sum
    return shown if row.witness is None else {**shown, "witness": row.witness}


def digest(claim: Claim) -> str:
    """A short digest of what a claim says: its symbols with their sorts, its hypotheses and its conclusion."""
    parts = [f"{s.name}: {sort_of(s)}" for s in claim.symbols]
    parts += [f"{name}: {_exact(h)}" for name, h in claim.hypotheses.items()]
    parts += [str(f) for f in claim.functions] + [_exact(claim.conclusion)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _exact(formula: Formula) -> str:
    """A formula as text that no other formula has."""
    if isinstance(formula, Both):
        return f"both({'; '.join(map(_exact, formula.parts))})"
    if isinstance(formula, Slope):
        return f"slope({sp.srepr(formula.of)}; {sp.srepr(formula.by)}; {sp.srepr(formula.value)})"
    if isinstance(formula, ForAll):
        bound = ", ".join(f"{v.name}: {sort_of(v)}" for v in formula.variables)
        return f"all({bound}; {'; '.join(map(_exact, (*formula.given, formula.body)))})"
    return str(sp.srepr(formula))
