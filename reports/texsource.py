r"""A paper's LaTeX source: its displayed formulas that are tied to claims.

A comment ties the next display: `% prefixbounds: CLAIM [conclusion | hypothesis NAME | constant NAME]`. A label is
tied by a comment anywhere in the source: `% prefixbounds-label: LABEL = CLAIM [...]`; it names the display that it
stands in, or else the next one. `\input` is not followed: a note says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.displays import Display, blanked, body_of, displays, label_of, row_starts
from reports.files import first_bytes
from reports.notation import LIMITS, Limits, Macros, NotationError
from reports.notation.errors import Position, error_at, quoted
from reports.notation.macros import DECLARING
from reports.notation.parser import parse_raw
from reports.notation.syntax import Juxtaposition, Node, children
from reports.notation.tex import Raw, text_of, tokens

_LARGEST = 1_000_000  # characters of a source
_MOST_TOKENS = 600_000
_COMMENT = re.compile(r"^[^\S\n]*%+[^\S\n]*prefixbounds(?P<label>-label)?\b(?P<rest>[^\n]*)$", re.MULTILINE)
_TARGET = re.compile(
    r"(?P<claim>[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)"
    r"(?:\s+(?P<role>conclusion|(?:hypothesis|constant)\s+(?P<name>[A-Za-z_][A-Za-z0-9_]*)))?"
)
_FIELDS = {"hypothesis": "hypotheses", "constant": "constants"}
_INCLUDING = frozenset({"\\input", "\\include", "\\subfile", "\\import"})


@dataclass(frozen=True)
class Statement:
    """A formula of the paper and the part of a claim that it states."""

    label: str  # of the display, or "" where it has none
    claim_id: str
    field: str  # `conclusion`, `hypotheses.NAME` or `constants.NAME`
    source: str  # the formula as it is written
    formula: Node
    line: int
    column: int


@dataclass(frozen=True)
class Paper:
    """The tied statements of a source in their order, and what a reader should know of it."""

    statements: tuple[Statement, ...]
    notes: tuple[str, ...]

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)


@dataclass(frozen=True)
class _Tie:
    """What a comment asks for: a label, or else the display after `offset`."""

    label: str
    claim_id: str
    field: str
    at: Position
    offset: int


def read_paper(path: Path, limits: Limits = LIMITS) -> Paper:
    """The tied statements of a LaTeX file.

    Raises:
        NotationError: for a label or comment that does not resolve, a formula that does not parse, an environment
            that does not end, or a file that is not text; the message names the file, line and column.
    """
    try:
        data = first_bytes(path, 4 * _LARGEST + 1)
    except OSError as error:
        raise NotationError(f"{path.name}: cannot be read: {error.strerror or error}", 1, 1) from error
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise NotationError(f"{path.name}: this byte is not UTF-8", line, column) from None
    return paper_of(text, path.name, limits)


def paper_of(text: str, name: str = "", limits: Limits = LIMITS) -> Paper:
    """The tied statements of a LaTeX text."""
    try:
        if len(text) > _LARGEST:
            raise error_at(f"a source of more than {_LARGEST} characters", Position(1, 1))
        return _paper(text, limits)
    except NotationError as error:
        raise error.shown_in(text, name) from None


def _paper(text: str, limits: Limits) -> Paper:
    text = blanked(text)
    ties = list(_ties(text))
    raw = tokens(text)
    if len(raw) > _MOST_TOKENS:
        raise error_at(f"a source of more than {_MOST_TOKENS} tokens", raw[_MOST_TOKENS].at)
    found = displays(raw)
    labels = _labels(found, raw)
    chosen = [(tie, _display_of(tie, found, labels)) for tie in ties]
    _check_unique(chosen)
    macros, index, statements = Macros(), 0, []
    for tie, display in sorted(chosen, key=lambda pair: (pair[1].start, pair[0].offset)):
        index = _declare(macros, raw, index, display.start)
        statements.append(_statement(tie, display, macros, limits))
    return Paper(tuple(statements), tuple(_notes(raw, statements)))


def _ties(text: str) -> Iterator[_Tie]:
    line, counted = 1, 0
    for match in _COMMENT.finditer(text):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        at = Position(line, match.start("rest") - text.rfind("\n", 0, match.start("rest")))
        rest = match["rest"].strip()
        if not rest.startswith(":"):
            raise error_at("expected a colon after prefixbounds", at)
        label, equals, target = rest[1:].partition("=") if match["label"] else ("", "=", rest[1:])
        found = _TARGET.fullmatch(target.strip())
        if not equals or found is None or (match["label"] and not label.strip()):
            wanted = "LABEL = CLAIM" if match["label"] else "CLAIM"
            raise error_at(
                f"expected ': {wanted} [conclusion | hypothesis NAME | constant NAME]', found {quoted(rest)}", at
            )
        role = (found["role"] or "conclusion").split()
        field = role[0] if len(role) == 1 else f"{_FIELDS[role[0]]}.{role[1]}"
        yield _Tie(label.strip(), found["claim"], field, at, match.start())


def _labels(found: list[Display], raw: list[Raw]) -> dict[str, Display | None]:
    """The display that each label of the source names; None where none follows it."""
    labels: dict[str, Display | None] = {}
    for token in raw:
        if token.text != "\\label":
            continue
        name = _label_after(raw, token)
        if name in labels:
            raise error_at(f"the label {quoted(name)} is declared twice", token.at)
        place = bisect_right(found, token.offset, key=lambda d: d.end)  # displays follow each other
        labels[name] = found[place] if place < len(found) else None
    return labels


def _label_after(raw: list[Raw], token: Raw) -> str:
    index = bisect_left(raw, token.offset, key=lambda t: t.offset)
    parts: list[Raw] = []
    for following in raw[index + 1 : index + 200]:
        if following.text == "}":
            return text_of(parts[1:])
        parts.append(following)
    raise error_at("a label without its name in braces", token.at)


def _display_of(tie: _Tie, found: list[Display], labels: dict[str, Display | None]) -> Display:
    if tie.label:
        if tie.label not in labels:
            near = ", ".join(sorted(labels)[:10]) or "none"
            raise error_at(f"the label {quoted(tie.label)} is not in the source; labels: {near}", tie.at)
        display = labels[tie.label]
    else:
        place = bisect_right(found, tie.offset, key=lambda d: d.start)
        display = found[place] if place < len(found) else None
    if display is None:
        raise error_at("no displayed formula follows", tie.at)
    return display


def _check_unique(chosen: list[tuple[_Tie, Display]]) -> None:
    """Two ties must not meet in one display or in one part of a claim: one of them would be lost."""
    parts: dict[tuple[str, str], Position] = {}
    places: dict[int, Position] = {}
    for tie, display in chosen:
        first = parts.setdefault((tie.claim_id, tie.field), tie.at)
        if first is not tie.at:
            raise error_at(f"{tie.claim_id} {tie.field} is stated twice, first by line {first.line}", tie.at)
        first = places.setdefault(display.start, tie.at)
        if first is not tie.at:
            raise error_at(f"the display that follows is tied already, by line {first.line}", tie.at)


def _declare(macros: Macros, raw: list[Raw], index: int, end: int) -> int:
    """Read the macros that are declared before an offset."""
    while index < len(raw) and raw[index].offset < end:
        index = macros.declare(raw, index) if raw[index].text in DECLARING else index + 1
    return index


def _statement(tie: _Tie, display: Display, macros: Macros, limits: Limits) -> Statement:
    body = body_of(display)
    if not body:
        raise error_at("the display is empty", display.at)
    try:
        formula = parse_raw(body, macros, limits)
    except NotationError as error:
        error.message = f"{tie.claim_id} {tie.field}: {error.message}"
        raise
    _check_rows(formula, row_starts(display))
    at = body[0].at
    label = tie.label or label_of(display)
    return Statement(label, tie.claim_id, tie.field, text_of(body), formula, at.line, at.column)


def _check_rows(node: Node, starts: frozenset[Position]) -> None:
    """Rows are joined as they stand: a row that begins with a factor would multiply the end of the row before."""
    if isinstance(node, Juxtaposition):
        for item in node.items[1:]:
            if item.at in starts:
                raise error_at("a row that begins with neither a relation nor an operator: write \\cdot if it goes on "
                               "a product, or join two statements by \\text{and}", item.at)  # fmt: skip
    for part in children(node) if starts else ():
        _check_rows(part, starts)


def _notes(raw: list[Raw], statements: list[Statement]) -> Iterator[str]:
    for token in raw:
        if token.text in _INCLUDING:
            yield f"line {token.at.line}, column {token.at.column}: {token.text} is not followed"
    if not statements:
        yield "no statement is tied to a claim: write '% prefixbounds: CLAIM' before a display"
