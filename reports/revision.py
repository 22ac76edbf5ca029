"""Changes to claims: from a TOML file, from `CLAIM.FIELD=FORMULA` strings, or from a paper's statements.

A revision file is a list of tables:

    [[change]]
    claim = "amos.lower"
    field = "conclusion"            # or hypotheses.NAME, constants.NAME, symbols.NAME
    plain = "..."                   # or latex = '...', or sort = "natural", or drop = true
    reason = "..."                  # if you like
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reports.change import FIELDS, Change, Location, RevisionError, resolved
from reports.files import first_bytes
from reports.notation import LIMITS, Limits, parse_latex_formula, parse_plain_formula, read_formula
from reports.notation.syntax import Node
from reports.revised import differs, revised
from reports.texsource import Paper
from symbolic_bounds.claim import Claim
from symbolic_bounds.symbols import Sort

__all__ = [
    "Change",
    "Location",
    "RevisionError",
    "changes_of_paper",
    "differs",
    "parse_setting",
    "parse_settings",
    "read_revision",
    "revised",
    "revision_of",
]

_LARGEST = 60_000  # bytes of a file: a key of many parts costs the square of its length
_MOST_CHANGES = 200
_KEYS = frozenset({"claim", "field", "plain", "latex", "sort", "drop", "reason"})
_VALUES = ("plain", "latex", "sort", "drop")
_LONGEST_REASON = 2_000
Value = Node | Sort | None
Claims = Mapping[str, Claim]


def read_revision(path: Path, claims: Claims, limits: Limits = LIMITS) -> list[Change]:
    """The changes of a TOML file, checked against the claims.

    Raises:
        RevisionError: for a file that is no revision, an unknown claim or part of one, or a formula that does not
            parse; the message says where.
    """
    try:
        data = first_bytes(path, _LARGEST + 1)
    except OSError as error:
        raise RevisionError(f"{path.name}: cannot be read: {error.strerror or error}", 1, 1) from error
    if len(data) > _LARGEST:
        raise RevisionError(f"{path.name}: a revision of more than {_LARGEST} bytes", 1, 1)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")  # the mark that some editors put first
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise RevisionError(f"{path.name}: this byte is not UTF-8", line, column) from None
    return revision_of(text, claims, path.name, limits)


def revision_of(text: str, claims: Claims, name: str = "revision", limits: Limits = LIMITS) -> list[Change]:
    """The changes of a TOML text."""
    if len(text) > _LARGEST:
        raise RevisionError(f"{name}: a revision of more than {_LARGEST} characters", 1, 1)
    tables = _tables(text, name)
    lines = [
        text.count("\n", 0, match.start()) + 1 for match in re.finditer(r"^[ \t]*\[\[\s*change\s*\]\]", text, re.M)
    ]
    read = []
    for number, table in enumerate(tables):
        line = lines[number] if len(lines) == len(tables) else 1
        location = Location(f"{name}, change {number + 1}", line)
        read.append(_entry(table, location, limits))
    return resolved(read, claims, limits)


def _tables(text: str, name: str) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, len(text) - text.rfind("\n"))
        what = re.sub(r"\s*\(at [^)]*\)", "", str(error))
        raise RevisionError(f"{name}: not TOML: {what}", line, column) from None
    except (ValueError, RecursionError) as error:
        raise RevisionError(f"{name}: not TOML that can be read: {type(error).__name__}", 1, 1) from None
    tables = content.get("change")
    strange = sorted(set(content) - {"change"})
    if strange:
        raise RevisionError(f"{name}: unexpected key {strange[0][:40]!r}; expected tables [[change]]", 1, 1)
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise RevisionError(f"{name}: expected tables [[change]], found none", 1, 1)
    if len(tables) > _MOST_CHANGES:
        raise RevisionError(f"{name}: more than {_MOST_CHANGES} changes", 1, 1)
    return tables


def _entry(table: dict[str, Any], location: Location, limits: Limits) -> tuple[str, str, Value, str, str, Location]:
    """Claim, field, value, source, reason and location of one table."""
    strange = sorted(set(table) - _KEYS)
    if strange:
        raise location.error(f"unexpected key {strange[0][:40]!r}; expected {', '.join(sorted(_KEYS))}")
    for key in ("claim", "field", "plain", "latex", "sort", "reason"):
        if not isinstance(table.get(key, ""), str):
            raise location.error(f"{key} must be a string")
    given = [key for key in _VALUES if key in table]
    if "claim" not in table or len(given) != 1:
        raise location.error("expected a claim, a field, and one of plain, latex, sort and drop")
    field, reason = table.get("field", "conclusion"), table.get("reason", "")
    if len(reason) > _LONGEST_REASON:
        raise location.error(f"a reason of more than {_LONGEST_REASON} characters")
    if given == ["drop"]:
        if table["drop"] is not True:
            raise location.error("drop must be true")
        return table["claim"], field, None, "", reason, location
    source = table[given[0]]
    if given == ["sort"]:
        return table["claim"], field, _sort(source, location), source, reason, location
    parse = parse_plain_formula if given == ["plain"] else parse_latex_formula
    return (
        table["claim"],
        field,
        location.parsed(lambda: parse(source, limits=limits), source),
        source,
        reason,
        location,
    )


def _sort(text: str, location: Location) -> Sort:
    if text.upper() not in Sort.__members__ or text.upper() == "OBJECT":
        names = ", ".join(sort.name.lower() for sort in Sort if sort is not Sort.OBJECT)
        raise location.error(f"unknown sort {text[:40]!r}; expected one of {names}")
    return Sort[text.upper()]


def parse_setting(text: str, claims: Claims, limits: Limits = LIMITS) -> Change:
    """One change from `CLAIM.FIELD=FORMULA`; see `parse_settings`."""
    return parse_settings([text], claims, limits)[0]


def parse_settings(texts: Sequence[str], claims: Claims, limits: Limits = LIMITS) -> list[Change]:
    """The changes of strings `CLAIM.FIELD=FORMULA`, which together are one revision.

    The id is the longest that fits. FIELD may be the bare name of a hypothesis, constant or symbol; without it the
    conclusion is meant. FORMULA is plain notation or LaTeX, a sort for a symbol, or `none` to drop a hypothesis.
    """
    return resolved([_setting(text, claims, limits) for text in texts], claims, limits)


def _setting(text: str, claims: Claims, limits: Limits) -> tuple[str, str, Value, str, str, Location]:
    location = Location("--set", 1)
    left, equals, source = text.partition("=")
    left, source = left.strip(), source.strip()
    if not equals or not left or not source:
        raise location.error("expected CLAIM.FIELD=FORMULA")
    if len(text) > limits.characters:
        raise location.error(f"a change of more than {limits.characters} characters")
    fitting = [claim_id for claim_id in claims if left == claim_id or left.startswith(f"{claim_id}.")]
    if not fitting:
        raise location.error(location.unknown_claim(left, claims))
    claim_id = max(fitting, key=len)
    field = _field(left[len(claim_id) + 1 :], claims[claim_id], location)
    if field.startswith("symbols."):
        return claim_id, field, _sort(source, location), source, "", location
    if source == "none":
        return claim_id, field, None, source, "", location
    return claim_id, field, location.parsed(lambda: read_formula(source, limits), source), source, "", location


def _field(text: str, claim: Claim, location: Location) -> str:
    """A field in full: a bare name may be that of a hypothesis, a symbol or a constant."""
    if not text or text == "conclusion":
        return "conclusion"
    if text.partition(".")[0] in FIELDS:
        return text
    found = []
    if text in claim.hypotheses:
        found.append(f"hypotheses.{text}")
    if any(sym.name == text for sym in claim.symbols):
        found.append(f"symbols.{text}")
    if len(found) > 1:
        raise location.error(f"{text} is ambiguous: write {' or '.join(found)}")
    return found[0] if found else f"constants.{text}"


def changes_of_paper(paper: Paper, claims: Claims, name: str = "paper", limits: Limits = LIMITS) -> list[Change]:
    """What a paper's statements say of the claims, changed or not: `differs` tells which."""
    read = []
    for statement in paper:
        location = Location(name, statement.line, statement.column)
        read.append((statement.claim_id, statement.field, statement.formula, statement.source, "", location))
    return resolved(read, claims, limits)
