"""What differs between two reports or two revisions: constants, verdicts, claims that are stale"""

from __future__ import annotations

import click


@click.command()
@click.argument("a", metavar="A", type=click.Path())
@click.argument("b", metavar="B", type=click.Path())
@click.option("--json", "target", metavar="FILE", help="Write the differences as JSON; `-` is standard output.")
@click.option("--markdown", metavar="FILE", help="Write a summary for a pull request; `-` is standard output.")
@click.pass_context
def command(ctx: click.Context, a: str, b: str, target: str | None, markdown: str | None) -> None:
    """Compare two report.json files, or two revisions (.toml or .tex).

    Exit code 0 if nothing differs, 1 if anything does, 2 if the input is wrong.
    """
    from dataclasses import asdict

    from reports import difference_shown, files
    from reports.console import Problem, console
    from reports.difference import difference
    from reports.document import dumps
    from reports.notation import NotationError
    from symbolic_bounds.registry import load

    chosen = files.check_outputs({"json": target, "markdown": markdown})
    for name in (a, b):
        files.check_input(name)
    try:
        found = difference(a, b, load())
    except NotationError as error:
        raise Problem(str(error)) from error
    if files.STDOUT not in chosen.values():
        out = console()
        for text, heading in difference_shown.lines(found):
            out.print(text, style="bold" if heading else "", soft_wrap=True)
    if target is not None:
        files.write(target, dumps({"schema": 1, "differences": [asdict(item) for item in found]}))
    if markdown is not None:
        files.write(markdown, difference_shown.markdown(found))
    ctx.exit(1 if found else 0)
