"""Numeric meanings of functions of the theory: each is what the language says it is, where it is given."""

from dataclasses import replace

import mpmath
import pytest
import sympy as sp

from reports.audit.counterexample import Refuted, Survived, refute
from reports.audit.problem import Unsupported
from reports.audit.theory import NUMERIC
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
    value, where = NUMERIC[language.mesh](sp.Integer(m), sp.Integer(number))
    assert value == radius
    assert all(condition.func(*condition.args) == sp.true for condition in where)


@pytest.mark.parametrize(("function", "args"), [(language.packing, (2, 1)), (language.mesh, (2, 3))])
def test_what_is_not_known_is_refused(function, args):
    with pytest.raises(Unsupported):
        NUMERIC[function](*map(sp.Integer, args))


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
    held = refute(claim, 1.0, seed="sums")
    assert isinstance(held, Survived)
    assert held.admissible > 0
    assert claim.conclusion.func is sp.Le
    turned = replace(claim, conclusion=sp.Gt(*claim.conclusion.args, evaluate=False))
    assert isinstance(refute(turned, 1.0, seed="sums"), Refuted)
