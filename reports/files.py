"""Files that people ask for: refused before the work if they cannot be written, replaced at once after it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
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
    if not name:
        raise Problem("the name of a file to write is empty; give one, or `-` for standard output")
    path = Path(name)
    if path.is_dir():
        raise Problem(f"{name} is a directory; give the name of a file, as in {path / 'result.json'}")
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise Problem(f"{name} is not a regular file, and would be replaced by one; give another name")
    _check_folder(path.parent, name)
    if path.exists() and not os.access(path, os.W_OK):
        raise Problem(f"{name} cannot be written: permission denied")


def check_outputs(names: Mapping[str, str | None]) -> dict[str, str]:
    """The outputs that are asked for, by their options; every one can be written, and no two are the same file.

    Raises:
        Problem: naming the path, or the two options.
    """
    chosen = {option: name for option, name in names.items() if name is not None}
    seen: dict[Path | str, str] = {}
    for option, name in chosen.items():
        check_file(name)
        other = seen.setdefault(name if name == STDOUT else Path(name).resolve(), option)
        if other != option:
            where = "standard output" if name == STDOUT else name
            raise Problem(f"only one output can go to {where}: --{other} and --{option} both name it")
    return chosen


def check_input(name: str) -> None:
    """Raise a Problem unless this is a regular file that can be read; reading another might never end."""
    path = Path(name)
    if not name:
        raise Problem("the name of a file to read is empty")
    if not path.exists():
        raise Problem(f"{name}: cannot be read: no such file")
    if not path.is_file():
        raise Problem(f"{name}: cannot be read: it is not a regular file")
    if not os.access(path, os.R_OK):
        raise Problem(f"{name}: cannot be read: permission denied")


def first_bytes(path: Path, most: int) -> bytes:
    """The first bytes of a regular file.

    Raises:
        OSError: also for a pipe, a device or a folder, which are never waited for.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file")
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


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
