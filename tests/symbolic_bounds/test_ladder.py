"""The end-to-end theorems of the ladder promise the lengths and concentrations that `plan` shows."""

import pytest
import sympy as sp

from symbolic_bounds.formula import ForAll, ge
from symbolic_bounds.registry import load
from symbolic_bounds.rungs import RUNGS
from symbolic_bounds.symbols import N, eps, lam

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
