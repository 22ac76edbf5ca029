"""The bounds against ball arithmetic and against the exact quantities that they bound."""

import math
from fractions import Fraction

import mpmath as mp
import numpy as np
import pytest
from flint import arb, ctx, fmpq
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from numeric_core import bounds

DIMENSIONS = st.integers(1, 9)
CONCENTRATIONS = st.floats(-2, 5).map(lambda e: 10.0**e)


def deficit(m, k, lam):
    """1 - I_{k+nu}(lam)/I_nu(lam) in balls, to far more digits than float64."""
    with ctx.workprec(400):
        x, nu = arb(lam), fmpq(m - 1, 2)
        return 1 - x.bessel_i(nu + k, scaled=True) / x.bessel_i(nu, scaled=True)


@settings(max_examples=80, deadline=None)
@given(DIMENSIONS, CONCENTRATIONS)
def test_one_minus_a1_is_an_upper_bound_and_nearly_sharp(m, lam):
    exact, found = deficit(m, 1, lam), arb(bounds.one_minus_a1(m, lam))
    assert exact < found
    # Equal leading terms at both ends of the range; in between the bound of Amos loses at most a quarter.
    assert found < exact * arb(5) / 4


@settings(max_examples=80, deadline=None)
@given(DIMENSIONS, st.integers(1, 20), CONCENTRATIONS)
def test_eigenvalue_bound_holds(m, k, lam):
    assert deficit(m, k, lam) < arb(bounds.eigen_deficit(m, k, lam))


@settings(max_examples=30, deadline=None)
@given(DIMENSIONS, CONCENTRATIONS)
def test_kernel_modulus_bounds_the_steepest_slope(m, lam):
    with mp.workdps(30):
        nu, x = mp.mpf(m - 1) / 2, mp.mpf(lam)
        area = 2 * mp.pi ** (nu + 1) / mp.gamma(nu + 1)
        c = area * x**nu / ((2 * mp.pi) ** (nu + 1) * mp.besseli(nu, x))
        cosine = 2 * x / (1 + mp.sqrt(1 + 4 * x * x))
        steepest = mp.log(x * c * mp.sqrt(1 - cosine**2)) + x * cosine
        tight, plain = (bounds.log_modulus_slope(m, lam, t) for t in (True, False))
        assert steepest <= tight + 1e-11  # the claim is an inequality; the log of the peak errs by 1e-13 relative
        assert tight <= plain


@given(st.fractions(0, 5), st.fractions(0, 2), st.fractions(0, 5))
def test_quotient_is_the_claims_formula_rounded_up(eps1, eps2, sup):
    found = bounds.split_quotient(float(eps1), float(eps2), float(sup))
    if eps2 >= 1 or float(eps2) >= 1:
        assert found == math.inf
        return
    exact = (eps1 + sup * eps2) / (1 - eps2)
    # Rounding eps2 to float moves 1 - eps2 by 2^-53, relative 2^-53/(1 - eps2).
    assume(eps2 < Fraction(999, 1000))
    assert exact <= Fraction(found) <= exact * (1 + Fraction(3, 10**12)) + Fraction(1, 10**300)


@settings(max_examples=60, deadline=None)
@given(st.floats(-3, 0), st.integers(1, 10**6), st.floats(0.01, 1), st.floats(1e-4, 1), st.floats(0.1, 10))
def test_softmax_bound_at_the_claims_concentration(log_delta, n, eta, tau, lipschitz):
    delta = 10.0**log_delta
    assume((1 + eta) * delta < 3)
    lam = bounds.softmax_concentration(n, delta, eta, tau)
    found = bounds.softmax_net(lipschitz, delta, n, lam)
    # The grid of radii is fine enough to lose less than 1 % of rho - delta against the claim's own rho.
    assert lipschitz * delta <= found <= lipschitz * delta * (1 + 1.01 * eta + 1.2 * tau)


