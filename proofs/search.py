"""The search for certificates: which products of constraints, at which degree.

Nothing here is trusted: `certificate.check` has the last word.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import Any

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from proofs.certificate import Certificate, Constraint, check
from proofs.columns import Columns
from proofs.combination import Infeasible, solved, support
from proofs.polynomial import Monomial, Polynomial

_MAX_COLUMNS = 6000  # a linear program of this size still answers in seconds


def find(constraints: Sequence[Constraint], goal: Constraint, degree: int) -> Certificate | None:
    """A certificate that the constraints imply the goal (">=" or ">"), or None if none was found."""
    easy = _by_sign(constraints, goal)
    if easy is not None and check(constraints, goal, easy):
        return easy
    widening = [s for relevant in _widening(constraints, goal) for s in _without_enclosures(constraints, relevant)]
    for d in range(1, degree + 1):
        small = [chosen for chosen in widening if _size(constraints, goal, d, chosen) <= _MAX_COLUMNS]
        for found in _certificates(constraints, goal, d, small):
            if found is not None and check(constraints, goal, found):
                return found
    return None


def _certificates(
    constraints: Sequence[Constraint], goal: Constraint, degree: int, widening: list[list[int]]
) -> Iterator[Certificate | None]:
    """What the programs find, from narrow to wide. If the widest has no solution none has: it has all columns."""
    with suppress(Infeasible):
        widest = [_solve(constraints, goal, degree, chosen) for chosen in widening[-1:]]
        for chosen in widening[:-1]:
            with suppress(Infeasible):
                yield _solve(constraints, goal, degree, chosen)
        yield from widest


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


def _size(constraints: Sequence[Constraint], goal: Constraint, degree: int, relevant: list[int]) -> int:
    """How many columns the program has: products of at most `degree` signs, and multiples of equations."""
    known = [*(constraints[i] for i in relevant), goal.negated()]
    signs = [g.poly.degree for g in known if g.relation != "="]
    variables = max(len(frozenset().union(*(g.poly.variables for g in known))), 1)
    rooms = [_room(degree, max(signs), g.poly.degree) for g in known if g.relation == "="]
    return math.comb(len(signs) + degree, degree) + sum(math.comb(variables + room, room) for room in rooms)


def _room(degree: int, top: int, own: int) -> int:
    """The degree of what an equation is multiplied with: no product exceeds `degree` times the `top` of a sign."""
    return max(0, min(degree, degree * top - own))


def _solve(constraints: Sequence[Constraint], goal: Constraint, degree: int, relevant: list[int]) -> Certificate | None:
    """The certificate that the program for these constraints finds, yet to be checked.

    Raises:
        Infeasible: if the program has no solution.
    """
    known = {i: constraints[i] for i in relevant} | {len(constraints): goal.negated()}
    names = sorted(frozenset().union(*(g.poly.variables for g in known.values())))
    signs = [i for i in known if known[i].relation != "="]
    top = max(known[i].poly.degree for i in signs)
    rooms = {i: _room(degree, top, known[i].poly.degree) for i in relevant if known[i].relation == "="}
    try:
        table = Columns({i: g.poly for i, g in known.items()}, names)
    except OverflowError:
        return None
    products, multiples = table.add_products(signs, degree), table.add_multiples(rooms)
    strict = [all(known[i].strict for i in combo) for combo in products]
    cost = [1 + sum(known[i].poly.degree for i in combo) for combo in products]
    chosen = support(table.entries(), table.count, strict, cost)
    if chosen is None:
        return None
    # Of the columns that matter the polynomials are multiplied out exactly.
    ring = fmpq_mpoly_ctx.get([f"v{i}" for i in range(max(len(names), 1))], Ordering.lex)
    lifted = {i: _lift(g.poly, names, ring) for i, g in known.items()}
    variables = ring.gens()
    factors = [
        [lifted[i] for i in products[j]] if j < len(products)
        else [lifted[(at := multiples[j - len(products)])[0]], *(variables[v] for v in at[1])]
        for j in chosen
    ]  # fmt: skip
    solution = solved([math.prod(some, start=ring.constant(1)).to_dict() for some in factors], chosen, strict)
    if solution is None:
        return None
    used = tuple((c, products[j]) for j, c in sorted(solution.items()) if j < len(products))
    equations: dict[int, dict[Monomial, Fraction]] = {}
    for j, c in solution.items():
        if j >= len(products):
            index, powers = multiples[j - len(products)]
            mono = tuple((names[v], powers.count(v)) for v in sorted(set(powers)))
            equations.setdefault(index, {})[mono] = c
    return Certificate(used, tuple((i, Polynomial(q)) for i, q in sorted(equations.items())))


def _lift(poly: Polynomial, names: Sequence[str], ring: Any) -> Any:
    """The polynomial in FLINT's arithmetic, which multiplies much faster."""
    width, place = max(len(names), 1), {name: i for i, name in enumerate(names)}
    terms = {}
    for mono, c in poly.terms.items():
        powers = [0] * width
        for name, e in mono:
            powers[place[name]] = e
        terms[tuple(powers)] = fmpq(c.numerator, c.denominator)
    return ring.from_dict(terms)
