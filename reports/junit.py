"""JUnit XML: every claim a test, which fails if its verdict is not the expected one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree as Xml

from reports.document import Json


@dataclass(frozen=True)
class Case:
    """One test: `failure` says in one line why it fails, `details` line by line; a test that passes has none."""

    suite: str
    name: str
    out: str
    kind: str = ""
    failure: str = ""
    details: tuple[str, ...] = ()


def junit(document: Json) -> str:
    """The document as JUnit XML."""
    return suites([_case(claim) for claim in document["claims"]])


def suites(cases: Sequence[Case]) -> str:
    """Tests as JUnit XML; without times, so that equal results give equal files."""
    root = Xml.Element("testsuites", {"name": "prefixbounds"} | _counts(cases))
    for name, part in groupby(cases, key=lambda case: case.suite):
        own = list(part)
        suite = Xml.SubElement(root, "testsuite", {"name": name} | _counts(own))
        for case in own:
            made = Xml.SubElement(suite, "testcase", classname=case.suite, name=case.name)
            if case.failure:
                failure = Xml.SubElement(made, "failure", type=case.kind, message=case.failure)
                failure.text = "\n".join(case.details)
            Xml.SubElement(made, "system-out").text = case.out
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _counts(cases: Sequence[Case]) -> dict[str, str]:
    return {"tests": str(len(cases)), "failures": str(sum(bool(case.failure) for case in cases))}


def _case(claim: Json) -> Case:
    out = f"{claim['title']}: {claim['verdict']} ({claim['scope']})"
    if claim["as_expected"]:
        return Case(claim["section"], claim["id"], out)
    why = difference(claim), tuple(troubles(claim))
    return Case(claim["section"], claim["id"], out, claim["verdict"], *why)


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
