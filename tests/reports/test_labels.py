"""Models of statements about all real numbers: functions that see finitely many labels."""

from dataclasses import replace

import pytest
import sympy as sp

from reports.audit.counterexample import Refuted, Survived, refute
from reports.models.labels import label, only_labelled, placed, real_positions
from reports.points.problem import Unsupported
from symbolic_bounds.formula import eq, forall, ge, le
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import natural, real, schematic

u, v, r = real("u"), real("v"), natural("r")
d, f, p = schematic("d"), schematic("f"), schematic("p")


def test_real_numbers_stand_for_labels():
    assert [label(sp.sympify(value), 2) for value in (0, 1, 2, -1)] == [0, 1, 0, 0]
    assert label(sp.Rational(1, 2), 2) == label(sp.pi, 2) == 0
    with pytest.raises(Unsupported):
        label(u, 2)


def test_real_arguments_and_points_are_found():
    claim = load()["prefix.cones"]
    by_name = {str(function): places for function, places in real_positions(claim).items()}
    assert by_name == {"d": {0, 1}, "f": {2}}
    assert {str(function) for function in placed(claim)} == {"p"}


def test_a_number_that_is_more_than_an_argument_is_seen():
    positions = {f: frozenset({0})}
    assert only_labelled(le(f(u), f(v)), (u, v), positions)
    assert not only_labelled(le(f(u), u), (u,), positions)
    assert not only_labelled(le(f(u + 1), 0), (u,), positions)


def metric(conclusion, without=()):
    """A claim about a metric on the real numbers."""
    base = load()["prefix.fixed_keys"]
    kept = {name: base.hypotheses[name] for name in ("no_distance", "symmetric", "triangle") if name not in without}
    return replace(
        base, id="demo.metric", symbols=(u, v), functions=(d,), hypotheses=kept, conclusion=conclusion, controls=(),
        witness={u: sp.Integer(0), v: sp.Integer(1)}, witness_functions={d: sp.Lambda((u, v), sp.Abs(u - v))},
    )  # fmt: skip


@pytest.mark.parametrize("conclusion", [ge(d(u, v), 0), forall((u, v), eq(d(u, v), d(v, u))), eq(d(u, u), 0)])
def test_what_is_true_of_every_metric_is_not_refuted(conclusion):
    assert isinstance(refute(metric(conclusion), 0.4), Survived)


@pytest.mark.parametrize(
    ("conclusion", "without"),
    [
        (le(d(u, v), 1), ()),
        (ge(d(u, v), 1), ()),
        (ge(d(u, v), 0), ("no_distance", "triangle")),
        (forall((u, v), eq(d(u, v), d(v, u))), ("symmetric",)),
        (eq(d(u, u), 0), ("no_distance",)),
    ],
)
def test_what_is_false_of_some_is_refuted(conclusion, without):
    found = refute(metric(conclusion, without), 3)
    assert isinstance(found, Refuted)
    assert found.evaluators == ("arb", "mpmath")


def test_an_assumption_about_all_real_numbers_is_left_alone():
    assumed = forall((r,), forall((u,), ge(d(u, u), 0)), ge(d(0, 1), 1))
    claim = metric(le(d(u, v), 1))
    outcome = refute(replace(claim, hypotheses={"assumed": assumed}, witness_functions={}), 1, functions=False)
    assert isinstance(outcome, Survived)
    assert outcome.reason
