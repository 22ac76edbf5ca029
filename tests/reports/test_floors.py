"""The floors of `plan`: what each assumes, and how they compare with one another and with the best length."""

import json

import numpy as np
import pytest
import sympy as sp

from numeric_core.floors import smooth_curvature
from reports.floors import bump_radius, separated
from symbolic_bounds.registry import load
from symbolic_bounds.rungs import M
from symbolic_bounds.symbols import L, eps


@pytest.fixture
def floors(run, tmp_path):
    def made(m, epsilon, *extra):
        file = tmp_path / "plan.json"
        result = run("plan", "--m", m, "--L", 1, "--epsilon", epsilon, "--json", file, *extra)
        assert result.exit_code == 0, result.output
        document = json.loads(file.read_text())
        return document, {floor["bound"]: floor for floor in document["floors"]}, result.output

    return made


@pytest.mark.parametrize(("m", "epsilon"), [(1, "0.01"), (2, "0.01"), (3, "0.1")])
def test_the_less_is_assumed_the_lower_the_floor(floors, m, epsilon):
    document, found, output = floors(m, epsilon, "--bits", "32")
    fixed, real, anything = (
        found[name]["tokens"]
        for name in ("prefix.fixed_keys.floor", "prefix.information_limit.any_keys", "prefix.information_limit.vc")
    )
    assert fixed > real >= anything >= 1
    assert document["floor"] == found["prefix.floor"]["tokens"]
    assert all(floor["best_over_floor"] >= 1 for floor in found.values())
    assert all(floor["assumes"] in output for floor in found.values())


def test_every_floor_is_a_claim(floors):
    _, found, _ = floors(2, "0.1")
    assert set(found) <= set(load())


def test_the_exponent_is_m_even_for_keys_of_any_size(floors):
    bound = "prefix.information_limit.any_keys"
    low, high = (floors(2, epsilon)[1][bound]["tokens"] for epsilon in ("0.01", "0.001"))
    assert 50 < high / low <= 100  # a logarithm below the square


def test_points_that_caps_count_and_points_on_rings():
    assert separated(1, sp.Rational(1, 10)) == 62
    assert separated(2, sp.Integer(4)) == 1
    tiny = sp.Rational(1, 10**6)  # too many rings: by the measure of a cap
    assert separated(2, tiny) == pytest.approx(4e12, rel=1e-3)


def test_the_floor_for_smooth_targets_has_half_the_exponent(floors):
    lengths = []
    for epsilon in ("0.01", "0.0001"):
        _, found, _ = floors(2, epsilon)
        floor = found["prefix.fixed_keys.smooth"]
        assert floor["smooth"]
        assert floor["best_over_floor"] >= 1
        lengths.append(floor["tokens"])
    assert 90 < lengths[1] / lengths[0] < 140  # epsilon^-(m/2): a factor of 100, and of r^2 against 2 (1 - cos r)


def test_the_radius_of_the_bumps_is_just_large_enough():
    at = {eps: sp.Rational(1, 1000), M: sp.Integer(1), L: sp.Integer(1)}
    radius = bump_radius(at)
    assert smooth_curvature(1e-3, float(radius)) <= 1 < smooth_curvature(1e-3, float(radius) - 1e-9)
    # Nothing below a right angle is smooth enough, and nothing is flat enough.
    assert bump_radius({**at, eps: sp.Integer(1)}) == bump_radius({**at, L: sp.Rational(1, 200)}) == sp.pi / 2


def test_bumps_are_as_flat_as_the_targets():
    at = {eps: sp.Rational(1, 1000), M: sp.Integer(100), L: sp.Rational(1, 10)}
    radius = float(bump_radius(at))
    angles = np.linspace(0.0, radius, 2001)
    values = 1e-3 * ((np.cos(angles) - np.cos(radius)) / (1 - np.cos(radius))) ** 2
    slope = np.abs(np.diff(values) / np.diff(angles)).max()
    assert slope <= 0.1  # for M alone the radius would be 0.013, and the slope 0.12
    assert radius > 1.2 * float(bump_radius({**at, L: sp.Integer(10)}))


def test_a_floor_is_compared_with_heads_of_its_kind(floors):
    document, found, _ = floors(2, "0.1")
    fixed = min(rung["tokens"] for rung in document["rungs"] if rung["fixed_keys"] and rung["tokens"])
    along_gradients = min(rung["tokens"] for rung in document["rungs"] if not rung["fixed_keys"])
    floor = found["prefix.fixed_keys.smooth"]
    assert along_gradients < fixed
    assert floor["best_over_floor"] == pytest.approx(fixed / floor["tokens"])


def test_more_points_than_a_float_can_count(floors):
    _, found, _ = floors(64, "0.0000001")
    assert found["prefix.fixed_keys.floor"]["tokens"] > 10**400
    assert 10**100 < found["prefix.information_limit.any_keys"]["tokens"] < 10**150
