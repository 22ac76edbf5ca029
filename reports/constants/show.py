"""The constants for people and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from reports.console import console
from reports.constants.lock import Enclosed, Moved
from reports.tables import plain_table
from reports.words import count


def table(found: Sequence[Enclosed]) -> None:
    """Every constant with its width, and whether the second evaluation agrees."""
    out = console()
    shown = plain_table("constant", "value", "width", "second", numbers=("value", "width"))
    for entry in found:
        low, high = Fraction(entry.lower), Fraction(entry.upper)
        shown.add_row(entry.name, f"{float((low + high) / 2):.12g}", f"{float(high - low):.1e}",
                      "agrees" if entry.agrees else "DISAGREES")  # fmt: skip
    out.print(shown)


def moves(moved: Sequence[Moved]) -> None:
    """What moved, by how much, and what rests on it."""
    out = console()
    for move in moved:
        size = "" if move.relative is None else f", by {move.relative:+.3g} of it"
        out.print(f"{move.name}: {move.before or 'not locked'} -> {move.after or 'gone'}{size}", style="bold red",
                  soft_wrap=True)  # fmt: skip
        out.print(f"  claims that rest on it: {', '.join(move.claims) or 'none'}", soft_wrap=True)
    out.print(f"{count(len(moved), 'constant')} moved" if moved else "Every constant is as locked.",
              style="bold red" if moved else "green", soft_wrap=True)  # fmt: skip


def document(found: Sequence[Enclosed], moved: Sequence[Moved] | None, parameters: dict[str, str]) -> dict[str, Any]:
    """The constants as JSON."""
    made: dict[str, Any] = {"schema": 1, "parameters": parameters}
    made["constants"] = [asdict(entry) | {"agrees": entry.agrees, "claims": list(entry.claims)} for entry in found]
    if moved is not None:
        made["moved"] = [asdict(move) | {"claims": list(move.claims)} for move in moved]
    return made
