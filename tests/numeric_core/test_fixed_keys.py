import numpy as np
import pytest

from numeric_core.floors import pattern, smooth_curvature, smooth_pattern, smooth_rest
from numeric_core.probe.fixed_keys import attention, best_values, hardest_signs
from numeric_core.probes import run_probes
from numeric_core.separated import separated_points
from numeric_core.sphere import uniform

HEIGHT = 0.4


def least_error(points, keys, signs):
    weights = attention(keys, 40.0, points)
    return np.abs(weights @ best_values(weights, HEIGHT * signs) - HEIGHT * signs).max()


@pytest.mark.parametrize("m", [1, 2, 3])
@pytest.mark.parametrize("seed", range(3))
def test_no_values_beat_the_hardest_pattern(m, seed):
    points = separated_points(m, 2 * HEIGHT)
    rng = np.random.default_rng(seed)
    for n in (1, len(points) // 2, len(points) - 1):
        keys = uniform(m, n, rng)
        signs = hardest_signs(attention(keys, 40.0, points))
        assert least_error(points, keys, signs) >= HEIGHT * (1 - 1e-9)  # the program's own tolerance


@pytest.mark.parametrize("m", [1, 2, 3])
def test_other_patterns_and_enough_tokens_are_easier(m):
    points = separated_points(m, 2 * HEIGHT)
    keys = points[:-1]
    hard = hardest_signs(attention(keys, 40.0, points))
    easy = hard.copy()
    easy[-1] = -easy[-1]  # the point without a key: now with the sign of what annihilates no longer
    assert least_error(points, keys, easy) < 0.99 * HEIGHT <= least_error(points, keys, hard)
    assert least_error(points, points, hard) < 0.01 * HEIGHT


def test_the_signs_annihilate():
    points = separated_points(2, 2 * HEIGHT)
    keys = uniform(2, len(points) - 1, np.random.default_rng(5))
    weights = attention(keys, 40.0, points)
    assert np.allclose(weights.sum(axis=1), 1.0)
    null = np.linalg.svd(weights.T)[2][-1]
    assert np.abs(weights.T @ null).max() < 1e-12
    assert np.array_equal(hardest_signs(weights), np.where(null < 0, -1.0, 1.0))
    x = uniform(2, 500, np.random.default_rng(6))
    assert np.abs(pattern(points, hardest_signs(weights), HEIGHT, x)).max() <= HEIGHT


def test_probes_hold():
    results = run_probes(["prefix.fixed_keys", "prefix.fixed_keys.floor", "prefix.fixed_keys.smooth"], seed=2)
    assert len(results) >= 18
    assert all(r.holds for r in results)
    circle = [r for r in results if r.parameters == {"m": 1, "epsilon": 0.1}]
    assert [(r.observed_lower, r.derived) for r in circle] == [(31.0, 32.0)]


def test_bumps_take_their_signs_and_curve_as_much_as_they_may():
    radius, height = 0.3, 0.7
    points = separated_points(2, 2 * radius)
    rng = np.random.default_rng(4)
    signs = rng.choice([-1.0, 1.0], len(points))
    assert np.abs(smooth_pattern(points, signs, height, radius, points) - height * signs).max() <= 1e-12
    # Near the rim of a single bump a quarter of M is reached: the other half of M/2 is for a second bump.
    x = np.array([[np.sin(radius), 0.0, np.cos(radius)]])
    y = np.array([[np.sin(0.98 * radius), 0.0, np.cos(0.98 * radius)]])
    rest = smooth_rest(np.array([[0.0, 0.0, 1.0]]), np.array([1.0]), height, radius, x, y)
    assert 0.8 <= rest[0] / (0.02 * radius) ** 2 / (smooth_curvature(height, radius) / 4.0) <= 1.0


def test_bumps_are_no_steeper_than_promised():
    radius, height = 0.3, 0.7
    points = separated_points(2, 2 * radius)
    rng = np.random.default_rng(7)
    signs = rng.choice([-1.0, 1.0], len(points))
    x, step = uniform(2, 20_000, rng), 1e-3 * uniform(2, 20_000, rng)
    y = (x + step) / np.linalg.norm(x + step, axis=1, keepdims=True)
    change = smooth_pattern(points, signs, height, radius, y) - smooth_pattern(points, signs, height, radius, x)
    slope = np.abs(change / np.linalg.norm(x - y, axis=1)).max()  # an angle of 1e-3 is 4e-8 of it longer than its chord
    promised = 4.0 * height * radius / (1.0 - np.cos(radius))
    assert 0.18 <= slope / promised <= 0.2  # a bump takes 2/(3 sqrt 3) of a half: the promise is for any two of them
