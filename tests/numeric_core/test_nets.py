import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from numeric_core.nets import Interval, covering_radius, cube_net, delta_net, net_of_size, partition_net
from numeric_core.sphere import chord_to_angle, normalised, uniform


def farthest(points, samples):
    return float(chord_to_angle(cKDTree(points).query(samples)[0]).max())


@pytest.mark.parametrize("m", [1, 2, 3, 4])
def test_cross_polytope_and_cube_have_their_known_radii(m):
    cross = np.concatenate([np.eye(m + 1), -np.eye(m + 1)])
    found = covering_radius(cross, 0.01)
    exact = np.arccos(1.0 / np.sqrt(m + 1))  # the centre of a facet
    assert found.lower <= exact <= found.upper <= 1.01 * exact + 1e-6
    corners = normalised(np.array(np.meshgrid(*[[-1.0, 1.0]] * (m + 1))).reshape(m + 1, -1).T)
    found = covering_radius(corners, 0.01)
    assert found.lower <= exact <= found.upper <= 1.01 * exact + 1e-6  # polar to the cross polytope


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 3), st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_interval_contains_every_distance_found(m, n, seed):
    rng = np.random.default_rng(seed)
    points = uniform(m, n, rng)
    found = covering_radius(points, 0.05, max_cells=100_000)
    assert farthest(points, uniform(m, 2000, rng)) <= found.upper
    assert found.lower <= found.upper <= 1.05 * found.lower + 1e-6  # the tolerance and the rounding allowance


def test_the_budget_widens_the_interval_and_keeps_it_true():
    points = uniform(3, 300, np.random.default_rng(0))
    rough, fine = covering_radius(points, 0.01, max_cells=2_000), covering_radius(points, 0.01)
    assert rough.lower <= fine.upper
    assert fine.lower <= rough.upper
    assert rough.upper > fine.upper


@pytest.mark.parametrize(("m", "delta"), [(1, 0.01), (1, 2.0), (2, 0.05), (2, 1.4), (3, 0.3), (5, 0.8), (2, 3.5)])
def test_delta_nets_are_delta_nets(m, delta):
    net = delta_net(m, delta)
    assert net.delta <= delta
    assert farthest(net.points, uniform(m, 3000, np.random.default_rng(0))) <= net.delta


@pytest.mark.parametrize("net", [cube_net(3, 4), partition_net(4, 500), net_of_size(6, 200), net_of_size(8, 50)])
def test_radii_from_the_construction_cover(net):
    m = net.points.shape[1] - 1
    assert farthest(net.points, uniform(m, 3000, np.random.default_rng(1))) <= net.delta


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="`delta`: expected"):
        delta_net(2, 0.0)
    with pytest.raises(ValueError, match="needs more than 100 points"):
        delta_net(2, 0.01, max_points=100)
    with pytest.raises(ValueError, match="`points`: expected"):
        covering_radius(np.ones((3, 3)))
    with pytest.raises(ValueError, match="lower must not exceed upper"):
        Interval(1.0, float("nan"))
