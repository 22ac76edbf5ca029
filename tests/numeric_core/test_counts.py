import math

import numpy as np
import pytest

from numeric_core.attention import forward
from numeric_core.floors import bit_floor, pattern, real_floor
from numeric_core.greedy_cover import greedy_cover, promised_caps
from numeric_core.hull_radius import hull_covering_radius
from numeric_core.prefix import Prefix
from numeric_core.probes import run_probes
from numeric_core.separated import least_angle, separated_points
from numeric_core.smallest import universal_head
from numeric_core.sphere import angle, uniform
from numeric_core.tree_partition import promised_count, tree_partition


@pytest.mark.parametrize(("m", "delta"), [(1, 0.3), (2, 0.5), (3, 1.0)])
def test_greedy_caps_cover(m, delta):
    centres = greedy_cover(m, delta)
    assert hull_covering_radius(centres).upper <= delta
    x = uniform(m, 5000, np.random.default_rng(0))
    assert np.arccos(np.minimum((x @ centres.T).max(axis=1), 1.0)).max() <= delta
    assert len(centres) <= promised_caps(m, delta)


@pytest.mark.parametrize(("m", "delta"), [(1, 0.4), (2, 0.9), (3, 1.6)])
def test_tree_cells_are_equal_and_lie_in_their_caps(m, delta):
    n = promised_count(m, delta)
    cells = tree_partition(m, n, delta, per_cell=25)
    assert (np.bincount(cells.labels, minlength=n) == 25).all()
    assert cells.radius.max() <= delta
    assert cells.radius.min() > 0.0


def test_the_tree_refuses_a_net_that_is_too_fine():
    with pytest.raises(ValueError, match="`delta`: expected Voronoi cells"):
        tree_partition(2, 100, 0.3)
    with pytest.raises(ValueError, match="`delta`: expected more than a fine cell"):
        tree_partition(2, 100, 1e-3)


@pytest.mark.parametrize("m", [1, 2, 3])
def test_patterns_are_lipschitz_and_take_their_signs(m):
    height = 0.2
    points = separated_points(m, 2 * height)
    assert least_angle(points) > 2 * height
    rng = np.random.default_rng(1)
    signs = rng.choice([-1.0, 1.0], len(points))
    assert np.abs(pattern(points, signs, height, points) - height * signs).max() <= 1e-12
    x = uniform(m, 1000, rng)
    y = x + 0.05 * uniform(m, 1000, rng)
    y /= np.linalg.norm(y, axis=1, keepdims=True)
    change = np.abs(pattern(points, signs, height, x) - pattern(points, signs, height, y))
    assert (change <= angle(x, y) + 1e-12).all()


def test_heads_of_two_patterns_differ():
    # What the floor counts: within epsilon < h of two patterns, the heads' signs differ where the patterns' do.
    epsilon, height = 0.3, 0.31
    points = separated_points(2, 2 * height)
    head = universal_head(2, epsilon)
    rng = np.random.default_rng(2)
    for _ in range(3):
        signs = rng.choice([-1.0, 1.0], len(points))
        values = pattern(points, signs, height, head.net.points)[:, None]
        out = forward(Prefix(head.net.points, values, head.concentration, "split"), points)[:, 0]
        assert (np.sign(out) == signs).all()


def test_floors_are_below_the_best_length():
    results = run_probes(["cover.greedy", "partition.tree", "prefix.information_limit"], seed=1)
    assert all(r.holds for r in results)
    assert bit_floor(2, 700, 10) == 17.5
    assert math.isclose(real_floor(1, 100, 4.0, 1.0, 1.0), 25.0)  # (1 + 1)(1 + 1) is two bits, for each of two numbers
