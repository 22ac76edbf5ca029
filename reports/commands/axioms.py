"""Everything that a claim rests on: axioms, citations, engines and their laws"""

from __future__ import annotations

import click


@click.command()
@click.argument("claim_id", metavar="ID")
def command(claim_id: str) -> None:
    """Print the trust base of a claim: what must be believed for it to be true, and nothing that is not used."""
    from reports.trust import show, trust_base
    from symbolic_bounds.registry import load

    show(trust_base(claim_id, load()))
