import itertools
import math
from fractions import Fraction

import numpy as np
import pytest

from numeric_core.digits import (
    DigitNetwork,
    all_cells,
    confused_pair,
    inner,
    outer_slope,
    root_mean_square,
    root_mean_square_bound,
)
from numeric_core.experiments import experiments
from numeric_core.probe.digits import HeadNetwork
from numeric_core.probes import run_probes


def test_the_inner_function_spreads_digits():
    assert inner(Fraction(1, 2), 2, 5) == Fraction(2, 3)
    assert inner(Fraction(3, 8), 2, 3) == Fraction(2, 27) + Fraction(2, 243)
    assert inner(Fraction(0), 3, 9) == 0


@pytest.mark.parametrize(("d", "digits"), [(2, 2), (2, 5), (3, 3), (4, 2)])
def test_off_the_strips_every_digit_comes_back(d, digits):
    network = DigitNetwork(d, digits, 0.01)
    x = all_cells(network)
    assert not network.in_strips(x).any()
    # The middle of the cell is 2^-(n+1) from its ends; the sample is the middle of the undisturbed part.
    assert np.abs(network(x) - x).max() <= 0.01 * 0.5 ** (digits + 1) + 1e-9
    exact = [3 * sum(inner(Fraction(t), d, digits) / 3 ** (p + 1) for p, t in enumerate(row)) for row in x[:50]]
    assert np.abs(network.summary(x[:50]) - np.array([float(s) for s in exact])).max() <= 1e-15


def test_the_layers_are_continuous():
    network = DigitNetwork(2, 3, 0.2)
    t = np.linspace(0.0, 1.0, 200_001)
    # The steepest rise is the jump of 2/3 - 1/12 over a strip of length 0.2/8.
    assert np.abs(np.diff(network.inner(t))).max() <= 1.01 * (7 / 12 + 1 / 100) / (0.2 / 8) * 5e-6
    s = np.linspace(0.0, 1.0, 200_001)
    # The last of six ternary digits, 2 * 3^-6, moves the second coordinate by 2^-3.
    assert np.abs(np.diff(network.outer(s), axis=0)).max() <= 1.01 * 0.125 / (2 / 729) * 5e-6
    assert outer_slope(network) >= 0.125 / (2 / 243)  # and the first by as much, one place further up


@pytest.mark.parametrize(("d", "digits", "strip"), [(2, 4, 0.1), (2, 8, 1e-4), (3, 5, 1e-3)])
def test_it_fails_uniformly_and_survives_in_the_mean(d, digits, strip):
    network = DigitNetwork(d, digits, strip)
    points, error = confused_pair(network)
    assert abs(np.linalg.norm(points[0] - points[1]) - 1.0) <= 1e-12
    assert np.ptp(network.summary(points)) <= 1e-9 / strip  # neighbouring floats, at the slope of the strips
    assert error >= 0.5 - 1e-9
    assert network.in_strips(points).any()
    assert root_mean_square(network, 50_000) <= root_mean_square_bound(network)
    if strip < 1e-2:
        assert root_mean_square_bound(network) < 0.1  # a fifth of the uniform error, and it falls further


def test_more_digits_and_thinner_strips_help_in_the_mean_only():
    errors = [root_mean_square(DigitNetwork(2, n, 4.0**-n / 4), 100_000) for n in (2, 4, 6, 8)]
    assert all(after < 0.5 * before for before, after in itertools.pairwise(errors))
    assert all(confused_pair(DigitNetwork(2, n, 4.0**-n / 4))[1] >= 0.5 - 1e-9 for n in (2, 4, 6, 8))


def test_a_real_head_in_the_place_of_the_inner_function_fails_alike():
    x = np.random.default_rng(0).uniform(size=(2000, 2))
    for digits in (3, 6):
        network = HeadNetwork(2, digits, 1e-3)
        assert network.head.n == 2**digits
        pair, error = confused_pair(network, steps=60)
        assert error >= 0.5 - 1e-6
        assert np.ptp(network.summary(pair)) <= 1e-6  # one summary, so one output, for two points a distance 1 apart
        assert np.abs(network.inner(x) - DigitNetwork(2, digits, 1e-3).inner(x)).max(axis=1).mean() <= 0.01


def test_probes_hold():
    for result in run_probes(["seq.ka", "seq.ka.jump", "seq.ka.slope", "seq.bottleneck"], seed=2):
        assert result.holds, result


def test_experiments_are_found_and_tell_the_same():
    found = experiments()
    assert set(found) >= {
        "digit-construction", "fixed-concentration-growth", "floors", "sequence-lengths", "smallest-heads",
        "two-layer-errors",
    }  # fmt: skip
    rows = found["fixed-concentration-growth"](0, 1.0)
    for m in (1, 2):
        chosen = [row for row in rows if row["m"] == m and row["lambda"] == 1.0]
        terms = [float(row["log10_terms"]) for row in chosen]
        errors = [float(row["polynomial_error"]) for row in chosen]
        assert terms == sorted(terms)  # the longer the series, the larger what cancels
        assert errors == sorted(errors, reverse=True)


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="`strip`: expected"):
        DigitNetwork(2, 3, 1.0)
    with pytest.raises(ValueError, match="`digits`: expected d times digits"):
        DigitNetwork(4, 9, 0.1)
    with pytest.raises(ValueError, match="`x`: expected"):
        inner(Fraction(1), 2, 3)
    with pytest.raises(ValueError, match="`network`: expected d >= 2"):
        confused_pair(DigitNetwork(1, 3, 0.1))
    assert math.isfinite(root_mean_square_bound(DigitNetwork(1, 3, 0.1)))
