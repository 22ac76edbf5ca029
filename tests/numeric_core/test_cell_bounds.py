"""The bounds over one ball, against heads evaluated in high precision."""

import math

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric_core import catalogue
from numeric_core.branch_and_bound import CellBounds, ScoredField, field_of
from numeric_core.cell_kernel import exp_remainder, quadratic_gain, tangent_range
from numeric_core.prefix import Prefix
from numeric_core.sphere import normalised, uniform
from numeric_core.targets import Target

NAMES = ("linear", "cone", "wave", "signed-square", "harmonic-4", "identity", "vector-wave")


def near(rng, centre, radius, count):
    step = normalised(rng.standard_normal((count, len(centre))))
    x = normalised(centre + radius * rng.random((count, 1)) ** 0.3 * step)
    return x[np.linalg.norm(x - centre, axis=1) <= radius]


def exact_error(f: Target, prefix: Prefix, x):
    """|f(x) - head(x)| with the head in 40 digits on the exact floats, and x taken onto the sphere exactly."""
    with mp.workdps(40):
        x_mp = [mp.mpf(float(c)) for c in x]
        norm = mp.sqrt(mp.fsum(c * c for c in x_mp))
        weights = [
            mp.exp(prefix.concentration * (mp.fsum(c * float(b) for c, b in zip(x_mp, row, strict=True)) / norm - 1))
            for row in prefix.points
        ]
        total = mp.fsum(weights)
        sums = [mp.fsum(w * float(v) for w, v in zip(weights, column, strict=True)) for column in prefix.values.T]
        scale = 1 / total if prefix.kind == "split" else mp.exp(mp.mpf(prefix.log_scale) + prefix.concentration)
        value = f(x[None])[0]
        return float(mp.sqrt(mp.fsum((mp.mpf(float(v)) - scale * s) ** 2 for v, s in zip(value, sums, strict=True))))


@st.composite
def heads(draw, kinds=("split", "core")):
    m = draw(st.integers(1, 4))
    name = draw(st.sampled_from(NAMES))
    seed = draw(st.integers(0, 2**32 - 1))
    n = draw(st.integers(1, 60))
    kind = draw(st.sampled_from(kinds))
    lam = 10.0 ** draw(st.floats(-1, 4 if kind == "split" else 2))
    f, rng = catalogue.target(name, m), np.random.default_rng(seed)
    points = uniform(m, n, rng)
    values = rng.standard_normal((n, f.p)) if draw(st.booleans()) else f(points)
    scale = -lam if kind == "core" else 0.0
    return f, Prefix(points, values, lam, kind, log_scale=scale), rng


@settings(max_examples=150, deadline=None)
@given(heads(), st.floats(-4, 1))
def test_the_bound_holds_over_the_ball(head, log_radius):
    f, prefix, rng = head
    radius = min(10.0**log_radius / math.sqrt(prefix.concentration), 1.2)
    bounds = CellBounds(f, field_of(prefix))
    centre = uniform(f.m, 1, rng)
    upper, lower, middle = (float(v[0]) for v in bounds(centre, np.array([radius])))
    # f in the exact error is float64; near the cone's vertex arccos keeps half of the digits.
    slack = 3e-8 if f.name == "cone" else 1e-12
    at = exact_error(f, prefix, centre[0])
    assert lower <= at + slack
    assert abs(middle - at) <= slack + 1e-9 * at
    for x in near(rng, centre[0], radius, 12):
        assert exact_error(f, prefix, x) <= upper + slack


@settings(max_examples=40, deadline=None)
@given(heads(kinds=("split",)), st.floats(-4, 1), st.floats(0, 1))
def test_the_bound_holds_whatever_is_wanted(head, log_radius, level):
    # `wanted` chooses between two bounds; both must be true.
    f, prefix, rng = head
    radius = min(10.0**log_radius / math.sqrt(prefix.concentration), 1.2)
    centre = uniform(f.m, 1, rng)
    upper = float(CellBounds(f, field_of(prefix))(centre, np.array([radius]), wanted=level * 3)[0][0])
    slack = 3e-8 if f.name == "cone" else 1e-12
    for x in near(rng, centre[0], radius, 8):
        assert exact_error(f, prefix, x) <= upper + slack


