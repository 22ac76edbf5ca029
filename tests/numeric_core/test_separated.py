import numpy as np
import pytest

from numeric_core.separated import greedy, least_angle, pushed, separated_points
from numeric_core.special import log_cap_measure
from numeric_core.sphere import uniform


@pytest.mark.parametrize(("m", "apart"), [(1, 0.7), (2, 0.8), (3, 1.1)])
def test_points_are_apart_and_more_than_greedy(m, apart):
    points = separated_points(m, apart)
    dots = points @ points.T - 3 * np.eye(len(points))
    assert np.arccos(dots.max()) > apart
    assert np.allclose(np.linalg.norm(points, axis=1), 1.0, atol=1e-14)
    assert len(points) > len(greedy(uniform(m, 1000, np.random.default_rng(3)), apart))
    assert len(points) <= np.exp(-log_cap_measure(m, apart / 2))  # disjoint caps of half the angle


def test_best_known_sets_on_the_sphere():
    assert len(separated_points(2, np.pi / 2 - 1e-3)) == 6  # the octahedron
    assert len(separated_points(2, np.deg2rad(63.4))) == 12  # the icosahedron, whose angle is 63.43 degrees


def test_too_many_points_are_not_called_separated():
    crowded = pushed(uniform(2, 13, np.random.default_rng(0)), np.deg2rad(63.4))  # 13 do not fit
    assert least_angle(crowded) < np.deg2rad(63.4)


def test_an_angle_that_is_not_positive_is_refused():
    with pytest.raises(ValueError, match="`apart`"):
        separated_points(2, 0.0)
