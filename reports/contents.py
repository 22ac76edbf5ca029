"""What the report says beside the claims: the ladder, the constants, the census of mutants, and real heads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import click

from reports.constants.listed import listed
from reports.document import Json, parts_of
from reports.evidence import evidence, experiment, rounded
from reports.ladder import ladder
from reports.mutants import summary
from reports.progress import progress
from symbolic_bounds.abbreviations import abbreviated
from symbolic_bounds.claim import Claim
from symbolic_bounds.printing import latex

EXPERIMENTS = ("error-vs-length", "length-slope")
_HEADS = "softmax.net"  # the claim behind the heads in the repository and the experiments
_EXACT = ("m", "tokens", "net_floor", "cells")


def parts(known: Collection[str], claims: Mapping[str, Claim], *, numbers: bool) -> Json:
    """The parts of the document that concern the claims that are known; without numbers nothing is measured."""
    found: Json = {
        "abbreviated": abbreviations(known, claims),
        "ladder": ladder(known),
        "constants": listed(known),
        "census": summary(known, claims),
    }
    if numbers:
        found["numeric"] = evidence(known)
        if _HEADS in known:
            with progress("certifying heads", 1 + len(EXPERIMENTS), "parts") as done:
                found["heads"] = list(_heads())
                done("the smallest")
                found["experiments"] = {}
                for name in EXPERIMENTS:
                    found["experiments"][name] = experiment(name)
                    done(name)
    return {name: part for name, part in found.items() if part}


def abbreviations(known: Iterable[str], claims: Mapping[str, Claim]) -> Json:
    """The statements as they are shown, in LaTeX, of the claims that have names for what is long."""
    return {
        claim_id: {
            "hypotheses": [latex(hypothesis) for hypothesis in short.hypotheses.values()],
            "parts": [latex(part) for part in parts_of(short.conclusion)],
            "names": [f"{latex(name)} = {latex(meaning)}" for name, meaning in short.names.items()],
        }
        for claim_id in known
        if (short := abbreviated(claims[claim_id])).names
    }


def _heads() -> Iterator[Json]:
    """The heads in the repository, certified afresh; one that cannot be read is named and left out."""
    from reports.smallest_head import FILES, smallest_head

    for name in FILES:
        try:
            head = smallest_head(name)
        except ValueError as error:
            click.echo(f"left out of the report: {error}", err=True)
            continue
        yield {key: value if key in _EXACT or not isinstance(value, float) else rounded(value)
               for key, value in head.items()}  # fmt: skip
