"""Re-verify changed statements: proved, refuted with a counterexample, or inconclusive; the best constant; the rest"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

import click


def _finite(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and not isfinite(value):
        raise click.BadParameter("expected a number of seconds from 0.2 to 600")
    return value


@click.command()
@click.argument("revision", required=False, metavar="[REVISION.toml|PAPER.tex]", type=click.Path())
@click.option(
    "--set", "settings", multiple=True, metavar="CLAIM.FIELD=FORMULA",
    help="One change, in plain notation or LaTeX; `none` drops a hypothesis. May be repeated.",
)  # fmt: skip
@click.option("--json", "target", metavar="FILE", help="Write the answers as JSON; `-` is standard output.")
@click.option("--junit", metavar="FILE", help="Write the answers as JUnit XML.")
@click.option("--sarif", metavar="FILE", help="Write what does not hold as SARIF, at its line of the source.")
@click.option("--markdown", metavar="FILE", help="Write a summary for a pull request; `-` is standard output.")
@click.option(
    "--seconds", type=click.FloatRange(0.2, 600), default=None, callback=_finite,
    help="About how long to work on one claim; by default 1.2.",
)  # fmt: skip
@click.option(
    "--number", type=click.IntRange(1), default=None,
    help="Which number of the conclusion to tighten, as counted by --numbers; by default the one that changed.",
)  # fmt: skip
@click.option(
    "--retighten",
    is_flag=True,
    help="For a claim that improved, look for better constants of those that use it; about 5 s for each.",
)
@click.option("--numbers", is_flag=True, help="List the numbers of the changed conclusions, and do nothing else.")
@click.pass_context
def command(
    ctx: click.Context, revision: str | None, settings: tuple[str, ...], target: str | None, junit: str | None,
    sarif: str | None, markdown: str | None, seconds: float | None, number: int | None, retighten: bool, numbers: bool,
) -> None:  # fmt: skip
    """Audit the claims that a revision changes.

    REVISION is a TOML file of changes, or a LaTeX source whose displays are tied to claims. A definition that changes,
    as in --set CLAIM.Lambda=FORMULA, changes in every claim that states it.

    Exit code 0 if everything that changed still holds and every proof that rests on it goes through, 1 if something is
    refuted, inconclusive or broken, 2 if the input is wrong.
    """
    from reports import files
    from reports.console import Problem

    if (revision is None) == (not settings):
        raise click.UsageError("give either a revision (.toml or .tex) or --set CLAIM.FIELD=FORMULA")
    chosen = files.check_outputs({"json": target, "junit": junit, "sarif": sarif, "markdown": markdown})
    if revision is not None:
        files.check_input(revision)
    from reports.audit import document, exports, show
    from reports.audit.engine import SECONDS, Options, audit
    from reports.audit.input import changes_of
    from reports.notation import NotationError
    from reports.progress import progress
    from reports.revision import differs
    from symbolic_bounds.registry import load

    claims = load()
    try:
        changes, notes = changes_of(revision, settings, claims)
    except NotationError as error:
        raise Problem(str(error)) from error
    if numbers:
        show.numbers(changes, claims)
        return
    with progress("auditing", len({c.claim_id for c in changes if differs(c)})) as done:
        found = audit(changes, claims, Options(seconds or SECONDS, number, retighten=retighten, done=done))
    if files.STDOUT not in chosen.values():
        show.answers(found, notes, retightened=retighten)
    forms: dict[str, Callable[[], str]] = {
        "json": lambda: document.dumps(document.document(found, notes)), "junit": lambda: exports.junit(found),
        "sarif": lambda: exports.sarif(found, revision),
        "markdown": lambda: show.markdown(found, notes, retightened=retighten),
    }  # fmt: skip
    for kind, name in chosen.items():
        files.write(name, forms[kind]())
    ctx.exit(0 if found.holds else 1)
