"""Replay every stored certificate and every cell, without what found them"""

from __future__ import annotations

import click

from reports import options


@click.command()
@options.ids()
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """Replay the stored certificates of claims (all if none is named) and of what they use.

    Nothing is searched for. Exit code 0 if every certificate checks, 1 if one does not or is not there.
    """
    from proofs.recheck import recheck
    from proofs.session import closure
    from reports.progress import progress
    from reports.tables import show_rechecked
    from symbolic_bounds.registry import load

    claims = load()
    wanted = closure(claims, ids or claims)
    with progress("replaying", sum(1 for i in wanted if claims[i].proof or claims[i].checks)) as done:
        found = recheck(ids or None, done=done)
    show_rechecked(found)
    ctx.exit(0 if all(r.ok for r in found) else 1)
