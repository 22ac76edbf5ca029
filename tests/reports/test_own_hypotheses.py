"""What follows from hypotheses about all numbers, at the places that a conclusion names."""

from dataclasses import replace

import pytest
import sympy as sp

from reports.audit.proving import consequences, derive_plainly, implied
from symbolic_bounds.formula import le
from symbolic_bounds.registry import load

LIBRARY = load()
DENSITY = LIBRARY["jackson_implies_density"]
ERROR, RATE = DENSITY.functions
EPSILON = DENSITY.symbols[0]


def at(index, bound=EPSILON):
    return replace(DENSITY, conclusion=le(ERROR(index), bound))


def follows(new):
    return any(derive_plainly(claim, LIBRARY) for claim in consequences(new, DENSITY))


@pytest.mark.parametrize(("shift", "true"), [(2, True), (5, True), (0, False)])
def test_a_rate_is_used_at_the_index_that_is_asked(shift, true):
    assert follows(at(sp.floor(RATE(EPSILON)) + shift)) is true


def test_what_follows_from_the_hypotheses_alone_is_no_equivalence():
    wider = at(sp.floor(RATE(EPSILON)) + 2)
    assert follows(wider)
    assert not implied(DENSITY, wider, LIBRARY)
