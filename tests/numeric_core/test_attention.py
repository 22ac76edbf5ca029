"""Forward passes against the definition in 60 digits, within the proven rounding bound, in bounded memory."""

from __future__ import annotations

import math
import tracemalloc
from fractions import Fraction

import flint
import mpmath
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from numeric_core import kernel
from numeric_core.attention import forward, forward_blocked, forward_with_normaliser
from numeric_core.prefix import Prefix
from numeric_core.rounding import UNIT, rounding_bound
from numeric_core.rows import norm_excess
from tests.numeric_core.heads import distance, exact_output, random_prefix, unit_rows

CONCENTRATIONS = st.floats(-3, 9).map(lambda e: 10.0**e)


@settings(max_examples=40)
@given(
    seed=st.integers(0, 1 << 20),
    n=st.integers(1, 40),
    m=st.integers(1, 8),
    p=st.integers(1, 10),
    concentration=CONCENTRATIONS,
    spread=st.sampled_from([None, 1e-1, 1e-4]),
)
def test_split_head_within_its_rounding_bound(seed, n, m, p, concentration, spread):
    prefix = random_prefix(seed, n, m, p, concentration, spread=spread)
    queries = unit_rows(seed + 2, 3, m)
    output, log_normaliser = forward_with_normaliser(prefix, queries)
    bound = rounding_bound(prefix)
    for row, x in enumerate(queries):
        exact, exact_log = exact_output(prefix, x)
        assert distance(output[row], exact) <= bound
        # A log-normaliser is a sum of scores up to 2λ and of log N: some ulps of each.
        assert abs(log_normaliser[row] - exact_log) <= (m + 20) * UNIT * (2 * concentration + 50)


@settings(max_examples=20)
@given(
    seed=st.integers(0, 1 << 20),
    n=st.integers(1, 40),
    m=st.integers(1, 5),
    p=st.integers(1, 4),
    concentration=st.floats(-3, 6).map(lambda e: 10.0**e),
)
def test_core_head_within_its_rounding_bound(seed, n, m, p, concentration):
    prefix = random_prefix(seed, n, m, p, concentration, "core", spread=0.3, log_scale=1.5 - concentration)
    queries = unit_rows(seed + 2, 3, m, spread=0.3)
    output = forward(prefix, queries)
    bound = rounding_bound(prefix)
    for row, x in enumerate(queries):
        assert distance(output[row], exact_output(prefix, x)[0]) <= bound


def test_the_bound_is_of_use():
    prefix = random_prefix(0, 1000, 2, 3, 1e4)
    assert rounding_bound(prefix, 0.2) < 2e-12  # 12 u (λ ρ²/2 + log N) and 1000 u, times the size of the values
    assert rounding_bound(prefix, 0.2) < rounding_bound(prefix, 0.4) < rounding_bound(prefix)
    assert rounding_bound(random_prefix(0, 5, 2, 3, 1e30)) == math.inf
    with pytest.raises(ValueError, match="`covering_radius`"):
        rounding_bound(prefix, 0.0)


@pytest.mark.parametrize("kind", ["core", "split"])
@pytest.mark.parametrize(("m", "p"), [(1, 1), (2, 3), (3, 5), (8, 9)])
def test_agrees_with_the_readable_form(m, p, kind):
    # 5000 keys cross blocks and chunks, 131 queries cross tiles.
    prefix = random_prefix(3, 5000, m, p, 300.0, kind, log_scale=-300.0 if kind == "core" else 0.0)
    queries = unit_rows(5, 131, m)
    fast, fast_log = forward_with_normaliser(prefix, queries)
    plain, plain_log = forward_blocked(prefix, queries)
    # Both are within the bound, the readable form up to its longer plain sums of 1024 terms.
    assert np.abs(fast - plain).max() <= 3 * rounding_bound(prefix)
    assert np.abs(fast_log - plain_log).max() < 1e-12


def test_keys_beyond_one_transposition(monkeypatch):
    prefix, queries = random_prefix(1, 5000, 2, 2, 1e3), unit_rows(2, 70, 2)
    whole = forward(prefix, queries)
    monkeypatch.setattr("numeric_core.attention._KEYS_AT_ONCE", 999)
    monkeypatch.setattr("numeric_core.attention._QUERIES_AT_ONCE", 33)
    assert np.abs(forward(prefix, queries) - whole).max() <= 2 * rounding_bound(prefix)


