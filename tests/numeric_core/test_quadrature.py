import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import eval_gegenbauer

from numeric_core.quadrature import product_gauss, zonal_rule


def moment(powers):
    """The mean of prod x_i^{a_i} over the sphere: 0 for an odd power, else a quotient of gamma functions."""
    if any(a % 2 for a in powers):
        return 0.0
    dim, degree = len(powers), sum(powers)
    logs = sum(math.lgamma((a + 1) / 2) - math.lgamma(0.5) for a in powers)
    return math.exp(logs + math.lgamma(dim / 2) - math.lgamma((dim + degree) / 2))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_product_rule_is_exact_up_to_its_degree(data):
    m = data.draw(st.integers(1, 5))
    degree = data.draw(st.integers(1, 7 if m > 3 else 14))
    powers = data.draw(st.lists(st.integers(0, degree), min_size=m + 1, max_size=m + 1))
    while sum(powers) > degree:
        powers[int(np.argmax(powers))] -= 1
    points, weights = product_gauss(m, degree)
    assert (weights > 0).all()
    # Weights sum to 1 and |x_i| <= 1, so the sum of N terms errs by a few units in the last place.
    assert abs(weights @ np.prod(points ** np.array(powers), axis=1) - moment(powers)) <= 1e-13


def test_product_rule_fails_just_above_its_degree():
    points, weights = product_gauss(1, 4)
    assert abs(weights @ np.real((points[:, 0] + 1j * points[:, 1]) ** 5) - 0.0) > 0.5


@pytest.mark.parametrize("m", [1, 2, 3, 8])
def test_zonal_rule_sees_harmonics_as_orthogonal(m):
    t, w = zonal_rule(m, 12)
    assert abs(w.sum() - 1) <= 1e-13
    for k in range(1, 12):
        values = np.cos(k * np.arccos(t)) if m == 1 else eval_gegenbauer(k, (m - 1) / 2, t)
        assert abs(w @ values) <= 1e-12 * np.abs(values).max()
