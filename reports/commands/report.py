"""Verify, measure, and write the report: a page, Markdown, JSON, LaTeX macros"""

from __future__ import annotations

from pathlib import Path

import click

from reports import options

DEFAULT = "reports/out"


@click.command()
@options.ids()
@click.option("--out", default=DEFAULT, show_default=True, metavar="DIR", help="The folder to write into.")
@options.jobs
@click.option("--no-numbers", is_flag=True, help="Measure no real heads, which takes about a minute.")
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...], out: str, jobs: int | None, no_numbers: bool) -> None:
    """Verify the claims (all if none is named), measure real heads, and write the report.

    \b
    index.html       one page, for reading offline
    report.md        the same for a terminal or a code-hosting site
    report.json      everything, for programs
    prefixbounds.tex macros: the status and statement of every claim, to be input by a paper

    Two runs on the same inputs write the same bytes, but for the section on timing at the end of the page, the
    Markdown and the JSON: there the key "timing" has the seconds of each claim, and "seconds" of an obligation is
    null.

    The files are written whatever the verdicts are; the exit code is 1 if one is not the expected one.
    """
    from reports import files

    files.check_folder(out)
    from reports.contents import parts
    from reports.document import document, dumps, in_paper_order, with_parts
    from reports.html.builder import page
    from reports.latex_macros import macros
    from reports.render import markdown
    from reports.run import run

    results, claims = run(ids, jobs=jobs)
    made = document(results, claims, timing_apart=True)
    made = with_parts(made, parts(in_paper_order(results, claims), claims, numbers=not no_numbers))
    click.echo("writing the report", err=True)
    for name, text in (
        ("report.json", dumps(made)), ("report.md", markdown(made)), ("index.html", page(made)),
        ("prefixbounds.tex", macros(made)),
    ):  # fmt: skip
        files.write(str(Path(out) / name), text)
        click.echo(f"wrote {Path(out) / name}", err=True)
    if made["unexpected"]:
        click.echo(f"not as expected: {', '.join(made['unexpected'])}; see `prefixbounds verify`", err=True)
        ctx.exit(1)
