"""Special functions against ball arithmetic over the declared range."""

from __future__ import annotations

import math

import flint
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from numeric_core import special

TOLERANCE = 1e-13  # the declared accuracy
DIMENSIONS = st.integers(1, 64)
DEGREES = st.integers(1, 64)
CONCENTRATIONS = st.one_of(st.floats(-10, 20).map(lambda e: 2.0**e), st.sampled_from([2.0**-10, 2.0**20]))
ANGLES = st.one_of(
    st.floats(math.log(1.1e-8), math.log(math.pi)).map(math.exp),
    st.sampled_from([1e-8, math.pi / 2, math.nextafter(math.pi / 2, 4), math.pi]),
)


@pytest.fixture(autouse=True)
def _precision():
    with flint.ctx.workprec(400):
        yield


def assert_close(value, ball, scale=None):
    """|value - ball| <= 1e-13 times |ball|, or max(1, |ball|) for logarithms; an indecisive ball fails."""
    limit = abs(ball) if scale is None else max(float(abs(ball)), scale)
    assert abs(flint.arb(float(value)) - ball) <= limit * TOLERANCE


def bessel(nu, x):
    return flint.arb(x).bessel_i(flint.arb(nu), scaled=True)


def half(integer):
    return flint.fmpq(integer, 2)


@settings(max_examples=150)
@given(nu=st.floats(0, 500), x=CONCENTRATIONS)
@example(0.0, 2.0**-10)
@example(500.0, 2.0**20)
def test_bessel_ratio(nu, x):
    ratio = bessel(flint.arb(nu) + 1, x) / bessel(nu, x)
    assert abs(flint.arb(float(special.bessel_ratio(nu, x))) - ratio) <= ratio * 2e-15  # 1e-15-ish was asked for
    assert_close(special.bessel_ratio_complement(nu, x), 1 - ratio)


def test_bessel_ratio_in_batches():
    # Lengths about the batch of 64, values that need very different numbers of steps side by side.
    for n in (1, 63, 64, 65, 200):
        nu, x = np.linspace(0, 500, n), 2.0 ** np.linspace(-10, 20, n)[::-1]
        single = [float(special.bessel_ratio(a, b)) for a, b in zip(nu, x, strict=True)]
        assert np.abs(special.bessel_ratio(nu, x) / single - 1).max() < 1e-15  # the last steps may add an ulp


@settings(max_examples=100)
@given(double_order=st.integers(0, 1000), x=CONCENTRATIONS)
def test_log_bessel(double_order, x):
    assert_close(special.log_bessel_i(double_order / 2, x), bessel(half(double_order), x).log(), scale=1.0)


@settings(max_examples=100)
@given(m=DIMENSIONS, k=DEGREES, lam=CONCENTRATIONS)
@example(1, 1, 2.0**20)
@example(64, 64, 2.0**-10)
def test_eigenvalues(m, k, lam):
    exact = bessel(half(m - 1) + k, lam) / bessel(half(m - 1), lam)
    assert_close(special.log_eigenvalue(m, k, lam), exact.log())
    assert_close(special.eigenvalue_deficit(m, k, lam), 1 - exact)
    assert_close(special.eigenvalue(m, k, lam), exact, scale=1e-300)


@settings(max_examples=100)
@given(m=DIMENSIONS, lam=CONCENTRATIONS)
def test_constant_and_peak(m, lam):
    nu = half(m - 1)
    area = 2 * flint.arb.pi() ** half(m + 1) / flint.arb(half(m + 1)).gamma()
    peak = area * flint.arb(lam) ** nu / ((2 * flint.arb.pi()) ** (flint.arb(nu) + 1) * bessel(nu, lam))
    assert_close(special.log_area(m), area.log(), scale=1.0)
    assert_close(special.log_peak(m, lam), peak.log(), scale=1.0)
    assert_close(special.log_c(m, lam), peak.log() - flint.arb(lam), scale=1.0)


def cap(m, angle):
    x = flint.arb(angle)
    least = (x.sin() ** 2).beta_lower(flint.arb(half(m)), flint.arb(half(1)), regularized=True) / 2
    return least if angle <= math.pi / 2 else 1 - least


@settings(max_examples=150)
@given(m=DIMENSIONS, angle=ANGLES)
def test_cap_measure(m, angle):
    assert_close(special.log_cap_measure(m, angle), cap(m, angle).log(), scale=1.0)


@settings(max_examples=100)
@given(m=DIMENSIONS, angle=st.floats(math.log(1.1e-8), math.log(math.pi / 2)).map(math.exp))
def test_cap_angle_inverts(m, angle):
    # An error of 1e-13 in log σ moves log δ by at most 1e-13 (1 + |log σ|) / m, and |log σ| <= 20 m + 5.
    assert abs(special.cap_angle(m, special.log_cap_measure(m, angle)) / angle - 1) <= 25 * TOLERANCE


@pytest.mark.parametrize("m", [1, 2, 8])
def test_cap_angle_of_large_caps(m):
    angles = np.linspace(math.pi / 2, 2.5, 20)
    assert np.abs(special.cap_angle(m, special.log_cap_measure(m, angles)) - angles).max() < TOLERANCE * 100
    assert special.cap_angle(m, 0.0) == math.pi
    assert abs(special.cap_angle(m, math.log(0.5)) - math.pi / 2) < TOLERANCE


def test_closed_forms_on_the_circle_and_the_sphere():
    # σ(δ) = δ/π on S^1, (1 - cos δ)/2 on S^2, and a_1 = coth λ - 1/λ on S^2.
    angles, lam = np.linspace(0.1, 3, 30), np.linspace(0.5, 20, 30)
    assert np.abs(np.exp(special.log_cap_measure(1, angles)) - angles / math.pi).max() < TOLERANCE
    assert np.abs(np.exp(special.log_cap_measure(2, angles)) - np.sin(angles / 2) ** 2).max() < TOLERANCE
    assert np.abs(special.eigenvalue(2, 1, lam) - (1 / np.tanh(lam) - 1 / lam)).max() < TOLERANCE


@pytest.mark.parametrize(
    ("function", "arguments", "name"),
    [
        (special.bessel_ratio, (-1, 1), "nu"),
        (special.bessel_ratio, (0, 0), "x"),
        (special.bessel_ratio, (0, math.nan), "x"),
        (special.log_bessel_i, (0.25, 1), "nu"),
        (special.log_c, (0, 1), "m"),
        (special.log_c, (1.5, 1), "m"),
        (special.log_c, (65, 1), "m"),
        (special.log_c, (2, 2.0**21), "lam"),
        (special.eigenvalue, (2, 0, 1), "k"),
        (special.eigenvalue, ("two", 1, 1), "m"),
        (special.log_cap_measure, (2, 4.0), "angle"),
        (special.log_cap_measure, (2, 1e-9), "angle"),
        (special.cap_angle, (2, 0.1), "log_measure"),
        (special.cap_angle, (2, -100.0), "log_measure"),
    ],
)
def test_outside_the_range_is_named(function, arguments, name):
    with pytest.raises(ValueError, match=rf"^`{name}`: expected"):
        function(*arguments)
