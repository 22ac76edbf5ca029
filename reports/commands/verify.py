"""Discharge every obligation and compare the verdicts with what is expected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from reports import options


@click.command()
@options.ids()
@click.option("--json", "target", metavar="FILE", help="Write the results as JSON; `-` is standard output.")
@click.option("--junit", "junit_file", metavar="FILE", help="Write the results as JUnit XML.")
@click.option("--sarif", "sarif_file", metavar="FILE", help="Write what was found as SARIF.")
@click.option("--summary", "summary_file", metavar="FILE", help="Write a few lines of Markdown, for a pull request.")
@click.option("--numeric", is_flag=True, help="Measure real heads under the bounds too; it takes about a minute.")
@options.jobs
@click.option("--fresh", is_flag=True, help="Search for every certificate anew instead of replaying what is stored.")
@click.pass_context
def command(
    ctx: click.Context, ids: tuple[str, ...], target: str | None, junit_file: str | None, sarif_file: str | None,
    summary_file: str | None, numeric: bool, jobs: int | None, fresh: bool,
) -> None:  # fmt: skip
    """Verify claims, and all that they use; all claims if none is named.

    Exit code 0 if every verdict is the expected one, no false control was proved and no head that was measured
    exceeds its bound, 1 if anything differs (better counts too), 2 if the input is wrong.
    """
    from reports import files

    chosen = files.check_outputs({"json": target, "junit": junit_file, "sarif": sarif_file, "summary": summary_file})
    from reports.document import document, with_parts
    from reports.evidence import evidence, show_evidence
    from reports.run import run
    from reports.tables import show_results

    results, claims = run(ids, jobs=jobs, fresh=fresh)
    if files.STDOUT not in chosen.values():
        show_results(results, claims)
    numbers = evidence(ids or results) if numeric else []
    if numeric and files.STDOUT not in chosen.values():
        show_evidence(numbers)
    if chosen:
        made = document(results, claims)
        made = with_parts(made, {"numeric": numbers}) if numeric else made
        for kind, name in chosen.items():
            files.write(name, _written(kind, made))
    holds = all(row["holds"] for row in numbers)
    ctx.exit(0 if holds and all(r.as_expected for r in results.values()) else 1)


def _written(kind: str, made: dict[str, Any]) -> str:
    """The document in one of its forms."""
    from reports.document import dumps
    from reports.junit import junit
    from reports.pull_request import summary
    from reports.sarif import notices, sarif

    forms: dict[str, Callable[[dict[str, Any]], str]] = {
        "json": dumps, "junit": junit, "sarif": lambda d: sarif(notices(d)), "summary": summary,
    }  # fmt: skip
    return forms[kind](made)
