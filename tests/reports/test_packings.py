"""How many points of a sphere are pairwise far apart: where the models say that they know it."""

import itertools

import numpy as np
import pytest
import sympy as sp
from scipy.optimize import minimize

from reports.models.theory import NUMERIC, packed
from reports.points.problem import Unsupported
from symbolic_bounds import language

KNOWN = [(1, 2), (1, 3), (1, 5), (2, 2), (2, 3), (2, 4), (3, 4), (3, 5)]


def range_of(m, number):
    """The angles for which `packed` gives this number."""
    value, where = packed(number, sp.Integer(m), sp.Symbol("s", positive=True))
    assert value == number
    low, *high = (float(part.rhs) for part in where)
    return low, high[0] if high else np.inf


def widest(m, number, seed):
    """The least angle between so many points of S^m, as large as a descent from random points makes it."""
    pairs = list(itertools.combinations(range(number), 2))

    def products(flat):
        points = flat.reshape(number, m + 1)
        points = points / np.linalg.norm(points, axis=1, keepdims=True)
        return np.array([points[i] @ points[j] for i, j in pairs])

    start = np.random.default_rng(seed).normal(size=number * (m + 1))
    for power in (4, 20, 100):
        start = minimize(lambda x, p=power: np.log(np.sum(np.exp(p * products(x)))) / p, start).x
    return float(np.arccos(np.max(products(start))))


@pytest.mark.parametrize(("m", "number"), KNOWN)
def test_so_many_points_fit_and_no_more(m, number):
    low, high = range_of(m, number)
    assert max(widest(m, number, seed) for seed in range(3)) > 0.97 * high  # so many points: nearly to the end
    assert max(widest(m, number + 1, seed) for seed in range(3)) <= low + 1e-9  # one more: nowhere


def test_two_points_are_at_most_antipodes():
    assert range_of(1, 1) == range_of(4, 1) == (float(sp.pi), np.inf)


@pytest.mark.parametrize(("m", "number"), [(2, 5), (3, 6), (1, 0)])
def test_what_is_not_known_is_refused(m, number):
    with pytest.raises(Unsupported):
        packed(number, sp.Integer(m), sp.Integer(1))


@pytest.mark.parametrize(
    ("d", "radius", "number"), [(1, "1", 1), (1, "2/5", 3), (1, "1/2", 2), (4, "1", 1), (3, "7", 1)]
)
def test_balls_that_cover_the_unit_ball(d, radius, number):
    value, where = NUMERIC[language.ball_covering](sp.Integer(d), sp.Rational(radius))
    assert value == number
    assert all(part.func(*part.args) == sp.true for part in where)


def test_smaller_balls_are_not_counted():
    where = NUMERIC[language.ball_covering](sp.Integer(3), sp.Rational(1, 2))[1]
    assert any(part.func(*part.args) == sp.false for part in where)
