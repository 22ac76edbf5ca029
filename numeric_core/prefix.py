"""A prefix: control points on the sphere, their values and the concentration of the head.

The prefix is all that a prefixed head learns. It is immutable, checked when made, and travels as a `.npz`
file that is read without pickle and without trusting the sizes it declares.
"""

from __future__ import annotations

import io
import json
import math
import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Kind = Literal["core", "split"]

UNIT_TOLERANCE = 1e-12
"""Largest accepted distance of a row's norm from 1: the heads account for the norm only to first order."""

_FORMAT = "prefixbounds-prefix-1"
_HEADER_LIMIT = 1 << 20


def checked_rows(name: str, array: ArrayLike, columns: int | None = None) -> NDArray[np.float64]:
    """A finite C-contiguous float64 matrix made from `array`, or a ValueError that names `name`.

    Args:
        array: real numbers, shape (rows, columns), at least one row and one column.
        columns: the number of columns expected, any if None.
    """
    try:
        rows = np.asarray(array)
    except ValueError as error:
        raise ValueError(f"`{name}`: expected a rectangular 2-d array, got {error}") from None
    if rows.dtype.kind not in "fiu":
        raise ValueError(f"`{name}`: expected real numbers, got dtype {rows.dtype}")
    if rows.ndim != 2 or rows.shape[0] < 1 or rows.shape[1] != (columns or max(rows.shape[1], 1)):
        raise ValueError(
            f"`{name}`: expected shape (rows >= 1, {columns or 'columns >= 1'}), got {rows.shape}"
        )
    rows = np.ascontiguousarray(rows, dtype=np.float64)
    # A finite sum has finite terms and needs no boolean matrix; the converse fails when finite terms overflow.
    with np.errstate(over="ignore", invalid="ignore"):
        total = rows.sum()
    if not np.isfinite(total) and not np.isfinite(rows).all():
        row = int(np.flatnonzero(~np.isfinite(rows).all(axis=1))[0])
        raise ValueError(f"`{name}`: expected finite numbers, got {rows[row]} in row {row}")
    return rows


def checked_unit_rows(name: str, array: ArrayLike, columns: int | None = None) -> NDArray[np.float64]:
    """As `checked_rows`, and every row of Euclidean norm 1 to `UNIT_TOLERANCE`."""
    rows = checked_rows(name, array, columns)
    with np.errstate(over="ignore"):
        excess = np.abs(np.einsum("ij,ij->i", rows, rows) - 1.0)
    worst = int(excess.argmax())
    if excess[worst] > 2 * UNIT_TOLERANCE:  # | |b|^2 - 1 | = 2 | |b| - 1 | to first order
        norm = math.hypot(*rows[worst])
        raise ValueError(
            f"`{name}`: expected rows of norm 1 to {UNIT_TOLERANCE:g}, got norm {norm:.17g} in row {worst}"
        )
    return rows


def _checked_number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise ValueError(f"`{name}`: expected a real number, got {value!r}")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError(f"`{name}`: expected a finite number, got {number}")
    return number


