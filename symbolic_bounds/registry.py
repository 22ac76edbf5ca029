"""Discovery of the claims: every module `symbolic_bounds/<folder>/<rest>.py` holds one, named `claim`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import sympy as sp
from sympy.core.function import UndefinedFunction

from symbolic_bounds.claim import Box, Claim, Control, Induct, Limit, Step, Use

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
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a broken file must be named, even one that tries to end the program
            where = f"{path.parent.name}/{path.name}"
            raise RegistryError(f"{where}: cannot be read: {type(error).__name__}: {error}") from error
        claim = getattr(module, "claim", None)
        if not isinstance(claim, Claim):
            raise RegistryError(f"{path}: expected a variable `claim` of type Claim")
        _check_fields(claim, path)
        if file_of(claim.id) != path:
            raise RegistryError(f"{path}: the id {claim.id!r} belongs in {file_of(claim.id)}")
        found[claim.id] = claim
    return ordered(found)


def _check_fields(claim: Claim, path: Path) -> None:
    """Every field is of its kind, so that what reads a claim need not ask.

    Raises:
        RegistryError: naming the field, and what was expected.
    """
    for name in ("id", "title", "meaning", "place", "reference"):
        if not isinstance(getattr(claim, name), str) or not getattr(claim, name).isprintable():
            raise RegistryError(f"{path}: the field {name} must be a line of text")
    for name, allowed in _WORDS.items():
        if getattr(claim, name) not in allowed:
            raise RegistryError(f"{path}: the field {name} must be one of {', '.join(sorted(allowed))}")
    for name, kind in _TUPLES.items():
        parts = getattr(claim, name)
        if not isinstance(parts, tuple) or not all(isinstance(part, kind) for part in parts):
            raise RegistryError(f"{path}: the field {name} must be a tuple, of what claims are made of")
    for name in ("hypotheses", "witness", "witness_functions"):
        if not isinstance(getattr(claim, name), Mapping):
            raise RegistryError(f"{path}: the field {name} must be a mapping")


_WORDS = {
    "kind": frozenset({"theorem", "lemma", "axiom", "citation", "refutation"}),
    "provenance": frozenset("TRA"),
    "expected": frozenset({"proved", "computed", "cited", "sampled", "open", "gap", "refuted"}),
}
_TUPLES: dict[str, tuple[type, ...]] = {
    "symbols": (sp.Symbol,),
    "functions": (UndefinedFunction,),
    "proof": (Step, Use, Induct),
    "checks": (Box, Limit),
    "controls": (Control,),
}


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
