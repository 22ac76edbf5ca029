import math

import numpy as np
import pytest

from numeric_core.probe.transformer import random_tuples
from numeric_core.sequence_error import Boxes, certified_error, from_angles, fundamental_boxes
from numeric_core.sequence_length import best_concentration, probe_tuples, promised_sides, sampled_error, shortest
from numeric_core.sequence_tasks import task
from numeric_core.sphere import polygon
from numeric_core.transformer import encode, product_prefix

NAMES = ["copy", "swap", "reverse", "sort", "add"]


@pytest.mark.parametrize("inputs", [2, 3])
@pytest.mark.parametrize("name", NAMES)
def test_tasks_have_the_constants_they_state(name, inputs):
    chosen = task(name, inputs)
    x = random_tuples(1, inputs, 4000, 0)
    near = x + 10.0 ** np.random.default_rng(1).uniform(-5, 0, (4000, 1, 1)) * random_tuples(1, inputs, 4000, 2)
    near /= np.linalg.norm(near, axis=2, keepdims=True)
    moved = np.linalg.norm(chosen.function(x) - chosen.function(near), axis=2)
    steps = np.linalg.norm(x - near, axis=(1, 2))
    assert (moved <= chosen.lipschitz * steps[:, None] + 1e-14).all()  # outputs are rounded
    assert (moved > 0.8 * chosen.lipschitz * steps[:, None]).any()
    assert np.abs(np.linalg.norm(chosen.function(x), axis=2) - 1.0).max() <= 1e-12


def test_known_outputs():
    angles = np.array([[2.5, -0.5, 1.0]])
    x = from_angles(angles)
    for name, expected in {
        "copy": [2.5, -0.5, 1.0],
        "swap": [-0.5, 2.5, 1.0],
        "reverse": [1.0, -0.5, 2.5],
        "sort": [0.5, 1.0, 2.5],
        "add": [3.0, 3.0, 3.0],
    }.items():
        assert np.abs(task(name, 3).function(x) - from_angles(np.array([expected]))).max() <= 1e-15


@pytest.mark.parametrize("inputs", [2, 3])
@pytest.mark.parametrize("name", NAMES)
def test_targets_on_codes_are_the_tasks(name, inputs):
    chosen = task(name, inputs)
    x = random_tuples(1, inputs, 50, 3)
    for i in range(inputs):
        target = chosen.target(i)
        code = encode(x, np.full(50, i))
        assert np.abs(target(code) - chosen.function(x)[:, i]).max() <= 1e-14
        # The expansion at one code must hold at another one within its radius.
        other = encode(random_tuples(1, inputs, 50, 4), np.full(50, i))
        step = other - code
        jet = target.expand(code, np.linalg.norm(step, axis=1))
        quadratic = np.einsum("kd,kpde,ke->kp", step, jet.hessian, step) / 2.0
        told = jet.value + np.einsum("kpd,kd->kp", jet.gradient, step) + quadratic
        assert (np.abs(told - target(other)) <= jet.remainder).all()


@pytest.mark.parametrize("name", ["copy", "sort"])
def test_boxes_contain_their_codes_and_an_image_of_every_tuple(name):
    chosen, sides = task(name, 2), 5
    boxes = fundamental_boxes(chosen, sides, 4)
    for cells in (boxes, boxes.bisected().bisected()):
        rng = np.random.default_rng(5)
        angles = cells.lower + rng.uniform(size=cells.lower.shape) * (cells.upper - cells.lower)
        centre, radius = cells.balls(1)
        code = encode(from_angles(angles), np.ones(len(cells), dtype=int))
        assert (np.linalg.norm(code - centre, axis=1) <= radius).all()
    drawn = np.random.default_rng(6).uniform(-math.pi, math.pi, (500, 2))
    image = np.mod(drawn, 2 * math.pi / sides) if chosen.turns else np.sort(np.abs(drawn), axis=1)
    inside = ((image[:, None] >= boxes.lower) & (image[:, None] <= boxes.upper)).all(axis=2)
    assert np.any(inside, axis=1).all()


@pytest.mark.parametrize(("name", "sides", "lam"), [("copy", 7, 30.0), ("add", 9, 30.0), ("sort", 8, 60.0)])
def test_the_interval_holds_the_error_of_random_tuples(name, sides, lam):
    # Uniform over the whole torus: the symmetries that the certificate uses are put to the test.
    chosen = task(name, 2)
    prefix = product_prefix(chosen.function, polygon(sides), 2, lam)
    found = certified_error(chosen, prefix, sides, max_cells=200_000)
    seen = sampled_error(chosen, prefix, random_tuples(1, 2, 20_000, 7))
    assert seen <= found.upper
    assert found.lower <= found.upper <= 1.06 * found.lower  # the tolerance asked for, and the broken symmetry
    assert seen >= 0.9 * found.lower


def test_short_prefixes_suffice_and_the_claims_ask_for_more():
    chosen = task("reverse", 2)
    prefix, sides, found = shortest(chosen, 0.2)
    promised, lam = promised_sides(chosen, 0.2)
    assert prefix.n == 2 * sides**2
    assert found.upper <= 0.2
    assert sides < promised
    honest = product_prefix(chosen.function, polygon(promised), 2, lam)
    assert certified_error(chosen, honest, promised).upper <= 0.2


def test_the_concentration_is_chosen_for_the_task():
    chosen = task("copy", 2)
    tuples = probe_tuples(chosen, 8, 9)
    prefix, error = best_concentration(chosen, 8, tuples)
    for factor in (0.5, 2.0):
        other = product_prefix(chosen.function, polygon(8), 2, factor * prefix.concentration)
        assert sampled_error(chosen, other, tuples) > error


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="`task`: expected one of copy, "):
        task("shuffle", 2)
    with pytest.raises(ValueError, match="`inputs`: expected at least 2"):
        task("copy", 1)
    chosen = task("copy", 2)
    prefix = product_prefix(chosen.function, polygon(4), 2, 5.0)
    with pytest.raises(ValueError, match="`sides`: expected a net of 32 codes"):
        certified_error(chosen, prefix, 5)
    with pytest.raises(ValueError, match="`tolerance`: expected"):
        certified_error(chosen, prefix, 4, tolerance=0.0)
    with pytest.raises(ValueError, match="`epsilon`: expected"):
        shortest(chosen, -1.0)
    assert len(Boxes(np.zeros((3, 2)), np.ones((3, 2)))) == 3
