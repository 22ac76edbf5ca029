"""Rational coefficients under which polynomials add up to zero, by a linear program and an exact solve.

The program works in floating point and only says which columns matter; the coefficients are then solved for over
the rationals. Nothing here is trusted: a certificate is checked by expanding it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

Column = Mapping[tuple[int, ...], Any]  # exponents of a monomial -> fmpq
_INFEASIBLE = 2  # in the words of SciPy
_NOISE = 1e-9  # what the program returns below this is rounding


class Infeasible(Exception):
    """No combination vanishes: neither of these polynomials nor of any part of them."""


def vanishing(columns: Sequence[Column], strict: Sequence[bool]) -> dict[int, Fraction] | None:
    """Coefficients of a vanishing combination, or None if none was found.

    Args:
        columns: polynomials; those that `strict` speaks of come first.
        strict: for the leading columns, whose coefficients must be >= 0: whether they count among those whose
            coefficients add up to 1. The coefficients of the other columns are free.
    Raises:
        Infeasible: if the program says that there are none.
    """
    n = len(strict)
    rows: dict[tuple[int, ...], int] = {}
    for column in columns:
        for mono in column:
            rows.setdefault(mono, len(rows))
    try:
        entries = [
            (rows[mono], j, int(c.p) / int(c.q)) for j, column in enumerate(columns) for mono, c in column.items()
        ]
    except OverflowError:  # coefficients beyond floating point
        return None
    entries += [(len(rows), j, 1.0) for j, counts in enumerate(strict) if counts]
    r, c, v = (list(part) for part in zip(*entries, strict=True))
    matrix = csc_array((v, (r, c)), shape=(len(rows) + 1, len(columns)))
    target = np.zeros(len(rows) + 1)
    target[-1] = 1.0
    free = [-math.inf] * (len(columns) - n)
    cost = [1.0 + max((sum(map(int, mono)) for mono in column), default=0) for column in columns[:n]]
    # No variable is integral: it is a linear program, and this the entrance to HiGHS with the least ado.
    answer = milp(
        cost + [0.0] * len(free),
        constraints=LinearConstraint(matrix, target, target), bounds=Bounds([0.0] * n + free, math.inf),
    )  # fmt: skip
    if answer.status == _INFEASIBLE:
        raise Infeasible
    if answer.status != 0:
        return None
    support = [j for j, value in enumerate(answer.x) if abs(value) > _NOISE]
    return _exact([columns[j] for j in support], support, strict)


def _exact(columns: Sequence[Column], support: Sequence[int], strict: Sequence[bool]) -> dict[int, Fraction] | None:
    """The rational solution on the support that the program found, if there is one with the right signs."""
    position: dict[tuple[int, ...], int] = {}
    for column in columns:
        for mono in column:
            position.setdefault(mono, len(position))
    width = len(columns) + 1
    system = [[fmpq(0)] * width for _ in range(len(position) + 1)]
    for j, column in enumerate(columns):
        for mono, c in column.items():
            system[position[mono]][j] = c
        system[-1][j] = fmpq(int(support[j] < len(strict) and strict[support[j]]))
    system[-1][-1] = fmpq(1)
    reduced, rank = fmpq_mat(system).rref()
    solution: dict[int, Fraction] = {}
    for i in range(rank):
        pivot = next(j for j in range(width) if reduced[i, j] != 0)
        value = reduced[i, width - 1]
        if pivot == width - 1 or (value < 0 and support[pivot] < len(strict)):
            return None
        if value != 0:
            solution[support[pivot]] = Fraction(int(value.p), int(value.q))
    return solution
