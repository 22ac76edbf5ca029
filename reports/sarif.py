"""SARIF 2.1.0: what code-hosting platforms show beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from reports.document import Json
from reports.junit import difference, troubles
from reports.render import point
from reports.versions import own_version

Level = Literal["error", "warning", "note"]

RULES: Mapping[str, str] = {
    "unexpected-verdict": "A verdict is not the one that the claim expects.",
    "refuted-statement": "A statement is false, with an exact counterexample.",
    "failing-argument": "A step of the published argument fails, whether or not the statement stands.",
    "undecided": "A statement is only sampled, or open.",
}


@dataclass(frozen=True)
class Notice:
    """One finding, at a file (from the root of the repository), and a line and column of it; 0 is no column."""

    rule: str
    level: Level
    message: str
    file: str
    line: int = 1
    column: int = 0


def notices(document: Json) -> list[Notice]:
    """The findings of a verification, in the order of the paper."""
    return [notice for claim in document["claims"] for notice in _of_claim(claim)]


def _of_claim(claim: Json) -> list[Notice]:
    file, found = claim_file(claim["id"]), []
    if not claim["as_expected"]:
        found.append(Notice("unexpected-verdict", "error", "; ".join((difference(claim), *troubles(claim))), file))
    if claim["verdict"] in ("refuted", "gap"):
        at = f" It fails at {point(claim['counterexample'])}." if claim.get("counterexample") else ""
        found.append(Notice("refuted-statement", "note", f"{claim['title']}: {claim['verdict']}.{at}", file))
    if "argument" in claim:
        why = f"{claim['title']}: the argument is {claim['argument']['verdict']}, the statement {claim['verdict']}. "
        found.append(Notice("failing-argument", "note", why + claim["argument"]["why"], file))
    if claim["verdict"] in ("sampled", "open"):
        found.append(Notice("undecided", "note", f"{claim['title']}: {claim['verdict']} ({claim['scope']})", file))
    return found


def claim_file(claim_id: str) -> str:
    """Where a claim is stated."""
    first, _, rest = claim_id.partition(".")
    return f"symbolic_bounds/{first}/{(rest or first).replace('.', '_')}.py"


def sarif(found: Iterable[Notice], rules: Mapping[str, str] = RULES) -> str:
    """The notices as a SARIF log."""
    driver = {
        "name": "prefixbounds",
        "version": own_version(),
        "rules": [{"id": name, "shortDescription": {"text": text}} for name, text in rules.items()],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(n) for n in found]}
        ],
    }
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _result(notice: Notice) -> Json:
    region = {"startLine": notice.line} | ({"startColumn": notice.column} if notice.column else {})
    place = {"artifactLocation": {"uri": quote(notice.file)}, "region": region}
    return {
        "ruleId": notice.rule,
        "level": notice.level,
        "message": {"text": notice.message},
        "locations": [{"physicalLocation": place}],
    }
