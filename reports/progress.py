"""Progress on standard error: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

EVERY = 5.0  # seconds between two lines


@contextmanager
def progress(what: str, total: int, unit: str = "claims") -> Iterator[Callable[[str], None]]:
    """Yields a function to be called with the name of every item that is finished."""
    if sys.stderr.isatty():
        with _bar(what, total) as advance:
            yield advance
        return
    start = last = monotonic()
    count = 0

    def done(name: str) -> None:
        nonlocal last, count
        count += 1
        if monotonic() - last >= EVERY and count < total:
            last = monotonic()
            click.echo(f"{what}: {count} of {total} {unit}, {last - start:.0f} s", err=True)

    yield done


@contextmanager
def _bar(what: str, total: int) -> Iterator[Callable[[str], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from reports.console import console

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # No refreshing thread: the work forks, and a forked process must not inherit a lock that a thread holds.
    with Progress(
        *columns, TextColumn("{task.fields[name]}"),
        console=console(stderr=True), transient=True, auto_refresh=False,
    ) as bar:  # fmt: skip
        task = bar.add_task(what, total=total, name="")
        bar.refresh()

        def done(name: str) -> None:
            bar.update(task, advance=1, name=name, refresh=True)

        yield done
