"""A prefix: control points on the sphere, their values and the concentration of the head.

The prefix is all that a prefixed head learns. It is immutable, and checked when made.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from numeric_core.prefix_file import read_prefix, write_prefix
from numeric_core.rows import column_range

Kind = Literal["core", "split"]

UNIT_TOLERANCE = 1e-12
"""Largest accepted distance of a row's norm from 1: the heads account for the norm only to first order."""

LARGEST = 1e250
"""Largest accepted λ and size of a value: products with the kernel's weights, up to 2^64, stay finite."""


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
        raise ValueError(f"`{name}`: expected shape (rows >= 1, {columns or 'columns >= 1'}), got {rows.shape}")
    rows = np.ascontiguousarray(rows, dtype=np.float64)
    # A finite sum has finite terms, and needs no boolean matrix; the second test is for sums that overflow.
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
        if not 0 < concentration <= LARGEST:
            raise ValueError(f"`concentration`: expected 0 < λ <= {LARGEST:g}, got {concentration!r}")
        if self.kind not in ("core", "split"):
            raise ValueError(f"`kind`: expected 'core' or 'split', got {self.kind!r}")
        log_scale = _checked_number("log_scale", self.log_scale)
        if self.kind == "split" and log_scale != 0:
            raise ValueError(f"`log_scale`: expected 0 for a split head, which has no factor, got {log_scale!r}")
        if not isinstance(self.metadata, Mapping) or not all(
            isinstance(text, str) for item in self.metadata.items() for text in item
        ):
            raise ValueError(f"`metadata`: expected a mapping of text to text, got {self.metadata!r}")
        self._freeze(points=_private(points, self.points), values=_private(values, self.values))
        self._freeze(concentration=concentration, log_scale=log_scale, metadata=dict(self.metadata))
        largest = max(-self.value_range[0].min(), self.value_range[1].max())
        if largest > LARGEST:
            raise ValueError(f"`values`: expected numbers of size at most {LARGEST:g}, got {largest!r}")

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

    @cached_property
    def value_range(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Least and greatest value of each component, (p,) each."""
        return column_range(self.values)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a `.npz` file at exactly `path`, whole or not at all.

        Raises:
            OSError: if the file cannot be written.
        """
        scalars = {name: getattr(self, name) for name in ("concentration", "kind", "log_scale", "metadata")}
        write_prefix(path, scalars, {"points": self.points, "values": self.values})

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Prefix:
        """Read a file written by `save`; nothing in it is executed, see `prefix_file`.

        Raises:
            ValueError: if the file is no prefix, is truncated or holds a bad field.
            OSError: if the file cannot be read.
        """
        fields = read_prefix(path, ("concentration", "kind", "log_scale", "metadata"), ("points", "values"))
        return cls(**fields)


def _private(checked: NDArray[np.float64], given: object) -> NDArray[np.float64]:
    """A read-only array that shares no memory with the caller's."""
    own = checked.copy() if isinstance(given, np.ndarray) and np.may_share_memory(checked, given) else checked
    own.setflags(write=False)
    return own
