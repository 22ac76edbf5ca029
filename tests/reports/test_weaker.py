"""Mutants that say less: recognised where monotone operations show it, and nowhere else."""

from dataclasses import replace

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.audit.constant import literals, put
from reports.census.operators import mutants
from reports.census.weaker import weaker
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, eq, ge, implies, le
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import m, nonnegative, positive, real

x, y, z = positive("x"), real("y"), nonnegative("z")
three = sp.Integer(3)


def claim(conclusion, **hypotheses):
    return Claim(
        id="demo.weaker", title="t", meaning="m", kind="lemma", provenance="A", place="p", symbols=(m, x, y, z),
        conclusion=conclusion, hypotheses=hypotheses, expected="proved",
    )  # fmt: skip


def changed(stated, old, new, **hypotheses):
    """Whether the claim with `new` for its number `old` says less."""
    path = next(literal.path for literal in literals(stated) if literal.value == old)
    return weaker(claim(stated, **hypotheses), path, sp.Rational(new))


@pytest.mark.parametrize(
    ("stated", "new"),
    [
        (le(y, 3 * x), 4),
        (ge(y, 3 * x), 2),
        (le(3 * x, y), 2),
        (le(y, sp.exp(3 * x)), 4),
        (le(y, x / (x + 3)), 2),
        (le(y, (m + 1) ** three), 4),
        (le(sp.Abs(y), 3 * y), 4),  # that it bounds something makes the side positive
        (implies(le(y, 0), le(y, 3 * x)), 4),
        (Both((le(y, x), le(y, sp.log(x + 3)))), 4),
        (le(y, 3 * sp.log(sp.log(m + 15))), 4),
    ],
)
def test_a_wider_bound_says_less_and_a_narrower_one_does_not(stated, new):
    assert changed(stated, 3, new)
    assert not changed(stated, 3, 6 - new)


@pytest.mark.parametrize(
    "stated",
    [
        le(y, 3 * y),  # the sign of y is not known
        le(y, x**three),  # x may be below one
        le(y, sp.cos(3 * x)),
        le(y, sp.besseli(3, x)),
        eq(y, 3 * x),
        implies(le(3 * x, y), le(y, x)),  # an assumption
        le(y, (x - 2) ** three),
    ],
)
def test_what_is_not_known_is_not_said_to_be_weaker(stated):
    assert not changed(stated, 3, 4)
    assert not changed(stated, 3, 2)


def test_hypotheses_that_bound_a_symbol_are_used():
    assert changed(le(z, 3 * y), 3, 4, sign=ge(y, 0))
    assert not changed(le(z - 1, 3 * y), 3, 4)
    assert changed(le(z - 1, x**three), 3, 4, large=ge(x, 2))
    assert not changed(le(z, x**three), 3, 4, small=le(x, 2))


def test_a_dropped_factor_is_compared_with_one():
    stated = le(y, (m + 1) * x)
    path = (1, -1)
    assert not weaker(claim(stated), path, 1 / (m + 1))
    assert weaker(claim(ge(y, (m + 1) * x)), path, 1 / (m + 1))
    assert not weaker(claim(ge(y, (m + 1) * x)), path, 1 / x)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.fractions(0, 4), st.fractions(0, 4))
def test_what_is_weaker_is_never_less_at_a_point(seed, first, second):
    shapes = (x + z, x * m, x**2, (x + 1) ** z, sp.exp(-x), 1 / (x + m), sp.sqrt(z + 1), sp.Max(x, z), x - z, 2 - x)
    a, b = shapes[seed % 10], shapes[seed // 10 % 10]
    side = (a + 3 * b, a * (b + 3), a**3 + b, (a + 3) ** 2 / (1 + x), sp.exp(3 * a) * x)[seed // 100 % 5]
    stated = le(y, side)
    at = {x: sp.Rational(first) + sp.Rational(1, 7), z: sp.Rational(second), m: sp.Integer(1 + seed % 3)}
    for literal in literals(stated):
        if literal.value != 3 or literal.is_factor:
            continue
        new = put(stated, literal.path, sp.Integer(4))
        if weaker(claim(stated), literal.path, sp.Integer(4)):
            assert new.rhs.xreplace(at).evalf(40) >= stated.rhs.xreplace(at).evalf(40)
        if weaker(claim(ge(y, side)), literal.path, sp.Integer(4)):
            assert new.rhs.xreplace(at).evalf(40) <= stated.rhs.xreplace(at).evalf(40)


def test_mutants_know_what_was_changed():
    old = load()["cover.cosine"]
    made = [mutant for mutant in mutants(old) if mutant.put is not None]
    assert made
    for mutant in made:
        again = put(old.conclusion, mutant.path, mutant.put)
        assert mutant.kind == "factor" or again == mutant.claim.conclusion, mutant.what
    assert len({(mutant.kind, mutant.what) for mutant in mutants(old)}) == len(list(mutants(old)))


def test_the_claim_itself_counts():
    """The sign of a side may come from what the claim says; the same side without a claim has none."""
    stated = le(sp.Abs(y), 3 * y)
    assert changed(stated, 3, 4)
    assert not weaker(replace(claim(stated), conclusion=le(y, 3 * y)), (1, 0), sp.Integer(4))