@pytest.mark.parametrize("order", [1, -1])
def test_offset_follows_keys_that_come_nearer(order):
    # Scores rise from -2λ to 0 along the keys, or fall: each block outweighs the former by far more than e^1000.
    angles = np.linspace(math.pi, 0, 3000)[::order]
    points = np.column_stack([np.cos(angles), np.sin(angles)])
    prefix = Prefix(points, angles[:, None], 1e8, "split")
    output, log_normaliser = forward_with_normaliser(prefix, [[1.0, 0.0]])
    assert abs(output[0, 0]) < 1e-15
    assert abs(log_normaliser[0]) < 1e-15


def test_far_prefix_neither_underflows_nor_overflows():
    prefix = random_prefix(0, 2000, 2, 1, 1e12, spread=1e-3)
    output, log_normaliser = forward_with_normaliser(prefix, -prefix.points[:5])
    assert np.isfinite(output).all()
    assert (log_normaliser < -1e12).all()


def test_one_key_and_equal_keys():
    prefix = Prefix(np.array([[0.6, 0.8]]), np.array([[3.0]]), 1e6, "split")
    assert forward(prefix, unit_rows(0, 4, 1)).tolist() == [[3.0]] * 4
    same = Prefix(np.array([[0.6, 0.8]] * 7), np.arange(7.0)[:, None], 1e6, "split")
    assert np.abs(forward(same, unit_rows(0, 4, 1)) - 3).max() <= rounding_bound(same)


def test_a_core_head_out_of_range_is_an_error():
    prefix = Prefix(np.array([[0.6, 0.8]]), np.array([[3.0]]), 1000.0, "core")
    with pytest.raises(ValueError, match=r"^`log_scale`: expected a core head within float64"):
        forward(prefix, [[0.6, 0.8]])


@pytest.mark.parametrize("queries", [[[1.0, 1.0]], [[np.nan, 1.0]], [[1.0, 0.0, 0.0]], [1.0, 0.0], np.zeros((0, 2))])
def test_bad_queries_are_named(queries):
    prefix = Prefix(np.array([[0.6, 0.8]]), np.array([[3.0]]), 1.0, "split")
    with pytest.raises(ValueError, match=r"^`queries`: expected"):
        forward(prefix, queries)


def test_memory_does_not_hold_the_matrix():
    prefix, queries = random_prefix(0, 1 << 16, 2, 1, 1e3), unit_rows(1, 1 << 11, 2)
    forward(prefix, queries[:1])
    tracemalloc.start()
    try:
        forward(prefix, queries)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < (1 << 16) * (1 << 11) * 8 / 100  # the matrix would be 1 GiB


def test_exp2_error_is_enclosed():
    """|p(f) - 2^f| < 0.4u 2^f in balls on all of [-1/2, 1/2]; Horner's roundings make it 4u in all."""
    cells, terms = 64, 26
    with flint.ctx.workprec(200):
        log2 = flint.arb(2).log()
        series = [log2**k / flint.fmpz(math.factorial(k)) for k in range(terms)]
        difference = flint.arb_poly(series) - flint.arb_poly(list(kernel._C))
        rest = (log2 / 2) ** terms / flint.fmpz(math.factorial(terms)) * 2
        for cell in range(cells):
            shift = flint.arb_poly([flint.fmpq(2 * cell + 1 - cells, 2 * cells), 1])
            error = rest + sum(
                abs(c) * flint.arb(flint.fmpq(1, 2 * cells)) ** k for k, c in enumerate(difference(shift).coeffs())
            )
            assert error < flint.arb(0.4) * UNIT / flint.arb(2).sqrt()
    # Each step fl(fl(p f) + c) adds at most u |p f| and u |result|, carried on by |f| <= 1/2.
    steps, value = 0.0, 0.0
    for c in reversed(kernel._C):
        steps, value = (steps + value) / 2 + (c + value / 2), c + value / 2
    assert steps / math.sqrt(0.5) < 3.55


@given(st.floats(-1020, 1020))
def test_exp2_error(y):
    with mpmath.workdps(40):
        exact = mpmath.mpf(2) ** mpmath.mpf(y)
        assert abs(mpmath.mpf(float(kernel.exp2(y))) / exact - 1) <= 4 * UNIT


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=9))
def test_norm_excess_keeps_its_digits(row):
    norm = math.hypot(*row)
    assume(norm > 0.1)
    rows = np.array([row]) / norm
    exact = sum((Fraction(float(c)) * Fraction(float(c)) for c in rows[0]), Fraction(-1))
    error = abs(Fraction(float(norm_excess(rows)[0])) - exact)
    # One rounding of the result, and of the lost parts, which are at most 2u each; underflow of tiny squares.
    assert error <= Fraction(UNIT) * abs(exact) + 60 * Fraction(UNIT) ** 2 + Fraction(1, 1 << 1060)
