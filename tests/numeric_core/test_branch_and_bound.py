import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric_core import catalogue
from numeric_core.attention import forward
from numeric_core.branch_and_bound import field_of, sup_error
from numeric_core.nets import net_of_size
from numeric_core.prefix import Prefix
from numeric_core.profiles import Harmonic
from numeric_core.sphere import uniform
from numeric_core.targets import Ridge, RidgeTarget
from numeric_core.user_targets import user_target


def poles(m):
    axis = np.zeros(m + 1)
    axis[-1] = 1.0
    return np.stack([axis, -axis])


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 3), st.floats(-1, 3), st.sampled_from(["split", "core"]))
def test_two_poles_have_a_closed_form(m, log_lam, kind):
    # f = t, values +-1 at the poles: the split head is tanh(lam t), the core head 2 e^{-lam} sinh(lam t).
    lam = 10.0**log_lam
    f, values = catalogue.target("linear", m), np.array([[1.0], [-1.0]])
    head = Prefix(poles(m), values, lam, kind, log_scale=-lam if kind == "core" else 0.0)
    t = np.concatenate([np.linspace(0, 1, 200_001), np.geomspace(1e-9, 1, 20_001)])
    value = np.tanh(lam * t) if kind == "split" else np.exp(lam * (t - 1)) - np.exp(-lam * (t + 1))
    exact = np.abs(t - value).max()
    found = sup_error(f, field_of(head), tolerance=0.01, max_cells=100_000)
    # The grid misses the peak by at most the slope 1 + lam times its spacing, relative 2e-9 near 0.
    assert found.interval.lower <= exact + (1 + lam) * 5e-6
    assert exact <= found.interval.upper
    if found.complete:
        assert found.interval.upper <= 1.01 * found.interval.lower


@pytest.mark.parametrize(
    ("name", "exact"), [("cone", math.pi / 2), ("linear", 1.0), ("identity", 1.0), ("signed-square", 0.5)]
)
@pytest.mark.parametrize("m", [1, 2])
def test_the_norm_of_a_target_is_the_error_of_nothing(name, exact, m):
    f = catalogue.target(name, m)
    nothing = Prefix(poles(m), np.zeros((2, f.p)), 5.0, "split")
    found = sup_error(f, field_of(nothing), tolerance=0.001)
    assert found.complete
    assert found.interval.lower <= exact + 1e-12
    assert exact <= found.interval.upper <= 1.001 * exact + 1e-12


@pytest.mark.parametrize(
    ("m", "n", "lam", "name"),
    [(1, 200, 300.0, "wave"), (2, 300, 60.0, "vector-wave"), (2, 300, 4e3, "cone"), (3, 60, 20.0, "wave")],
)
def test_no_sampled_error_exceeds_the_certificate(m, n, lam, name):
    f, points = catalogue.target(name, m), net_of_size(m, n).points
    prefix = Prefix(points, f(points), lam, "split")
    found = sup_error(f, field_of(prefix), tolerance=0.05)
    x = uniform(m, 50_000, np.random.default_rng(0))
    errors = np.linalg.norm(f(x) - forward(prefix, x), axis=1)
    assert found.complete
    assert errors.max() <= found.interval.upper <= 1.05 * found.interval.lower
    at = found.point[None]
    # The lower end is the certified error at the point returned; `forward` and f are float64 evaluations.
    assert np.linalg.norm(f(at) - forward(prefix, at)) >= found.interval.lower - 1e-12


def test_an_interpolated_function_is_resolved_down_to_rounding():
    # Head and target are both 1: nothing is left but rounding, and the search must still end.
    one = RidgeTarget("one", (Ridge(0, poles(2)[0], Harmonic(2, 0)),))
    points = net_of_size(2, 50).points
    found = sup_error(one, field_of(Prefix(points, np.ones((50, 1)), 10.0, "split")))
    assert found.complete
    assert found.interval.upper <= 1e-10


def test_a_goal_stops_early_and_a_budget_stops_truly():
    f, points = catalogue.target("cone", 2), net_of_size(2, 200).points
    field = field_of(Prefix(points, f(points), 2e3, "split"))
    full = sup_error(f, field, tolerance=0.02)
    goal = sup_error(f, field, tolerance=0.02, goal=0.3)
    assert goal.cells < full.cells
    assert full.interval.lower <= goal.interval.upper <= 0.3
    short = sup_error(f, field, tolerance=0.02, max_cells=2_000)
    assert not short.complete
    assert short.interval.upper >= full.interval.lower


def test_a_goal_close_above_the_error_is_still_confirmed():
    f, points = catalogue.target("cone", 2), net_of_size(2, 200).points
    field = field_of(Prefix(points, f(points), 2e3, "split"))
    loose = sup_error(f, field, tolerance=0.05)
    goal = loose.interval.lower * 1.01  # nearer than the tolerance
    assert loose.interval.upper > goal
    assert sup_error(f, field, tolerance=0.05, goal=goal).interval.upper <= goal


def test_a_lipschitz_constant_is_enough():
    smooth = catalogue.target("wave", 1)
    f = user_target(1, smooth, lipschitz=smooth.lipschitz.value, sup=smooth.sup.value)
    points = net_of_size(1, 40).points
    field = field_of(Prefix(points, smooth(points), 100.0, "split"))
    known, blind = sup_error(smooth, field), sup_error(f, field)
    assert blind.complete
    assert blind.cells > known.cells
    assert known.interval.lower <= blind.interval.upper
    assert blind.interval.lower <= known.interval.upper


def test_bad_input_is_named():
    f = catalogue.target("cone", 2)
    prefix = Prefix(poles(2), np.zeros((2, 1)), 1.0, "split")
    with pytest.raises(ValueError, match="`tolerance`: expected"):
        sup_error(f, field_of(prefix), tolerance=0.0)
    with pytest.raises(ValueError, match="finite in float64"):
        field_of(Prefix(poles(2), np.ones((2, 1)), 1.0, "core", log_scale=800.0))
