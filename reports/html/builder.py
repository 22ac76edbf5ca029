"""The page from the document, by templates: style, script and pictures inline."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction
from itertools import groupby
from typing import Any

import jinja2
from markupsafe import Markup

from reports.document import Json
from reports.evidence import groups, number
from reports.html import census, figures, graph, ladder, numbers
from reports.html.font import font_face
from reports.html.math import formula, inline
from reports.html.prose import prose, steps
from reports.paper import SAID_TO_FAIL
from reports.render import TEMPLATES, advice, anchor, findings
from reports.words import PROVENANCE, PROVENANCE_SHORT, SYMBOLS, VERDICTS, count

_INDENT, _TAG = re.compile(r"\n\s+"), re.compile(r"<[a-z][^<>]*>")
_QUOTED = re.compile(r'="([\w#.:-]+)"(?!/>)')  # a value that may stand without; before a slash it may not
SUPPORT = ("S", "T")  # the letters of the sections after the paper's own


def page(document: Json) -> str:
    """The report as one HTML file; the last section is the only one that differs between two runs."""
    text = _environment(document).get_template("page.html").render(_context(document))
    return _short(text).replace("@@FONT@@", font_face(text), 1)


def _short(text: str) -> str:
    """The page in the fewest letters: a twentieth of it is indents, and quotes that HTML does not ask for."""
    head, opened, rest = _INDENT.sub("\n", text).partition("<body>")
    body, closed, script = rest.rpartition("<script>")
    return head + opened + _TAG.sub(lambda tag: _QUOTED.sub(r"=\1", tag[0]), body) + closed + script


def _environment(document: Json) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), undefined=jinja2.ChainableUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    by_id = {claim["id"]: claim for claim in document["claims"]}
    environment.filters |= {
        "advice": lambda claim: advice(claim, by_id),
        "compared": lambda side: f"{_told(side['left'])} {steps(side['sign'])} {_told(side['right'])}",
        "formula": formula,
        "inline": inline,
        "anchor": anchor,
        "number": number,
        "count": count,
        "sentence": lambda text: f"{text.rstrip('.')}.",
        "link": lambda claim_id: _link(claim_id, by_id),
        "refs": lambda ids: Markup(", ").join(_ref(i, by_id) for i in ids),
        "marked": lambda claim_id: _marked(claim_id, by_id),
        "power": lambda log10: ladder.length(None, log10),
        "power_of": lambda n: ladder.length(n, math.log10(n)),
        "target": lambda name: Markup("the {}").format(name),
        "decimal": lambda fraction: f"{float(Fraction(fraction)):g}",
        "prose": prose,
        "where": _where,
        "weakest": lambda claim: _weakest(claim, by_id),
        "steps": steps,
        "raw_file": lambda name: Markup((TEMPLATES / name).read_text(encoding="utf-8")),  # noqa: S704 (our own)
    }
    return environment


def _weakest(claim: Json, by_id: dict[str, Json]) -> list[str]:
    """Where a verdict comes from that is weaker than the claim's own: the citations, or what is not established."""
    reached = [by_id[i] for i in graph.ancestors(by_id, claim["id"]) if i != claim["id"]]
    guilty = [c for c in reached if c["kind"] != "axiom" and c["own"] == claim["verdict"]]
    return sorted(c["id"] for c in guilty) or sorted(claim["uses"])


def _link(claim_id: str, by_id: dict[str, Json]) -> Markup:
    if claim_id not in by_id:
        return Markup("<code>{}</code>").format(claim_id)
    return Markup('<a href="#{}"><code>{}</code></a>').format(anchor(claim_id), claim_id)


def _where(symbols: list[Json]) -> Markup:
    """The symbols by their sorts: those without one first."""
    by_sort: dict[str, list[Markup]] = {"object": []}
    for symbol in symbols:
        by_sort.setdefault(symbol["sort"], []).append(inline(symbol["latex"]))
    groups = [
        Markup(", ").join(found) + (prose(f" {sort}") if sort != "object" else "")
        for sort, found in by_sort.items()
        if found
    ]
    return Markup("; ").join(groups)