@dataclass(frozen=True, eq=False)
class Prefix:
    """Control points b_k, values v_k and concentration λ of a core or split head.

    The split head is Σ v_k e^{λ⟨x,b_k⟩} / Σ e^{λ⟨x,b_k⟩}, the core head e^{log_scale} Σ v_k e^{λ⟨x,b_k⟩}
    (claims `split.prefix_length`, `jackson.prefix_length`).

    Attributes:
        points: (N, m+1), unit rows, read-only.
        values: (N, p), read-only.
        concentration: λ > 0.
        kind: "core" or "split".
        log_scale: log of the core head's factor, as log c(λ) + log of the cells' measure; 0 for split.
        metadata: free text by name (target, seed, id of the bound).

    Raises:
        ValueError: for a bad field; the message names it, what was expected and what was got.
    """

    points: NDArray[np.float64]
    values: NDArray[np.float64]
    concentration: float
    kind: Kind
    log_scale: float = 0.0
    metadata: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        points = checked_unit_rows("points", self.points)
        if points.shape[1] < 2:
            raise ValueError(f"`points`: expected at least 2 columns (m >= 1), got {points.shape[1]}")
        values = checked_rows("values", self.values)
        if len(values) != len(points):
            raise ValueError(f"`values`: expected one row per point ({len(points)}), got {len(values)}")
        concentration = _checked_number("concentration", self.concentration)
        if concentration <= 0:
            raise ValueError(f"`concentration`: expected a number > 0, got {concentration!r}")
        if self.kind not in ("core", "split"):
            raise ValueError(f"`kind`: expected 'core' or 'split', got {self.kind!r}")
        log_scale = _checked_number("log_scale", self.log_scale)
        if self.kind == "split" and log_scale != 0:
            raise ValueError(
                f"`log_scale`: expected 0 for a split head, which has no factor, got {log_scale!r}"
            )
        if not isinstance(self.metadata, Mapping) or not all(
            isinstance(text, str) for item in self.metadata.items() for text in item
        ):
            raise ValueError(f"`metadata`: expected a mapping of text to text, got {self.metadata!r}")
        self._freeze(points=_private(points, self.points), values=_private(values, self.values))
        self._freeze(concentration=concentration, log_scale=log_scale, metadata=dict(self.metadata))

    def _freeze(self, **fields: object) -> None:
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    @property
    def n(self) -> int:
        """Number N of prefix positions."""
        return len(self.points)

    @property
    def m(self) -> int:
        """Dimension m of the sphere S^m."""
        return int(self.points.shape[1]) - 1

    @property
    def p(self) -> int:
        """Number of components of a value."""
        return int(self.values.shape[1])

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a `.npz` file at exactly `path`, whole or not at all.

        Raises:
            OSError: if the file cannot be written.
        """
        header = {
            "format": _FORMAT,
            "concentration": self.concentration,
            "kind": self.kind,
            "log_scale": self.log_scale,
            "metadata": dict(self.metadata),
        }
        text = np.frombuffer(json.dumps(header).encode(), dtype=np.uint8)
        target = Path(path)
        handle, temporary = tempfile.mkstemp(prefix=target.name + ".", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, header=text, points=self.points, values=self.values)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Prefix:
        """Read a file written by `save`.

        Nothing in the file is executed, and memory stays within a small multiple of the file's own size,
        whatever sizes it declares: members must be stored uncompressed and exactly as long as they say.

        Raises:
            ValueError: if the file is no prefix, is truncated or holds a bad field.
            OSError: if the file cannot be read.
        """
        with open(path, "rb") as file:
            try:
                with zipfile.ZipFile(file) as archive:
                    header = _header(_member(archive, "header", np.uint8, 1))
                    points = _member(archive, "points", np.float64, 2)
                    values = _member(archive, "values", np.float64, 2)
            except (ValueError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
                raise ValueError(
                    f"`path`: expected a prefix file, got {os.fspath(path)!r}: {error}"
                ) from None
        return cls(points, values, **header)


def _private(checked: NDArray[np.float64], given: object) -> NDArray[np.float64]:
    """A read-only array that shares no memory with the caller's."""
    own = checked.copy() if isinstance(given, np.ndarray) and np.may_share_memory(checked, given) else checked
    own.setflags(write=False)
    return own


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
        raise ValueError(
            f"member {name!r} is {declared} of shape {shape}, expected {ndim}-d {np.dtype(dtype)}"
        )
    start = stream.tell()
    if math.prod(shape) * declared.itemsize != info.file_size - start:
        raise ValueError(f"member {name!r} of shape {shape} holds {info.file_size - start} bytes")
    return np.frombuffer(stream.getbuffer(), dtype=dtype, offset=start).reshape(shape)


def _header(text: NDArray[np.uint8]) -> dict[str, Any]:
    """The scalar fields; their values are checked by `Prefix` itself."""
    try:
        header = json.loads(text.tobytes())
    except RecursionError:
        raise ValueError("header nested too deeply") from None
    if not isinstance(header, dict) or header.pop("format", None) != _FORMAT:
        raise ValueError(f"the header does not say {_FORMAT!r}")
    expected = {"concentration", "kind", "log_scale", "metadata"}
    if set(header) != expected:
        raise ValueError(f"header fields {sorted(header)}, expected {sorted(expected)}")
    return header
