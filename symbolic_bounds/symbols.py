"""The symbols of the paper and the sorts they range over.

A claim is read as "for every value of its symbols"; the sort of a symbol is therefore part of the
statement. Only the sorts below exist, so that a sort can always be turned into a hypothesis.
"""

from __future__ import annotations

from enum import Enum

import sympy as sp
from sympy.core.function import UndefinedFunction


class Sort(Enum):
    """What a symbol ranges over."""

    REAL = "real"
    NONNEGATIVE = "nonnegative real"
    POSITIVE = "positive real"
    INTEGER = "integer"
    NATURAL = "integer >= 0"
    COUNTING = "integer >= 1"
    OBJECT = "object"  # a point, a function or another thing that is not a number


_ASSUMPTIONS: dict[Sort, dict[str, bool]] = {
    Sort.REAL: {"real": True},
    Sort.NONNEGATIVE: {"nonnegative": True},
    Sort.POSITIVE: {"positive": True},
    Sort.INTEGER: {"integer": True},
    Sort.NATURAL: {"integer": True, "nonnegative": True},
    Sort.COUNTING: {"integer": True, "positive": True},
    Sort.OBJECT: {},
}
_SORT_OF = {
    tuple(sorted(sp.Symbol("_", **facts).assumptions0.items())): sort for sort, facts in _ASSUMPTIONS.items()
}


def symbol(name: str, sort: Sort) -> sp.Symbol:
    """A symbol of the given sort."""
    return sp.Symbol(name, **_ASSUMPTIONS[sort])


def sort_of(sym: sp.Symbol) -> Sort | None:
    """The sort of a symbol, or None if its assumptions are not one of the sorts."""
    return _SORT_OF.get(tuple(sorted(sym.assumptions0.items())))


def real(name: str) -> sp.Symbol:
    """A real symbol."""
    return symbol(name, Sort.REAL)


def nonnegative(name: str) -> sp.Symbol:
    """A symbol for a real number >= 0."""
    return symbol(name, Sort.NONNEGATIVE)


def positive(name: str) -> sp.Symbol:
    """A symbol for a real number > 0."""
    return symbol(name, Sort.POSITIVE)


def integer(name: str) -> sp.Symbol:
    """A symbol for an integer."""
    return symbol(name, Sort.INTEGER)


def natural(name: str) -> sp.Symbol:
    """A symbol for an integer >= 0."""
    return symbol(name, Sort.NATURAL)


def counting(name: str) -> sp.Symbol:
    """A symbol for an integer >= 1."""
    return symbol(name, Sort.COUNTING)


def thing(name: str) -> sp.Symbol:
    """A symbol for a point or a function: it may stand only inside a function of the language."""
    return symbol(name, Sort.OBJECT)


# The paper's letters, one object each.
m = counting("m")  # dimension of the sphere S^m in R^(m+1)
lam = positive("lambda")  # concentration of the kernel
eps = positive("epsilon")  # precision asked for
L = positive("L")  # Lipschitz constant in the angle
C_R = positive("C_R")  # constant of Ragozin's bound
C_H = positive("C_H")  # bound on the spherical harmonics of the best polynomials
F = positive("F")  # sup norm of the target
k = counting("k")  # degree
j = natural("j")  # running index
N = counting("N")  # prefix length
T = counting("T")  # number of inputs
delta = positive("delta")  # angle of a cap
x = positive("x")  # argument of a Bessel function
t = positive("t")  # angle, or a running point of an interval
mu = positive("mu")
nu = real("nu")  # order of a Bessel function


def schematic(name: str) -> UndefinedFunction:
    """A real function that a claim is stated for, whatever it is."""
    return sp.Function(name, real=True)
