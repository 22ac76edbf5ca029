"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def processors() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ids(*, required: bool = False) -> Decorator:
    """Any number of claim ids."""
    return click.argument("ids", nargs=-1, required=required, metavar="ID..." if required else "[ID]...")


jobs = click.option(
    "--jobs", "-j", type=click.IntRange(min=1), default=None, metavar="N",
    help="Number of processes; by default one a processor.",
)  # fmt: skip
