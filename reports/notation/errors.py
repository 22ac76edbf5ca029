"""What is wrong with a text, and where: shown with the line and a caret below the place."""

from __future__ import annotations

from typing import NamedTuple

_WIDTH = 100  # of the excerpt: a line may be as long as a file


class Position(NamedTuple):
    """A place in a text; lines and columns count from one."""

    line: int
    column: int


START = Position(1, 1)


class NotationError(Exception):
    """A text that is not a formula of the language, or not in scope."""

    def __init__(self, message: str, line: int, column: int, text: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.text = text  # the line that is to be shown

    def shown_in(self, text: str, name: str = "") -> NotationError:
        """The same error with its line of `text`, and the name of the source before the place."""
        if self.text is None:
            lines = text.split("\n")
            self.text = lines[self.line - 1] if 0 < self.line <= len(lines) else ""
        if name and not self.message.startswith(f"{name}: "):
            self.message = f"{name}: {self.message}"
        return self

    def __str__(self) -> str:
        place = f"line {self.line}, column {self.column}: {self.message}"
        return place if self.text is None else f"{place}\n{excerpt(self.text, self.column)}"


def excerpt(line: str, column: int) -> str:
    """The line around a column, and a caret below it."""
    start = max(0, column - 1 - _WIDTH // 2)
    part = line[start : start + _WIDTH]
    clean = "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in part)
    return f"  {clean}\n  {' ' * min(column - 1 - start, len(clean))}^"


def error_at(message: str, at: Position) -> NotationError:
    """An error at a position."""
    return NotationError(message, at.line, at.column)


def quoted(text: str, width: int = 40) -> str:
    """A piece of somebody's text as it may stand in a message."""
    return repr(text if len(text) <= width else text[: width - 3] + "...")
