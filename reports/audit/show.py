"""An audit for people: on a terminal, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.audit.constant import Tightest, literals
from reports.audit.counterexample import Refuted
from reports.audit.document import words
from reports.audit.engine import Answer, Audit
from reports.change import Change
from reports.console import Field, console
from reports.revision import revised
from reports.tables import plain_table
from reports.words import count
from symbolic_bounds.claim import Claim
from symbolic_bounds.printing import text

_STYLE = {"unchanged": "dim", "proved": "green", "cited": "blue", "refuted": "bold red", "gap": "bold magenta"}


def answers(found: Audit, claims: Mapping[str, Claim], notes: Sequence[str] = ()) -> None:
    """Print every answer, then the counts."""
    out = console()
    for answer in found.answers:
        out.print(f"\n{answer.old.id}: {answer.verdict}", style=_STYLE.get(answer.verdict, "bold yellow"),
                  soft_wrap=True)  # fmt: skip
        field = Field(out, width=16)
        for label, words_, formula in _lines(answer, claims):
            (field.line if formula else field.prose)(label, words_)
    for note in notes:
        out.print(f"note: {note}", style="dim", soft_wrap=True)
    out.print(f"\n{summary(found)}", style="bold", soft_wrap=True)


def summary(found: Audit) -> str:
    """The counts in one line."""
    counts: dict[str, int] = {}
    for answer in found.answers:
        counts[answer.verdict] = counts.get(answer.verdict, 0) + 1
    shown = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
    same = f"; {count(len(found.same), 'statement')} as registered" if found.same else ""
    return f"{count(len(found.answers), 'changed claim')}{': ' if shown else ''}{shown}{same}"


def _lines(answer: Answer, claims: Mapping[str, Claim]) -> list[tuple[str, str, bool]]:
    """Label, text, and whether the text is a formula, which is never broken."""
    lines: list[tuple[str, str, bool]] = []
    for change in answer.changes:
        lines.append((change.field, words(change.new) or "dropped", True))
        lines.append(("  it was", words(change.old) or "not there", True))
        if change.reason:
            lines.append(("  reason", change.reason, False))
    lines.append(("why", answer.why, False))
    if answer.attempt is not None and answer.attempt.proved:
        lines.append(("proof", f"{answer.attempt.route}; {answer.attempt.engine}; {answer.attempt.scope}", False))
        if answer.attempt.unused:
            lines.append(("never used", ", ".join(answer.attempt.unused), False))
    if answer.refuted is not None:
        lines += _counterexample("counterexample", answer.refuted)
    if answer.argument is not None:
        lines += _counterexample(f"{answer.argument[0]} fails", answer.argument[1])
    if answer.survived is not None and answer.survived.admissible and not answer.holds:
        lines.append(("searched", f"{answer.survived.admissible} points satisfy the hypotheses, none refutes", False))
    lines += [("constant", interval(found), False) for found in answer.tightest]
    if answer.gain:
        lines.append(("comparison", answer.gain, False))
    lines += _downstream(answer, claims)
    return [*lines, *(("note", note, False) for note in answer.notes)]


def _counterexample(label: str, found: Refuted) -> list[tuple[str, str, bool]]:
    at = ", ".join(f"{name} = {value}" for name, value in found.point.items())
    model = ", ".join(f"{name}: {value}" for name, value in found.model.items())
    lines = [(label, at + (f"; with {model}" if model else ""), False)]
    if any(found.sides):
        lines.append(("  there", f"{found.sides[0]} against {found.sides[1]}", False))
    return [*lines, ("  so it fails", found.fails, True), ("  confirmed", " and ".join(found.evaluators), False)]


def interval(found: Tightest) -> str:
    """The interval of a number in words."""
    certified = f"certified at {found.certified}" if found.certified else "certified nowhere"
    refuted = f"refuted at {found.refuted}" if found.refuted else "refuted nowhere"
    slack = "" if found.slack is None or not found.certified else f"; slack of the stated value {found.slack:.2%}"
    return f"{found.published} in {found.shown}: {certified}, {refuted}{slack}"


def _downstream(answer: Answer, claims: Mapping[str, Claim]) -> list[tuple[str, str, bool]]:
    if not answer.downstream:
        return [("downstream", "nothing uses this claim", False)]
    lines: list[tuple[str, str, bool]] = []
    for dependent in answer.downstream:
        state = {True: "goes through", False: "FAILS", None: "not decided in the time"}[dependent.holds]
        how = ", through the old statement, which follows" if dependent.through_old else ""
        why = f": {dependent.failed}" if dependent.failed and dependent.direct else ""
        kind = "uses it" if dependent.direct else "rests on it"
        lines.append(("downstream" if not lines else "", f"{dependent.claim} ({kind}): {state}{how}{why}", False))
    return lines


def numbers(changes: Sequence[Change], claims: Mapping[str, Claim]) -> None:
    """List the numbers of the changed conclusions, as --number counts them."""
    out = console()
    for claim_id in dict.fromkeys(change.claim_id for change in changes):
        new = revised(claims[claim_id], changes)
        out.print(f"{claim_id}: {text(new.conclusion)}", style="bold", soft_wrap=True)
        table = plain_table("number", "value", "in", numbers=("number", "value"))
        for place, literal in enumerate(literals(new.conclusion), 1):
            table.add_row(str(place), str(literal.value), literal.shown)
        out.print(table)


def markdown(found: Audit, notes: Sequence[str] = ()) -> str:
    """A summary for a pull request."""
    lines = ["## Audit of the revision", "", summary(found), "", "| claim | verdict | why |", "| --- | --- | --- |"]
    for answer in found.answers:
        lines.append(f"| `{answer.old.id}` | **{answer.verdict}** | {_cell(answer.why)} |")
    for answer in found.answers:
        lines += ["", f"### `{answer.old.id}`: {answer.verdict}", ""]
        lines += [f"- {label.strip() or 'and'}: {_code(words_) if formula else _cell(words_)}"
                  for label, words_, formula in _lines(answer, {})]  # fmt: skip
    lines += ["", *(f"Note: {_cell(note)}" for note in notes)] if notes else []
    return "\n".join(lines) + "\n"


def _cell(words_: str) -> str:
    return words_.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _code(formula: str) -> str:
    return f"`{formula.replace('`', ' ')}`"
