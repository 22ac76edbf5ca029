"""Numeric meanings of functions of the theory: each is what the language says it is, where it is given."""

from dataclasses import replace

import mpmath
import pytest
import sympy as sp

from reports.audit.counterexample import Refuted, Survived, refute
from reports.models.theory import NUMERIC, cap, mesh
from reports.points.problem import Unsupported
from symbolic_bounds import language
from symbolic_bounds.registry import load

ANGLES = [sp.Rational(1, 3), sp.Integer(1), sp.pi / 2, sp.Rational(5, 2), sp.pi, sp.Integer(4)]


@pytest.mark.parametrize("apart", ANGLES)
def test_points_of_the_circle_that_are_pairwise_apart(apart):
    number, where = NUMERIC[language.packing](sp.Integer(1), apart)
    assert all(condition.func(*condition.args) == sp.true for condition in where)
    if number > 1:
        assert sp.Min(2 * sp.pi / number, sp.pi) > apart  # so many fit, at equal distances
    assert sp.Min(2 * sp.pi / (number + 1), sp.pi) <= apart  # one more has two within their mean distance


@pytest.mark.parametrize(("m", "number", "radius"), [(1, 6, sp.pi / 6), (3, 1, sp.pi), (5, 2, sp.pi / 2)])
def test_equal_cells_of_least_radius(m, number, radius):
    value, where = mesh("circle", sp.Integer(m), sp.Integer(number))
    assert value == radius
    assert all(condition.func(*condition.args) == sp.true for condition in where)


@pytest.mark.parametrize("m", [2, 4])
def test_bounds_of_the_radius_of_equal_cells_have_caps_of_their_measure(m):
    number = sp.Integer(4000)
    edge = sp.Float(mpmath.findroot(lambda t: int(number) * share(m, t) - 1, 0.1 if m == 2 else 0.3))
    for case, times, near in (("least", 1, 1 - 1e-6), ("most", 6, 1 + 1e-6)):
        value, where = mesh(case, sp.Integer(m), number)
        for angle, holds in ((edge * near, True), (edge / near**2, m == 2)):  # on S^2 it is a closed form
            at = dict.fromkeys(value.free_symbols, angle)
            assert all(bool(part.func(*part.args).subs(at)) for part in where) == holds
        assert abs((value / times).subs(dict.fromkeys(value.free_symbols, edge)).evalf() - edge) < 1e-6


def share(m, angle):
    """The measure of a cap by its integral."""
    whole = mpmath.quad(lambda t: mpmath.sin(t) ** (m - 1), [0, mpmath.pi])
    return mpmath.quad(lambda t: mpmath.sin(t) ** (m - 1), [0, angle]) / whole


@pytest.mark.parametrize(("m", "angle"), [(1, 2), (2, 3), (3, 1), (6, 1)])
def test_measures_of_caps(m, angle):
    value, where = cap(sp.Integer(m), sp.Integer(angle))
    assert all(part.func(*part.args) == sp.true for part in where)
    assert abs(value.evalf() - share(m, angle)) < 1e-12
    assert cap(sp.Integer(m), sp.Integer(-1)) == (0, [])
    assert cap(sp.Integer(m), sp.Integer(4), wide=True)[0] == 1


def test_what_is_not_known_is_refused():
    for call in (
        lambda: NUMERIC[language.packing](sp.Integer(2), sp.Integer(1)),
        lambda: mesh("circle", sp.Integer(2), sp.Integer(3)),
        lambda: mesh("least", sp.Integer(0), sp.Integer(3)),
    ):
        with pytest.raises(Unsupported):
            call()


@pytest.mark.parametrize("lam", [sp.Rational(1, 3), sp.Integer(2), sp.Integer(9)])
def test_the_mean_angle_on_the_sphere_is_the_quotient_of_its_integrals(lam):
    value, where = NUMERIC[language.mean_angle](sp.Integer(2), lam)
    assert all(condition.func(*condition.args) == sp.true for condition in where)

    def weight(t):
        return mpmath.sin(t) * mpmath.exp(int(lam.p) * mpmath.cos(t) / int(lam.q))

    mass, first = mpmath.quad(weight, [0, mpmath.pi]), mpmath.quad(lambda t: t * weight(t), [0, mpmath.pi])
    assert abs(value.evalf() - first / mass) < 1e-12
    assert NUMERIC[language.mean_angle](sp.Integer(3), lam)[1][0].doit() == sp.false  # known there only


@pytest.mark.parametrize("claim_id", ["riemann.average", "riemann.sum.variable", "jackson.riemann.slope"])
def test_riemann_sums_hold_in_their_models_and_fail_turned_round(claim_id):
    claim = load()[claim_id]
    held = refute(claim, 1.5, seed="sums")
    assert isinstance(held, Survived)
    assert held.admissible > 0
    assert claim.conclusion.func is sp.Le
    turned = replace(claim, conclusion=sp.Gt(*claim.conclusion.args, evaluate=False))
    assert isinstance(refute(turned, 5.0, seed="sums"), Refuted)
