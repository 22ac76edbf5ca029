"""Models on the sphere: what they say of their functions and partitions, by numbers that do not come from them."""

from dataclasses import replace
from random import Random

import mpmath
import numpy as np
import pytest
import sympy as sp
from scipy.optimize import linprog

from reports.audit.counterexample import Refuted, Survived, refute
from reports.models import between
from reports.models.dense import Dense
from reports.models.everypoint import asked
from reports.models.sphere import Sphere
from reports.models.waves import BUMP, Bump, Sine, Wave
from reports.points.problem import Unsupported, parts_of
from symbolic_bounds import language as words
from symbolic_bounds.formula import Both, ForAll, eq, ge, gt, le, lt
from symbolic_bounds.registry import load

STEEP = sp.Rational(3, 2)
WAVES = [Wave(), Wave(3), Sine(), Bump()]


def _value(expr):
    return float(sp.N(expr.xreplace({BUMP: STEEP})))


def _at(wave, angle):
    return _value(sp.sympify(wave.at(sp.Float(angle))))


def _quotient(wave, m, lam):
    """The mean under the kernel about the pole, by quadrature over the angle."""

    def weighted(shown):
        return lambda t: shown(t) * mpmath.sin(t) ** (m - 1) * mpmath.exp(lam * mpmath.cos(t))

    ends = [0, mpmath.pi]
    return mpmath.quad(weighted(lambda t: _at(wave, t)), ends) / mpmath.quad(weighted(lambda _: 1), ends)


@pytest.mark.parametrize("wave", WAVES, ids=lambda w: w.words())
def test_averages_about_the_pole_and_over_the_sphere_are_quotients_of_integrals(wave):
    for m in (1, 2, 5) if wave.degree == 1 else (1,):
        dimension = sp.Integer(m)
        for lam in (sp.Rational(1, 3), sp.Integer(6)):
            shown = wave.average(lam, dimension, sp.Integer(0))
            assert _value(shown) == pytest.approx(float(_quotient(wave, m, float(lam))), abs=1e-9)
        assert _value(wave.mean(dimension)) == pytest.approx(float(_quotient(wave, m, 0)), abs=1e-9)


def test_averages_about_other_points_of_the_circle():
    lam, place = 2.0, 1.1
    for wave in (Wave(), Wave(3)):
        turn = [-mpmath.pi, mpmath.pi]
        mass = mpmath.quad(lambda t: mpmath.exp(lam * mpmath.cos(t)), turn)
        mean = mpmath.quad(lambda t, w=wave: _at(w, place + t) * mpmath.exp(lam * mpmath.cos(t)), turn) / mass
        assert float(sp.N(wave.average(sp.Float(lam), sp.Integer(1), sp.Float(place)))) == pytest.approx(float(mean))


@pytest.mark.parametrize("wave", WAVES, ids=lambda w: w.words())
def test_ranges_slopes_and_curvatures_bound_what_they_should(wave):
    angles = np.linspace(0, np.pi, 90)
    values = np.array([_at(wave, t) for t in angles])
    low, high = (_value(end) for end in wave.extremes())
    assert values.min() == pytest.approx(low, abs=1e-2)
    assert values.max() == pytest.approx(high, abs=1e-2)
    slopes = np.abs(np.diff(values)) / np.diff(angles)
    assert 0.8 * _value(sp.sympify(wave.steepness())) <= slopes.max() <= _value(sp.sympify(wave.steepness())) + 1e-9
    for place in (0.0,) if wave.at_pole else (0.0, 0.7, 2.5):
        curvature = wave.curvature(sp.Float(place))
        second = [abs(_at(wave, place + t) - 2 * _at(wave, place) + _at(wave, place - t)) for t in angles[1:]]
        ratio = max(s / t**2 for s, t in zip(second, angles[1:], strict=True))
        assert curvature is None if isinstance(wave, Sine) else ratio <= _value(curvature) + 1e-6
    assert not isinstance(wave, Sine) or ratio > 20  # no bound is right


def test_a_constant_is_the_best_polynomial_below_the_degree_of_a_wave():
    grid, degree, below = np.linspace(0, 2 * np.pi, 240, endpoint=False), 3, 2
    columns = [np.ones_like(grid)] + [f(j * grid) for j in range(1, below + 1) for f in (np.cos, np.sin)]
    basis, target = np.stack(columns, axis=1), np.cos(degree * grid)
    rows = np.block([[basis, -np.ones((240, 1))], [-basis, -np.ones((240, 1))]])
    best = linprog([0] * basis.shape[1] + [1], rows, np.concatenate([target, -target]), bounds=(None, None))
    model = Sphere(sp.Integer(1), sp.Integer(1), Wave(degree), same=False)
    f = sp.Symbol("f")
    error, where = model.call(words.best_error, (f, sp.Integer(below)))
    assert best.fun == pytest.approx(float(error.xreplace({model.parts(f)[1]: sp.Integer(1)})), abs=1e-6)
    assert where == [lt(sp.Integer(below), degree)]


@pytest.mark.parametrize("m", [1, 3, 8])
def test_mean_angles_lie_between_their_bounds(m):
    for lam in (sp.Rational(1, 5), sp.Integer(3), sp.Integer(30)):

        def weight(t, lam=float(lam)):
            return mpmath.sin(t) ** (m - 1) * mpmath.exp(lam * (mpmath.cos(t) - 1))

        mass = mpmath.quad(weight, [0, mpmath.pi])
        mean = mpmath.quad(lambda t, weight=weight: t * weight(t), [0, mpmath.pi]) / mass
        low, high = between.mean_angle(sp.Integer(m), lam)
        assert float(sp.N(low)) < mean < float(high)


