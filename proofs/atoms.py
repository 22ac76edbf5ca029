"""What is known of the value of an elementary function, and where it is defined."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import sympy as sp

from proofs.polynomial import ONE, Polynomial
from proofs.ratio import Ratio
from symbolic_bounds.symbols import Sort, sort_of

Conditions = Callable[..., list[tuple[Polynomial, str]]]
Facts = Callable[..., list[tuple[Ratio, str]]]

# Enclosures of the two constants, good enough to compare them with small rationals; ball arithmetic re-checks
# them in the tests.
CONSTANTS = {
    sp.pi: (Fraction(314159, 100000), Fraction(314160, 100000)),
    sp.E: (Fraction(271828, 100000), Fraction(271829, 100000)),
}


def is_integral(expr: sp.Expr) -> bool:
    """Whether an expression is an integer for a reason that is plain to see."""
    if isinstance(expr, sp.Integer):
        return True
    if isinstance(expr, sp.Symbol):
        return sort_of(expr) in (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING)
    if isinstance(expr, (sp.Add, sp.Mul)):
        return all(is_integral(arg) for arg in expr.args)
    if isinstance(expr, sp.Pow):
        return is_integral(expr.base) and isinstance(expr.exp, sp.Integer) and expr.exp >= 0
    return isinstance(expr, (sp.ceiling, sp.floor))


def _minus(a: Ratio, b: Ratio) -> Ratio:
    return a + Ratio(-b.num, b.den)


_ONE = Ratio(ONE)
FUNCTIONS: dict[type, tuple[Conditions, Facts]] = {
    # function: (conditions on the arguments, facts about the value)
    sp.log: (lambda u: [(u.num, ">")], lambda v, u: []),
    sp.gamma: (lambda u: [(u.num, ">")], lambda v, u: [(v, ">")]),
    sp.factorial: (lambda n: [(n.num, ">=")], lambda v, n: [(v, ">")]),
    sp.besseli: (lambda nu, x: [(x.num, ">")], lambda v, nu, x: []),
    sp.sin: (lambda u: [], lambda v, u: [(_minus(_ONE, v), ">="), (v + _ONE, ">=")]),
    sp.cos: (lambda u: [], lambda v, u: [(_minus(_ONE, v), ">="), (v + _ONE, ">=")]),
    sp.acos: (lambda u: [(_minus(_ONE, u).num, ">="), ((u + _ONE).num, ">=")], lambda v, u: [(v, ">=")]),
    sp.Abs: (
        lambda u: [],
        lambda v, u: [(v, ">="), (_minus(v, u), ">="), (v + u, ">="), (_minus(v * v, u * u), "=")],
    ),
    sp.Max: (
        lambda a, b: [],
        lambda v, a, b: [(_minus(v, a), ">="), (_minus(v, b), ">="), (_minus(v, a) * _minus(v, b), "=")],
    ),
    sp.Min: (
        lambda a, b: [],
        lambda v, a, b: [(_minus(a, v), ">="), (_minus(b, v), ">="), (_minus(v, a) * _minus(v, b), "=")],
    ),
    sp.ceiling: (lambda u: [], lambda v, u: [(_minus(v, u), ">="), (_minus(u, v) + _ONE, ">")]),
    sp.floor: (lambda u: [], lambda v, u: [(_minus(u, v), ">="), (_minus(v, u) + _ONE, ">")]),
}
