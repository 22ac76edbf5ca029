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
@click.option("--accept", is_flag=True, help="Store the census, for the report; with IDs, what it says of these.")
@options.jobs
@click.pass_context
def command(
    ctx: click.Context,
    ids: tuple[str, ...],
    quick: bool,
    most: int | None,
    everything: bool,
    target: str | None,
    accept: bool,
    jobs: int | None,
) -> None:
    """Change every claim systematically, and see what becomes of the mutants.

    Exit code 0 if no mutant is both proved and refuted, 1 if one is, 2 if the input is wrong. A census with an
    alarm is not stored.
    """
    from reports import files

    if sum((quick, everything, most is not None)) > 1:
        raise click.UsageError("give only one of --quick, --most and --all")
    if quick and accept:
        raise click.UsageError("--quick looks at too little to be stored; give --accept without it")
    if accept and ids and (everything or most is not None):
        raise click.UsageError("with IDs, --accept takes as many mutants of each as the stored census has")
    if target is not None:
        files.check_file(target)
    from proofs.session import closure
    from reports.census import census, show, stored
    from reports.document import dumps
    from reports.progress import progress
    from symbolic_bounds.registry import load

    claims = load()
    closure(claims, ids)
    wanted = ids or (census.QUICK if quick else tuple(claims))
    wanted = tuple(i for i in dict.fromkeys(wanted) if i in claims)
    before = None
    if accept:
        files.check_file(str(stored.STORED))
        before = stored.read(claims) if ids else None
    if before is not None:
        most = before.most
    elif not everything:
        most = most or (census.QUICK_MOST if quick else census.MOST)
    with progress("mutating", census.chunks(wanted, most), "parts") as done:
        rows = census.census(wanted, most=most, jobs=jobs or options.processors(), done=done)
    if target != files.STDOUT:
        show.table(rows)
    if target is not None:
        files.write(target, dumps(show.document(rows)))
    alarms = census.counts(rows)["alarm"]
    if accept and not alarms:
        stored.write(rows, claims, most, before)
    ctx.exit(1 if alarms else 0)
