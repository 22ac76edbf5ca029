"""Every sort is recognised, and nothing else is."""

import pytest
import sympy as sp

from symbolic_bounds.symbols import Sort, sort_of, symbol


@pytest.mark.parametrize("sort", list(Sort))
def test_sorts_are_recognised(sort: Sort) -> None:
    assert sort_of(symbol("x", sort)) is sort
    dummy = sp.Dummy("x", **symbol("x", sort)._assumptions_orig)
    assert sort_of(dummy) is sort


@pytest.mark.parametrize(
    "facts", [{"prime": True}, {"negative": True}, {"even": True}, {"zero": True}, {"commutative": False}]
)
def test_other_assumptions_are_no_sort(facts: dict[str, bool]) -> None:
    assert sort_of(sp.Symbol("x", **facts)) is None
