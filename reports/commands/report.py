"""Verify, and write the report as Markdown and JSON"""

from __future__ import annotations

from pathlib import Path

import click

from reports import options

DEFAULT = "reports/out"


@click.command()
@options.ids()
@click.option("--out", default=DEFAULT, show_default=True, metavar="DIR", help="The folder to write into.")
@options.jobs
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...], out: str, jobs: int | None) -> None:
    """Verify the claims (all if none is named) and write report.md and report.json.

    Two runs on the same inputs write the same bytes, but for the section on timing at the end of each file: in
    the JSON the key "timing" has the seconds of each claim, and "seconds" of an obligation is null.

    The files are written whatever the verdicts are; the exit code is 1 if one is not the expected one.
    """
    from reports import files

    files.check_folder(out)
    from reports.document import document, dumps
    from reports.render import markdown
    from reports.run import run

    results, claims = run(ids, jobs=jobs)
    made = document(results, claims, timing_apart=True)
    for name, text in (("report.json", dumps(made)), ("report.md", markdown(made))):
        files.write(str(Path(out) / name), text)
        click.echo(f"wrote {Path(out) / name}", err=True)
    if made["unexpected"]:
        click.echo(f"not as expected: {', '.join(made['unexpected'])}; see `prefixbounds verify`", err=True)
        ctx.exit(1)
