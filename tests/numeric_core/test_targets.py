import math

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric_core import catalogue
from numeric_core.profiles import gegenbauer
from numeric_core.sphere import angle, normalised, uniform
from numeric_core.targets import Estimated, RidgeTarget, Stated
from numeric_core.user_targets import user_target

CASES = [(name, m) for name in catalogue.names() for m in (1, 2, 3, 8)]


def nearby(rng, centre, radius, count):
    """Points of the sphere within chord distance `radius` of the centre, many of them near the rim."""
    dim = len(centre)
    step = rng.standard_normal((count, dim))
    step -= np.outer(step @ centre, centre)
    theta = 2 * math.asin(min(radius / 2, 1)) * rng.random(count) ** 0.2
    return np.cos(theta)[:, None] * centre + np.sin(theta)[:, None] * normalised(step)


@pytest.mark.parametrize(("name", "m"), CASES)
@pytest.mark.parametrize("radius", [1e-7, 1e-3, 0.1, 0.9, 2.0])
def test_expansion_encloses_the_target_over_the_ball(name, m, radius):
    f = catalogue.target(name, m)
    rng = np.random.default_rng(m)
    # The vertex of the cone and the jump of the signed square are where an expansion can go wrong.
    axis = f.ridges[0].direction
    at = np.concatenate([uniform(m, 10, rng), [axis, -axis], nearby(rng, axis, 1.5 * radius, 3)])
    model = f.expand(at, np.full(len(at), radius))
    for i, centre in enumerate(at):
        x = nearby(rng, centre, radius * (1 - 1e-9), 60)
        h = x - centre
        guess = model.value[i] + h @ model.gradient[i].T
        guess += 0.5 * np.einsum("kd,pde,ke->kp", h, model.hessian[i], h)
        # f(x) itself is evaluated in float64: 1e-13 for degree 8, and the cone loses half of its digits
        # at its vertex, where arccos has no derivative.
        slack = 3e-8 if name == "cone" else 1e-13
        assert (np.abs(f(x) - guess) <= model.remainder[i] + slack).all()


@pytest.mark.parametrize(("name", "m"), CASES)
def test_remainders_shrink_at_third_order_where_the_target_is_smooth(name, m):
    f = catalogue.target(name, m)
    # At <x, a> = 0.3, away from the vertex of the cone and the jump of the signed square.
    a = f.ridges[0].direction
    side = uniform(m, 1, np.random.default_rng(5))
    at = 0.3 * a + math.sqrt(1 - 0.09) * normalised(side - (side @ a)[:, None] * a)
    coarse, fine = (f.expand(at, np.array([r])).remainder for r in (2e-2, 1e-2))
    # Where phi''' is bounded over the larger ball by a constant, halving r divides by 8; the cone's bound improves too.
    assert (fine <= coarse / 7.9 + 1e-12).all()


@pytest.mark.parametrize(("name", "m"), CASES)
def test_constants_bound_what_they_say(name, m):
    f = catalogue.target(name, m)
    rng = np.random.default_rng(7)
    x = uniform(m, 3000, rng)
    y = normalised(x + rng.uniform(0, 1, (3000, 1)) ** 4 * rng.standard_normal(x.shape))
    values, others = f(x), f(y)
    assert isinstance(f.lipschitz, Stated)
    assert (np.linalg.norm(values, axis=1) <= f.sup.value * (1 + 1e-14)).all()
    rise = np.linalg.norm(values - others, axis=1)
    assert (rise <= f.lipschitz.value * angle(x, y) * (1 + 1e-9) + 1e-7).all()
    if math.isfinite(f.second):
        s = 1e-3
        direction = rng.standard_normal(x.shape)
        direction = normalised(direction - np.einsum("ij,ij->i", direction, x)[:, None] * x)
        ahead, behind = (f(np.cos(s) * x + sign * np.sin(s) * direction) for sign in (1, -1))
        curvature = np.linalg.norm(ahead - 2 * values + behind, axis=1) / s**2
        # A second difference is an average of f'' along the geodesic; rounding adds 4 units over s^2.
        assert (curvature <= f.second + 1e-8 * max(f.second, 1)).all()


def test_the_cone_attains_its_lipschitz_constant():
    f = catalogue.target("cone", 2)
    p = f.ridges[0].direction
    q = normalised(np.array([[1.0, 0.2, -0.3]]))
    assert abs((f(-p[None]) - f(p[None])).item() - math.pi) <= 1e-7  # float64 at both vertices of arccos
    assert abs(f(q).item() + math.pi / 2 - angle(p, q[0])) <= 1e-15 * 8


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9), st.integers(0, 20), st.floats(-1, 1))
def test_zonal_harmonics_agree_with_their_hypergeometric_form(m, k, t):
    with mp.workdps(60):
        # The terminating series of 2F1(-k, k+m-1; m/2; (1-t)/2), term by term.
        z = (1 - mp.mpf(t)) / 2
        exact = mp.fsum(
            mp.rf(-k, j) * mp.rf(k + m - 1, j) / (mp.rf(mp.mpf(m) / 2, j) * mp.factorial(j)) * z**j
            for j in range(k + 1)
        )
        assert abs(gegenbauer(m, k, np.array([t]))[0] - exact) <= 8 * (k + 1) ** 2 * 2.0**-53


def test_user_functions_say_whether_their_constants_are_estimates():
    def f(x):
        return x[:, 0] * x[:, 1]

    guessed = user_target(2, f)
    assert isinstance(guessed.lipschitz, Estimated)
    assert not guessed.certified
    assert 0.9 <= guessed.lipschitz.value <= 1.0  # the true constant is 1
    stated = user_target(2, f, lipschitz=1.0, sup=0.5)
    assert stated.certified
    model = stated.expand(np.eye(3), np.full(3, 0.1))
    assert (np.abs(model.remainder - 2 * math.asin(0.05)) <= 1e-11).all()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: catalogue.target("cone", 0), "`m`: expected"),
        (lambda: catalogue.target("conne", 2), "`target`: expected one of"),
        (lambda: catalogue.target("harmonic-0", 2), "`degree`: expected"),
        (lambda: catalogue.target("harmonic-x", 2), "`target`: expected one of"),
        (lambda: RidgeTarget("none", ()), "`ridges`: expected"),
        (lambda: user_target(2, lambda x: x[:5]), "`function`: expected"),
        (lambda: user_target(2, lambda x: x * np.nan), "`function`: expected"),
        (lambda: user_target(2, lambda x: x, lipschitz=-1.0), "`lipschitz`: expected"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
