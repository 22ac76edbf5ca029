"""The classical head against the split head: the limit, its failure for T >= 2, and both rescues."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric_core.attention import forward, forward_with_normaliser
from numeric_core.classical import (
    ClassicalHead,
    embed_inputs,
    finite_m_bound,
    prefix_tokens,
    repaired_bound,
    repeated_bound,
)
from numeric_core.rounding import value_norm
from tests.numeric_core.heads import random_prefix, unit_rows

SLACK = 1e-12  # rounding of either head: scores of size λ <= 100 err by some ulps of λ


def classical(prefix, sequences, h11, repeats=1):
    """The first m+1 coordinates of the classical head's output, which hold the split head's, (batch, T, m+1)."""
    head = ClassicalHead.from_split(prefix, h11)
    output = head.forward(embed_inputs(sequences), prefix_tokens(prefix), repeats)
    size = prefix.m + 1
    assert not output[..., size:].any()
    return output[..., :size]


def errors(prefix, sequences, h11, repeats=1):
    """Distances from the split head, (batch, T), and the least log-normaliser."""
    flat = sequences.reshape(-1, prefix.m + 1)
    split, log_normaliser = forward_with_normaliser(prefix, flat)
    gap = classical(prefix, sequences, h11, repeats).reshape(flat.shape) - split
    return np.linalg.norm(gap, axis=1).reshape(sequences.shape[:2]), log_normaliser.min()


@settings(max_examples=30)
@given(seed=st.integers(0, 1 << 20), n=st.integers(1, 50), m=st.integers(1, 8), concentration=st.floats(0.01, 100))
def test_equals_the_split_head_in_the_limit(seed, n, m, concentration):
    prefix = random_prefix(seed, n, m, m + 1, concentration)
    queries = unit_rows(seed + 2, 20, m)
    # e^{-1000} against weights of at least e^{-100} each: the limit M -> -inf to all digits.
    output = classical(prefix, queries[:, None, :], -1000.0)[:, 0]
    assert np.abs(output - forward(prefix, queries)).max() <= 1e-12


@settings(max_examples=30)
@given(seed=st.integers(0, 1 << 20), h11=st.floats(-20, 20), concentration=st.floats(0.01, 20))
def test_finite_m_within_its_bound(seed, h11, concentration):
    prefix = random_prefix(seed, 30, 2, 3, concentration)
    error, log_normaliser = errors(prefix, unit_rows(seed + 2, 20, 2)[:, None, :], h11)
    assert error.max() <= finite_m_bound(prefix, h11, log_normaliser) + SLACK


def test_finite_m_bound_is_attained():
    prefix = random_prefix(0, 1, 2, 3, 1.0)  # one key: the split head is its value everywhere
    error, log_normaliser = errors(prefix, unit_rows(1, 1, 2)[:, None, :], -0.5)
    bound = finite_m_bound(prefix, -0.5, log_normaliser)
    assert abs(error[0, 0] - bound) < SLACK * bound * 100


@pytest.mark.parametrize("h11", [-10.0, -100.0, -1000.0])
def test_two_inputs_break_the_paper_limit(h11):
    """At x₂ = -x₁ the context's weight e^{-M} takes over and the output tends to 0 instead of the split head."""
    prefix = random_prefix(0, 50, 2, 3, 1.0)
    queries = unit_rows(1, 20, 2)
    error, _ = errors(prefix, np.stack([queries, -queries], axis=1), h11)
    size = np.linalg.norm(forward(prefix, queries), axis=1)
    # The part that survives is Z/(Z + e^{-M} + e^M), Z <= N e^λ.
    survives = 50 * math.e / math.exp(-h11) if h11 > -700 else 0.0
    assert (np.abs(error[:, 0] - size) <= survives * size + SLACK).all()


@settings(max_examples=30)
@given(seed=st.integers(0, 1 << 20), inputs=st.integers(1, 6), concentration=st.floats(0.01, 30))
def test_repaired_head_within_its_bound(seed, inputs, concentration):
    prefix = random_prefix(seed, 40, 2, 3, concentration)
    sequences = unit_rows(seed + 2, 10 * inputs, 2).reshape(10, inputs, 3)
    sequences[:, -1] = -sequences[:, 0]
    error, log_normaliser = errors(prefix, sequences, 0.0)
    bound = repaired_bound(prefix, inputs, log_normaliser)
    assert error.max() <= bound + SLACK
    least = prefix.concentration + log_normaliser  # log Σ e^{λ⟨x,b⟩}
    assert bound == pytest.approx(value_norm(prefix) * inputs / (inputs + math.exp(least)), rel=1e-9)


