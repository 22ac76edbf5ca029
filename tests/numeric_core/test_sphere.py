import mpmath as mp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from numeric_core.sphere import (
    angle,
    clustered,
    fibonacci,
    polygon,
    require_count,
    require_dimension,
    require_positive,
    require_unit_rows,
    uniform,
)


@given(st.floats(1e-9, np.pi - 1e-9))
def test_angle_keeps_its_digits_near_zero_and_pi(theta):
    x, y = np.array([1.0, 0.0]), np.array([np.cos(theta), np.sin(theta)])
    # The stored y is off by 1e-16 in each coordinate, which moves its angle by as much.
    exact = mp.atan2(mp.mpf(float(y[1])), mp.mpf(float(y[0])))
    assert abs(angle(x, y) - exact) <= 1e-15 * (1.0 + theta)


@pytest.mark.parametrize("make", [lambda: uniform(4, 50, np.random.default_rng(1)), lambda: fibonacci(50),
                                  lambda: polygon(50), lambda: clustered(2, 50, np.random.default_rng(1))])  # fmt: skip
def test_point_sets_are_unit_rows(make):
    points = make()
    assert len(require_unit_rows(points)) == 50


def test_uniform_points_have_the_moments_of_the_sphere():
    x = uniform(3, 100_000, np.random.default_rng(2))
    # E x = 0 and E xx' = I/4, each entry within five standard deviations (at most 0.5/sqrt(1e5)).
    assert np.abs(x.mean(axis=0)).max() < 8e-3
    assert np.abs(x.T @ x / len(x) - np.eye(4) / 4).max() < 8e-3


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: require_dimension(0), "m"),
        (lambda: require_dimension(True), "m"),
        (lambda: require_count(0, "k"), "k"),
        (lambda: require_positive(float("nan"), "delta"), "delta"),
        (lambda: require_positive(-1.0, "delta"), "delta"),
        (lambda: require_unit_rows(np.ones((2, 3)), "queries"), "queries"),
        (lambda: require_unit_rows(np.ones((2, 1)), "queries"), "queries"),
    ],
)
def test_bad_input_is_named(call, name):
    with pytest.raises(ValueError, match=f"`{name}`: expected"):
        call()
