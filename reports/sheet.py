"""One claim on one sheet, for a terminal."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from rich.text import Text

from reports.console import Field, console, verdict_text
from reports.document import Json
from reports.words import PROVENANCE, VERDICTS
from symbolic_bounds.abbreviations import abbreviated
from symbolic_bounds.claim import Claim, Induct, ProofStep, Use
from symbolic_bounds.printing import text

Item = TypeVar("Item")
RANK = list(VERDICTS)[::-1]  # from the weakest to the strongest


class Sheet:
    """What `show` says of a claim, from its entry in the document."""

    def __init__(self, entry: Json, claim: Claim, verdicts: Mapping[str, tuple[str, str]]) -> None:
        self._entry, self._claim, self._verdicts = entry, claim, verdicts
        self._out = console()
        self._field = Field(self._out)

    def show(self) -> None:
        """Print the sheet."""
        self._statement()
        self._proof()
        self._checks()
        self._conclusion()

    def _head(self, title: str) -> None:
        self._out.print(f"\n{title}", style="bold underline" if self._out.is_terminal else "")

    def _statement(self) -> None:
        e, field = self._entry, self._field
        self._out.print(Text(e["id"], style="bold").append(f"  {e['title']}", style="not bold"), soft_wrap=True)
        field.prose("meaning", e["meaning"])
        field.prose("kind", e["kind"])
        field.prose("provenance", f"[{e['provenance']}] {PROVENANCE[e['provenance']]}")
        field.prose("place", e["place"])
        if e["reference"]:
            field.prose("reference", e["reference"])
        sorts: dict[str, list[str]] = {}
        for symbol in e["symbols"]:
            sorts.setdefault(symbol["sort"], []).append(symbol["name"])
        field.prose("symbols", "; ".join(f"{', '.join(names)}: {sort}" for sort, names in sorts.items()) or "none")
        if e["functions"]:
            field.prose("for any", f"real function(s) {', '.join(e['functions'])}")
        short = abbreviated(self._claim)
        for label, (name, hypothesis) in _labelled("hypotheses", short.hypotheses.items()):
            unused = "" if name not in e["unused_hypotheses"] else "   (never used)"
            field.line(label, f"{name}: {text(hypothesis)}{unused}")
        field.line("conclusion", text(short.conclusion))
        for label, (name, meaning) in _labelled("where", short.names.items()):
            field.line(label, f"{text(name)} = {text(meaning)}")
        field.line("LaTeX", e["latex"])

    def _proof(self) -> None:
        if not self._claim.proof:
            return
        self._head("proof")
        failed = False
        for number, step in enumerate(self._claim.proof, start=1):
            parts = [o for o in self._entry["obligations"] if _belongs(o["goal"], step.name)]
            verdict = min((o["verdict"] for o in parts), key=RANK.index, default="proved")
            self._step(number, step, "-" if failed else verdict, parts)
            failed = failed or verdict != "proved"
        if self._entry["uses"]:
            self._head("uses")
            for used in self._entry["uses"]:
                verdict, title = self._verdicts[used]
                line = Text("  ").append_text(_padded(verdict)).append(f" {used}: {title}")
                self._out.print(line, soft_wrap=True)

    def _step(self, number: int, step: ProofStep, verdict: str, parts: list[Json]) -> None:
        line = Text(f"{number:>3} ").append_text(_padded(verdict)).append(f" {step.name}: ", style="bold")
        self._out.print(line.append(_says(step), style="not bold"), soft_wrap=True)
        for part in parts:
            note = f"{part['verdict']} by {part['engine']}, {part['scope']}"
            if part["goal"] != step.name or part["verdict"] != "proved":
                self._out.print(f"      {part['goal']}: {part['statement']}", style="dim", soft_wrap=True)
                note += f": {part['reason']}" if part["reason"] else ""
            self._out.print(f"      {note}", style="dim", soft_wrap=True)

    def _checks(self) -> None:
        names = [step.name for step in self._claim.proof]
        others = [o for o in self._entry["obligations"] if not any(_belongs(o["goal"], n) for n in names)]
        if others or self._entry["samples"]:
            self._head("other evidence")
        for o in others:
            line = Text("  ").append_text(_padded(o["verdict"])).append(f" {o['goal']} ({o['engine']}): {o['scope']}")
            if "cells" in o:
                line.append(f"; {o['cells']} cells")
            if o["reason"]:
                line.append(f"; {o['reason']}")
            self._out.print(line, soft_wrap=True)
        if self._entry["samples"]:
            self._out.print(f"  random samples: {self._entry['samples']}", soft_wrap=True)
        if self._entry["controls"]:
            self._head("controls: false variants, which must not be proved")
        for control in self._entry["controls"]:
            line = Text("  ").append_text(_padded(control["verdict"]))
            self._out.print(line.append(f" {control['name']}: {control['reason']}"), soft_wrap=True)

    def _conclusion(self) -> None:
        e, field = self._entry, self._field
        self._out.print()
        for key in ("witness", "counterexample"):
            if key in e:
                field.prose(key, ", ".join(f"{name} = {value}" for name, value in e[key].items()))
        if e.get("refutation"):
            field.prose("", e["refutation"])
        if "argument" in e:
            field.prose("argument", e["argument"]["why"], e["argument"]["verdict"])
            field.line("  its step", e["argument"]["step"])
            field.prose("", e["argument"]["found"])
        if e["repaired_by"]:
            field.prose("repaired by", ", ".join(e["repaired_by"]))
        field.prose("verdict", VERDICTS[e["verdict"]], e["verdict"])
        field.prose("scope", e["scope"])
        field.prose("expected", e["expected"] if e["as_expected"] else f"{e['expected']}: NOT as expected")
        field.prose("trust base", f"{len(e['axioms'])} axioms and citations: prefixbounds axioms {e['id']}")
        field.line("reproduce", f"prefixbounds verify {e['id']}")


def _padded(verdict: str) -> Text:
    shown = verdict_text(verdict)
    shown.pad_right(8 - len(verdict))
    return shown


def _labelled(label: str, items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    """Items with the label before the first of them only."""
    return zip(itertools.chain([label], itertools.repeat("")), items, strict=False)


def _belongs(goal: str, step: str) -> bool:
    return goal == step or goal.startswith(f"{step}.")


def _says(step: ProofStep) -> str:
    """What a step yields, and from what."""
    if isinstance(step, Use):
        given = ", ".join(f"{s} = {text(v)}" for s, v in step.at.items())
        return f"by {step.claim}" + (f" at {given}" if given else "") + _from(step.given)
    if isinstance(step, Induct):
        start, over = text(step.start), text(step.over)
        return f"{text(step.goal)}, by induction over {over} from {start}" + _from((*step.base, *step.step))
    fixed = f"for all {', '.join(map(text, step.fix))}: " if step.fix else ""
    assumed = " and ".join(map(text, step.assume)) + " => " if step.assume else ""
    return f"{fixed}{assumed}{text(step.goal)}" + _from(step.given)


def _from(given: tuple[str, ...]) -> str:
    return f"   [from {', '.join(dict.fromkeys(given))}]" if given else ""
