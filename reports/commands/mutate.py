"""Mutate every claim: no false mutant may come out proved"""

from __future__ import annotations

import click

from reports import options


@click.command()
@options.ids()
@click.option("--quick", is_flag=True, help="A few mutants of a few claims, in under a minute.")
@click.option(
    "--most",
    type=click.IntRange(1),
    default=None,
    help="At most so many mutants of each claim; by default 8, spread over all kinds.",
)
@click.option("--all", "everything", is_flag=True, help="Every mutant, which takes long.")
@click.option("--json", "target", metavar="FILE", help="Write every mutant as JSON; `-` is standard output.")
@options.jobs
@click.pass_context
def command(
    ctx: click.Context,
    ids: tuple[str, ...],
    quick: bool,
    most: int | None,
    everything: bool,
    target: str | None,
    jobs: int | None,
) -> None:
    """Change every claim systematically, and see what becomes of the mutants.

    Exit code 0 if no mutant is both proved and refuted, 1 if one is, 2 if the input is wrong.
    """
    from reports import files

    if sum((quick, everything, most is not None)) > 1:
        raise click.UsageError("give only one of --quick, --most and --all")
    if target is not None:
        files.check_file(target)
    from proofs.session import closure
    from reports.census import census, show
    from reports.document import dumps
    from reports.progress import progress
    from symbolic_bounds.registry import load

    claims = load()
    closure(claims, ids)
    wanted = ids or (census.QUICK if quick else tuple(claims))
    wanted = tuple(i for i in wanted if i in claims)
    most = None if everything else most or (census.QUICK_MOST if quick else census.MOST)
    with progress("mutating", census.chunks(wanted, most), "parts") as done:
        rows = census.census(wanted, most=most, jobs=jobs or options.processors(), done=done)
    if target != files.STDOUT:
        show.table(rows)
    if target is not None:
        files.write(target, dumps(show.document(rows)))
    ctx.exit(1 if census.counts(rows)["alarm"] else 0)
