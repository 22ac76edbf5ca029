"""An audit for people: on a terminal, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reports.audit.answer import Answer
from reports.audit.constant import Tightest, literals
from reports.audit.counterexample import Refuted
from reports.audit.document import parameters, words
from reports.audit.downstream import Dependent
from reports.audit.engine import Audit
from reports.audit.redefine import shown
from reports.audit.restated import Redefinition
from reports.change import Change
from reports.console import Field, console
from reports.revision import revised
from reports.tables import plain_table
from reports.words import count
from symbolic_bounds.claim import Claim
from symbolic_bounds.printing import text

Line = tuple[str, str, bool]  # label, text, and whether the text is a formula, which is never broken
_STYLE = {"unchanged": "dim", "proved": "green", "cited": "blue", "refuted": "bold red", "gap": "bold magenta",
          "vacuous": "bold magenta"}  # fmt: skip


def answers(found: Audit, notes: Sequence[str] = (), retightened: bool = False) -> None:
    """Print every answer, then the counts."""
    out = console()
    for title, style, lines in _sections(found, retightened):
        out.print(f"\n{title}", style=style, soft_wrap=True)
        field = Field(out, width=16)
        for label, words_, formula in lines:
            (field.line if formula else field.prose)(label, words_)
    for note in notes:
        out.print(f"note: {note}", style="dim", soft_wrap=True)
    out.print(f"\n{summary(found)}", style="bold", soft_wrap=True)


def summary(found: Audit) -> str:
    """The counts in one line."""
    anew = [answer for answer in found.answers if answer.restated_by]
    edited = [answer for answer in found.answers if not answer.restated_by]
    parts = [f"{count(len(edited), 'changed claim')}{_counts(edited)}"] if edited or found.redefined is None else []
    if found.redefined is not None:
        changed = count(len(found.redefined.changes), "changed definition")
        parts.append(f"{changed}, stated in {count(len(anew), 'claim')}{_counts(anew)}")
    if found.failing:
        parts.append(f"{count(len(found.failing), 'proof')} elsewhere no longer going through")
    if found.same:
        parts.append(f"{count(len(found.same), 'statement')} as registered")
    return "; ".join(parts)


def _counts(found: Sequence[Answer]) -> str:
    counts: dict[str, int] = {}
    for answer in found:
        counts[answer.verdict] = counts.get(answer.verdict, 0) + 1
    shown_ = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
    return f": {shown_}" if shown_ else ""


def _sections(found: Audit, retightened: bool) -> Iterator[tuple[str, str, list[Line]]]:
    """Title, style and lines: edited claims, then each definition with what it restates, the worst first."""
    for answer in found.answers:
        if not answer.restated_by:
            yield (
                f"{answer.old.id}: {answer.verdict}",
                _style(answer.verdict),
                [*_lines(answer), *_gains(answer, retightened)],
            )
    if found.redefined is None:
        return
    title = f"{', '.join(map(shown, found.redefined.names))}: a definition that changed"
    yield title, "bold", _definition(found, found.redefined)
    others: dict[str, list[str]] = {}
    for answer in found.answers:
        if answer.restated_by and (answer.refuted is not None or answer.changes):
            yield f"{answer.old.id}: {answer.verdict}", _style(answer.verdict), _lines(answer)
        elif answer.restated_by:
            others.setdefault(f"{answer.verdict}: {answer.why}", []).append(answer.old.id)
    if others:
        yield (
            "the other claims that it restates",
            "bold",
            [line for why, ids in others.items() for line in (("", why, False), ("", f"  {', '.join(ids)}", False))],
        )


def _style(verdict: str) -> str:
    return _STYLE.get(verdict, "bold yellow")


def _definition(found: Audit, anew: Redefinition) -> list[Line]:
    lines: list[Line] = []
    for change in anew.changes:
        lines += [("edited in", f"{change.claim_id} ({_place(change)})", False), *_edit(change, shown(change.name))]
    restated = [answer for answer in found.answers if answer.restated_by]
    lines.append(("it restates", f"{count(len(anew.restated), 'claim')}{_counts(restated)}", False))
    at = ", ".join(f"{name} = {value}" for name, value in parameters().items())
    lines.append(("constants", f"at {at}" if anew.values else "none that the table holds depends on it", False))
    wide = max((len(value.name) for value in anew.values), default=0)
    lines += [("", f"{value.name:<{wide}}  {value.old} becomes {value.new}", True) for value in anew.values]
    return lines + (_downstream(anew.downstream) if anew.downstream else [])


def _place(change: Change) -> str:
    location = change.location
    column = f", column {location.column}" if location.column > 1 else ""
    return location.source if location.source == "--set" else f"{location.source}, line {location.line}{column}"


def _edit(change: Change, label: str) -> list[Line]:
    lines = [(label, words(change.new) or "dropped", True), ("  it was", words(change.old) or "not there", True)]
    return [*lines, ("  reason", change.reason, False)] if change.reason else lines


def _lines(answer: Answer) -> list[Line]:
    """What is to be said of one claim."""
    lines: list[Line] = []
    for change in answer.changes:
        lines += _edit(change, change.field) if not answer.restated_by else []
    lines.append(("why", answer.why, False))
    if answer.attempt is not None and answer.attempt.proved and answer.holds:
        lines.append(("proof", f"{answer.attempt.route}; {answer.attempt.engine}; {answer.attempt.scope}", False))
        if answer.attempt.unused:
            lines.append(("never used", ", ".join(answer.attempt.unused), False))
    if answer.refuted is not None:
        lines += _counterexample("counterexample", answer.refuted)
    if answer.survived is not None and answer.survived.admissible and not answer.holds:
        lines.append(("searched", f"{answer.survived.admissible} points satisfy the hypotheses, none refutes", False))
    lines += [("constant", interval(found), False) for found in answer.tightest]
    if answer.gain:
        lines.append(("comparison", answer.gain, False))
    if not answer.restated_by:
        lines += _downstream(answer.downstream) or [("downstream", "nothing uses this claim", False)]
    return [*lines, *(("note", note, False) for note in answer.notes)]


def _gains(answer: Answer, retightened: bool) -> list[Line]:
    """Better constants of the claims that use an improved one: what was found, or how to look for it."""
    users = [dependent for dependent in answer.downstream if dependent.direct and dependent.holds]
    if not answer.gain or not answer.holds or not users:
        return []
    if not retightened:
        return [("gains", "--retighten looks for better constants of the claims that use it", False)]
    lines: list[Line] = []
    for found in (better for dependent in users for better in dependent.better):
        if found.place:
            lines.append(("", f"{found.claim}: {found.new} in place of {found.old} in {found.place}", False))
        else:
            lines += [("", f"{found.claim} holds with", False), ("", f"  {found.new}", True),
                      ("", "  in place of", False), ("", f"  {found.old}", True)]  # fmt: skip
    head = "certified with the new statement, and not with the old" if lines else "no better constant was certified"
    return [("gains", head, False), *lines]


def _counterexample(label: str, found: Refuted) -> list[Line]:
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


def _downstream(found: Sequence[Dependent]) -> list[Line]:
    """What uses a claim, one by one; of what rests on it from further away, one by one only what fails."""
    said: list[str] = []
    through = [dependent.claim for dependent in found if dependent.holds and not dependent.direct]
    for dependent in found:
        if dependent.claim in through:
            continue
        state = {True: "goes through", False: "FAILS", None: "not decided in the time"}[dependent.holds]
        how = ", through the old statement, which follows" if dependent.through_old else ""
        why = f": {dependent.failed}" if dependent.failed and dependent.direct else ""
        kind = "uses it" if dependent.direct else "rests on it"
        said.append(f"{dependent.claim} ({kind}): {state}{how}{why}")
    if through:
        said.append(f"{', '.join(through)} ({'rests' if len(through) == 1 else 'rest'} on it): "
                    f"{'goes' if len(through) == 1 else 'go'} through")  # fmt: skip
    return [("" if number else "downstream", words_, False) for number, words_ in enumerate(said)]


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


def markdown(found: Audit, notes: Sequence[str] = (), retightened: bool = False) -> str:
    """A summary for a pull request."""
    lines = ["## Audit of the revision", "", summary(found), "", "| claim | verdict | why |", "| --- | --- | --- |"]
    for answer in found.answers:
        lines.append(f"| `{answer.old.id}` | **{answer.verdict}** | {_cell(answer.why)} |")
    for title, _, said in _sections(found, retightened):
        lines += ["", f"### {title}", ""]
        lines += [f"- {label.strip() or 'and'}: {_code(words_) if formula else _cell(words_)}"
                  for label, words_, formula in said]  # fmt: skip
    lines += ["", *(f"Note: {_cell(note)}" for note in notes)] if notes else []
    return "\n".join(lines) + "\n"


def _cell(words_: str) -> str:
    return words_.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _code(formula: str) -> str:
    return f"`{formula.replace('`', ' ')}`"
