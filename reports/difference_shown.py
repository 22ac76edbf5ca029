"""Differences for people: of long texts where they differ, of stale claims in one line for each cause."""

from __future__ import annotations

from collections.abc import Sequence

from reports.difference import Difference
from reports.words import count

_LONG, _AROUND = 160, 40  # characters: of a text that is shown in parts, and of what is shown around a difference


def lines(found: Sequence[Difference]) -> list[tuple[str, bool]]:
    """What to print, line by line, and whether it is a heading."""
    shown = []
    for item in found:
        if item.what != "stale":
            before, after = excerpts(item.before, item.after)
            shown.append((f"{item.what}: {item.name}", True))
            shown += [(f"  {when}  {text}", False) for when, text in (("before", before), ("after ", after)) if text]
    for why, names in stale(found).items():
        shown += [(f"stale, {why}: {count(len(names), 'claim')}", True), (f"  {', '.join(names)}", False)]
    return [*shown, (count(len(found), "difference") if found else "Nothing differs.", False)]


def markdown(found: Sequence[Difference]) -> str:
    """The same as a table, for a pull request."""
    if not found:
        return "## Nothing differs\n"
    rows = ["## Differences", "", "| what | name | before | after |", "| --- | --- | --- | --- |"]
    for item in found:
        if item.what != "stale":
            before, after = (_cell(text) for text in excerpts(item.before, item.after))
            rows.append(f"| {item.what} | `{item.name}` | {before} | {after} |")
    for why, names in stale(found).items():
        rows.append(f"| stale | {', '.join(f'`{name}`' for name in names)} | | {_cell(why)} |")
    return "\n".join(rows) + "\n"


def stale(found: Sequence[Difference]) -> dict[str, list[str]]:
    """The stale claims by what they rest on."""
    causes: dict[str, list[str]] = {}
    for item in found:
        if item.what == "stale":
            causes.setdefault(item.after or "", []).append(item.name)
    return causes


def excerpts(before: str | None, after: str | None) -> tuple[str, str]:
    """Both texts; if they are long, the parts in which they differ, with some words around."""
    if not before or not after or max(len(before), len(after)) <= _LONG:
        return before or "", after or ""
    start = _alike(before, after)
    end = _alike(before[:start:-1], after[:start:-1])
    return _part(before, start, len(before) - end), _part(after, start, len(after) - end)


def _alike(a: str, b: str) -> int:
    """How many of the first characters are the same."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _part(text: str, start: int, end: int) -> str:
    """From some words before `start` to some words after `end`."""
    low = text.find(" ", start - _AROUND, start) + 1 if start > _AROUND else 0
    high = text.rfind(" ", end, end + _AROUND) if end + _AROUND < len(text) else len(text)
    high = end if high < 0 else high
    return f"{'... ' if low else ''}{text[low:high]}{' ...' if high < len(text) else ''}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
