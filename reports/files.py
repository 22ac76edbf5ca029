"""Files that people ask for: refused before the work if they cannot be written, replaced at once after it."""

from __future__ import annotations

import os
from pathlib import Path

from reports.console import Problem, emit

STDOUT = "-"


def check_file(name: str) -> None:
    """Raise a Problem unless a file of this name can be written.

    Raises:
        Problem: naming the path and what was expected.
    """
    if name == STDOUT:
        return
    path = Path(name)
    if path.is_dir():
        raise Problem(f"{name} is a directory; give the name of a file, as in {path / 'result.json'}")
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise Problem(f"{name} is not a regular file, and would be replaced by one; give another name")
    _check_folder(path.parent, name)
    if path.exists() and not os.access(path, os.W_OK):
        raise Problem(f"{name} cannot be written: permission denied")


def check_folder(name: str) -> None:
    """Raise a Problem unless files can be written into a folder of this name, which need not exist yet.

    Raises:
        Problem: naming the path and what was expected.
    """
    path = Path(name)
    if path.exists() and not path.is_dir():
        raise Problem(f"{name} is a file; --out takes a folder")
    _check_folder(path, name)


def _check_folder(folder: Path, name: str) -> None:
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir():
        raise Problem(f"{name} cannot be written: {nearest} is not a folder")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise Problem(f"{name} cannot be written: no permission to write into {nearest}")


def write(name: str, text: str) -> None:
    """Write a file so that it is the old or the new one at every moment; `-` is standard output.

    Raises:
        Problem: if the system refuses.
    """
    if name == STDOUT:
        emit(text)
        return
    from proofs.store import write_atomically

    try:
        write_atomically(Path(name), text)
    except OSError as error:
        raise Problem(f"{name} cannot be written: {error.strerror or error}") from error
