"""What differs between two reports, or between two revisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.audit.document import words
from reports.audit.downstream import users
from reports.audit.input import changes_of
from reports.console import Problem
from symbolic_bounds.claim import Claim

_LARGEST = 200_000_000
_PARTS = ("statement", "verdict", "expected", "kind", "scope", "axioms", "uses", "slack")


@dataclass(frozen=True)
class Difference:
    """One thing that differs."""

    what: str  # added, removed, verdict, stale, constant, changed
    name: str
    before: str | None
    after: str | None


def difference(a: str, b: str, claims: Mapping[str, Claim]) -> list[Difference]:
    """The differences of two reports (.json) or of two revisions (.toml, .tex).

    Raises:
        Problem: for files that are not of one kind, or not what they should be.
        NotationError: for a revision that cannot be read.
    """
    kinds = {Path(name).suffix for name in (a, b)}
    if kinds == {".json"}:
        return _reports(_read(a), _read(b))
    if kinds <= {".toml", ".tex"}:
        return _revisions(a, b, claims)
    raise Problem(f"{a} and {b}: expected two reports (.json), or two revisions (.toml, .tex)")


def _read(name: str) -> dict[str, Any]:
    path = Path(name)
    try:
        if path.stat().st_size > _LARGEST:
            raise Problem(f"{name} is too large for a report")
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Problem(f"{name} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise Problem(f"{name} is not JSON: not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Problem(f"{name} is not JSON: {error}") from error
    if not isinstance(data, dict) or not any(key in data for key in ("claims", "constants")):
        raise Problem(f"{name} is no report: expected an object with claims or constants")
    return data


def _entries(data: dict[str, Any], part: str, key: str) -> dict[str, dict[str, Any]]:
    listed = data.get(part, [])
    if isinstance(listed, dict):
        listed = listed.get("constants", [])
    if not isinstance(listed, list) or not all(isinstance(e, dict) and isinstance(e.get(key), str) for e in listed):
        raise Problem(f"a report's {part} must be a list of objects, each with its {key}")
    return {entry[key]: entry for entry in listed}


def _reports(a: dict[str, Any], b: dict[str, Any]) -> list[Difference]:
    old, new = (_entries(data, "claims", "id") for data in (a, b))
    found = [Difference("removed", i, str(old[i].get("verdict")), None) for i in old if i not in new]
    found += [Difference("added", i, None, str(new[i].get("verdict"))) for i in new if i not in old]
    changed = set()
    for claim_id in (i for i in old if i in new):
        for part in _PARTS:
            before, after = old[claim_id].get(part), new[claim_id].get(part)
            if before != after:
                changed.add(claim_id)
                what = "verdict" if part == "verdict" else "changed"
                name = claim_id if part == "verdict" else f"{claim_id} {part}"
                found.append(Difference(what, name, _said(before), _said(after)))
    statements = {i for i in old if i in new and old[i].get("statement") != new[i].get("statement")}
    return found + _constants(a, b) + [_rests(i, on) for i, on in _stale(new, statements).items()]


def _rests(claim_id: str, on: Iterable[str]) -> Difference:
    return Difference("stale", claim_id, None, f"rests on {', '.join(sorted(on))}, which changed")


def _stale(new: dict[str, dict[str, Any]], changed: set[str]) -> dict[str, set[str]]:
    """The claims that use a changed statement, through others as well, and the changed statements that they use."""
    found: dict[str, set[str]] = {i: set() for i in new}
    moving = True
    while moving:
        moving = False
        for claim_id, entry in new.items():
            used = [u for u in entry.get("uses", []) if isinstance(u, str) and u in new]
            on = {u for u in used if u in changed}.union(*(found[u] for u in used)) - {claim_id}
            moving = moving or on != found[claim_id]
            found[claim_id] = on
    return {claim_id: on for claim_id, on in found.items() if on and claim_id not in changed}


def _constants(a: dict[str, Any], b: dict[str, Any]) -> list[Difference]:
    old, new = (_entries(data, "constants", "name") for data in (a, b))
    found = []
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name, {}), new.get(name, {})
        if (before.get("lower"), before.get("upper")) != (after.get("lower"), after.get("upper")):
            found.append(Difference("constant", name, _said(before.get("lower")), _said(after.get("lower"))))
    return found


def _said(value: Any) -> str | None:
    return None if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _revisions(a: str, b: str, claims: Mapping[str, Claim]) -> list[Difference]:
    """What each revision says of the claims; what it does not mention is as registered."""
    stated = []
    for name in (a, b):
        changes, _ = changes_of(name, (), claims)
        stated.append({f"{c.claim_id} {c.field}": c for c in changes})
    old, new = stated
    found: list[Difference] = []
    moved: set[str] = set()
    for key in dict.fromkeys([*old, *new]):
        change = old.get(key) or new[key]
        registered = words(change.old)
        before = words(old[key].new) if key in old else registered
        after = words(new[key].new) if key in new else registered
        if before != after:
            what = "constant" if change.field.startswith("constants.") else "changed"
            found.append(Difference(what, key, before, after))
            moved.add(change.claim_id)
    stale: dict[str, set[str]] = {}
    for claim_id in sorted(moved):
        for user in users(claim_id, claims):
            stale.setdefault(user, set()).add(claim_id)
    return found + [_rests(user, on) for user, on in stale.items() if user not in moved]
