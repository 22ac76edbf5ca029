"""The command line `prefixbounds`. Commands are the files of `reports/commands`, imported when they are called."""

from __future__ import annotations

import ast
import importlib
import os
import signal
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from reports.console import Problem, drop_output
from reports.versions import own_version

COMMANDS = Path(__file__).parent / "commands"


class Commands(click.Group):
    """A group whose commands are files, and which turns errors of the input into messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the files."""
        return sorted(path.stem for path in COMMANDS.glob("*.py") if not path.stem.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the file of a command; None if there is no such file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: Any = importlib.import_module(f"{__package__}.commands.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"reports/commands/{cmd_name}.py: `command` must be a click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by the first lines of their files, so that no engine is loaded for the help."""
        rows = [(name, short_help(name)) for name in self.list_commands(ctx)]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Malformed input ends in a message and the exit code 2, an interrupt in 130."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nprefixbounds: interrupted; every file is as it was or complete", err=True)
            ctx.exit(130)
        except Exception as error:
            if is_about_input(error):
                raise Problem(str(error)) from error
            raise


def is_about_input(error: Exception) -> bool:
    """Whether an error says that a claim, a claim file or an expression is not what it should be."""
    from proofs.verdict import ClaimError, TranslationError

    if isinstance(error, (ClaimError, TranslationError, RecursionError)):  # the last: nested too deeply
        return True
    # Slow to load, and loaded if they raised.
    registry = sys.modules.get("symbolic_bounds.registry")
    notation = sys.modules.get("reports.notation.errors")
    return (registry is not None and isinstance(error, registry.RegistryError)) or (
        notation is not None and isinstance(error, notation.NotationError)
    )


def short_help(name: str) -> str:
    """The first line of a command's file, read without importing it."""
    text = (COMMANDS / f"{name}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0].rstrip(".")


EPILOG = """Exit codes: 0 everything is as expected, 1 something differs, 2 the input or the usage is wrong.
A first look: prefixbounds show (lists the claims), then prefixbounds verify."""


@click.group(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(own_version(), prog_name="prefixbounds", message="%(prog)s %(version)s")
def cli() -> None:
    """Machine-checked bounds for universal approximation by prefix tuning.

    Every claim of the paper is stated once, as data, and proved, refuted, or marked as assumed.
    """


def interrupted(*_: object) -> None:
    """End the workers, which would otherwise finish all that is waiting, and then the command."""
    if "multiprocessing" in sys.modules:
        for child in sys.modules["multiprocessing"].active_children():
            child.terminate()
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, interrupted)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller, who wants the exit code
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  (open until the end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a letter is no reason to stop
            stream.reconfigure(errors="replace")
    if hasattr(os, "register_at_fork"):  # an interrupt is for the main process, which ends the others
        os.register_at_fork(after_in_child=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    try:
        cli(prog_name="prefixbounds")
    except OSError as error:  # a full disk, say: no command can go on, and none is at fault
        drop_output()
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"prefixbounds: the system refused: {where}{error.strerror or error}", err=True)
        sys.exit(2)
