"""Build a prefix for a target function, measure and certify its error against the bound"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from numeric_core.measure import Measurement
    from numeric_core.prefix import Prefix
    from numeric_core.targets import Target


@click.group()
def command() -> None:
    """Real prefixed heads: build one for a target, measure its error over the whole sphere.

    Example: prefixbounds head build --target cone --m 2 --epsilon 0.3 --out cone.npz,
    then prefixbounds head measure cone.npz.
    """


@contextmanager
def _input_errors() -> Iterator[None]:
    """Errors about the input end in a message and the exit code 2."""
    from reports.console import Problem

    try:
        yield
    except ValueError as error:
        raise Problem(str(error)) from error
    except OSError as error:
        raise Problem(f"{error.filename}: {error.strerror or error}") from error
    except MemoryError as error:
        raise Problem("there is not enough memory for so many tokens") from error


@command.command()
@click.option("--target", "name", required=True, metavar="NAME", help="cone, linear, wave, harmonic-4, ...")
@click.option("--m", type=click.IntRange(1, 16), required=True, help="Dimension of the sphere.")
@click.option("--epsilon", type=float, help="The error to be guaranteed; gives the number of tokens.")
@click.option("--n", type=click.IntRange(1, 5_000_000), help="The number of tokens; gives the error.")
@click.option(
    "--head", "kind", type=click.Choice(["softmax", "split", "core"]), default="softmax", show_default=True,
    help="softmax: the direct head; split, core: the paper's kernel heads on equal-measure cells.",
)  # fmt: skip
@click.option("--concentration", type=float, help="The kernel heads' lambda (with --head split or core).")
@click.option("--out", metavar="FILE", required=True, help="The file to write (.npz).")
def build(
    name: str, m: int, epsilon: float | None, n: int | None, kind: str, concentration: float | None, out: str
) -> None:
    """Build a prefix and save it."""
    if (epsilon is None) == (n is None):
        raise click.UsageError("give either --epsilon or --n")
    if (kind == "softmax") != (concentration is None):
        raise click.UsageError("--concentration belongs to --head split or core, which need it")
    if kind != "softmax" and n is None:
        raise click.UsageError(f"--head {kind} needs --n: its proven length is astronomical, see `prefixbounds plan`")
    from numeric_core import catalogue
    from numeric_core.construct import kernel_prefix, softmax_prefix_for
    from numeric_core.measure import applicable_bounds
    from numeric_core.partition import equal_measure
    from numeric_core.prefix_file import check_place

    with _input_errors():
        check_place(out)
        target = catalogue.target(name, m)
        if kind == "softmax":
            prefix, net = softmax_prefix_for(target, epsilon=epsilon, n=n)
            delta = net.delta
        else:
            cells = equal_measure(m, n or 1)
            prefix = kernel_prefix(target, cells, concentration or 0.0, "core" if kind == "core" else "split")
            delta = cells.covering_radius
        promised = applicable_bounds(target, prefix, delta)
        prefix.save(out)
    best = min(promised, key=lambda claim: promised[claim], default=None)
    click.echo(
        f"{out}: {prefix.n} tokens on S^{m}, lambda = {prefix.concentration:.6g}, covering radius <= {delta:.6g}"
    )
    if best is None:
        click.echo("no claim bounds its error at this size")
    else:
        click.echo(f"promised error: {promised[best]:.6g} ({best})")


@command.command()
@click.argument("prefix_file", metavar="PREFIX")
@click.option("--target", "name", metavar="NAME", help="By default the one that the file names.")
@click.option(
    "--tolerance", type=click.FloatRange(0, 10, min_open=True), default=0.05, show_default=True,
    help="Certify until upper <= (1 + tolerance) lower.",
)  # fmt: skip
@click.option(
    "--goal",
    type=click.FloatRange(0, min_open=True),
    help="Confirm this error and no more; it decides the exit code in place of the bound.",
)
@click.option(
    "--max-cells", type=click.IntRange(1000), default=4_000_000, show_default=True,
    help="Stop there; the interval is then wider, and still certified.",
)  # fmt: skip
@click.option("--parts", is_flag=True, help="Also where the error comes from (sampled, m <= 4).")
@click.option("--json", "json_file", metavar="FILE", help="Write the result as JSON; `-` is standard output.")
@click.pass_context
def measure(
    ctx: click.Context, prefix_file: str, name: str | None, tolerance: float, goal: float | None, max_cells: int,
    parts: bool, json_file: str | None,
) -> None:  # fmt: skip
    """Measure a saved prefix; exit code 0 if the certified error is within the bound or the goal, 1 if not.

    Example: prefixbounds head measure examples/heads/every-target.npz --goal 0.1
    """
    from numeric_core import catalogue
    from numeric_core.measure import error_parts
    from numeric_core.measure import measure as measured
    from numeric_core.prefix import Prefix
    from reports import files
    from reports.console import Problem
    from reports.document import dumps

    if json_file is not None:
        files.check_file(json_file)
        if json_file != files.STDOUT and os.path.realpath(json_file) == os.path.realpath(prefix_file):
            raise Problem(f"{json_file} is the prefix that is measured; give another name")
    with _input_errors():
        prefix = Prefix.load(prefix_file)
        name = name or prefix.metadata.get("target")
        if name is None:
            raise click.UsageError("the file names no target; give --target")
        target = catalogue.target(name, prefix.m)
        if parts and prefix.m > 4:
            raise click.UsageError(f"--parts needs m <= 4, the file has m = {prefix.m}")
        found = measured(target, prefix, tolerance=tolerance, goal=goal or 0.0, max_cells=max_cells)
        shares = error_parts(target, prefix, found.covering.upper) if parts else {}
    if json_file != files.STDOUT:
        _show(target, prefix, found, shares)
    if json_file is not None:
        files.write(json_file, dumps(_document(target, prefix, found, shares)))
    ctx.exit(0 if found.holds else 1)


def _document(target: Target, prefix: Prefix, found: Measurement, shares: dict[str, float]) -> dict[str, Any]:
    return {
        "schema": 1,
        "target": target.name,
        "m": prefix.m,
        "n": prefix.n,
        "kind": prefix.kind,
        "concentration": prefix.concentration,
        "covering_radius": [found.covering.lower, found.covering.upper],
        "error": [found.error.lower, found.error.upper],
        "certified": found.certified,
        "complete": found.complete,
        "cells": found.cells,
        "bounds": dict(found.bounds),
        "bound": found.bound if math.isfinite(found.bound) else None,
        "goal": found.goal or None,
        "ratio": found.error.upper / found.bound if math.isfinite(found.bound) else None,
        "holds": found.holds,
        "parts": shares,
    }


def _show(target: Target, prefix: Prefix, found: Measurement, shares: dict[str, float]) -> None:
    error, covering = found.error, found.covering
    click.echo(
        f"{prefix.kind} head, {prefix.n} tokens on S^{prefix.m}, lambda = {prefix.concentration:.6g}, {target.name}"
    )
    click.echo(f"covering radius  [{covering.lower:.6g}, {covering.upper:.6g}]")
    click.echo(f"sup error        [{error.lower:.6g}, {error.upper:.6g}], {found.cells} cells")
    for claim, bound in sorted(found.bounds.items(), key=lambda item: item[1]):
        click.echo(f"bound            {bound:.6g} ({claim}), observed / bound = {error.upper / bound:.3g}")
    for part, size in shares.items():
        click.echo(f"  {part:<14} {size:.3g}")
    if found.goal:
        click.echo(_compared(error.lower, found.holds, found.goal, "goal"))
    elif not found.bounds:
        click.echo(
            "no claim bounds the error of this head: its values are not those of a construction, or it is too small"
        )
    else:
        click.echo(_compared(error.lower, found.holds, found.bound, "bound"))


def _compared(lower: float, holds: bool, limit: float, name: str) -> str:
    if holds:
        return f"the certified error is within the {name}" + (f" {limit:g}" if name == "goal" else "")
    if lower > limit:
        return f"the error EXCEEDS the {name}"
    return f"not decided: the certified upper end exceeds the {name}; raise --max-cells"
