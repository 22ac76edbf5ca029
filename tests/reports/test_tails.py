"""What holds from an index on: where a model settles it, it does so for all indices, and where not, it says so."""

from random import Random

import pytest
import sympy as sp

from reports.models.branches import branched
from reports.models.defining import define
from reports.models.indices import drawn_indices
from reports.models.instances import instances
from reports.models.world import World
from reports.points.problem import Condition, Problem, Unsupported
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import Sort, natural, positive, real, schematic, sort_of

a, d, u = schematic("a"), schematic("d"), schematic("u")
j, k, z, lam = natural("j"), natural("k"), real("z"), positive("lam")
TOP = 3


def world(*definitions):
    made = World(TOP, None, "circle", {}, rng=Random(1))
    for definition in definitions:
        assert define(definition, made)
    return made


def value(function, index):
    return sp.Symbol(f"{function}({index})", real=True)


def test_a_function_that_nothing_defines_keeps_its_value():
    asked = list(instances(forall(j, ge(a(j + 1), a(j))), world()))
    assert asked == [ge(value(a, min(n + 1, TOP)), value(a, n)) for n in range(TOP + 1)]


def test_an_index_that_is_left_is_settled_where_the_sides_do_not_fall():
    asked = list(instances(forall(j, ge(a(j + 1), lam * a(j) / (2 * j + 1))), world()))
    last = value(a, TOP)
    asked = [part for part in asked[TOP:] if part.free_symbols]
    for first in (sp.Integer(2), sp.Integer(0), sp.Integer(-1)):
        for number in (1, 2 * TOP + 1, 2 * TOP + 2):
            at = {last: first, lam: sp.Integer(number)}
            holds = all(bool(first >= number * first / (2 * n + 1)) for n in range(TOP, 60))
            assert all(bool(part.subs(at)) for part in asked) == holds


@pytest.mark.parametrize("body", [le(sp.sin(j), a(j)), ge(a(j), j), eq(a(j), j), le(a(j), 1 / (4 - j))])
def test_what_is_not_known_to_last_is_refused_or_asked_to_be_impossible(body):
    try:
        asked = list(instances(forall(j, body), world()))
    except Unsupported:
        return
    assert any(part.func(*part.args) == sp.false for part in asked if not part.free_symbols)


def test_a_recursion_that_adds_nothing_keeps_its_value():
    start, step = eq(u(0), 0), forall(j, eq(u(j + 1), u(j) + d(j) * sp.exp(j)))
    made = world(start, step)
    asked = list(instances(forall(j, le(u(j), lam)), made))
    assert eq(value(d, TOP), 0) in made.conditions
    assert len(asked) == TOP + 1
    assert asked[TOP].lhs == sum(value(d, n) * sp.exp(n) for n in range(TOP))
    growing = world(start, forall(j, eq(u(j + 1), u(j) + sp.exp(j))))
    with pytest.raises(Unsupported):
        list(instances(forall(j, le(u(j), lam)), growing))


def test_what_is_below_every_upper_bound_is_below_the_largest_value():
    made = world()
    bounds = forall((k, z), lt(k, 2), forall(j, le(a(j), z)), le(d(k), z))
    largest = sp.Max(*(value(a, n) for n in range(TOP + 1)))
    assert list(instances(bounds, made)) == [le(value(d, n), largest) for n in range(2)]


def test_an_assumption_about_all_indices_is_not_replaced_by_more():
    assumed = forall(j, ge(a(j + 1), lam * a(j) / (2 * j + 1)))
    with pytest.raises(Unsupported):
        list(instances(forall(k, lt(k, 2), assumed, ge(d(k), 0)), world()))


def test_what_is_asked_up_to_a_number_beyond_the_top_is_asked_of_all():
    asked = list(instances(forall(j, lt(j, 100), ge(a(j), 0)), world()))
    assert asked == [ge(value(a, n), 0) for n in range(TOP + 1)]


def test_a_value_at_which_a_recursion_starts_later_is_defined():
    start, step = eq(u(2), 0), forall(j, le(2, j), eq(u(j + 1), u(j) + d(j)))
    made = world(start, step)
    assert made.call(u, (sp.Integer(3),)) == value(d, 2)
    assert made.call(u, (sp.Integer(1),)) == value(u, 1)  # of which nothing is said
    assert not define(forall(j, le(a(j), 1), eq(d(j), 0)), world())  # where it speaks depends on values


def problem_of(*given):
    bodies = tuple(Condition((), part) for part in given)
    symbols = sorted({s for part in given for s in part.free_symbols}, key=str)
    return Problem(tuple(symbols), {}, bodies, ())


def test_a_product_is_zero_where_a_factor_is_that_fits():
    x, y = real("x"), real("y")
    for seed in range(8):
        found = branched(problem_of(eq(x * (x - 1), 0), gt(x * y, 2)), Random(seed))
        assert found is not None
        assert found.derived == {x: 1}
        assert [c.body for c in found.given] == [gt(y, 2)]
        assert branched(problem_of(eq(x * (x - 1), 0), gt(x, 2)), Random(seed)) is None
    same = problem_of(gt(x, y))
    assert branched(same, Random(0)).given == same.given


@pytest.mark.parametrize("claim_id", ["prefix.same_token", "eigen.ratio", "partition.enough"])
def test_indices_are_drawn_in_their_ranges(claim_id):
    claim = load()[claim_id]
    for seed in range(20):
        chosen = drawn_indices(claim, Random(seed), seed)
        assert all(value.is_Integer and value >= int(sort_of(s) is Sort.COUNTING) for s, value in chosen.items())
        for part in claim.hypotheses.values():
            if isinstance(part, sp.Lt) and set(part.args) <= set(chosen):
                assert chosen[part.lhs] < chosen[part.rhs]
        assert "N" not in {s.name for s in chosen} or claim_id != "partition.enough"  # which a formula bounds below
