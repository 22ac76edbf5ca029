"""Rounding is no violation: what moderate precision does not tell is looked at with more digits."""

import sympy as sp
from flint import fmpq

from reports.points.margins import Measures
from reports.points.problem import problem
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import positive

x, y = positive("x"), positive("y")
TINY = sp.Rational(1, 10**40)  # far below the precision of the search
AT = {x: fmpq(1, 3), y: fmpq(1, 3)}


def violation(hypothesis, goal):
    return Measures(problem([x, y], [hypothesis], [(0, (), goal)])).violation(AT, 0)


def test_equal_sides_are_no_violation():
    assert violation(ge(x, y), le(sp.sin(x) ** 2 + sp.cos(x) ** 2, 1)) == 0


def test_a_small_violation_is_seen():
    assert 0 < violation(ge(x, y), ge(x, y + TINY)) < 1e-39
    assert violation(ge(x, y), ge(x + TINY, y)) < 0


def test_a_hypothesis_that_rounding_hides_is_not_held():
    assert violation(ge(x, y + TINY), ge(x, y + TINY / 2)) == -2
