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
    """The certificates of one claim, by the names of its goals.

    A goal that was stored is replayed; whether one that was not, or that no longer fits, is searched for, is
    for `search` to say.
    """

    search: bool = True
    degree: int | None = None  # a bound on the searches, below that of the goals
    goals: list[tuple[str, list[Any]]] = field(default_factory=list)  # of this run, to be saved
    boxes: dict[str, Any] = field(default_factory=dict)
    _stored: dict[str, list[list[Any]]] = field(default_factory=dict)

    def ledger(self, goal: str, degree: int) -> Ledger:
        """The ledger of the next goal of this name."""
        waiting = self._stored.get(goal)
        bound = degree if self.degree is None else min(degree, self.degree)
        ledger = Ledger(stored=list(waiting.pop(0)) if waiting else [], search=self.search, degree=bound)
        self.goals.append((goal, ledger.entries))
        return ledger

    def save(self, path: Path) -> None:
        """Write what this run used; the file is the old one or the new one at every moment."""
        text = json.dumps({"goals": self.goals, "boxes": self.boxes}, separators=(",", ":"), sort_keys=True)
        write_atomically(path, text.replace('],["', '],\n["') + "\n")

    @staticmethod
    def read(path: Path, *, search: bool = True, degree: int | None = None) -> Book:
        """The stored book; an empty one if there is none that can be read."""
        book = Book(search, degree)
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            book.boxes = {str(name): str(tree) for name, tree in dict(data["boxes"]).items()}
            for name, entries in data["goals"]:
                book._stored.setdefault(str(name), []).append(list(entries))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Book(search, degree)
        return book


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
