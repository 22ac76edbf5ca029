import math

import numpy as np
import pytest

from numeric_core.mlp import attention_weights, recovery_mlp, token_mlp
from numeric_core.nets import net_of_size
from numeric_core.prefix import Prefix
from numeric_core.probe.transformer import random_tuples
from numeric_core.sequence_bounds import (
    code_angle,
    position_angle,
    two_layers,
    two_layers_concentration,
    two_layers_count,
)
from numeric_core.sphere import angle, polygon
from numeric_core.transformer import TwoLayerTransformer, encode, product_prefix

SHAPES = [(1, 2), (1, 3), (2, 2), (4, 5)]


def transformer(m, inputs, points, lam, sharpness=math.log(2.0)):
    return TwoLayerTransformer(m, inputs, product_prefix(lambda x: x, points, inputs, lam), sharpness)


@pytest.mark.parametrize(("m", "inputs"), SHAPES)
def test_the_token_network_fills_one_slot(m, inputs):
    x = random_tuples(m, inputs, 50, 0)
    position = np.broadcast_to(np.eye(inputs), (50, inputs, inputs))
    out = token_mlp(m, inputs)(np.concatenate([x, position], axis=2))
    slots = out[..., : inputs * (m + 1)].reshape(50, inputs, inputs, m + 1)
    for i in range(inputs):
        for j in range(inputs):
            # One addition of a number below 1 to 1, and one subtraction: two roundings of 2^-53 each at most.
            assert np.abs(slots[:, i, j] - (x[:, i] if i == j else 0.0)).max() <= 2.5e-16
    assert (out[..., inputs * (m + 1) :] == position).all()


@pytest.mark.parametrize(("m", "inputs"), SHAPES)
@pytest.mark.parametrize("sharpness", [0.1, math.log(2.0), 3.0])
def test_the_first_layer_and_its_networks_recover_every_input(m, inputs, sharpness):
    x = random_tuples(m, inputs, 100, 1)
    codes = transformer(m, inputs, net_of_size(m, 3).points, 5.0, sharpness).codes(x)
    own, other = attention_weights(inputs, sharpness)
    # Each code is a difference over A - B, each slot over B: ten roundings, enlarged by these quotients.
    tolerance = 1.2e-15 * max(1.0 / (own - other), 1.0 / other)
    for i in range(inputs):
        assert np.abs(codes[:, i] - encode(x, np.full(100, i))).max() <= tolerance


def test_recovery_needs_the_first_layer_to_tell_positions_apart():
    # With c = 0 all weights agree, and A - B, which the network divides by, is 0.
    with pytest.raises(ValueError, match="`sharpness`: expected"):
        recovery_mlp(1, 2, 0.0)


def test_codes_are_as_far_apart_as_the_geometry_says():
    x, y = random_tuples(1, 3, 200, 2), random_tuples(1, 3, 200, 3)
    i, j = np.zeros(200, dtype=int), np.ones(200, dtype=int)
    assert angle(encode(x, i), encode(y, j)).min() >= position_angle(3) - 1e-12
    assert np.abs(angle(encode(x, i), encode(x, j)) - position_angle(3)).max() <= 1e-12
    gaps = np.linalg.norm(x - y, axis=(1, 2))
    chords = np.linalg.norm(encode(x, i) - encode(y, i), axis=1)
    assert np.abs(gaps - 2.0 * chords).max() <= 1e-12  # sqrt(T + 1) = 2
    # Inputs that are all 0.3 away from their net points: the angle that `code_angle` states is attained.
    turned = np.stack([np.array([math.cos(0.3), math.sin(0.3)])] * 3)[None]
    straight = np.stack([np.array([1.0, 0.0])] * 3)[None]
    found = float(angle(encode(turned, i[:1]), encode(straight, i[:1]))[0])
    assert abs(found - code_angle(3, 0.3)) <= 1e-12