@settings(max_examples=60, deadline=None)
@given(st.floats(-3, 0), st.integers(1, 10**5), st.floats(0, 7), st.integers(1, 30))
def test_softmax_bound_holds_for_the_worst_weights(log_delta, n, log_lam, steps):
    # One point at distance delta, n - 1 at distance theta, all errors L times the distance: what the proof
    # allows, and a real attention distribution.
    delta, lam = 10.0**log_delta, 10.0**log_lam
    theta = delta + (math.pi - delta) * steps / 30
    far = (n - 1) * math.exp(-lam * (math.cos(delta) - math.cos(theta)))
    error = (delta + far * theta) / (1 + far)
    assert error <= bounds.softmax_net(1.0, delta, n, lam) * (1 + 1e-9)


@given(st.floats(0.1, 10), st.integers(1, 50), st.floats(-5, 900))
def test_context_bounds_are_the_formulas(sup, inputs, log_mass):
    with mp.workdps(40):
        mass = mp.exp(mp.mpf(log_mass))
        repaired = mp.mpf(sup) * inputs / (inputs + mass)
        repeated = mp.mpf(sup) * inputs * mp.exp(2) / (7 * mass)
    # An exponent of size 900 rounded to float64 moves the exponential by 1e-13.
    assert abs(bounds.seq_elementwise_repaired(sup, inputs, log_mass) - repaired) <= 1e-11 * repaired + 1e-300
    assert abs(bounds.seq_elementwise(sup, inputs, 2.0, 7, log_mass) - repeated) <= 1e-11 * repeated + 1e-300


@pytest.mark.parametrize("m", [1, 2, 3, 8])
def test_published_forms_are_never_smaller(m):
    for lam in (0.1, 1.0, 30.0, 1e3):
        tight = bounds.riemann_sum(m, 1.0, 2.0, lam, 0.01)
        published = bounds.riemann_sum(m, 1.0, 2.0, lam, 0.01, tight=False)
        assert published >= 3 * tight * (1 - 1e-12) if lam >= 1 / math.e else published >= tight
        assert bounds.split_denominator(m, lam, 0.01, tight=False) >= bounds.split_denominator(m, lam, 0.01)


@pytest.mark.parametrize("m", [1, 2, 3, 8])
def test_packing_constant_is_the_claims(m):
    beta = mp.quad(lambda t: mp.sin(t) ** (m - 1), [0, mp.pi])
    exact = mp.log(2 * m * mp.pi ** (m - 1) * beta) - m * mp.log(0.1)
    assert abs(bounds.log_packing_length(m, 0.1) - exact) <= 1e-12


def test_bounds_are_infinite_where_claims_are_silent():
    assert bounds.split_quotient(0.1, 1.0, 1.0) == math.inf
    assert bounds.split_quotient(0.1, math.nan, 1.0) == math.inf
    assert bounds.conv_smooth(2, math.inf, 10.0) == math.inf
    assert bounds.softmax_net_smooth(1.0, 1.0, 0.1, 100, 1e4, 0.0) == math.inf
    assert bounds.softmax_net(2.0, math.pi, 1, 5.0) == 2.0 * math.pi
    assert bounds.riemann_sum(8, 1.0, 1.0, 1e6, 0.1, tight=False) > 1e20
    for arguments in ((10, 0.1, 0.0, 0.1), (10, 3.0, 0.1, 0.1), (10, 0.0, 0.1, 0.1)):
        with pytest.raises(ValueError, match="expected"):
            bounds.softmax_concentration(*arguments)


def test_smooth_rate_beats_the_plain_one():
    # Halving delta quarters the smooth bound (t scaled with delta), and halves the plain one.
    # With lam delta^2 fixed and so large that far points weigh nothing, all that is left scales like delta^2.
    coarse, fine = (bounds.softmax_net_smooth(1.0, 1.0, d, 1000, 1e4 / d**2, d) for d in (0.02, 0.01))
    assert np.isclose(coarse / fine, 4.0, rtol=0.01)  # cos(delta) is off its parabola by O(delta^2)
