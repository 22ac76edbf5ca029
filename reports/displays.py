"""The displayed formulas of a LaTeX source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.notation.errors import Position, error_at
from reports.notation.macros import DECLARING, Macros
from reports.notation.tables import IGNORED, SIZES
from reports.notation.tex import Raw, braced, text_of

_ENVIRONMENTS = frozenset(
    name + star
    for name in ("equation", "align", "gather", "multline", "flalign", "displaymath", "eqnarray", "alignat")
    for star in ("", "*")
)
_INNER = frozenset({"split", "aligned", "gathered", "alignedat"})
_SKIPPED = re.compile(
    r"\\begin\{(?P<name>verbatim\*?|lstlisting|comment|minted)\}|(?P<off>\\iffalse)(?![A-Za-z])"
    r"|\\verb\*?(?P<mark>[^\sA-Za-z*])"
)
_RUNNING = ("$", "\\)")
_MARKS = frozenset({"\\label", "\\tag"})
_PUNCTUATION = frozenset({".", ",", ";"})
_BLANK = IGNORED.union(SIZES, "&~")


@dataclass(frozen=True)
class Display:
    """A display as it stands in the source."""

    start: int  # offsets in the source
    end: int
    inside: tuple[Raw, ...]
    at: Position


def blanked(text: str) -> str:
    """The text with what is verbatim or switched off made blank: no formula stands there. Lines and columns stay."""
    parts, done, at = [], 0, 0
    never: set[str] = set()  # what was looked for in vain, so that many beginnings without an end cost no more than one
    while opening := _SKIPPED.search(text, at):
        at = opening.end()
        closing = rf"\\end\{{{re.escape(opening['name'])}\}}" if opening["name"] else re.escape(opening["mark"] or "")
        closing = r"\\fi(?![A-Za-z])" if opening["off"] else closing
        end = None if closing in never else re.compile(closing).search(text, at)
        if end is None:
            never.add(closing)
            continue
        parts += [text[done : opening.start()], re.sub(r"[^\n]", " ", text[opening.start() : end.end()])]
        done = at = end.end()
    return "".join(parts) + text[done:]


def displays(raw: list[Raw]) -> list[Display]:
    """The displays in their order; formulas in running text are passed over.

    Raises:
        NotationError: for one that does not end, or ends otherwise than it began.
    """
    found, index, macros = [], 0, Macros()
    while index < len(raw):
        if raw[index].text in DECLARING:
            index = _declaration(raw, index, macros)
            continue
        opened = _opening(raw, index)
        if opened is None:
            index += 1
            continue
        closing, start = opened
        end, after = _closing(raw, start, closing, raw[index])
        if closing not in _RUNNING:
            last = raw[after - 1]
            found.append(Display(raw[index].offset, last.offset + len(last.text), tuple(raw[start:end]), raw[index].at))
        index = after
    return found


def _declaration(raw: list[Raw], index: int, macros: Macros) -> int:
    """The index after the declaration of a macro, which must not open a display: its calls would not be seen."""
    after = macros.declare(raw, index)
    for place in range(index, after):
        opens = raw[place].text in ("\\[", "\\begin") and _opening(raw, place) is not None
        if opens or (raw[place].text == "$" and raw[place + 1].text == "$"):
            raise error_at("a macro that opens a display: write the display out where a claim is stated", raw[place].at)
    return after


def _opening(raw: list[Raw], index: int) -> tuple[str, int] | None:
    """How the display that opens here closes, and where its body begins."""
    text = raw[index].text
    if text == "\\[":
        return "\\]", index + 1
    if text == "$":
        if index + 1 < len(raw) and raw[index + 1].text == "$" and raw[index + 1].offset == raw[index].offset + 1:
            return "$$", index + 2
        return "$", index + 1
    if text == "\\(":
        return "\\)", index + 1
    if text == "\\begin":
        name, after = _environment(raw, index)
        if name in _ENVIRONMENTS:
            if name.startswith("alignat"):
                after = braced(raw, after, "the number of columns")[1]
            return name, after
    if text in ("\\]", "\\)"):
        raise error_at(f"{text} ends a formula that was never opened", raw[index].at)
    if text == "\\end" and _environment(raw, index)[0] in _ENVIRONMENTS:
        raise error_at("this environment was never opened", raw[index].at)
    return None


def _environment(raw: list[Raw], index: int) -> tuple[str, int]:
    name, after = braced(raw, index + 1, "the name of the environment")
    return text_of(name).replace(" ", ""), after


def _closing(raw: list[Raw], start: int, closing: str, opening: Raw) -> tuple[int, int]:
    """Where the body ends, and the index after the end of the display."""
    inner: list[str] = []
    for index in range(start, len(raw)):
        text = raw[index].text
        if text == "\\begin":
            inner.append(_environment(raw, index)[0])
        elif text == "\\end":
            name, after = _environment(raw, index)
            if not inner and name == closing:
                return index, after
            if not inner or inner.pop() != name:
                raise error_at(f"\\end{{{name}}} inside the formula of line {opening.at.line}", raw[index].at)
        elif inner:
            continue
        elif text == closing:
            return index, index + 1
        elif closing == "$$" and text == "$":
            if index + 1 < len(raw) and raw[index + 1].text == "$":
                return index, index + 2
            raise error_at("a single $ inside $$", raw[index].at)
        elif text in ("\\[", "\\]", "\\(", "\\)", "$"):
            raise error_at(f"{text} inside the formula of line {opening.at.line}", raw[index].at)
    shown = "formula" if closing in (*_RUNNING, "$$", "\\]") else closing
    raise error_at(f"the {shown} that begins here never ends", opening.at)


def label_of(display: Display) -> str:
    """The first label inside a display."""
    for index, token in enumerate(display.inside):
        if token.text == "\\label":
            return text_of(braced(list(display.inside), index + 1, "its name")[0])
    return ""


def body_of(display: Display) -> list[Raw]:
    """The formula of a display, without its label, tag and final punctuation; its rows are one formula."""
    raw, body, index = list(display.inside), [], 0
    while index < len(raw):
        token = raw[index]
        if token.text in _MARKS:
            index = braced(raw, index + 1, "its text")[1]
        elif token.text in ("\\begin", "\\end"):
            index = _inner(raw, index)
        elif token.text == "\\\\":
            index = _row_end(raw, index)
        else:
            body.append(token)
            index += 1
    while body and body[-1].text in _PUNCTUATION:
        body.pop()
    return body


def row_starts(display: Display) -> frozenset[Position]:
    """Where the rows of a display begin, but for the first."""
    raw, found = display.inside, set()
    for index, token in enumerate(raw):
        if token.text == "\\\\":
            after = _row_end(list(raw), index)
            while after < len(raw) and raw[after].text in _BLANK:
                after += 1
            if after < len(raw):
                found.add(raw[after].at)
    return frozenset(found)


def _inner(raw: list[Raw], index: int) -> int:
    name, after = _environment(raw, index)
    if name not in _INNER:
        raise error_at(f"the environment {name!r} inside a display", raw[index].at)
    return after


def _row_end(raw: list[Raw], index: int) -> int:
    r"""The index after `\\` and the space it asks for, as in `\\[2pt]`."""
    index += 1
    if index < len(raw) and raw[index].text == "[" and not raw[index].spaced:
        while index < len(raw) and raw[index].text != "]":
            index += 1
        index += 1
    return index
