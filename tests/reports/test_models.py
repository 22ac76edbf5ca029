"""Numeric meanings of functions of the theory: each is what the language says it is, where it is given."""

import pytest
import sympy as sp

from reports.audit.problem import Unsupported
from reports.audit.theory import NUMERIC
from symbolic_bounds import language

ANGLES = [sp.Rational(1, 3), sp.Integer(1), sp.pi / 2, sp.Rational(5, 2), sp.pi, sp.Integer(4)]


@pytest.mark.parametrize("apart", ANGLES)
def test_points_of_the_circle_that_are_pairwise_apart(apart):
    number, where = NUMERIC[language.packing](sp.Integer(1), apart)
    assert all(condition.func(*condition.args) == sp.true for condition in where)
    if number > 1:
        assert sp.Min(2 * sp.pi / number, sp.pi) > apart  # so many fit, at equal distances
    assert sp.Min(2 * sp.pi / (number + 1), sp.pi) <= apart  # one more has two within their mean distance


@pytest.mark.parametrize(("m", "number", "radius"), [(1, 6, sp.pi / 6), (3, 1, sp.pi), (5, 2, sp.pi / 2)])
def test_equal_cells_of_least_radius(m, number, radius):
    value, where = NUMERIC[language.mesh](sp.Integer(m), sp.Integer(number))
    assert value == radius
    assert all(condition.func(*condition.args) == sp.true for condition in where)


@pytest.mark.parametrize(("function", "args"), [(language.packing, (2, 1)), (language.mesh, (2, 3))])
def test_what_is_not_known_is_refused(function, args):
    with pytest.raises(Unsupported):
        NUMERIC[function](*map(sp.Integer, args))
