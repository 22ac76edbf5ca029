"""Points ring by ring, and the floors that count them, against direct constructions and direct counts."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from numeric_core.floors import any_keys_floor, vc_floor
from numeric_core.probes import run_probes
from numeric_core.rings import ring_count, ring_points


def counted(m: int, apart: float) -> int:
    """How many points are counted, where there are not too many rings."""
    found = ring_count(m, apart)
    assert found is not None
    return found


def least_angle(points):
    products = points @ points.T
    np.fill_diagonal(products, -1.0)
    return math.acos(min(1.0, products.max()))


@pytest.mark.parametrize(("m", "apart"), [(1, 0.3), (1, 3.0), (2, 0.3), (2, 1.5), (3, 0.5), (4, 0.9)])
def test_the_points_are_apart_and_no_fewer_are_counted_on_the_circle(m, apart):
    points = ring_points(m, apart)
    assert np.allclose((points**2).sum(axis=1), 1.0)
    assert least_angle(points) > apart
    assert counted(m, apart) >= (len(points) if m <= 2 else 0.9 * len(points))


@given(apart=st.floats(0.05, 3.1))
def test_what_is_counted_fits_on_the_sphere(apart):
    # caps of half the angle about the points are disjoint; on the circle they are arcs, on S^2 (1 - cos)/2 of the area
    assert counted(1, apart) * apart < 2 * math.pi
    assert counted(2, apart) * (1 - math.cos(apart / 2)) / 2 <= 1


@pytest.mark.parametrize("m", [2, 3, 5, 8])
def test_more_than_caps_show_and_about_the_area_over_the_square(m):
    apart = 0.05
    area = 2 * math.pi ** ((m + 1) / 2) / math.gamma((m + 1) / 2)
    assert 0.8 <= counted(m, apart) * apart**m / area <= 1


def test_a_sphere_with_room_for_one_or_too_many():
    assert counted(3, math.pi) == 1
    assert ring_count(2, 1e-5) is None
    for bad in (0.0, -1.0, math.nan):
        with pytest.raises(ValueError, match="apart"):
            ring_count(2, bad)


def outcomes(m, separated, epsilon, share, value, n):
    """log2 of (e c/q)^q, with the comparisons c and the numbers q of n tokens, written out."""
    slack = share * epsilon
    sigma = math.log(1 + slack / (4 * value))
    levels = math.ceil(math.log(8 * value * n / slack) / sigma)
    comparisons = separated * n**2 * (levels + 1) + n * (math.ceil(8 * value / slack) + 1)
    assert 2 * value * n * math.exp(-levels * sigma) <= slack / 4 * (1 + 1e-9)
    return (m + 2) * n * math.log2(math.e * comparisons / ((m + 2) * n))


@pytest.mark.parametrize(("m", "epsilon", "share"), [(1, 0.001, 0.1), (2, 0.01, 0.05), (3, 0.02, 0.5)])
def test_one_token_less_has_too_few_outcomes(m, epsilon, share):
    separated = counted(m, (2 + share) * epsilon)
    least = any_keys_floor(m, separated, epsilon, share, 1.0)
    assert least > 1
    assert outcomes(m, separated, epsilon, share, 1.0, least - 1) < separated
    assert outcomes(m, separated, epsilon, share, 1.0, least) >= separated * (1 - 1e-6)


def test_few_points_and_many_numbers_a_token():
    """Two points never need a second token by counting: a comparison for every number has outcomes enough."""
    assert any_keys_floor(200, 2.0, 1.0, 0.5, 1.0) == 1.0


def test_more_points_than_products_of_floats_can_take():
    assert any_keys_floor(2, 1e300, 1e-3, 0.5, 1.0) == any_keys_floor(2, 1e150, 1e-3, 0.5, 1.0) > 1e140


def test_the_floor_for_any_numbers_grows_with_the_fourth_root():
    assert vc_floor(2, 1.0) == 1
    low, high = (vc_floor(2, p) for p in (1e20, 1e24))
    assert high / low == pytest.approx(10, rel=0.01)
    d = 4 * low * (low + 1)
    assert d**2 + 11 * d * (8 * low + 1 + math.log2(9 * d)) >= 1e20


def comparisons(keys, values, points, sigma, levels, cells):
    """All that `prefix.same_token` compares: scores of two tokens at a point by a level, values by a level."""
    scores = points @ keys.T  # (P, N)
    gaps = scores[:, None, :] - scores[:, :, None]
    ranked = gaps[..., None] >= sigma * np.arange(levels + 1)
    valued = values[:, None] >= np.linspace(-1.0, 1.0, cells + 1)
    return np.concatenate([ranked.ravel(), valued.ravel()])


def outputs(keys, values, points):
    scores = points @ keys.T
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights @ values / weights.sum(axis=1)


@given(seed=st.integers(0, 10**6), size=st.sampled_from([1.0, 10.0, 1000.0]))
def test_heads_that_no_comparison_tells_apart_are_near(seed, size):
    rng = np.random.default_rng(seed)
    points, sigma, levels, cells = ring_points(2, 0.9), 0.5, 12, 4
    keys, values = size * rng.standard_normal((3, 3)), rng.uniform(-1, 1, 3)
    asked = comparisons(keys, values, points, sigma, levels, cells)
    slack = 2 / cells + 2 * (math.exp(sigma) - 1 + 3 * math.exp(-levels * sigma))
    same = 0
    for change in np.geomspace(1.0, 1e-6, 25):
        # moving all keys by one vector changes no comparison, turning them or their values may
        other = keys + change * rng.standard_normal((3, 3)) + size * rng.standard_normal(3)
        moved = np.clip(values + change * rng.standard_normal(3), -1, 1)
        if np.array_equal(asked, comparisons(other, moved, points, sigma, levels, cells)):
            same += 1
            difference = np.abs(outputs(keys, values, points) - outputs(other, moved, points))
            assert difference.max() <= slack
    assert same


def test_there_are_no_more_outcomes_than_an_arrangement_has_cells():
    rng = np.random.default_rng(7)
    points, sigma, levels, cells = ring_points(1, 1.6), 1.0, 2, 2
    tokens, numbers = 2, 6  # keys of two numbers and values
    drawn = {
        comparisons(
            rng.standard_normal((tokens, 2)) * 3, rng.uniform(-1, 1, tokens), points, sigma, levels, cells
        ).tobytes()
        for _ in range(20_000)
    }
    asked = len(points) * tokens**2 * (levels + 1) + tokens * (cells + 1)
    assert 100 < len(drawn) <= (math.e * asked / numbers) ** numbers


def test_rings_fit_and_the_floor_is_below_a_length_that_does():
    results = run_probes(["cover.rings", "prefix.information_limit.any_keys"], seed=1)
    assert len(results) >= 6
    assert all(result.holds for result in results)
