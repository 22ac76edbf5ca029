"""What people see: plain text when piped, colour on a terminal, messages and progress on standard error."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {
    "proved": "green",
    "computed": "cyan",
    "cited": "blue",
    "sampled": "yellow",
    "open": "bold yellow",
    "gap": "bold magenta",
    "refuted": "bold red",
}


class Problem(click.ClickException):
    """Input that cannot be worked with: a message that says what to do, and the exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message to standard error."""
        click.echo(f"prefixbounds: {self.message}", err=True)


def console(*, stderr: bool = False) -> Console:
    """A console that writes no colour codes unless to a terminal, and outlives a reader who leaves early."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:  # the exit code must still say what was found
            self.quiet = True
            drop_output()

    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    return Quiet(
        stderr=stderr, markup=False, emoji=False, highlight=False,
        force_terminal=terminal, color_system="auto" if terminal else None,
    )  # fmt: skip


def emit(text: str) -> None:
    """Write text to standard output as it is."""
    try:
        click.echo(text, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()


def drop_output() -> None:
    """Send what is still to come, the flush at exit included, nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def verdict_text(verdict: str) -> Text:
    """A verdict in its colour."""
    from rich.text import Text

    return Text(verdict, style=STYLES.get(verdict, ""))


class Field:
    """Labelled paragraphs: the label once, the text wrapped beside it; formulas on one line, to be copied."""

    def __init__(self, out: Console, width: int = 14) -> None:
        self._out, self._width = out, width

    def prose(self, label: str, words: str, verdict: str = "") -> None:
        """A paragraph, wrapped to at most 100 columns, with a verdict in its colour before it."""
        from textwrap import wrap

        from rich.text import Text

        lines = wrap(f"{verdict}{': ' if verdict else ''}{words}", min(self._out.width, 100) - self._width - 1)
        for number, line in enumerate(lines or [""]):
            shown = Text(f"{label if number == 0 else '':<{self._width}} ", style="bold")
            styled = Text(line)
            if number == 0 and verdict:
                styled.stylize(STYLES.get(verdict, ""), 0, len(verdict))
            self._out.print(Text.assemble(shown, styled), soft_wrap=True)

    def line(self, label: str, text: str) -> None:
        """A formula or a command, never broken."""
        from rich.text import Text

        whole = Text(f"{label:<{self._width}} ", style="bold").append(text, style="not bold")
        self._out.print(whole, soft_wrap=True)
