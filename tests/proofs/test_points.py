"""Witnesses and counterexamples are exact points of the right sorts, confirmed by two evaluators."""

from dataclasses import replace
from typing import Any

import pytest
import sympy as sp

from proofs import points
from proofs.verdict import ClaimError, Verdict
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, Slope, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.symbols import counting, positive, real, schematic, thing

a, p, n, t = real("a"), positive("p"), counting("n"), positive("t")
f = schematic("f")
half = sp.Rational(1, 2)


def make(**fields: Any) -> Claim:
    base = Claim(
        id="test.claim", title="", meaning="", kind="lemma", provenance="A", place="", symbols=(a, p, n),
        conclusion=ge(p, 0), expected="proved", witness={a: sp.Integer(0), p: sp.Integer(1), n: sp.Integer(1)},
    )  # fmt: skip
    return replace(base, **fields)


def test_a_witness_satisfies_the_hypotheses() -> None:
    claim = make(hypotheses={"h": le(a, p), "root": gt(sp.sqrt(p + 1), 1)})
    assert points.witness(claim).verdict == Verdict.PROVED


def test_a_witness_of_universal_hypotheses_and_slopes() -> None:
    claim = make(
        functions=(f,),
        hypotheses={"h": forall(t, ge(f(t), t)), "s": forall(t, Slope(f(t), t, sp.Integer(2)))},
        witness_functions={f: sp.Lambda(t, 2 * t)},
    )
    assert points.witness(claim).verdict == Verdict.PROVED
    shrunk = replace(claim, witness_functions={f: sp.Lambda(t, t / 2)})
    assert points.witness(shrunk).verdict == Verdict.OPEN


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"hypotheses": {"h": ge(a, 1)}}, "violates the hypothesis h"),
        ({"witness": {a: sp.Integer(0), p: sp.Integer(1)}}, "gives no value to n"),
        ({"witness": {a: sp.Integer(0), p: sp.Integer(-1), n: sp.Integer(1)}}, "p = -1 is not of the sort positive"),
        ({"witness": {a: sp.Integer(0), p: sp.Integer(1), n: half}}, "n = 1/2 is not of the sort"),
        ({"witness": {a: sp.Float(0.5), p: sp.Integer(1), n: sp.Integer(1)}}, "float"),
        ({"witness": {a: 0.5, p: sp.Integer(1), n: sp.Integer(1)}}, "an exact number was expected"),
        ({"witness": {a: t, p: sp.Integer(1), n: sp.Integer(1)}}, "a = t is not of the sort"),
        ({"witness": {a: sp.Integer(0), p: sp.Integer(1), n: sp.Integer(1), t: half}}, "not declared"),
    ],
)
def test_bad_witnesses_are_named(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ClaimError, match=message) as error:
        points.witness(make(**fields))
    assert "test.claim" in str(error.value)


def test_a_counterexample_refutes_only_where_the_hypotheses_hold() -> None:
    claim = make(conclusion=lt(p, 1), hypotheses={"h": le(p, 2)})
    point = {a: sp.Integer(0), p: sp.Integer(2), n: sp.Integer(1)}
    assert points.counterexample(claim, claim.conclusion, point, {}).verdict == Verdict.REFUTED
    far = {**point, p: sp.Integer(3)}
    assert points.counterexample(claim, claim.conclusion, far, {}).verdict == Verdict.OPEN
    true = {**point, p: half}
    assert points.counterexample(claim, claim.conclusion, true, {}).verdict == Verdict.OPEN


def test_equal_numbers_in_other_clothes_refute_nothing() -> None:
    """(1 + sqrt 2)^2 = 3 + 2 sqrt 2: balls overlap at every precision, and nothing follows."""
    lhs, rhs = sp.Pow(1 + sp.sqrt(2), 2, evaluate=False), 3 + 2 * sp.sqrt(2)
    for conclusion in (lt(lhs, rhs), gt(lhs, rhs), eq(lhs, rhs + sp.Rational(1, 10**9))):
        outcome = points.fails(conclusion, {}, {})
        assert (outcome.verdict == Verdict.REFUTED) is (conclusion.func is sp.Eq)


def test_implications_and_conjunctions() -> None:
    vacuous = implies(gt(p, 2), lt(p, 0))
    assert points.fails(vacuous, {p: sp.Integer(1)}, {}).verdict == Verdict.OPEN
    assert points.fails(vacuous, {p: sp.Integer(3)}, {}).verdict == Verdict.REFUTED
    both = Both((gt(p, 0), gt(p, 5)))
    assert points.fails(both, {p: sp.Integer(1)}, {}).verdict == Verdict.REFUTED


def test_objects_need_no_value() -> None:
    claim = make(symbols=(thing("y"), p), witness={p: sp.Integer(1)})
    assert points.witness(claim).verdict == Verdict.PROVED


@pytest.mark.parametrize(("value", "holds"), [(t + 1, True), (t - 1, None), (a, None)])
def test_an_assumption_may_give_the_value_of_a_variable(value: sp.Expr, holds: bool | None) -> None:
    z = real("z")
    fixed = make(symbols=(p, n))
    assert points.truth(fixed, forall((t, z, a), eq(z, value), ge(sp.exp(z), sp.exp(t + 1)))) is holds


def test_whole_turns_leave_rounded_sums() -> None:
    turns = sp.floor(a / (2 * sp.pi))
    later = sp.floor((a + 2 * sp.pi) / (2 * sp.pi))
    fixed = make(symbols=(p, n))
    assert points.truth(fixed, forall(a, eq(later, turns + 1))) is True
    assert points.truth(fixed, forall(a, eq(later, turns))) is not True
    assert points.truth(fixed, forall(a, eq(sp.floor((a + 3) / (2 * sp.pi)), turns))) is not True
