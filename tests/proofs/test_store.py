"""Stored certificates: a damaged or foreign book proves nothing, and a file is never half written."""

import json
from pathlib import Path

import pytest

from proofs.kernel import derive
from proofs.store import Book, path_of, write_atomically
from proofs.verdict import Verdict
from symbolic_bounds.registry import load

ID = "bessel.barrier"


@pytest.fixture(scope="module")
def book() -> Book:
    """The certificates of one claim, freshly searched for."""
    found = Book()
    assert derive(load()[ID], load(), found.ledger).verdict == Verdict.PROVED
    return found


def verdict(path: Path, *, search: bool = False) -> Verdict:
    return derive(load()[ID], load(), Book.read(path, search=search).ledger).verdict


def test_a_stored_book_replays(tmp_path: Path, book: Book) -> None:
    path = path_of(ID, tmp_path)
    book.save(path)
    assert verdict(path) == Verdict.PROVED
    assert "scipy" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("damage", ["empty", "other goal", "coefficient", "shorter", "nonsense"])
def test_a_damaged_book_proves_nothing(tmp_path: Path, book: Book, damage: str) -> None:
    path = path_of(ID, tmp_path)
    book.save(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    goal = next(i for i, (_, entries) in enumerate(data["goals"]) if entries and entries[-1])
    if damage == "empty":
        data["goals"] = []
    elif damage == "other goal":
        data["goals"][goal][0] = "another"
    elif damage == "coefficient":
        data["goals"][goal][1][-1]["products"][0][0] = "7/3"
    elif damage == "shorter":
        data["goals"][goal][1].pop()
    else:
        data["goals"][goal][1][-1] = {"products": [["1/0", ["x"]]], "equations": 5}
    path.write_text(json.dumps(data), encoding="utf-8")
    assert verdict(path) == Verdict.OPEN
    assert verdict(path, search=True) == Verdict.PROVED


@pytest.mark.parametrize("text", ["", "{", "[]", '{"goals": 3, "boxes": {}}', '{"boxes": {}}', "\0"])
def test_unreadable_books_are_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    assert verdict(path) == Verdict.OPEN
    assert verdict(tmp_path / "missing.json") == Verdict.OPEN


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_atomically(path, "old")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
