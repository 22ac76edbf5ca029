"""A few lines of Markdown on a verification, for the summary of a pull request."""

from __future__ import annotations

from reports.document import Json
from reports.junit import difference, troubles
from reports.render import findings
from reports.words import SYMBOLS, count


def summary(document: Json) -> str:
    """The counts, what differs with its reasons, and the findings."""
    counts = ", ".join(f"{SYMBOLS[v]} {n} {v}" for v, n in document["summary"].items() if n)
    lines = [f"### prefixbounds: {count(len(document['claims']), 'claim')}", "", counts, ""]
    differing = [claim for claim in document["claims"] if not claim["as_expected"]]
    if not differing:
        lines += ["Every verdict is as expected.", ""]
    for claim in differing:
        lines += [f"- **{difference(claim)}**", *(f"  - {trouble}" for trouble in troubles(claim))]
    lines += [""] if differing else []
    known = findings(document)
    if known:
        lines += ["<details><summary>Known findings</summary>", ""]
        lines += [f"- `{c['id']}`: {c['title']} (statement {c['verdict']}{_argument(c)})" for c in known]
        lines += ["", "</details>", ""]
    return "\n".join(lines)


def _argument(claim: Json) -> str:
    return f", argument {claim['argument']['verdict']}" if "argument" in claim else ""
