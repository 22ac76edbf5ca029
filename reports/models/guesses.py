"""Meanings that are tried for schematic functions: by the form of what is asked of them, as the claim's witness has
them, or from few simple values.

A guess is no assumption: every hypothesis is checked with it. A function that is asked to be symmetric is tried as a
distance of labels; one whose values are 0 and 1, or whole numbers below Q, as the digits of its first argument; one
whose values are labels as the identity; and one that stands in X g = Y, or is asked to be near X, as Y/X, or as X.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

import sympy as sp
from flint import fmpq
from sympy.core.function import AppliedUndef, UndefinedFunction

from reports.models.labels import real_positions
from reports.models.rationals import Env, Number, number
from reports.models.tables import Meaning
from reports.points.problem import parts_of
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import ForAll, Formula, eq, functions_of
from symbolic_bounds.language import THEORY

_IN_A_ROW = 0.2  # how often a distance is that of places on a line


class Guesses:
    """Meanings for the functions of one claim."""

    def __init__(
        self, claim: Claim, bodies: list[Formula], placed: frozenset[UndefinedFunction], labels: int, values: Env
    ) -> None:
        """Prepare them.

        Args:
            claim: the statement.
            bodies: what its hypotheses ask, see `bodies_of`.
            placed: functions whose values are labels.
            labels: how many labels there are.
            values: of the symbols.
        """
        self.claim, self.placed, self.labels = claim, placed, labels
        named = {s for body in bodies if isinstance(body, sp.Eq) for s in body.rhs.free_symbols if not s.is_integer}
        sizes = [values[s] for s in sorted(named & set(values), key=str)]
        self.sizes = [size for size in sizes if isinstance(size, fmpq)] or [fmpq(1)]
        self.options = {f: list(_by_form(f, bodies, f in placed, labels, values)) for f in claim.functions}
        for function in real_positions(claim).keys() & placed if labels > 1 else ():
            # every label is its own, but the last one is the first one's
            self.options[function].append(lambda args: fmpq(args[0] if args[0] < labels - 1 else 0))
        self.rows = {f for f in claim.functions if f not in placed and any(_is_symmetric(b, f) for b in bodies)}

    def given(self, function: UndefinedFunction, rng: Random) -> Meaning:
        """The one that the claim's witness has, if there is one."""
        known = self.claim.witness_functions.get(function)
        return self.meaning(function, rng) if known is None else _as_given(known)

    def meaning(self, function: UndefinedFunction, rng: Random) -> Meaning:
        """One of them."""
        if function in self.rows and rng.random() < _IN_A_ROW:
            return _row([fmpq(0), fmpq(1, 10), fmpq(1), *self.sizes, *(2 * size for size in self.sizes)], rng)
        if self.options[function] and rng.random() < 0.9:
            return rng.choice(self.options[function])
        if function in self.placed:
            return _table([fmpq(n) for n in range(self.labels)], rng)
        if function in self.claim.witness_functions and rng.random() < 0.5:
            return _as_given(self.claim.witness_functions[function])
        zero, one, size = fmpq(0), fmpq(1), rng.choice(self.sizes)
        return _table(rng.choice(([zero], [one], [size], [size, -size], [zero, one, -one, size, -size])), rng)


def bodies_of(hypotheses: Iterable[Formula]) -> list[Formula]:
    """What the parts of hypotheses ask, without the places at which they ask it."""
    found = []
    for hypothesis in hypotheses:
        for part in parts_of(hypothesis):
            body: Formula = part
            while isinstance(body, ForAll):
                body = body.body
            found.append(body)
    return found


def solved(part: Formula) -> Iterator[ForAll]:
    """Equations for a function with which a hypothesis holds: it is asked to be near X, or stands in X g = Y."""
    variables, body = (part.variables, part.body) if isinstance(part, ForAll) else ((), part)
    if isinstance(body, sp.Le) and isinstance(body.lhs, sp.Abs):
        terms = sp.Add.make_args(body.lhs.args[0])
        for term, other in (terms, terms[::-1]) if len(terms) == 2 else ():
            for call, value in ((term, -other), (-term, other)):
                if isinstance(call, AppliedUndef) and call.func not in THEORY:
                    yield ForAll(variables, (), eq(call, value))
                    if call.args[0].is_Integer:  # or where it starts
                        yield ForAll(variables, (), eq(call.func(sp.Integer(0), *call.args[1:]), value))
    elif isinstance(body, sp.Eq):
        calls = [term for term in sp.Mul.make_args(body.lhs) if isinstance(term, AppliedUndef)]
        for call in calls:
            rest = body.lhs / call
            signed = isinstance(body.rhs, sp.Abs) and body.rhs.args[0] == call  # X g = |g|
            if not rest.has(call) and rest != 1:
                yield ForAll(variables, (), eq(call, rest if signed else body.rhs / rest))


