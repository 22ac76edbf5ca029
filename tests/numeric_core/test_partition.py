import math

import mpmath as mp
import numpy as np
import pytest
from scipy.spatial import cKDTree

from numeric_core.partition import _colatitude, _collar_counts, equal_measure
from numeric_core.special import cap_angle
from numeric_core.sphere import chord_to_angle, require_unit_rows, uniform

SHAPES = [(1, 7), (2, 1), (2, 2), (2, 3), (2, 100), (3, 57), (4, 1000), (8, 3), (8, 2000)]


@pytest.mark.parametrize(("m", "n"), SHAPES)
def test_cells_cover_with_the_radii_they_state(m, n):
    cells = equal_measure(m, n)
    assert len(require_unit_rows(cells.points)) == n
    distance, index = cKDTree(cells.points).query(uniform(m, 4000, np.random.default_rng(0)))
    assert (chord_to_angle(distance) <= cells.covering_radius).all()
    assert len(np.unique(index)) >= 0.9 * min(n, 1000) * (1 - math.exp(-4000 / max(n, 1)))


@pytest.mark.parametrize(("m", "n"), SHAPES)
def test_no_cell_is_smaller_than_its_measure_allows(m, n):
    # Inside a cap of angle r there is measure sigma(r) at most, and a set of diameter d has at most that of
    # a cap of diameter d (isodiametric inequality).
    cells = equal_measure(m, n)
    least = float(cap_angle(m, -math.log(n))) if n > 1 else math.pi
    assert cells.radius.min() >= least * (1 - 1e-12)
    assert cells.diameter.min() >= min(2 * least, math.pi) * (1 - 1e-12)


@pytest.mark.parametrize(("m", "n"), [(2, 100), (3, 57), (5, 333), (8, 2000)])
def test_collars_have_the_measure_of_their_cells(m, n):
    cap = float(_colatitude(m, np.array(1.0 / n)))
    counts = _collar_counts(m, n, cap)
    assert sum(counts) == n - 2
    edges = _colatitude(m, (1.0 + np.concatenate([[0], np.cumsum(counts)])) / n)
    whole = mp.quad(lambda t: mp.sin(t) ** (m - 1), [0, mp.pi / 2, mp.pi])
    for count, top, bottom in zip(counts, edges[:-1], edges[1:], strict=True):
        share = mp.quad(lambda t: mp.sin(t) ** (m - 1), [float(top), float(bottom)]) / whole
        assert abs(share * n - count) <= 1e-10 * n  # cap_angle promises 1e-13, the density is bounded by ~1


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="`m`: expected"):
        equal_measure(0, 5)
    with pytest.raises(ValueError, match="`n`: expected"):
        equal_measure(2, 0)
