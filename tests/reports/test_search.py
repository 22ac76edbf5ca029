"""The search for counterexamples: coupled hypotheses are satisfied, and one search serves many conclusions."""

from random import Random

import pytest
import sympy as sp
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from reports.audit.counterexample import Refuted, Survived, refute, refuted
from reports.points import edges
from reports.points.budget import Budget
from reports.points.climb import Search
from reports.points.margins import Measures
from reports.points.problem import Unsupported, conditions, problem
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, eq, ge, gt, le, lt
from symbolic_bounds.symbols import counting, positive, real

EPS, LAM, DELTA, X = positive("epsilon"), positive("lambda"), positive("delta"), real("x")
N = counting("N")
# hypotheses as those of a rate: each number is bounded by a formula in those before, over many orders of magnitude
RATE = {
    "concentration": ge(LAM, 40 / EPS**2),
    "fine": le(DELTA, EPS / LAM**3),
    "number": ge(N, 1 / DELTA**2),
    "small": le(EPS, 1),
}


def claim(conclusion, hypotheses=RATE):
    return Claim(
        "demo.search", "t", "m", "lemma", "A", "p", (EPS, LAM, DELTA, N, X), conclusion, "open", hypotheses=hypotheses
    )


def stated(hypotheses, *goals, symbols=(EPS, LAM, DELTA, N)):
    return problem(symbols, tuple(hypotheses.values()), [(n, (), goal) for n, goal in enumerate(goals)])


def at(found, *values):
    return dict(zip(found.free, map(fmpq, values), strict=True))


def test_hypotheses_that_hang_together_are_satisfied():
    search = Search(stated(RATE, ge(N, 1)), Random(1))
    search.run(Budget(0.5), 100, [0])
    assert search.seen[0].admissible > 0


@given(st.integers(0, 10**6), st.sampled_from((1, 0.5)))
def test_what_stands_at_an_edge_satisfies_the_hypothesis(seed, share):
    found = stated(RATE, ge(N, 1))
    chosen = edges.some(edges.edges(found.given, found.free), Random(seed), share)
    point = edges.tightened(at(found, "1/2", 200, "1/3", 7), chosen)
    shortfalls = Measures(found).shortfalls(point)
    assert chosen or share < 1
    for place, condition in enumerate(found.given):
        lhs, rhs = condition.body.args
        if any(edge.symbol == lhs and edge.upper == isinstance(condition.body, sp.Le) for edge in chosen):
            assert shortfalls[place] == 0, (lhs, rhs, point)


def test_edges_that_bound_each_other_are_no_circle():
    given_ = [c for h in (le(EPS, LAM), le(LAM, 2 * EPS)) for c in conditions(h)]
    for seed in range(20):
        chosen = edges.some(edges.edges(given_, (EPS, LAM)), Random(seed), 1)
        assert len({edge.symbol for edge in chosen}) == 1


def test_only_what_moved_is_measured_anew():
    found = stated(RATE, ge(N, 1))
    measures = Measures(found)
    before, after = at(found, 2, 1, 1, 1), at(found, 2, 100, 1, 1)
    assert measures.shortfalls(after, measures.shortfalls(before), {LAM}) == measures.shortfalls(after)
    assert sum(measures.shortfalls(before)) > 0


def test_one_search_tells_conclusions_apart():
    true, false, also_false = ge(LAM, 39), ge(LAM, 41 / EPS**2), le(N, 10**6)
    outcomes = refuted(claim(true), [true, false, also_false, Both((true, false))], 1)
    assert [type(outcome) for outcome in outcomes] == [Survived, Refuted, Refuted, Refuted]


def test_a_part_without_numeric_meaning_hides_no_other():
    unknown = sp.Function("g", real=True)
    both = Both((le(unknown(X), 1), le(X**2, 5)))
    assert isinstance(refute(claim(le(X**2, 5), {}), 1), Refuted)
    with pytest.raises(Unsupported, match="no numeric meaning"):
        problem((X,), (), [(0, (), both.parts[0])])
    assert len(problem((X,), (), [(0, (), part) for part in both.parts]).goals) == 1


def test_a_goal_fails_only_where_it_has_its_meaning():
    # the part says that x is at most 1, but means so only where x is negative
    search = Search(problem((X,), (), [(0, (lt(X, 0),), le(X, 1))]), Random(1))
    assert search.run(Budget(0.3), 60, [0]) == {}
    search = Search(problem((X,), (), [(0, (gt(X, 5),), le(X, 1))]), Random(1))
    assert search.run(Budget(0.3), 60, [0])[0].point[X] > 5


def test_hypotheses_that_contradict_each_other_have_no_point():
    outcome = refute(claim(eq(X, 0), {**RATE, "never": le(LAM, 30)}), 0.3)
    assert outcome == Survived(0, None, "no draw satisfied the hypotheses")
