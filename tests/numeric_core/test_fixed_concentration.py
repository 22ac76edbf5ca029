import math

import mpmath as mp
import numpy as np
import pytest

from numeric_core.fixed_concentration import (
    cone_series,
    eigenvalues,
    fixed_head,
    harmonics,
    quadrature,
    sample_vectors,
    zonal_basis,
)
from numeric_core.probes import run_probes
from numeric_core.special import eigenvalue


@pytest.mark.parametrize("m", [1, 2])
def test_the_series_of_the_cone(m):
    coefficients, rest = cone_series(m, 41)
    t = np.cos(np.linspace(0.0, math.pi, 400))
    basis = np.array([[float(v) for v in zonal_basis(m, 41, mp.mpf(x))] for x in t])
    error = np.abs(basis @ np.array([float(c) for c in coefficients]) - np.arccos(t))
    # The rest is largest at t = 1, the first of these points.
    assert abs(error[0] - float(rest)) <= 1e-13
    assert error.max() <= float(rest) + 1e-13
    assert float(rest) < 1 / 41  # (pi/2) (binom(42, 21)/4^21)^2 = 0.0235 for m = 2


@pytest.mark.parametrize("m", [1, 2])
def test_the_rule_is_exact_to_its_degree_and_positive(m):
    with mp.workdps(50):
        points, weights = quadrature(m, 12)
        axis = sample_vectors(m, 1)[2]
        assert min(weights) > 0
        for j in range(13):
            mean = mp.fsum(w * zonal_basis(m, 12, mp.fdot(b, axis))[j] for b, w in zip(points, weights, strict=True))
            assert abs(mean - (j == 0)) < mp.mpf(10) ** -45


def test_eigenvalues_agree_with_the_float64_ones():
    for m in (1, 2):
        for lam in (0.5, 30.0):
            found = [float(a) for a in eigenvalues(m, 6, mp.mpf(lam))[1:]]
            assert np.allclose(found, eigenvalue(m, np.arange(1, 7), lam), rtol=1e-12, atol=0)


@pytest.mark.parametrize(("m", "n", "s", "lam"), [(1, 7, 4, 1.0), (1, 7, 30, 20.0), (2, 5, 4, 0.1), (2, 5, 4, 3.0)])
def test_the_head_is_the_polynomial_up_to_the_tail(m, n, s, lam):
    head = fixed_head(m, n, s, lam)
    assert len(head.points) == (2 * n + s + 1) * (1 if m == 1 else (2 * n + s + 2) // 2)
    with mp.workdps(head.digits):
        for x in sample_vectors(m, 4, 1):
            off, error = head.errors(x)
            assert off <= head.sharp_tail <= head.tail
            assert error <= head.polynomial_error + head.tail


def test_too_coarse_a_rule_breaks_the_bound():
    # The rule of degree 2n + s is needed: with the values of a finer head on fewer points the error is of order 1.
    head = fixed_head(1, 7, 4, 1.0)
    with mp.workdps(head.digits):
        kept = [(b, 2 * v) for k, (b, v) in enumerate(zip(head.points, head.values, strict=True)) if k % 2 == 0]
        x = sample_vectors(1, 1, 2)[2]
        coarse = mp.fsum(v * mp.exp(mp.fdot(x, b)) for b, v in kept)
        assert abs(coarse - head(x)) > 100 * head.tail


def test_values_grow_faster_than_geometrically():
    sizes = {n: fixed_head(1, n, 4, 1.0).largest_value for n in (5, 9, 17, 33)}
    # log10 of 1/a_n = n log10(2n/(e lam)) to leading order, times coefficients of the cone, about n^-2.
    for n, size in sizes.items():
        assert abs(size - n * math.log10(2 * n / math.e)) <= 3 + 2 * math.log10(n)
    rates = [sizes[n] / n for n in (5, 9, 17, 33)]
    assert rates == sorted(rates)


def test_float64_cannot_hold_the_cancellation():
    head = fixed_head(1, 25, 6, 1.0)
    with mp.workdps(head.digits):
        x = sample_vectors(1, 1, 3)[2]
        assert head.largest_value > 20
        assert abs(head.in_float64(x) - float(mp.acos(x[-1]))) > 1.0
        assert head.errors(x)[1] <= head.polynomial_error + head.tail


def test_probe_holds():
    results = run_probes(["core.fixed_concentration"], seed=4)
    assert all(r.holds for r in results)
    assert all(r.observed_upper <= r.parts["bound without the root"] for r in results)


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="`m`: expected 1 or 2"):
        fixed_head(3, 4, 2, 1.0)
    with pytest.raises(ValueError, match="`lam`: expected"):
        fixed_head(1, 4, 2, 0.0)
    assert [harmonics(2, j) for j in range(3)] == [1, 3, 5]
    assert [harmonics(1, j) for j in range(3)] == [1, 2, 2]
