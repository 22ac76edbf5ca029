"""The document as Markdown, by a template."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import jinja2

from reports.document import Json
from reports.evidence import groups, number
from reports.words import PROVENANCE, VERDICTS

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
        "code": code,
        "link": lambda i: f"[`{i}`](#{anchor(i)})" if i in by_id else code(i),
        "number": number,
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
    bad = ("refuted", "gap")
    return [
        c for c in document["claims"]
        if c["verdict"] in bad or c.get("argument", {}).get("verdict") in bad
    ]  # fmt: skip


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
