"""An audit for code-hosting platforms: JUnit XML, and SARIF beside the lines of the source that changed."""

from __future__ import annotations

import os
from pathlib import Path

from reports.audit.answer import Answer
from reports.audit.counterexample import Refuted
from reports.audit.engine import Audit
from reports.change import Change
from reports.junit import Case, suites
from reports.sarif import Level, Notice, claim_file
from reports.sarif import sarif as log

_RULES = {
    "refuted-revision": "A changed statement is false, with an exact counterexample.",
    "gap-in-revision": "A changed statement has lost its proof, which needs another that is false.",
    "vacuous-revision": "The hypotheses of a changed statement contradict each other, so that it says nothing.",
    "undecided-revision": "A changed statement was neither proved nor refuted.",
    "broken-downstream": "The proof of a claim that rests on a changed one does not go through any more.",
}
_RULE: dict[str, tuple[str, Level]] = {
    "refuted": ("refuted-revision", "error"), "gap": ("gap-in-revision", "error"),
    "vacuous": ("vacuous-revision", "error"), "inconclusive": ("undecided-revision", "warning"),
}  # fmt: skip


def junit(found: Audit) -> str:
    """Every changed claim is a test, which fails unless the claim still holds; so is every other proof that fails."""
    broken = [Case("downstream", claim, "", "broken", f"{claim}: its proof fails with what changed")
              for claim in found.failing]  # fmt: skip
    return suites([*map(_case, found.answers), *broken])


def _case(answer: Answer) -> Case:
    suite = f"restated by {answer.restated_by}" if answer.restated_by else "changed"
    out = f"{answer.old.title}: {answer.verdict}"
    if answer.holds:
        return Case(suite, answer.old.id, out)
    return Case(suite, answer.old.id, out, answer.verdict, _said(answer), tuple(_details(answer)))


def _said(answer: Answer) -> str:
    return f"{answer.old.id}: {answer.verdict}; {answer.why}"


def _details(answer: Answer) -> list[str]:
    lines = [] if answer.refuted is None else [_where(answer.refuted)]
    if answer.argument is not None:
        lines.append(f"{answer.argument[0]}: {_where(answer.argument[1])}")
    failing = [dependent.claim for dependent in answer.downstream if dependent.holds is False]
    return [*lines, *([f"proofs that fail: {', '.join(failing)}"] if failing else [])]


def _where(found: Refuted) -> str:
    at = ", ".join(f"{name} = {value}" for name, value in found.point.items())
    sides = f", {found.sides[0]} against {found.sides[1]}" if any(found.sides) else ""
    return f"it fails at {at}{sides}"


def sarif(found: Audit, source: str | None) -> str:
    """What does not hold any more, at the line and column of `source`, or at the claim's own file."""
    made = [notice for answer in found.answers for notice in _notices(answer, found, source)]
    anew = found.redefined
    broken = [] if anew is None else [dependent.claim for dependent in anew.downstream if dependent.holds is False]
    if anew is not None and broken:
        words = f"{', '.join(anew.names)}: proofs that fail: {', '.join(broken)}"
        made.append(Notice("broken-downstream", "error", words, *_place(anew.changes[0], source)))
    return log(made, _RULES)


def _notices(answer: Answer, found: Audit, source: str | None) -> list[Notice]:
    definitions = () if found.redefined is None else found.redefined.changes
    file, line, column = _place((answer.changes or definitions)[0], source)
    made = []
    if not answer.holds:
        rule, level = _RULE[answer.verdict]
        made.append(Notice(rule, level, ". ".join((_said(answer), *_details(answer))), file, line, column))
    elif any(dependent.holds is False for dependent in answer.downstream):
        made.append(Notice("broken-downstream", "error", ". ".join(_details(answer)), file, line, column))
    return made


def _place(change: Change, source: str | None) -> tuple[str, int, int]:
    if source is None:
        return claim_file(change.claim_id), 1, 0
    relative = os.path.relpath(Path(source).resolve(), Path.cwd().resolve())
    return Path(relative).as_posix(), change.location.line, change.location.column
