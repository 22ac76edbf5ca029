"""Search for the certificates anew and store them"""

from __future__ import annotations

import click

from reports import options


@click.command()
@options.ids()
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """Search for the certificates of claims (all if none is named), store them, and replay what was stored.

    Exit code 0 if everything that was stored replays, 1 if a claim's goals were not all shown.
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
        for claim_id in wanted:
            certify([claim_id])
            done(claim_id)
    found = [r for r in recheck(wanted) if r.claim in wanted]
    show_rechecked(found)
    ctx.exit(0 if all(r.ok for r in found) else 1)
