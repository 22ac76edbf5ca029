"""LaTeX as a row of raw tokens: control sequences and characters, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from reports.notation.errors import START, Position, error_at

_TOKEN = re.compile(r"\\[A-Za-z]+|\\(?s:.)|(?P<space>\s+)|(?P<comment>%[^\n]*(?:\n[ \t]*)?)|(?s:.)")


@dataclass(frozen=True)
class Raw:
    r"""One token: `\name`, or one character. Equal tokens may stand at different places."""

    text: str
    at: Position = field(default=START, compare=False)
    spaced: bool = field(default=False, compare=False)  # space before it
    final: bool = field(default=False, compare=False)  # not a macro, whatever its name
    offset: int = field(default=0, compare=False)  # in the source

    def placed(self, at: Position) -> Raw:
        """The same token at another place: tokens of a macro stand where it was called."""
        return replace(self, at=at)


def tokens(text: str, start: Position = START) -> list[Raw]:
    """The tokens of a text, without comments; a lone backslash or a NUL is refused."""
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    found: list[Raw] = []
    spaced = False
    for match in _TOKEN.finditer(text):
        offset = match.start()
        if match["space"] is not None:
            spaced = True
            continue
        line = bisect_right(lines, offset)
        column = offset - lines[line - 1] + (start.column if line == 1 else 1)
        at = Position(line + start.line - 1, column)
        if match["comment"] is not None:
            continue
        if match[0] in ("\\", "\0"):
            raise error_at("a backslash at the end" if match[0] == "\\" else "a NUL character", at)
        found.append(Raw(match[0], at, spaced, offset=offset))
        spaced = False
    return found


def text_of(raw: list[Raw]) -> str:
    """The tokens as text again."""
    return "".join((" " if token.spaced else "") + token.text for token in raw).strip()


def braced(raw: list[Raw], start: int, what: str) -> tuple[list[Raw], int]:
    """The tokens inside the braces that open at `start`, and the index after them; or a single token."""
    if start >= len(raw):
        raise error_at(f"{what} is missing", raw[-1].at if raw else START)
    if raw[start].text != "{":
        if raw[start].text == "}":
            raise error_at(f"{what} is missing before this brace", raw[start].at)
        return [raw[start]], start + 1
    depth = 0
    for index in range(start, len(raw)):
        depth += {"{": 1, "}": -1}.get(raw[index].text, 0)
        if depth == 0:
            return raw[start + 1 : index], index + 1
    raise error_at(f"the brace that opens here ({what}) is never closed", raw[start].at)