def _by_form(
    function: UndefinedFunction, bodies: list[Formula], is_placed: bool, labels: int, values: Env
) -> Iterator[Meaning]:
    if is_placed:
        yield lambda args: fmpq(args[0] % labels)
    elif any(_is_symmetric(body, function) for body in bodies):
        itself = any(_vanishes(body, function) for body in bodies)
        for scale in _scales(function, bodies, values):
            yield from _distances(scale, itself)
    else:
        yield from _digits(function, bodies)


def _is_symmetric(body: Formula, function: UndefinedFunction) -> bool:
    """`g(u, v) = g(v, u)`."""
    if not isinstance(body, sp.Eq) or not all(isinstance(s, AppliedUndef) and s.func is function for s in body.args):
        return False
    return len(body.lhs.args) == 2 and body.lhs.args == body.rhs.args[::-1]


def _vanishes(body: Formula, function: UndefinedFunction) -> bool:
    """`g(u, u) = 0`."""
    if not isinstance(body, sp.Eq) or body.rhs != 0 or not isinstance(body.lhs, AppliedUndef):
        return False
    return body.lhs.func is function and len(set(body.lhs.args)) == 1


def _scales(function: UndefinedFunction, bodies: list[Formula], values: Env) -> Iterator[Number]:
    """The least distance that a lower bound asks for, one, and a small one."""
    for body in bodies:
        if not isinstance(body, sp.Ge):
            continue
        calls = [c for c in body.lhs.atoms(AppliedUndef) if c.func is function]
        if len(calls) == 1 and (factor := body.lhs.coeff(calls[0])) != 0:
            at = {s: sp.Rational(int(v.p), int(v.q)) for s, v in values.items() if isinstance(v, fmpq)}
            least = (body.rhs / factor).xreplace(at)
            if least.is_Rational and least > 0:
                yield number(least)
                yield number(2 * least)
    yield fmpq(1)
    yield fmpq(1, 100)


def _distances(scale: Number, vanishes: bool) -> Iterator[Meaning]:
    """All labels equally far apart, from themselves too if nothing forbids it, or labels in a row."""
    if not vanishes:
        yield lambda args: scale
    else:
        yield lambda args: fmpq(0) if args[0] == args[1] else scale
        yield lambda args: scale * abs(args[0] - args[1])


def _row(places: list[Number], rng: Random) -> Meaning:
    """Labels at places on a line that are drawn."""
    place = _table(places, rng)
    return lambda args: abs(place(args[:1]) - place(args[1:]))


def _digits(function: UndefinedFunction, bodies: list[Formula]) -> Iterator[Meaning]:
    """Digits of the first argument, the second one being their place; to the base 2 where (g - 1) g = 0."""
    for body in bodies:
        if not isinstance(body, sp.Eq) or functions_of(body) - THEORY != {function}:
            continue
        call = next((c for c in body.lhs.atoms(AppliedUndef) if c.func is function), None)
        if call is None or len(call.args) != 2:  # it stands on the right
            continue
        if body.rhs == 0 and sp.expand(body.lhs - call * (call - 1)) == 0:
            yield _digit(2)
        elif body.lhs == sp.floor(call) and body.rhs == call:
            less = (b for b in bodies if isinstance(b, sp.Lt) and b.rhs.is_Integer)
            below = (b.rhs for b in less if isinstance(b.lhs, AppliedUndef) and b.lhs.func is function)
            yield _digit(int(next(below, sp.Integer(1))))


def _digit(base: int) -> Meaning:
    return lambda args: fmpq(args[0] // base ** args[1] % base if args[1] < 64 else 0)


def _table(options: list[Number], rng: Random) -> Meaning:
    """Values drawn from a list, each as it is first asked for."""
    drawn: dict[tuple[int, ...], Number] = {}
    return lambda args: drawn.setdefault(args, rng.choice(options))


def _as_given(meaning: sp.Lambda) -> Meaning:
    return lambda args: number(
        meaning.expr.xreplace(dict(zip(meaning.variables, map(sp.Integer, args), strict=True))).doit()
    )