def test_a_goal_with_a_number_between_bounds_fails_only_if_it_does_at_both():
    t, a = sp.Symbol("t", positive=True), sp.Symbol("a", positive=True)
    bounds = {t: (sp.Rational(1, 2), sp.Integer(2))}
    (goal,) = parts_of(between.settled(le(t, a), bounds))
    assert isinstance(goal, ForAll)

    def fails(value):
        return all(bool(g.subs(a, value)) for g in goal.given) and not bool(goal.body.subs(a, value))

    assert fails(sp.Rational(1, 4))  # below every t
    assert not fails(sp.Integer(1))  # there is a t for which it holds
    assert not fails(sp.Integer(3))
    with pytest.raises(Unsupported):
        between.settled(le(t**2, a), bounds)


def _dense(claim_id, m, wave):
    claim = load()[claim_id]
    dense = Dense.of(claim, Random(0))
    sphere = Sphere(sp.Integer(m), dense.number, wave, same=False, dense=dense)
    left = [h for h in claim.hypotheses.values() if asked(sphere, h, lambda expr: expr) is None]
    return claim, sphere, left


@pytest.mark.parametrize("wave", [Wave(), Sine(), Bump()], ids=lambda w: w.words())
def test_sums_over_a_dense_partition_are_limits_of_sums_over_arcs(wave):
    claim, sphere, left = _dense("jackson.riemann", 1, wave)
    assert left == [claim.hypotheses["head_0"]]  # the others are read
    by_name = {s.name: s for s in claim.symbols}
    (function,) = claim.functions
    sphere.evaluate = lambda e: sp.Integer(0) if e.func is function else e.xreplace({by_name["lambda"]: sp.Integer(2)})
    with pytest.raises(Unsupported):  # a sum is its limit in the conclusion only
        sphere.total(function, (sphere.dense.number,))
    sphere.dense.complete = True
    value, _ = sphere.total(function, (sphere.dense.number,))
    f_0, f_1 = sphere.parts(by_name["f"])
    numbers = {
        f_0: sp.Rational(1, 3),
        f_1: sp.Integer(2),
        by_name["lambda"]: sp.Integer(2),
        by_name["c"]: sp.Integer(1),
    }
    places = dict.fromkeys(value.free_symbols - set(numbers) - {BUMP}, sp.Integer(0))
    arcs = 100
    angles = 2 * np.pi * (np.arange(arcs) + 0.5) / arcs
    heights = np.array([_at(wave, t if t <= np.pi else 2 * np.pi - t) for t in angles])
    total = np.mean((1 / 3 + 2 * heights) * np.exp(2 * np.cos(angles)))
    assert _value(value.xreplace(numbers | places)) == pytest.approx(total, rel=10 / arcs**2)


def test_what_is_not_known_of_very_many_cells_is_refused():
    claim = load()["jackson.riemann"]
    dense = Dense.of(claim, Random(0))
    j, delta = sp.Symbol("j", integer=True, nonnegative=True), sp.Symbol("delta", positive=True)
    below = sp.Lt(j, dense.number, evaluate=False)
    radius = words.cell_angle(dense.partition, j)
    assert dense.hypothesis(ForAll((j,), (below,), le(radius, delta))) == [eq(delta, dense.radius)]
    assert dense.hypothesis(ge(dense.number, 5)) == []
    assert dense.hypothesis(le(delta, 1)) is None
    for unknown in (ForAll((j,), (below,), eq(radius, delta)), ForAll((j,), (below,), ge(radius, delta)),
                    le(dense.number, 5), eq(dense.number, 5)):  # fmt: skip
        with pytest.raises(Unsupported):
            dense.hypothesis(unknown)


def test_what_must_fail_for_many_cells_is_what_fails_strictly_in_the_limit():
    claim = load()["jackson.riemann"]
    dense, a = Dense.of(claim, Random(0)), sp.Symbol("a", real=True)
    n = dense.number
    assert dense.after(Both((lt(a, 1), gt(a, 1), le(n * a, 0), le(a, n)))).parts == (le(a, 1), ge(a, 1), le(a, 0))
    with pytest.raises(Unsupported):
        dense.after(le(a, n))
    m = sp.Integer(3)
    assert dense.after(dense.before(le(words.mesh(m, n), a))) == Both((le(sp.Integer(0), a),))
    with pytest.raises(Unsupported):  # n times what tends to 0 may tend to anything
        dense.after(dense.before(ge(n * words.mesh(m, n), a)))
    with pytest.raises(Unsupported):
        dense.before(le(words.mesh(sp.Integer(0), n), a))


@pytest.mark.parametrize(
    ("claim_id", "without", "factor"),
    [
        ("riemann.sum.tight", None, sp.Rational(1, 2)),
        ("split.denominator", "point", 1),
        ("ladder.core_head", "point", 1),
    ],
)
def test_false_variants_are_refuted_and_the_claims_are_not(claim_id, without, factor):
    claim = load()[claim_id]
    kept = {name: h for name, h in claim.hypotheses.items() if name != without}
    stated = claim.conclusion
    wrong = stated if factor == 1 else le(stated.lhs, factor * stated.rhs)
    assert isinstance(refute(replace(claim, hypotheses=kept, conclusion=wrong), 4.0, seed="models"), Refuted)
    assert isinstance(refute(claim, 1.0, seed="models"), Survived)
