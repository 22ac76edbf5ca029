"""An instance has the value of the formula at what was put in, wherever what simplification dropped has a value."""

from random import Random
from typing import Any

import sympy as sp
from flint import arb, fmpq

from proofs.arb import compile_expr, enclose
from proofs.definedness import dropped
from proofs.verdict import ClaimError, TranslationError
from proofs.wellformed import check_expression
from symbolic_bounds.formula import ge, substitute_expr
from symbolic_bounds.symbols import nonnegative, positive, real
from tests.proofs.small_claims import make

a, b, q, r = real("a"), real("b"), positive("q"), nonnegative("r")
u, p, w = real("u"), positive("p"), nonnegative("w")
half = sp.Rational(1, 2)
NO_CLAIM = make(ge(u, u))
VALUES: dict[sp.Symbol, tuple[sp.Expr, ...]] = {
    u: (a, a - b, -q, sp.Integer(0), sp.Integer(0), sp.Integer(-1), half, -half, -(a**2), sp.sqrt(r), sp.floor(a)),
    p: (q, 1 + r, sp.Integer(1), half, 1 / q),
    w: (r, a**2, sp.Abs(b), sp.Integer(0), half),
}
POINTS = [dict(zip((a, b, q, r), map(fmpq, row), strict=True)) for row in ((0, 0, 1, 0), (-1, -1, 2, 1), (3, 2, 1, 4))]
ONE = (sp.Abs, sp.exp, sp.log, sp.acos, sp.sqrt, sp.floor, lambda e: 1 / e, lambda e: e**2, lambda e: e**u)
TWO = (lambda d, e: d + e, lambda d, e: d * e, lambda d, e: d / e, lambda d, e: d * sp.log(e))


def expression(rng: Random, depth: int) -> sp.Expr:
    if depth == 0:
        return rng.choice((u, p, w, u, p, w, half, sp.Integer(-1), sp.Integer(2)))
    if rng.random() < 0.5:
        return rng.choice(ONE)(expression(rng, depth - 1))
    return rng.choice(TWO)(expression(rng, depth - 1), expression(rng, depth - 1))


def value(expr: sp.Expr, point: Any) -> Any:
    """A ball that is finite only if the expression has a value."""
    try:
        return enclose(expr, point, 128)
    except TranslationError:  # it is not even real
        return arb.nan()


def differing(rng: Random, ask: bool) -> int:
    """How many of some random instances have another value than their formula, or one where that has none."""
    wrong = 0
    for _ in range(400):
        try:
            expr = expression(rng, rng.randint(2, 3))
            put = {s: rng.choice(VALUES[s]) for s in sorted(expr.free_symbols, key=str)}
            check_expression(NO_CLAIM, "the draw", expr)
            instance = substitute_expr(expr, put)
        except (ClaimError, ValueError, TypeError):  # not in the language, or what sympy would have to compare
            continue
        terms = [term for term, _ in dropped(ge(expr, 0), put)] if ask else []
        for point in POINTS:
            if all(value(term, point).is_finite() for term in (*terms, instance)):
                inner = {s: compile_expr(given, (), None, point).exact for s, given in put.items()}
                if None not in inner.values():  # where a ball straddles the end of a domain nothing is known
                    there = value(expr, inner)
                    wrong += not there.is_finite() or not there.overlaps(value(instance, point))
    return wrong


def test_instances_say_what_their_formula_says() -> None:
    assert differing(Random(1), ask=True) == 0


def test_what_is_dropped_matters() -> None:
    assert differing(Random(1), ask=False) > 3