def _told(decimal: str) -> str:
    return number(float(decimal))


def _ref(claim_id: str, by_id: dict[str, Json]) -> Markup:
    """A link in a list of nothing but links, which sets its own letters."""
    if claim_id not in by_id:
        return Markup("{}").format(claim_id)
    return Markup('<a href="#{}">{}</a>').format(anchor(claim_id), claim_id)


def _marked(claim_id: str, by_id: dict[str, Json]) -> Markup:
    """A link with the sign of the claim's verdict."""
    if claim_id not in by_id:
        return _link(claim_id, by_id)
    verdict = by_id[claim_id]["verdict"]
    sign = Markup('<b class="v-{0}" title="{0}">{1}<span class="quiet">{0}</span></b> ').format(
        verdict, SYMBOLS[verdict]
    )
    return Markup('<span class="nowrap">{}{}</span>').format(sign, _link(claim_id, by_id))


def _context(document: Json) -> dict[str, Any]:
    claims = document["claims"]
    by_id = {claim["id"]: claim for claim in claims}
    numeric = groups(document.get("numeric", []), by_id)
    drawn, alone = _graph(by_id)
    return {
        "doc": document,
        "by_id": by_id,
        "used_by": _used_by(claims),
        "findings": sorted(findings(document), key=lambda c: c["id"] in SAID_TO_FAIL),
        "said_to_fail": SAID_TO_FAIL,
        "pictures": figures.of_findings(document),
        "sections": [(name, list(part)) for name, part in groupby(claims, key=lambda c: c["section"])],
        "support": SUPPORT,
        "graph": drawn,
        "alone": alone,
        "subgraph": _subgraphs(by_id),
        "ladder": _ladder(document),
        "census": census.rows(document["census"]) if document.get("census") else [],
        "census_classes": census.CLASSES,
        "census_words": census.WORDS,
        "moved_constants": sum(bool(k["moved"]) for k in document.get("constants", ())),
        "heads": document.get("heads", ()),
        "numeric": numeric,
        "numeric_by_id": {group["claim"]: group for group in numeric},
        "strip": numbers.strip,
        "evidence": [p for p in (numbers.parts(numeric), numbers.experiments(document.get("experiments", {}))) if p],
        "figures": figures.of_paper(),
        "verdicts": VERDICTS,
        "symbols": SYMBOLS,
        "from_citations": sum(c["verdict"] == "cited" and c["own"] == "proved" for c in claims),
        "provenance": PROVENANCE,
        "provenance_short": PROVENANCE_SHORT,
        "version": document["engines"].get("prefixbounds", ""),
    }


def _ladder(document: Json) -> Json | None:
    found = document.get("ladder")
    if not found:
        return None
    return {
        **found,
        "groups": ladder.groups(found),
        "reasons": ladder.reasons(found),
        "picture": ladder.picture(found),
    }


def _used_by(claims: list[Json]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {claim["id"]: [] for claim in claims}
    for claim in claims:
        for used in claim["uses"]:
            found.setdefault(used, []).append(claim["id"])
    return found


def _graph(by_id: dict[str, Json]) -> tuple[Markup, list[str]]:
    """The claims without the axioms, and without the supporting lemmas that rest on axioms alone."""
    shown = {claim_id for claim_id, claim in by_id.items() if not _is_background(claim, by_id)}
    return graph.draw(by_id, shown, title="Which claim uses which, from left to right")


def _is_background(claim: Json, by_id: dict[str, Json]) -> bool:
    if claim["kind"] == "axiom":
        return True
    uses = [by_id[used] for used in claim["uses"] if used in by_id]
    return claim["section"].startswith("S.") and all(used["kind"] == "axiom" for used in uses)


def _subgraphs(by_id: dict[str, Json]) -> Callable[[str], Markup]:
    def of(claim_id: str) -> Markup:
        shown = {i for i in graph.ancestors(by_id, claim_id) if by_id[i]["kind"] != "axiom"}
        if len(shown) < 3:  # one arrow says no more than the list of what is used
            return Markup("")
        return graph.draw(by_id, shown, title=f"What {claim_id} rests on", focus=claim_id)[0]

    return of
