import math
from dataclasses import replace

import numpy as np
import pytest

from numeric_core import bounds, catalogue
from numeric_core.branch_and_bound import sup_error
from numeric_core.construct import kernel_prefix, softmax_prefix, softmax_prefix_for
from numeric_core.measure import convolved, error_parts, measure, sampled_error
from numeric_core.nets import net_of_size
from numeric_core.partition import equal_measure
from numeric_core.prefix import Prefix
from numeric_core.smooth_head import smooth_field, smooth_shape
from numeric_core.special import eigenvalue
from numeric_core.sphere import uniform
from numeric_core.user_targets import user_target


@pytest.mark.parametrize(("m", "epsilon"), [(1, 0.01), (2, 0.25), (3, 0.8)])
def test_a_head_built_for_epsilon_errs_by_less(m, epsilon):
    f = catalogue.target("cone", m)
    prefix, net = softmax_prefix_for(f, epsilon=epsilon)
    found = measure(f, prefix)
    assert found.holds
    assert found.error.upper <= epsilon
    assert net.delta >= found.covering.lower


@pytest.mark.parametrize("kind", ["core", "split"])
def test_kernel_heads_are_measured_against_their_chain(kind):
    f = catalogue.target("wave", 1)
    prefix = kernel_prefix(f, equal_measure(1, 3000), 60.0, kind)
    found = measure(f, prefix)
    claim = "jackson.prefix_length" if kind == "core" else "split.prefix_length"
    assert claim in found.bounds
    assert found.error.upper <= found.bounds[claim]


def test_no_claim_is_applied_to_foreign_values():
    f = catalogue.target("cone", 2)
    prefix = softmax_prefix(f, net_of_size(2, 60))
    other = Prefix(prefix.points, prefix.values + 0.1, prefix.concentration, "split")
    found = measure(f, other)
    assert found.bounds == {}
    assert found.bound == math.inf
    assert not found.holds


def test_an_estimated_constant_certifies_nothing():
    f = user_target(1, lambda x: x[:, 0])
    prefix = softmax_prefix(f, net_of_size(1, 20))
    found = measure(f, prefix)
    assert not found.certified
    assert not found.holds
    assert found.error.upper <= found.bound  # it would hold if the estimate were vouched for


@pytest.mark.parametrize("m", [1, 2, 3, 4])
@pytest.mark.parametrize("lam", [0.5, 20.0, 2e4])
def test_convolution_multiplies_harmonics_by_their_eigenvalues(m, lam):
    f = catalogue.target("harmonic-4", m)
    x = uniform(m, 5, np.random.default_rng(m))
    # Forty-eight Gauss nodes and rings of degree 20 integrate a degree 4 harmonic to rounding.
    assert np.abs(convolved(f, lam, x) - float(eigenvalue(m, 4, lam)) * f(x)).max() <= 1e-11


def test_parts_add_up():
    f = catalogue.target("wave", 2)
    prefix = kernel_prefix(f, equal_measure(2, 2000), 20.0, "core")
    parts = error_parts(f, prefix, 0.1)
    assert set(parts) == {"convolution", "riemann", "normalisation", "covering", "total", "round-off"}
    assert parts["total"] <= parts["convolution"] + parts["riemann"] + 1e-14
    assert parts["convolution"] <= parts["total"] + parts["riemann"] + 1e-14
    assert parts["round-off"] <= 1e-10
    assert sampled_error(f, prefix, uniform(2, 100, np.random.default_rng(0))).max() <= 1.5 * parts["total"]


def smooth_head(f, net, lam, t, x):
    field = smooth_field(f, net, lam, t)
    scores = field.bias - lam / 2 * ((x[:, None, :] - field.points) ** 2).sum(axis=2)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (weights @ field.values) / weights.sum(axis=1, keepdims=True)


def test_pairs_of_tokens_reproduce_an_affine_map():
    # For a linear target every point's tangent plane is the target itself: only L t^2/3 is left.
    f, net = catalogue.target("linear", 2), net_of_size(2, 40)
    lam, t = smooth_shape(net, 1.0, 1.0)
    assert len(smooth_field(f, net, lam, t).points) == 2 * 40
    x = uniform(2, 500, np.random.default_rng(0))
    error = np.abs(smooth_head(f, net, lam, t, x) - f(x)).max()
    assert 0.3 * t * t <= error <= t * t / 3  # |u - tanh(t u)/t| is about t^2 |u|^3/3, and <e, x> comes near 1


def test_without_slopes_the_promise_is_broken():
    # The control: the same keys whose values lack their slopes are an ordinary head, of the first order.
    f, net = catalogue.target("wave", 1), net_of_size(1, 200)
    shape = f.ambient_slope, f.ambient_curvature
    lam, t = smooth_shape(net, *shape)
    promised = bounds.softmax_net_smooth(*shape, net.delta, 200, lam, t)
    pairs = smooth_field(f, net, lam, t)
    flat = replace(pairs, values=np.tile(f(net.points), (2, 1)))
    assert sup_error(f, pairs, goal=promised).interval.upper <= promised
    assert sup_error(f, flat, goal=promised, max_cells=50_000).interval.lower > promised


def test_only_one_component_can_have_slopes():
    with pytest.raises(ValueError, match="`f`: expected one component"):
        smooth_field(catalogue.target("identity", 2), net_of_size(2, 20), 100.0, 0.1)


def test_bad_input_is_named():
    f, g = catalogue.target("cone", 2), catalogue.target("cone", 3)
    prefix = softmax_prefix(f, net_of_size(2, 30))
    with pytest.raises(ValueError, match="`target`: expected a function S\\^2"):
        measure(g, prefix)
    with pytest.raises(ValueError, match="`net`: expected points of S\\^3"):
        softmax_prefix(g, net_of_size(2, 30))
    with pytest.raises(ValueError, match="expected exactly one"):
        softmax_prefix_for(f)
    with pytest.raises(ValueError, match="`epsilon`: expected"):
        softmax_prefix_for(f, epsilon=0.0)
    with pytest.raises(ValueError, match="`cells`: expected"):
        kernel_prefix(g, equal_measure(2, 10), 1.0, "core")
    with pytest.raises(ValueError, match="`concentration`: expected"):
        kernel_prefix(f, equal_measure(2, 10), 0.0, "core")
