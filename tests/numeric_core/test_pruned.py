"""Pruned forward passes stay within the error that they certify, and the blocks enclose their points."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric_core.attention import forward
from numeric_core.blocks import enclose, near_neighbour_order
from numeric_core.prefix import Prefix
from numeric_core.pruned import PrunedIndex
from numeric_core.rounding import rounding_bound
from tests.numeric_core.heads import distance, exact_output, random_prefix, unit_rows


@settings(max_examples=60)
@given(
    seed=st.integers(0, 1 << 20),
    n=st.integers(1, 3000),
    m=st.integers(1, 5),
    exponent=st.floats(-2, 7),
    tau=st.one_of(st.none(), st.floats(1e-3, 60)),
    spread=st.sampled_from([None, 1e-2]),
)
def test_split_head_within_its_certificate(seed, n, m, exponent, tau, spread):
    prefix = random_prefix(seed, n, m, 2, 10.0**exponent, spread=spread)
    queries = unit_rows(seed + 2, 40, m)
    output, certified = PrunedIndex.build(prefix).forward(queries, tau)
    dense = forward(prefix, queries)
    assert (np.linalg.norm(output - dense, axis=1) <= certified + rounding_bound(prefix)).all()


@settings(max_examples=20)
@given(seed=st.integers(0, 1 << 20), exponent=st.floats(0, 4), tau=st.floats(1e-2, 60))
def test_core_head_within_its_certificate(seed, exponent, tau):
    rate = 10.0**exponent
    prefix = random_prefix(seed, 1000, 2, 2, rate, "core", spread=0.3, log_scale=1 - rate)
    queries = unit_rows(seed + 2, 20, 2, spread=0.3)
    output, certified = PrunedIndex.build(prefix).forward(queries, tau)
    dense = forward(prefix, queries)
    assert (np.linalg.norm(output - dense, axis=1) <= certified + rounding_bound(prefix)).all()


def test_certificate_holds_for_the_exact_head():
    prefix, queries = random_prefix(0, 200, 2, 3, 1e5), unit_rows(1, 10, 2)
    output, certified = PrunedIndex.build(prefix).forward(queries)
    for row, x in enumerate(queries):
        assert distance(output[row], exact_output(prefix, x)[0]) <= certified[row]


def test_a_low_tau_prunes_and_says_so():
    prefix, queries = random_prefix(0, 20_000, 2, 2, 1e3), unit_rows(1, 100, 2)
    index = PrunedIndex.build(prefix)
    dense = forward(prefix, queries)
    output, certified = index.forward(queries, 3.0)
    error = np.linalg.norm(output - dense, axis=1)
    assert error.max() > 1e-6  # something of weight was left out
    assert (error <= certified).all()
    assert index.forward(queries)[1].max() < 1e-11  # the default leaves out nothing that matters


def test_far_queries_keep_their_nearest_keys():
    prefix = random_prefix(0, 5000, 2, 1, 1e8, spread=1e-3)
    queries = -prefix.points[:50]
    output, certified = PrunedIndex.build(prefix).forward(queries)
    assert (np.linalg.norm(output - forward(prefix, queries), axis=1) <= certified + rounding_bound(prefix)).all()
    # Scores near 2e8 leave (m+10) u 2e8 of doubt in every weight.
    assert certified.max() < 12 * 2e8 * 2**-53 * 8


@pytest.mark.parametrize("tau", [0.0, -1.0, math.inf, math.nan])
def test_bad_tau_is_named(tau):
    index = PrunedIndex.build(random_prefix(0, 5, 1, 1, 1.0))
    with pytest.raises(ValueError, match=r"^`tau`: expected"):
        index.forward(unit_rows(0, 2, 1), tau)


def test_equal_points():
    prefix = Prefix(np.array([[0.6, 0.8]] * 1000), np.arange(1000.0)[:, None], 1e6, "split")
    output, certified = PrunedIndex.build(prefix).forward(unit_rows(0, 4, 1))
    assert (np.abs(output[:, 0] - 499.5) <= certified).all()


@pytest.mark.parametrize("n", [1, 127, 128, 129, 5000, 70_001])
def test_blocks_enclose_their_points(n):
    points = unit_rows(n, n, 3)
    rows, order = near_neighbour_order(points, 128)
    assert (rows == points[order]).all()
    assert (np.bincount(order, minlength=n) == 1).all()
    centres, radii = enclose(rows, 128)
    owner = np.arange(n) // 128
    assert (np.linalg.norm(rows - centres.T[owner], axis=1) <= radii[owner]).all()


def test_blocks_are_compact():
    rows, _ = near_neighbour_order(unit_rows(0, 100_000, 2), 128)
    # A square patch of a 128/1e5 part of S² has half-diagonal sqrt(2π 128/1e5) = 0.09; k-d boxes are oblong.
    assert enclose(rows, 128)[1].max() < 0.2
