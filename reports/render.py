"""The document as Markdown, by a template."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import jinja2

from reports.document import Json
from reports.evidence import groups, number
from reports.paper import SAID_TO_FAIL
from reports.words import PROVENANCE, VERDICTS

BAD = ("refuted", "gap")
_LONG = 10**6  # from here on, a length is told by its power of ten
TEMPLATES = Path(__file__).parent / "templates"


def markdown(document: Json) -> str:
    """The report as Markdown; the last section is the only one that differs between two runs."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), undefined=jinja2.ChainableUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        autoescape=jinja2.select_autoescape(),
    )  # fmt: skip
    by_id = {claim["id"]: claim for claim in document["claims"]}
    environment.filters |= {
        "advice": lambda claim: advice(claim, by_id),
        "code": code,
        "link": lambda i: f"[`{i}`](#{anchor(i)})" if i in by_id else code(i),
        "number": number,
        "size": size,
        "sentence": lambda text: f"{text.rstrip('.')}.",
    }
    return environment.get_template("report.md").render(
        doc=document,
        by_id=by_id,
        findings=findings(document),
        sections=[(s, list(claims)) for s, claims in groupby(document["claims"], key=lambda c: c["section"])],
        numeric=groups(document.get("numeric", []), by_id),
        verdicts=VERDICTS,
        provenance=PROVENANCE,
        point=point,
        anchor=anchor,
    )


def findings(document: Json) -> list[Json]:
    """The claims that fail, or whose published argument does, in the order of the paper."""
    return [c for c in document["claims"] if c["verdict"] in BAD or c.get("argument", {}).get("verdict") in BAD]


def advice(claim: Json, by_id: Mapping[str, Json]) -> str:
    """What an author should do about a finding, by what is refuted and what repairs it."""
    if claim["id"] in SAID_TO_FAIL:
        return "Nothing: the paper says itself that this is false."
    repairs = " and ".join(f"“{by_id[other]['title']}”" for other in claim["repaired_by"] if other in by_id)
    if "argument" in claim and claim["verdict"] not in BAD:
        other = f": {repairs} shows a way that is proved" if repairs else ""
        return f"Keep the statement, and replace its argument{other}."
    if repairs:
        return f"Do not state it; state {repairs} in its place."
    return "Do not state it without a hypothesis that excludes the counterexample."


def size(at: Json) -> str:
    """A prefix length of the ladder, as Markdown."""
    if at["log10_tokens"] is None:
        return "–"
    known = at["tokens"] is not None and at["tokens"] < _LONG
    text = str(at["tokens"]) if known else f"10^{math.ceil(at['log10_tokens'] * 10) / 10:.1f}"
    return f"({text})" if at["formula_only"] else text


def code(text: str) -> str:
    """Inline code; longer fences where the text itself has a backtick."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}"


def anchor(claim_id: str) -> str:
    """The name that links to a claim."""
    return claim_id.replace(".", "-").replace("_", "-")


def point(values: Mapping[str, str]) -> str:
    """An exact point."""
    return ", ".join(f"`{name} = {value}`" for name, value in values.items()) or "no values are needed"
