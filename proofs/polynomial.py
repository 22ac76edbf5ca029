"""Sparse polynomials over the rationals, in nothing but Python: what a certificate is checked with.

A monomial is a sorted tuple of (variable, exponent) with positive exponents; a polynomial maps monomials to
non-zero `Fraction`s. Variables are whatever hashable, sortable names the caller uses (here: strings).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

Monomial = tuple[tuple[str, int], ...]


class Polynomial:
    """An immutable polynomial with exact rational coefficients."""

    __slots__ = ("terms",)

    def __init__(self, terms: dict[Monomial, Fraction]) -> None:
        self.terms = {mono: c for mono, c in terms.items() if c}

    @staticmethod
    def constant(value: int | Fraction) -> Polynomial:
        return Polynomial({(): Fraction(value)})

    @staticmethod
    def variable(name: str) -> Polynomial:
        return Polynomial({((name, 1),): Fraction(1)})

    def __add__(self, other: Polynomial) -> Polynomial:
        terms = dict(self.terms)
        for mono, c in other.terms.items():
            terms[mono] = terms.get(mono, Fraction(0)) + c
        return Polynomial(terms)

    def __neg__(self) -> Polynomial:
        return Polynomial({mono: -c for mono, c in self.terms.items()})

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + -other

    def __mul__(self, other: Polynomial) -> Polynomial:
        terms: dict[Monomial, Fraction] = {}
        for a, ca in self.terms.items():
            for b, cb in other.terms.items():
                mono = _times(a, b)
                terms[mono] = terms.get(mono, Fraction(0)) + ca * cb
        return Polynomial(terms)

    def __pow__(self, exponent: int) -> Polynomial:
        result = ONE
        for _ in range(exponent):
            result = result * self
        return result

    def scale(self, factor: Fraction) -> Polynomial:
        return Polynomial({mono: c * factor for mono, c in self.terms.items()})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Polynomial) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(frozenset(self.terms.items()))

    def __bool__(self) -> bool:
        raise TypeError("ask a polynomial `is_zero` or `is_constant`, not for its truth")

    @property
    def is_zero(self) -> bool:
        return not self.terms

    @property
    def is_constant(self) -> bool:
        return all(mono == () for mono in self.terms)

    @property
    def constant_value(self) -> Fraction:
        return self.terms.get((), Fraction(0))

    @property
    def variables(self) -> frozenset[str]:
        return frozenset(name for mono in self.terms for name, _ in mono)

    @property
    def degree(self) -> int:
        return max((sum(e for _, e in mono) for mono in self.terms), default=0)

    def __repr__(self) -> str:
        def show(mono: Monomial, c: Fraction) -> str:
            return "*".join([str(c), *(name if e == 1 else f"{name}^{e}" for name, e in mono)])

        return " + ".join(show(mono, c) for mono, c in sorted(self.terms.items())) or "0"


def _times(a: Monomial, b: Monomial) -> Monomial:
    powers = dict(a)
    for name, e in b:
        powers[name] = powers.get(name, 0) + e
    return tuple(sorted(powers.items()))


def product(factors: Iterable[Polynomial]) -> Polynomial:
    """The product of the factors, 1 if there are none."""
    result = ONE
    for factor in factors:
        result = result * factor
    return result


ZERO = Polynomial({})
ONE = Polynomial.constant(1)
