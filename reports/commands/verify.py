"""Discharge every obligation and compare the verdicts with what is expected."""

from __future__ import annotations

import click

from reports import options


@click.command()
@options.ids()
@click.option("--json", "target", metavar="FILE", help="Write the results as JSON; `-` is standard output.")
@options.jobs
@click.option("--fresh", is_flag=True, help="Search for every certificate anew instead of replaying what is stored.")
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...], target: str | None, jobs: int | None, fresh: bool) -> None:
    """Verify claims, and all that they use; all claims if none is named.

    Exit code 0 if every verdict is the expected one and no false control was proved, 1 if anything differs
    (better counts too), 2 if the input is wrong.
    """
    from reports import files

    if target is not None:
        files.check_file(target)
    from reports.document import document, dumps
    from reports.run import run
    from reports.tables import show_results

    results, claims = run(ids, jobs=jobs, fresh=fresh)
    if target != files.STDOUT:
        show_results(results, claims)
    if target is not None:
        files.write(target, dumps(document(results, claims)))
    ctx.exit(0 if all(r.as_expected for r in results.values()) else 1)
