"""JUnit XML: every claim a test, which fails if its verdict is not the expected one."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree as Xml

from reports.document import Json


def junit(document: Json) -> str:
    """The document as JUnit XML; without times, so that equal results give equal files."""
    claims = document["claims"]
    root = Xml.Element("testsuites", {"name": "prefixbounds"} | _counts(claims))
    for section, part in groupby(claims, key=lambda c: c["section"]):
        suite_claims = list(part)
        suite = Xml.SubElement(root, "testsuite", {"name": section} | _counts(suite_claims))
        for claim in suite_claims:
            _case(suite, claim)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _counts(claims: list[Json]) -> dict[str, str]:
    return {"tests": str(len(claims)), "failures": str(sum(not c["as_expected"] for c in claims))}


def _case(suite: Xml.Element, claim: Json) -> None:
    case = Xml.SubElement(suite, "testcase", classname=claim["section"], name=claim["id"])
    if not claim["as_expected"]:
        failure = Xml.SubElement(case, "failure", type=claim["verdict"], message=difference(claim))
        failure.text = "\n".join(troubles(claim))
    out = Xml.SubElement(case, "system-out")
    out.text = f"{claim['title']}: {claim['verdict']} ({claim['scope']})"


def difference(claim: Json) -> str:
    """What is not as expected, in one line."""
    if claim["verdict"] != claim["expected"]:
        return f"{claim['id']} is {claim['verdict']}, expected {claim['expected']}"
    return f"{claim['id']}: a false variant was proved"


def troubles(claim: Json) -> list[str]:
    """The steps and the controls that explain a difference."""
    weak = [o for o in claim["obligations"] if o["verdict"] in ("refuted", "gap", "open")]
    proved = [k for k in claim["controls"] if k["verdict"] == "proved"]
    return [
        *(f"{o['goal']}: {o['verdict']} by {o['engine']}: {o['reason'] or o['statement']}" for o in weak),
        *(f"control {k['name']}: proved, though it is false" for k in proved),
    ]
