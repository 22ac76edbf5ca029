"""Everything that a claim rests on: axioms, citations, engines and their laws"""

from __future__ import annotations

import click


@click.command()
@click.argument("claim_id", metavar="ID")
def command(claim_id: str) -> None:
    """Print the trust base of a claim: what must be believed for it to be true, and nothing that is not used.

    Exit code 2 if the claim, or one that it rests on, is malformed.
    """
    from proofs.session import closure
    from proofs.wellformed import check_claim
    from reports.trust import show, trust_base
    from symbolic_bounds.registry import load

    claims = load()
    for used in closure(claims, [claim_id]):
        check_claim(claims[used])
    show(trust_base(claim_id, claims))
