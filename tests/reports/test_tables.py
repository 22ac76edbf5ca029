"""Finite models that are worked out exactly, and the counterexamples among them."""

import itertools
from random import Random

import pytest
import sympy as sp
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.models.guesses import Guesses, bodies_of, solved
from reports.models.rationals import Irrational, Programs
from reports.models.tabled import by_tables
from reports.models.tables import Tables
from reports.models.world import Definition
from reports.points.budget import Budget
from reports.points.problem import Unsupported
from symbolic_bounds.formula import Both, eq, forall, ge, implies, le, lt
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import counting, natural, positive, real, schematic

u, v, w, x = real("u"), real("v"), real("w"), real("x")
i, j, n = natural("i"), natural("j"), counting("n")
d, f, g = schematic("d"), schematic("f"), schematic("g")
TRIANGLE = forall((u, v, w), le(d(u, w), d(u, v) + d(v, w)))
REAL = {d: frozenset({0, 1}), f: frozenset({0})}


def model(**meanings):
    """Three labels, n = 3, and functions of these."""
    named = {"d": d, "f": f, "g": g}
    return Tables({n: fmpq(3), x: fmpq(2)}, REAL, 3, {named[name]: meaning for name, meaning in meanings.items()})


@given(st.lists(st.integers(0, 3), min_size=9, max_size=9))
@settings(max_examples=60, deadline=None)
def test_a_hypothesis_about_all_points_is_looked_at_everywhere(entries):
    table = {place: fmpq(entry) for place, entry in zip(itertools.product(range(3), repeat=2), entries, strict=True)}
    expected = all(table[a, c] <= table[a, b] + table[b, c] for a, b, c in itertools.product(range(3), repeat=3))
    assert model(d=table.get).holds(TRIANGLE) is expected


@given(st.lists(st.fractions(-3, 3, max_denominator=4), min_size=4, max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_is_asked_below_a_number_and_under_conditions(entries):
    values = [fmpq(entry.numerator, entry.denominator) for entry in entries]
    asked = forall((i, j), lt(i, j), lt(j, n), implies(le(0, g(i)), le(g(i), sp.Max(g(j), sp.floor(x / 3)))))
    expected = all(
        values[a] <= max(values[b], fmpq(0)) for b in range(3) for a in range(b) if values[a] >= 0
    )  # fmt: skip
    assert model(g=lambda args: values[args[0]]).holds(asked) is expected


def test_real_numbers_without_a_label_stand_for_the_first_one():
    tables = model(f=lambda args: fmpq(10 + args[0]))
    assert [tables.put(f(sp.Rational(at)), {}) for at in (0, 1, 2, 3, "1/2", -1)] == [10, 11, 12, 10, 10, 10]


def test_numbers_that_are_not_rational_are_left_to_enclosures():
    tables = model(g=lambda args: sp.exp(args[0]))
    assert tables.holds(lt(g(1) * g(1), g(2) + 1)) is True
    assert tables.holds(lt(g(2) + 1, g(1) * g(1))) is False
    with pytest.raises(Irrational):
        Programs(lambda function, args: sp.pi)[g(1)]({})


def test_definitions_come_before_meanings():
    recursion = [Definition((sp.Integer(0),), (), (), x), Definition((j + 1,), (j,), (), 2 * g(j))]
    tables = Tables({x: fmpq(3)}, {}, 1, {g: lambda args: fmpq(-1)}, {g: recursion})
    assert [tables.put(g(at), {}) for at in (0, 1, 4, -2)] == [3, 6, 48, -1]
    circle = Tables(
        {}, {}, 1, {}, {g: [Definition((j,), (j,), (), g(j + 1) + 1 - 1)], f: [Definition((j,), (j,), (), f(j))]}
    )
    with pytest.raises(Unsupported, match="circle"):
        circle.holds(eq(f(0), 0))


@pytest.mark.parametrize(
    "formula",
    [forall(j, ge(g(j), 0)), forall(u, ge(f(u), u)), forall(u, ge(f(u + 1), 0)), eq(f(1), 0)],
    ids=["all integers", "a bare real number", "a real number that moves", "no value"],
)
def test_what_is_not_finite_or_not_known_is_refused(formula):
    with pytest.raises(Unsupported):
        model(g=lambda args: fmpq(0)).holds(formula)


def test_where_a_conclusion_fails():
    tables = model(g=lambda args: fmpq(args[0]))
    relation, env = tables.violation(Both((le(g(1), 1), forall(j, le(g(j), 5)))), 8)
    assert (relation, env[j]) == (le(g(j), 5), 6)
    assert tables.violation(forall(j, lt(j, n), le(g(j), 2)), 8) is None


def test_guesses_by_form():
    claim = load()["prefix.information_limit"]
    names = {function.__name__: function for function in claim.functions}
    bodies = bodies_of([*claim.hypotheses.values(), lt(names["letter"](i, j), 5)])
    guesses = Guesses(claim, bodies, frozenset({names["p"]}), 3, {positive("L"): fmpq(2), positive("h"): fmpq(3)})
    options = {name: guesses.options[function] for name, function in names.items()}
    assert [options["digit"][0]((6, place)) for place in range(4)] == [0, 1, 1, 0]
    assert [options["letter"][0]((7, place)) for place in range(3)] == [2, 1, 0]
    assert [options["p"][0]((place,)) for place in range(4)] == [0, 1, 2, 0]
    assert options["d"][0]((1, 2)) == options["d"][0]((2, 1)) == 3  # 2 h/L
    assert options["d"][0]((1, 1)) == 0


def test_equations_that_hypotheses_suggest():
    near = forall((j, u), le(sp.Abs(f(u) - x * g(j)), 1))
    assert [str(equation.body) for equation in solved(near)] == ["Eq(f(u), x*g(j))"]
    assert [str(equation.body) for equation in solved(forall(j, eq(x * g(j), sp.Abs(g(j)))))] == ["Eq(g(j), x)"]
    assert [str(equation.body) for equation in solved(eq(x * g(1), u))] == ["Eq(g(1), u/x)"]


TRUE = ("prefix.information_limit", "prefix.fixed_keys.floor", "prefix.floor", "prefix.same_letters")


@pytest.mark.parametrize("claim_id", TRUE)
def test_what_is_true_is_not_refuted(claim_id):
    claim = load()[claim_id]
    failures, models = by_tables(claim, {0: claim.conclusion}, Random(claim_id), Budget(0.7))
    assert not failures
    assert models > 0 or claim_id.endswith("floor")  # in which few draws satisfy all hypotheses


def test_a_bound_that_is_too_good_is_refuted_by_a_model():
    claim = load()["prefix.information_limit"]
    lipschitz, count = claim.conclusion.parts
    false = Both((lipschitz, le(2 * count.lhs, count.rhs)))
    failures, _ = by_tables(claim, {7: false}, Random("bits"), Budget(30))  # it ends with the first one
    model_found, relation = failures[7]
    points, tokens, bits, m = (model_found.values[s] for name in "PNbm" for s in claim.symbols if s.name == name)
    assert points <= tokens * bits * (m + 2) < 2 * points
    assert relation == le(2 * int(points), int(tokens * bits * (m + 2)))
    assert any(call.startswith("digit(") for call in model_found.words())
