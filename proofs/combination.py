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

from proofs.columns import Entries

Column = Mapping[tuple[int, ...], Any]  # exponents of a monomial -> fmpq
_INFEASIBLE = 2  # in the words of SciPy
_NOISE = 1e-9  # what the program returns below this is rounding


class Infeasible(Exception):
    """No combination vanishes: neither of these polynomials nor of any part of them."""


def support(entries: Entries, count: int, strict: Sequence[bool], cost: Sequence[int]) -> list[int] | None:
    """The columns that a vanishing combination of few and short products needs, or None if none was found.

    Args:
        entries: row, value and column of what is not zero.
        count: how many columns there are.
        strict: for the leading columns, whose coefficients must be >= 0: whether they count among those whose
            coefficients add up to 1. The coefficients of the other columns are free.
        cost: of the leading columns.
    Raises:
        Infeasible: if the program says that there are none.
    """
    rows, values, columns = entries
    n, height = len(strict), int(rows.max()) + 2
    counted = np.flatnonzero(strict)
    place = np.concatenate([rows, np.full(len(counted), height - 1)]), np.concatenate([columns, counted])
    matrix = csc_array((np.concatenate([values, np.ones(len(counted))]), place), shape=(height, count))
    target = np.zeros(height)
    target[-1] = 1.0
    free = count - n
    # No variable is integral: it is a linear program, and this the entrance to HiGHS with the least ado.
    answer = milp(
        [*cost, *[0.0] * free],
        constraints=LinearConstraint(matrix, target, target), bounds=Bounds([0.0] * n + [-math.inf] * free, math.inf),
    )  # fmt: skip
    if answer.status == _INFEASIBLE:
        raise Infeasible
    if answer.status != 0:
        return None
    return [j for j, value in enumerate(answer.x) if abs(value) > _NOISE]


def solved(columns: Sequence[Column], support: Sequence[int], strict: Sequence[bool]) -> dict[int, Fraction] | None:
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
