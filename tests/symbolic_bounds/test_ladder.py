"""The end-to-end theorems of the ladder promise the lengths and concentrations that `plan` shows."""

import math

import numpy as np
import pytest
import sympy as sp
from scipy.special import ive

from symbolic_bounds.formula import ForAll, ge
from symbolic_bounds.registry import load
from symbolic_bounds.rungs import RUNGS, by_lipschitz, equal_cells
from symbolic_bounds.symbols import F, L, N, eps, lam, m

VALUES = {m: sp.Integer(1), L: sp.Integer(1), F: sp.pi / 2, eps: sp.Rational(3, 10)}
PRECISION = float(VALUES[eps])
KERNEL = [rung for rung in RUNGS if rung.concentration is not None]


@pytest.mark.parametrize("rung", KERNEL, ids=lambda rung: rung.bound)
def test_a_rung_is_a_theorem_about_its_length_and_concentration(rung):
    claim = load()["jackson.prefix_length" if rung.bound == "published" else f"ladder.core.{rung.bound}"]
    assert claim.hypotheses["number"] == ge(N, rung.length)
    reached = claim.hypotheses["concentration"]
    reached = reached.body if isinstance(reached, ForAll) else reached
    assert reached == ge(lam, rung.concentration)
    covered, accurate = claim.conclusion.parts
    assert covered.rhs == N
    assert isinstance(accurate.lhs, sp.Abs)
    assert accurate.rhs == eps


def circle(length, concentration):
    """Error of core and split head with `length` equal arcs for f = |angle to 1| - pi/2, which is 1-Lipschitz."""
    frequency = float(concentration.xreplace(VALUES))
    tokens = math.ceil(float(length.xreplace({lam: concentration}).xreplace(VALUES).evalf()))
    keys = 2 * np.pi * np.arange(tokens) / tokens
    points = np.arange(-20, 21) / 20 * np.pi
    target = np.abs(points) - np.pi / 2
    values = np.minimum(keys, 2 * np.pi - keys) - np.pi / 2
    scores = np.exp(frequency * (np.cos(points[:, None] - keys) - 1))
    core = scores @ values / tokens / ive(0, frequency)
    split = scores @ values / scores.sum(axis=1)
    return np.abs(target - core).max(), np.abs(target - split).max()


@pytest.mark.parametrize("bound", ["conv.lipschitz", "riemann.average"])
def test_a_core_head_of_the_promised_length_keeps_its_promise_on_the_circle(bound):
    rung = next(rung for rung in RUNGS if rung.bound == bound)
    error, _ = circle(rung.length, rung.concentration)
    assert PRECISION / 100 < error <= PRECISION  # neither broken nor empty


def test_a_split_head_of_the_promised_length_keeps_its_promise_on_the_circle():
    claim = load()["ladder.split.riemann.average"]
    assert claim.hypotheses["number"] == ge(N, equal_cells)
    assert claim.hypotheses["concentration"] == ge(lam, by_lipschitz)
    _, error = circle(equal_cells, by_lipschitz)
    assert PRECISION / 100 < error <= PRECISION
