"""The file of a prefix: `.npz` with a JSON header, read without pickle or trust in declared sizes."""

from __future__ import annotations

import io
import json
import math
import os
import stat
import tempfile
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

_FORMAT = "prefixbounds-prefix-1"
_HEADER_LIMIT = 1 << 20


def check_place(path: str | os.PathLike[str]) -> None:
    """Refuse a place where moving a file would destroy something else than an older file.

    Raises:
        ValueError: if a folder, a link, a pipe or a device is there, or if its folder is missing.
    """
    target = Path(path)
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise ValueError(f"`path`: expected a new or a regular file, got {os.fspath(path)!r}")
    if not target.parent.is_dir():
        raise ValueError(f"`path`: expected a name in a folder that exists, got {os.fspath(path)!r}")


def write_prefix(
    path: str | os.PathLike[str], scalars: Mapping[str, Any], arrays: Mapping[str, NDArray[np.float64]]
) -> None:
    """Write the file next to its place and move it there, so that no reader sees half of it.

    Args:
        scalars: JSON values by name. arrays: float64 matrices by name.
    Raises:
        ValueError: see `check_place`.
        OSError: if the file cannot be written.
    """
    check_place(path)
    header = json.dumps({"format": _FORMAT, **scalars}).encode()
    target = Path(path)
    handle, temporary = tempfile.mkstemp(prefix=target.name + ".", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, header=np.frombuffer(header, dtype=np.uint8), **arrays)  # type: ignore[arg-type]
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read_prefix(path: str | os.PathLike[str], scalars: Collection[str], arrays: Collection[str]) -> dict[str, Any]:
    """The fields of a file, their types checked but not yet their meaning.

    Nothing in the file is executed, and memory stays within a small multiple of the file's own size, whatever
    sizes it declares: members must be stored uncompressed and exactly as long as they say.

    Args:
        scalars: names expected in the header. arrays: names of the float64 matrices expected.
    Raises:
        ValueError: if the file is no prefix or is truncated.
        OSError: if the file cannot be opened.
    """
    with _opened(path) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                fields = _header(_member(archive, "header", np.uint8, 1), scalars)
                return fields | {name: _member(archive, name, np.float64, 2) for name in arrays}
        except (ValueError, zipfile.BadZipFile, EOFError, OSError, RuntimeError, OverflowError) as error:
            # Every way in which the standard reader fails on damaged offsets, flags and lengths.
            raise ValueError(f"`path`: expected a prefix file, got {os.fspath(path)!r}: {error}") from None


def _opened(path: str | os.PathLike[str]) -> IO[bytes]:
    """A regular file, open for reading; a pipe or a device is not waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ValueError(f"`path`: expected a prefix file, got {os.fspath(path)!r}: not a regular file")
    return os.fdopen(handle, "rb")


def _header(text: NDArray[np.uint8], expected: Collection[str]) -> dict[str, Any]:
    try:
        header = json.loads(text.tobytes())
    except RecursionError:
        raise ValueError("header nested too deeply") from None
    if not isinstance(header, dict) or header.pop("format", None) != _FORMAT:
        raise ValueError(f"the header does not say {_FORMAT!r}")
    if set(header) != set(expected):
        raise ValueError(f"header fields {sorted(header)}, expected {sorted(expected)}")
    return header


def _member(archive: zipfile.ZipFile, name: str, dtype: type[np.generic], ndim: int) -> NDArray[Any]:
    """One array of the archive, its declared size compared with its true size before any is allocated."""
    try:
        info = archive.getinfo(name + ".npy")
    except KeyError:
        raise ValueError(f"no member {name!r}") from None
    if info.compress_type != zipfile.ZIP_STORED:
        raise ValueError(f"member {name!r} is compressed, expected it stored")
    if name == "header" and info.file_size > _HEADER_LIMIT:
        raise ValueError(f"header of {info.file_size} bytes, expected at most {_HEADER_LIMIT}")
    stream = io.BytesIO(archive.read(info))
    version = np.lib.format.read_magic(stream)
    if version != (1, 0):
        raise ValueError(f"member {name!r} has array format {version}, expected (1, 0)")
    shape, fortran_order, declared = np.lib.format.read_array_header_1_0(stream)
    if declared != np.dtype(dtype) or len(shape) != ndim or fortran_order:
        raise ValueError(f"member {name!r} is {declared} of shape {shape}, expected {ndim}-d {np.dtype(dtype)}")
    start = stream.tell()
    if math.prod(shape) * declared.itemsize != info.file_size - start:
        raise ValueError(f"member {name!r} of shape {shape} holds {info.file_size - start} bytes")
    return np.frombuffer(stream.getbuffer(), dtype=dtype, offset=start).reshape(shape)
