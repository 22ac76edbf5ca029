"""Search for the certificates anew and store them"""

from __future__ import annotations

import click

from reports import options


@click.command()
@options.ids()
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """Search for the certificates of claims (all if none is named), store them, and replay what was stored.

    Nothing is stored of a claim that is malformed or of which something was not shown. Exit code 0 if everything
    was shown and replays, 1 if not.
    """
    from proofs.recheck import recheck
    from proofs.session import certify, closure
    from reports.progress import progress
    from reports.tables import show_rechecked
    from symbolic_bounds.registry import load

    claims = load()
    closure(claims, ids)  # every id is known before the first file is written
    wanted = [i for i in claims if (claims[i].proof or claims[i].checks) and (not ids or i in ids)]
    with progress("searching", len(wanted)) as done:
        refused = certify(wanted, done=done)
    stored = [i for i in wanted if i not in refused]
    found = [r for r in recheck(stored) if r.claim in stored] if stored else []
    show_rechecked(found)
    for claim_id, missing in refused.items():
        click.echo(f"{claim_id}: not stored: {missing}", err=True)
    ctx.exit(1 if refused or not all(r.ok for r in found) else 0)
