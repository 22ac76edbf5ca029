"""The search for certificates: a linear program over products of constraints.

The solver works in floating point and is not trusted: it only suggests which products matter. Their
coefficients are then solved for over the rationals, and `certificate.check` has the last word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
from flint import fmpq, fmpq_mat
from scipy.optimize import linprog
from scipy.sparse import csc_array

from proofs.certificate import Certificate, Constraint, check
from proofs.polynomial import ONE, Monomial, Polynomial

_MAX_COLUMNS = 6000  # a linear program of this size still answers in seconds


def find(constraints: Sequence[Constraint], goal: Constraint, degree: int) -> Certificate | None:
    """A certificate that the constraints imply the goal (">=" or ">"), or None if none was found."""
    easy = _by_sign(constraints, goal)
    if easy is not None and check(constraints, goal, easy):
        return easy
    for d in range(1, degree + 1):
        for relevant in _widening(constraints, goal):
            for chosen in _without_enclosures(constraints, relevant):
                found = _solve(constraints, goal, d, chosen)
                if found is not None and check(constraints, goal, found):
                    return found
    return None


def _without_enclosures(constraints: Sequence[Constraint], relevant: list[int]) -> list[list[int]]:
    """The constraints without, then with, the narrow bounds of a constant: in floating point the two ends are
    hardly apart, and products of their difference look like solutions.
    """
    fine = 10**4
    broad = [i for i in relevant if all(c.denominator < fine for c in constraints[i].poly.terms.values())]
    return [broad, relevant] if len(broad) < len(relevant) else [relevant]


def _by_sign(constraints: Sequence[Constraint], goal: Constraint) -> Certificate | None:
    """Every monomial of the goal has a positive coefficient and variables of known sign."""
    sign: dict[str, int] = {}
    for i, g in enumerate(constraints):
        mono = next(iter(g.poly.terms), None)
        if g.relation == "=" or len(g.poly.terms) != 1 or not mono or len(mono) != 1 or mono[0][1] != 1:
            continue
        if g.poly.terms[mono] == 1 and (mono[0][0] not in sign or g.strict):
            sign[mono[0][0]] = i
    products: list[tuple[Fraction, tuple[int, ...]]] = [(Fraction(1), (len(constraints),))]
    for mono, c in goal.poly.terms.items():
        if c < 0 or any(name not in sign for name, _ in mono):
            return None
        products.append((c, tuple(sign[name] for name, e in mono for _ in range(e))))
    return Certificate(tuple(products), ())


def _widening(constraints: Sequence[Constraint], goal: Constraint) -> Iterator[list[int]]:
    """Sets of constraints that might matter: those near the goal first, then all."""
    reach = set(goal.poly.variables)
    previous: list[int] = []
    for _ in range(len(constraints) + 1):
        near = [i for i, g in enumerate(constraints) if g.poly.variables <= reach]
        if near != previous:
            yield near
            previous = near
        touching = [g.poly.variables for g in constraints if g.poly.variables & reach]
        wider = reach.union(*touching)
        if wider == reach:
            break
        reach = wider
    everything = list(range(len(constraints)))
    if everything != previous:
        yield everything


def _solve(
    constraints: Sequence[Constraint], goal: Constraint, degree: int, relevant: list[int]
) -> Certificate | None:
    known = {i: constraints[i] for i in relevant} | {len(constraints): goal.negated()}
    signs = [i for i in known if known[i].relation != "="]
    equations = [i for i in relevant if constraints[i].relation == "="]
    factors: list[tuple[int, ...]] = []
    polys: list[Polynomial] = []
    table: dict[tuple[int, ...], Polynomial] = {(): ONE}
    for d in range(degree + 1):
        for combo in itertools.combinations_with_replacement(signs, d):
            if d:
                table[combo] = table[combo[:-1]] * known[combo[-1]].poly
            factors.append(combo)
            polys.append(table[combo])
            if len(polys) > _MAX_COLUMNS:
                return None
    multipliers: list[tuple[int, Monomial]] = []
    top = max((p.degree for p in polys), default=0)
    names = sorted(frozenset().union(*(known[i].poly.variables for i in known)))
    for i in equations:
        room = max(0, min(degree, top - known[i].poly.degree))
        for d in range(room + 1):
            for combo_names in itertools.combinations_with_replacement(names, d):
                mono: dict[str, int] = {}
                for name in combo_names:
                    mono[name] = mono.get(name, 0) + 1
                multipliers.append((i, tuple(sorted(mono.items()))))
                polys.append(known[i].poly * Polynomial({multipliers[-1][1]: Fraction(1)}))
                if len(polys) > _MAX_COLUMNS:
                    return None
    strict = [all(known[i].strict for i in combo) for combo in factors]
    solution = _vertex(polys, len(factors), strict)
    if solution is None:
        return None
    products = tuple((c, factors[i]) for i, c in solution.items() if i < len(factors))
    terms: dict[int, dict[Monomial, Fraction]] = {}
    for i, c in solution.items():
        if i >= len(factors):
            index, mono_key = multipliers[i - len(factors)]
            terms.setdefault(index, {})[mono_key] = c
    return Certificate(products, tuple((i, Polynomial(q)) for i, q in sorted(terms.items())))


def _vertex(polys: Sequence[Polynomial], n_products: int, strict: Sequence[bool]) -> dict[int, Fraction] | None:
    """Rational coefficients of a vanishing combination whose strict products weigh 1 in all."""
    rows: dict[Monomial, int] = {}
    for poly in polys:
        for mono in poly.terms:
            rows.setdefault(mono, len(rows))
    entries = [(rows[mono], j, float(c)) for j, poly in enumerate(polys) for mono, c in poly.terms.items()]
    entries += [(len(rows), j, 1.0) for j, s in enumerate(strict) if s]
    r, c, v = (list(part) for part in zip(*entries, strict=True))
    matrix = csc_array((v, (r, c)), shape=(len(rows) + 1, len(polys)))
    target = np.zeros(len(rows) + 1)
    target[-1] = 1.0
    bounds = [(0, None)] * n_products + [(None, None)] * (len(polys) - n_products)
    cost = [1.0 + poly.degree for poly in polys[:n_products]] + [0.0] * (len(polys) - n_products)
    answer = linprog(cost, A_eq=matrix, b_eq=target, bounds=bounds, method="highs-ds")
    if answer.status != 0:
        return None
    support = [j for j, value in enumerate(answer.x) if abs(value) > 1e-9]
    return _rational(polys, support, n_products, strict, rows)


def _rational(
    polys: Sequence[Polynomial], support: list[int], n_products: int, strict: Sequence[bool], rows: dict[Monomial, int]
) -> dict[int, Fraction] | None:
    """The exact solution on the support that the linear program found."""
    used = sorted({rows[mono] for j in support for mono in polys[j].terms})
    position = {row: i for i, row in enumerate(used)}
    augmented = [[fmpq(0)] * (len(support) + 1) for _ in range(len(used) + 1)]
    for col, j in enumerate(support):
        for mono, c in polys[j].terms.items():
            augmented[position[rows[mono]]][col] = fmpq(c.numerator, c.denominator)
        if j < n_products and strict[j]:
            augmented[-1][col] = fmpq(1)
    augmented[-1][-1] = fmpq(1)
    reduced, rank = fmpq_mat(augmented).rref()
    values = [Fraction(0)] * len(support)
    for i in range(rank):
        row = [reduced[i, col] for col in range(len(support) + 1)]
        pivot = next(col for col, entry in enumerate(row) if entry != 0)
        if pivot == len(support):
            return None  # the rounded support admits no exact solution
        values[pivot] = Fraction(int(row[-1].p), int(row[-1].q))
    solution = {j: value for j, value in zip(support, values, strict=True) if value}
    if any(value < 0 for j, value in solution.items() if j < n_products):
        return None
    return solution