@pytest.mark.parametrize(("m", "n", "inputs"), [(1, 12, 2), (2, 20, 2), (1, 5, 3)])
def test_pruned_and_plain_second_layers_agree(m, n, inputs):
    net = net_of_size(m, n)
    model = transformer(m, inputs, net.points, 40.0)
    x = random_tuples(m, inputs, 40, 4)
    mass = 40.0 * (math.cos(code_angle(inputs, net.delta)) - 1.0)
    fast, error = model.forward_pruned(x, mass)
    full = model.forward(x)
    assert full.shape == fast.shape == (40, inputs, m + 1)
    # Dot-product scores of size 40 err by 40 ulps; beyond that the difference is what `forward_pruned` states.
    assert (np.linalg.norm(fast - full, axis=2) <= error + 1e-13).all()


@pytest.mark.parametrize(("m", "inputs", "n"), [(1, 2, 24), (2, 2, 60)])
def test_the_error_is_within_the_bound_on_samples(m, inputs, n):
    def mix(x):
        return np.stack([x[:, 1], (x[:, 0] + x[:, 1]) / 2.0], axis=1)  # 1-Lipschitz at either position

    net = net_of_size(m, n)
    delta, tokens = code_angle(inputs, net.delta), inputs * n**inputs
    lam = two_layers_concentration(1.0, tokens, delta, 1.1 * delta, 1e-3)
    model = TwoLayerTransformer(m, inputs, product_prefix(mix, net.points, inputs, lam))
    x = random_tuples(m, inputs, 150, 5)
    error = np.linalg.norm(model.forward(x) - mix(x), axis=2).max()
    bound = two_layers(1.0, 1.0, inputs, tokens, delta, lam)
    assert error <= bound
    assert bound <= math.sqrt(inputs + 1) * 2 * math.sin(1.1 * delta / 2) + 1e-3 + 1e-9  # the stated rho


def test_only_the_prefix_depends_on_the_target():
    copy, swap = (TwoLayerTransformer(1, 2, product_prefix(f, polygon(6), 2, 9.0)) for f in (lambda x: x, np.fliplr))
    for first, second in zip(copy.mlps, swap.mlps, strict=True):
        assert (first.inner == second.inner).all()
        assert (first.outer == second.outer).all()
    x = random_tuples(1, 2, 20, 6)
    assert np.abs(copy.forward(x) - swap.forward(x)).max() > 0.1
    # Swapping swapped inputs copies them, and so do the heads, since the net is the same for both inputs.
    assert np.abs(copy.forward(x) - swap.forward(np.fliplr(x))).max() <= 1e-14


def test_the_count_has_the_rate_and_the_positions_of_the_claim():
    halved, whole = (two_layers_count(1, 2, 1.0, epsilon, 0.1) for epsilon in (0.05, 0.1))
    assert math.isclose(halved, 4.0 * whole, rel_tol=3e-12)  # both are rounded up by 1e-12
    # T = 1, m = 1: C_1 = 2 pi, N = 2 pi (1 + eta) L/eps.
    assert math.isclose(two_layers_count(1, 1, 1.0, 0.1, 0.1), 22.0 * math.pi, rel_tol=3e-12)
    assert two_layers_count(60, 60, 1.0, 1e-9, 0.1) == math.inf


def test_bad_input_is_named():
    model = transformer(1, 2, polygon(4), 5.0)
    with pytest.raises(ValueError, match="`inputs`: expected shape"):
        model.forward(np.zeros((3, 2, 3)))
    with pytest.raises(ValueError, match="`inputs`: expected rows of norm 1"):
        model.codes(np.full((1, 2, 2), 0.9))
    with pytest.raises(ValueError, match="`prefix`: expected a split prefix in R\\^9"):
        TwoLayerTransformer(1, 3, model.prefix)
    core = Prefix(model.prefix.points, model.prefix.values, 5.0, "core")
    with pytest.raises(ValueError, match="got core"):
        TwoLayerTransformer(1, 2, core)
    with pytest.raises(ValueError, match="`rho`: expected"):
        two_layers_concentration(1.0, 10, 0.5, 0.4, 0.1)
    assert two_layers(1.0, 1.0, 2, 10, 1.0, 100.0) == math.inf  # the net is too coarse to tell positions apart
