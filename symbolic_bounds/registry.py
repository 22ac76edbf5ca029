"""Discovery of the claims: every module `symbolic_bounds/<folder>/<rest>.py` holds one, named `claim`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import sympy as sp

from symbolic_bounds.claim import Box, Claim, Use

_ROOT = Path(__file__).parent


class RegistryError(Exception):
    """A claim file that cannot be part of the library: the message names the file."""


def file_of(claim_id: str) -> Path:
    """Where the claim of this id must stand: `a.b.c` in `a/b_c.py`."""
    folder, _, rest = claim_id.partition(".")
    return _ROOT / folder / f"{rest.replace('.', '_') or folder}.py"


@lru_cache(maxsize=1)
def load() -> Mapping[str, Claim]:
    """All claims by id, every claim after those that it uses.

    Raises:
        RegistryError: for a file without a claim, an id that does not match its file, an unknown or a
            circular use.
    """
    found: dict[str, Claim] = {}
    for path in sorted(_ROOT.glob("*/*.py")):
        if path.stem == "__init__":
            continue
        try:
            module = importlib.import_module(f"{_ROOT.name}.{path.parent.name}.{path.stem}")
        except Exception as error:  # a broken file must be named, whatever is wrong with it
            raise RegistryError(f"{path.name}: cannot be read: {type(error).__name__}: {error}") from error
        claim = getattr(module, "claim", None)
        if not isinstance(claim, Claim):
            raise RegistryError(f"{path}: expected a variable `claim` of type Claim")
        if file_of(claim.id) != path:
            raise RegistryError(f"{path}: the id {claim.id!r} belongs in {file_of(claim.id)}")
        found[claim.id] = claim
    return ordered(found)


def ordered(claims: Mapping[str, Claim]) -> dict[str, Claim]:
    """The claims, every one after those that it uses."""
    graph = {}
    for claim in claims.values():
        uses = dependencies(claim)
        unknown = uses - set(claims)
        if unknown:
            raise RegistryError(f"{claim.id}: uses unknown claim(s) {', '.join(sorted(unknown))}")
        graph[claim.id] = sorted(uses)
    try:
        order = TopologicalSorter(dict(sorted(graph.items()))).static_order()
        return {claim_id: claims[claim_id] for claim_id in order}
    except CycleError as error:
        raise RegistryError(f"the claims use one another in a circle: {' <- '.join(error.args[1])}") from error


def dependencies(claim: Claim) -> frozenset[str]:
    """The ids of the claims that a claim's proof and checks use (names of its own facts are not ids)."""
    local = {step.name for step in claim.proof} | set(claim.hypotheses)
    used = {step.claim for step in claim.proof if isinstance(step, Use)} - local
    ends = sp.Symbol("lo", positive=True), sp.Symbol("hi", positive=True)
    for check in claim.checks:
        if isinstance(check, Box):
            used |= {rises(*ends).claim for rises in check.by}
    return frozenset(used)