@pytest.mark.parametrize("kind", ["split", "core"])
@pytest.mark.parametrize("m", [1, 2, 3])
def test_small_balls_have_sharp_bounds(kind, m):
    # Over a ball of 0.02 lam^{-1/2} the error is nearly linear, and the bound adds to |e(c)| its largest change;
    # 60 points near the rim come within cos(0.5) of the steepest direction for m <= 3.
    f, rng = catalogue.target("wave", m), np.random.default_rng(3)
    points = uniform(m, 300, rng)
    lam = 30.0
    head = Prefix(points, rng.standard_normal((300, 1)), lam, kind, log_scale=-lam if kind == "core" else 0.0)
    centre, radius = uniform(m, 5, rng), 0.02 / math.sqrt(lam)
    upper = CellBounds(f, field_of(head))(centre, np.full(5, radius))[0]
    for c, bound in zip(centre, upper, strict=True):
        rim = normalised(c + 0.999 * radius * normalised(rng.standard_normal((60, m + 1))))
        largest = max(exact_error(f, head, x) for x in rim)
        at = exact_error(f, head, c)
        assert largest <= bound <= at + (largest - at) / math.cos(0.5) + 0.01 * at


def test_a_moved_value_is_noticed():
    # The control: against a head with one value moved, the old bound no longer holds.
    f, points = catalogue.target("linear", 2), uniform(2, 40, np.random.default_rng(0))
    values = f(points)
    bound = CellBounds(f, field_of(Prefix(points, values, 500.0, "split")))(points[:1], np.array([0.01]))[0][0]
    moved = values.copy()
    moved[0] += 3.0 * bound + 0.1
    assert exact_error(f, Prefix(points, moved, 500.0, "split"), points[0]) > bound


@given(st.floats(1e-6, 9))
def test_exp_remainder_is_an_upper_bound(t):
    out = np.empty(1)
    exp_remainder(np.array([t]), max(t, 1e-300), out, 1)
    with mp.workdps(40):
        exact = mp.exp(mp.mpf(t)) - 1 - mp.mpf(t) - mp.mpf(t) ** 2 / 2
    assert exact <= out[0]
    assert out[0] <= 1.5 * exact + 1e-300  # the enlarged last term costs less than half even at t = 9


@given(st.floats(0, 10), st.floats(-50, 50), st.floats(0, 2))
def test_quadratic_gain_is_the_maximum(slope, curve, r):
    s = np.linspace(0, r, 2001)
    exact = (slope * s + curve * s * s / 2).max()
    found = quadratic_gain(slope, curve, r)
    # The grid misses the peak by at most curve (r/4000)^2 / 2.
    assert exact - 1e-12 <= found <= exact + abs(curve) * r * r * 1e-7 + 1e-12


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1), st.floats(1e-3, 1))
def test_tangent_range_holds_on_the_sphere(m, seed, r):
    rng = np.random.default_rng(seed)
    c = uniform(m, 1, rng)[0]
    g, a = rng.standard_normal(m + 1), rng.standard_normal((m + 1, m + 1))
    a = a + a.T
    up, down = tangent_range(c, r, g, a)
    h = near(rng, c, r, 300) - c
    change = h @ g + 0.5 * np.einsum("kd,de,ke->k", h, a, h)
    assert (change <= up + 1e-14).all()
    assert (-change <= down + 1e-14).all()


def test_shapes_must_match():
    field = ScoredField(np.eye(3), np.zeros(3), np.zeros((3, 2)), 1.0, True, 0.0)
    with pytest.raises(ValueError, match="`target`: expected a function S\\^2 -> R\\^2"):
        CellBounds(catalogue.target("cone", 2), field)
