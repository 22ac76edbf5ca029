"""Re-verify changed statements: proved, refuted with a counterexample, or inconclusive; the best constant; the rest"""

from __future__ import annotations

import click


@click.command()
@click.argument("revision", required=False, metavar="[REVISION.toml|PAPER.tex]", type=click.Path())
@click.option(
    "--set", "settings", multiple=True, metavar="CLAIM.FIELD=FORMULA",
    help="One change, in plain notation or LaTeX; `none` drops a hypothesis. May be repeated.",
)  # fmt: skip
@click.option("--json", "target", metavar="FILE", help="Write the answers as JSON; `-` is standard output.")
@click.option("--markdown", metavar="FILE", help="Write a summary for a pull request; `-` is standard output.")
@click.option(
    "--seconds", type=click.FloatRange(0.2, 600), default=None,
    help="About how long to work on one claim; by default 1.2.",
)  # fmt: skip
@click.option(
    "--number", type=click.IntRange(1), default=None,
    help="Which number of the conclusion to tighten, as counted by --numbers; by default the one that changed.",
)  # fmt: skip
@click.option("--numbers", is_flag=True, help="List the numbers of the changed conclusions, and do nothing else.")
@click.pass_context
def command(
    ctx: click.Context, revision: str | None, settings: tuple[str, ...], target: str | None, markdown: str | None,
    seconds: float | None, number: int | None, numbers: bool,
) -> None:  # fmt: skip
    """Audit the claims that a revision changes.

    REVISION is a TOML file of changes, or a LaTeX source whose displays are tied to claims. Exit code 0 if everything
    that changed still holds, 1 if something is refuted or inconclusive, 2 if the input is wrong.
    """
    from reports import files
    from reports.console import Problem

    if (revision is None) == (not settings):
        raise click.UsageError("give either a revision (.toml or .tex) or --set CLAIM.FIELD=FORMULA")
    if target == markdown == files.STDOUT:
        raise click.UsageError("only one of --json and --markdown can go to standard output")
    for name in (target, markdown):
        if name is not None:
            files.check_file(name)
    from reports.audit import document, show
    from reports.audit.engine import SECONDS, Options, audit
    from reports.audit.input import changes_of
    from reports.notation import NotationError
    from reports.progress import progress
    from symbolic_bounds.registry import load

    claims = load()
    try:
        changes, notes = changes_of(revision, settings, claims)
    except NotationError as error:
        raise Problem(str(error)) from error
    if numbers:
        show.numbers(changes, claims)
        return
    with progress("auditing", len({c.claim_id for c in changes})) as done:
        found = audit(changes, claims, Options(seconds or SECONDS, number, done=done))
    if files.STDOUT not in (target, markdown):
        show.answers(found, claims, notes)
    if target is not None:
        files.write(target, document.dumps(document.document(found, claims, notes)))
    if markdown is not None:
        files.write(markdown, show.markdown(found, notes))
    ctx.exit(0 if found.holds else 1)
