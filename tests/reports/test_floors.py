"""The floors of `plan`: what each assumes, and how they compare with one another and with the best length."""

import json

import pytest
import sympy as sp

from numeric_core.floors import smooth_curvature
from reports.floors import bump_radius, separated
from symbolic_bounds.registry import load
from symbolic_bounds.rungs import M
from symbolic_bounds.symbols import eps


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
    at = {eps: sp.Rational(1, 1000), M: sp.Integer(1)}
    radius = bump_radius(at)
    assert smooth_curvature(1e-3, float(radius)) <= 1 < smooth_curvature(1e-3, float(radius) - 1e-9)
    assert (
        bump_radius({eps: sp.Integer(1), M: sp.Integer(1)}) == sp.pi / 2
    )  # nothing below a right angle is smooth enough
