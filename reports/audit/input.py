"""The changes that an audit is asked about: from a file, or from the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reports.change import Change
from reports.console import Problem
from reports.revision import changes_of_paper, parse_settings, read_revision
from reports.texsource import read_paper
from symbolic_bounds.claim import Claim


def changes_of(
    revision: str | None, settings: Sequence[str], claims: Mapping[str, Claim]
) -> tuple[list[Change], tuple[str, ...]]:
    """The changes, and what a reader should know of the source.

    Raises:
        Problem: for a file of another kind.
        NotationError: for input that cannot be read, with its place.
    """
    if revision is None:
        return parse_settings(settings, claims), ()
    path = Path(revision)
    if path.suffix == ".toml":
        return read_revision(path, claims), ()
    if path.suffix == ".tex":
        paper = read_paper(path)
        return changes_of_paper(paper, claims, path.name), paper.notes
    raise Problem(f"{revision}: expected a revision (.toml) or a paper's source (.tex)")