@settings(max_examples=30)
@given(
    seed=st.integers(0, 1 << 20),
    inputs=st.integers(1, 4),
    repeats=st.sampled_from([1, 10, 1000, 10**9]),
    h11=st.floats(-5, 5),
)
def test_repeated_tokens_within_their_bound(seed, inputs, repeats, h11):
    prefix = random_prefix(seed, 40, 2, 3, 3.0)
    sequences = unit_rows(seed + 2, 10 * inputs, 2).reshape(10, inputs, 3)
    sequences[:, -1] = -sequences[:, 0]
    error, log_normaliser = errors(prefix, sequences, h11, repeats)
    assert error.max() <= repeated_bound(prefix, inputs, repeats, abs(h11), log_normaliser) + SLACK


def test_repeats_rescue_what_the_limit_breaks():
    prefix, queries = random_prefix(0, 50, 2, 3, 1.0), unit_rows(1, 20, 2)
    sequences = np.stack([queries, -queries], axis=1)
    assert errors(prefix, sequences, -10.0)[0].max() > 0.05
    assert errors(prefix, sequences, -10.0, repeats=10**12)[0].max() < 1e-8


def test_a_repeat_is_a_repeated_token():
    prefix = random_prefix(0, 7, 2, 3, 2.0)
    head, tokens = ClassicalHead.from_split(prefix, 1.0), prefix_tokens(prefix)
    inputs = embed_inputs(unit_rows(1, 4, 2)[None])
    repeated = head.forward(inputs, np.repeat(tokens, 5, axis=0))
    assert np.abs(head.forward(inputs, tokens, repeats=5) - repeated).max() < SLACK


@settings(max_examples=20)
@given(seed=st.integers(0, 1 << 20))
def test_another_basis_is_an_equivalent_head(seed):
    prefix = random_prefix(seed, 10, 1, 2, 5.0)
    head, tokens = ClassicalHead.from_split(prefix, -1.0), prefix_tokens(prefix)
    inputs = embed_inputs(unit_rows(seed + 2, 6, 1).reshape(2, 3, 2))
    noise = np.random.default_rng(seed).uniform(-1, 1, (6, 6))
    basis = 4 * np.eye(6) + noise / 2  # diagonally dominant: condition number below 4
    moved = head.in_basis(basis).forward(inputs @ basis.T, tokens @ basis.T)
    assert np.abs(moved - head.forward(inputs, tokens) @ basis.T).max() < SLACK


def test_general_matrices_against_the_definition():
    rng = np.random.default_rng(0)
    h, w_v, inputs, tokens = (rng.uniform(-1, 1, s) for s in [(4, 4), (4, 4), (2, 3, 4), (2500, 4)])
    output = ClassicalHead(h, w_v).forward(inputs, tokens)
    for batch, sequence in enumerate(inputs):
        keys = np.concatenate([sequence, tokens])
        weights = np.exp(sequence @ h @ keys.T)
        expected = (weights @ (keys @ w_v.T)) / weights.sum(axis=1, keepdims=True)
        assert np.abs(output[batch] - expected).max() < SLACK


def test_values_of_fewer_components_are_padded():
    prefix = random_prefix(0, 9, 3, 1, 2.0)
    queries = unit_rows(1, 5, 3)
    output = classical(prefix, queries[:, None, :], -1000.0)[:, 0]
    assert np.abs(output[:, :1] - forward(prefix, queries)).max() < SLACK
    assert not output[:, 1:].any()


def test_bad_arguments_are_named():
    prefix = random_prefix(0, 3, 1, 2, 1.0)
    head, tokens = ClassicalHead.from_split(prefix), prefix_tokens(prefix)
    inputs = embed_inputs(unit_rows(0, 2, 1)[None])
    for call, name in [
        (lambda: ClassicalHead(np.zeros((2, 3)), np.eye(2)), "h"),
        (lambda: ClassicalHead(np.eye(2), np.eye(3)), "w_v"),
        (lambda: ClassicalHead(np.eye(2) * np.nan, np.eye(2)), "h"),
        (lambda: head.forward(inputs[0], tokens), "inputs"),
        (lambda: head.forward(inputs[..., :2], tokens), "inputs"),
        (lambda: head.forward(inputs, tokens[:, :2]), "prefix_tokens"),
        (lambda: head.forward(inputs, tokens[:0]), "prefix_tokens"),
        (lambda: head.forward(inputs, tokens, 0), "repeats"),
        (lambda: head.in_basis(np.zeros((6, 6))), "basis"),
        (lambda: prefix_tokens(random_prefix(0, 3, 1, 3, 1.0)), "prefix"),
        (lambda: prefix_tokens(random_prefix(0, 3, 1, 2, 1.0, "core")), "prefix"),
    ]:
        with pytest.raises(ValueError, match=rf"^`{name}`: expected"):
            call()
