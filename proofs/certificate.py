"""Certificates: an algebraic reason that a machine without a solver can check.

A certificate shows that constraints g_i >= 0 (some strict), h_k = 0 and the negated goal are contradictory: it
is the identity

    sum_j c_j * product(g_i, i in factors_j) + sum_k q_k * h_k = 0        (Krivine, Stengle)

with c_j > 0 and at least one product all of whose factors are strict. Checking is expanding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from proofs.polynomial import ZERO, Polynomial, product


@dataclass(frozen=True)
class Constraint:
    """poly >= 0 (">="), > 0 (">") or = 0 ("=")."""

    poly: Polynomial
    relation: str

    @property
    def strict(self) -> bool:
        return self.relation == ">"

    def negated(self) -> Constraint:
        """The constraint that holds where this one fails; an equation has none."""
        if self.relation == "=":
            raise ValueError("an equation is proved as two inequalities")
        return Constraint(-self.poly, ">=" if self.strict else ">")


@dataclass(frozen=True)
class Certificate:
    """`products`: (coefficient, indices of the factors); `equations`: (index, multiplier).

    The index that follows the last constraint stands for the negated goal.
    """

    products: tuple[tuple[Fraction, tuple[int, ...]], ...]
    equations: tuple[tuple[int, Polynomial], ...]

    def used(self) -> frozenset[int]:
        """The constraints that the identity names."""
        return frozenset(i for _, factors in self.products for i in factors) | {i for i, _ in self.equations}

    def to_json(self) -> dict[str, Any]:
        return {
            "products": [[str(c), list(factors)] for c, factors in self.products],
            "equations": [
                [i, [[str(c), [list(power) for power in mono]] for mono, c in sorted(q.terms.items())]]
                for i, q in self.equations
            ],
        }

    @staticmethod
    def from_json(data: dict[str, Any]) -> Certificate:
        return Certificate(
            tuple((Fraction(c), tuple(int(i) for i in factors)) for c, factors in data["products"]),
            tuple(
                (int(i), Polynomial({tuple((str(v), int(e)) for v, e in mono): Fraction(c) for c, mono in terms}))
                for i, terms in data["equations"]
            ),
        )


def check(constraints: Sequence[Constraint], goal: Constraint, certificate: Certificate) -> bool:
    """Whether the certificate shows that the constraints imply the goal (">=" or ">")."""
    known = [*constraints, goal.negated()]
    total, strict = ZERO, False
    for coefficient, factors in certificate.products:
        used = [known[i] for i in factors if 0 <= i < len(known)]
        if coefficient <= 0 or len(used) != len(factors) or any(g.relation == "=" for g in used):
            return False
        strict = strict or all(g.strict for g in used)
        total = total + product(g.poly for g in used).scale(coefficient)
    for index, multiplier in certificate.equations:
        if not 0 <= index < len(constraints) or constraints[index].relation != "=":
            return False
        if any(e < 1 for mono in multiplier.terms for _, e in mono):
            return False
        total = total + multiplier * constraints[index].poly
    return strict and total.is_zero
