"""Quotients of polynomials whose denominators are known to be positive."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from proofs.polynomial import Monomial, Polynomial, product


@dataclass(frozen=True)
class Ratio:
    """num / product(den), every factor of the denominator shown to be positive."""

    num: Polynomial
    den: tuple[Polynomial, ...] = ()

    def __mul__(self, other: Ratio) -> Ratio:
        return Ratio(self.num * other.num, self.den + other.den).reduced()

    def __add__(self, other: Ratio) -> Ratio:
        left, right = list(self.den), list(other.den)
        shared = []
        for factor in self.den:
            if factor in right:
                right.remove(factor)
                left.remove(factor)
                shared.append(factor)
        num = self.num
        for factor in right:
            num = num * factor
        add = other.num
        for factor in left:
            add = add * factor
        return Ratio(num + add, (*shared, *left, *right)).reduced()

    def __pow__(self, exponent: int) -> Ratio:
        return Ratio(self.num**exponent, self.den * exponent).reduced()

    def reduced(self) -> Ratio:
        """Cancel the single variables that numerator and denominator share."""
        num, den = self.num, list(self.den)
        for factor in self.den:
            mono = next(iter(factor.terms), None)
            if len(factor.terms) != 1 or mono is None or len(mono) != 1 or mono[0][1] != 1:
                continue
            name = mono[0][0]
            if num.terms and all(name in dict(term) for term in num.terms):
                num = Polynomial({lower(term, name): c for term, c in num.terms.items()})
                num = num.scale(1 / factor.terms[mono])
                den.remove(factor)
        return Ratio(num, tuple(den))


def lower(term: Monomial, name: str) -> Monomial:
    """The monomial divided by one of its variables."""
    return tuple((v, e - 1 if v == name else e) for v, e in term if v != name or e > 1)


def over(den: tuple[Polynomial, ...], constant: Fraction) -> Ratio:
    """The reciprocal of constant / product(den)."""
    return Ratio(product(den).scale(1 / constant))


def factors(poly: Polynomial) -> list[Polynomial]:
    """Split off the single variables and the content; the rest stays whole. The product is `poly`."""
    shared = dict.fromkeys(poly.variables, 10**6)
    for mono in poly.terms:
        powers = dict(mono)
        for name in shared:
            shared[name] = min(shared[name], powers.get(name, 0))
    found = []
    for name, power in sorted(shared.items()):
        for _ in range(power):
            found.append(Polynomial.variable(name))
            poly = Polynomial({lower(term, name): c for term, c in poly.terms.items()})
    lead = abs(next(c for _, c in sorted(poly.terms.items(), reverse=True)))
    if poly.is_constant:
        return [*found, poly]
    return [*found, poly.scale(1 / lead), Polynomial.constant(lead)]
