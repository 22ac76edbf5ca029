"""One claim: statement, proof tree, controls, verdict; without an id, the list of claims"""

from __future__ import annotations

import click

from reports import options


@click.command()
@click.argument("claim_id", required=False, metavar="[ID]")
@options.jobs
def command(claim_id: str | None, jobs: int | None) -> None:
    """Show a claim: what it says, where it stands, how it is proved and how well; without an ID list the claims."""
    if claim_id is None:
        from reports.tables import show_ids

        show_ids()
        return
    from reports.document import entry
    from reports.run import run
    from reports.sheet import Sheet

    results, claims = run([claim_id], jobs=jobs)
    verdicts = {i: (str(r.verdict), claims[i].title) for i, r in results.items()}
    Sheet(entry(results[claim_id], claims[claim_id], claims), claims[claim_id], verdicts).show()
