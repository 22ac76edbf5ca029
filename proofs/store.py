"""Certificates as data: one JSON file a claim, written by a search and read back by a replay."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from proofs.exact import Ledger

FOLDER = Path(__file__).parent / "certificates"


@dataclass
class Book:
    """The certificates of one claim, in the order in which its goals are put.

    A book that was read answers from what is stored and never searches; a new one searches and remembers.
    """

    goals: list[tuple[str, list[Any]]] = field(default_factory=list)
    boxes: dict[str, Any] = field(default_factory=dict)
    replaying: bool = False
    _position: int = 0

    def ledger(self, goal: str, degree: int) -> Ledger:
        """The ledger of the next goal. A stored goal of another name yields an empty one: nothing is proved."""
        if not self.replaying:
            ledger = Ledger(degree=degree)
            self.goals.append((goal, ledger.entries))
            return ledger
        stored: list[Any] = []
        if self._position < len(self.goals) and self.goals[self._position][0] == goal:
            stored = list(self.goals[self._position][1])
        self._position += 1
        return Ledger(stored=stored, degree=degree)

    def save(self, path: Path) -> None:
        """Write the book; the file is the old one or the new one at every moment."""
        text = json.dumps({"goals": self.goals, "boxes": self.boxes}, separators=(",", ":"), sort_keys=True)
        write_atomically(path, text.replace('],["', '],\n["') + "\n")

    @staticmethod
    def read(path: Path) -> Book | None:
        """The stored book, ready to be replayed; None if there is none that can be read."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            goals = [(str(name), list(entries)) for name, entries in data["goals"]]
            return Book(goals, dict(data["boxes"]), replaying=True)
        except (OSError, ValueError, KeyError, TypeError):
            return None


def path_of(claim_id: str, folder: Path = FOLDER) -> Path:
    """Where the certificates of a claim are kept."""
    return folder / f"{claim_id}.json"


def write_atomically(path: Path, text: str) -> None:
    """Replace a file by its new content at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
