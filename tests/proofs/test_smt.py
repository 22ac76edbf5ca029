"""The solvers: true goals are proved by two sides, false ones refuted by verified models, the rest stays open."""

import time

import pytest
import sympy as sp

from proofs import smt as engine
from proofs.certificate import Constraint
from proofs.exact import Ledger
from proofs.killable import in_time
from proofs.polynomial import Polynomial
from proofs.smt import prove, refute
from proofs.verdict import Verdict
from symbolic_bounds.formula import eq, ge, gt, le, lt
from symbolic_bounds.symbols import F, counting, natural, positive, real, x

R = sp.Rational
f, g, h, e1, e2 = (real(name) for name in ("f", "g", "h", "e1", "e2"))
y = positive("y")
n = counting("n")
QUOTIENT = [gt(h, 0), le(sp.Abs(f - g), e1), le(sp.Abs(1 - h), e2), lt(e2, 1), le(sp.Abs(f), F)]

TRUE = [
    (ge(f**2 + g**2, 2 * f * g), []),
    (ge(x + 1 / x, 2), []),
    (ge((x + y) / 2, sp.sqrt(x * y)), []),
    (le(sp.Abs(f - g), sp.Abs(f - h) + sp.Abs(h - g)), []),
    (gt(n, R(1, 2)), []),
    (ge(sp.Max(f, g) + sp.Min(f, g), f + g), []),
    (eq(f, g), [le(f, g), ge(f, g)]),
    (le(x / (x + y), 1), []),
    (ge(sp.log(x) ** 2 + 1, 2 * sp.log(x)), []),
]
FALSE = [
    (ge(f * g, 0), []),
    (ge(x + 1 / x, R(201, 100)), []),
    (gt(f**2, 0), []),
    (lt(f, g), [lt(f**2, g**2)]),
    (eq(f, g), [eq(f**2, g**2)]),
    (ge(n, 2), []),
    (le(f**2 + g**2, 1), [le(sp.Abs(f), 1), le(sp.Abs(g), 1)]),
    (lt(f**3, 2), [lt(f, 2)]),
]


@pytest.mark.parametrize(("goal", "given"), TRUE)
def test_true_goals_are_proved(goal, given):
    outcome = prove(goal, given)
    assert outcome.verdict is Verdict.PROVED, outcome.reason
    assert refute(goal, given) is None


@pytest.mark.parametrize(("goal", "given"), FALSE)
def test_false_goals_are_refuted_by_verified_models(goal, given):
    assert prove(goal, given).verdict is Verdict.OPEN
    point = refute(goal, given)
    assert point is not None
    assert all(isinstance(value, sp.Rational) for value in point.values())
    assert goal.subs(point) == sp.false
    assert all(relation.subs(point) == sp.true for relation in given)


def test_the_quotient_lemma():
    goal = le(sp.Abs(f - g / h), (e1 + F * e2) / (1 - e2))
    assert prove(goal, QUOTIENT).verdict in (Verdict.PROVED, Verdict.OPEN)  # a matter of time, never refuted
    assert refute(goal, QUOTIENT) is None
    wrong = le(sp.Abs(f - g / h), (e1 + F * e2) / (1 - e2 / 2))
    assert prove(wrong, QUOTIENT).verdict is Verdict.OPEN


@pytest.mark.parametrize(
    "goal",
    [
        ge(1 / f, 5),  # a solver would let 1/0 be anything
        ge(sp.sqrt(f), 0),
        ge(sp.log(f), sp.log(f)),
        ge(sp.zeta(x), 0),
        ge(sp.Function("f")(sp.Symbol("z")), 0),
        gt(sp.exp(f), f),  # true, but the exponential is only an atom
    ],
)
def test_what_has_no_sound_translation_stays_open(goal):
    assert prove(goal, []).verdict is Verdict.OPEN
    assert refute(goal, []) is None


def test_one_solver_is_not_enough(monkeypatch):
    monkeypatch.setattr(engine, "_z3", lambda problem, timeout_ms: "unsat")
    for goal, given in FALSE:
        outcome = prove(goal, given)
        assert outcome.verdict is Verdict.OPEN
        assert "confirms" in outcome.reason
    monkeypatch.setattr(engine, "_z3", lambda problem, timeout_ms: "unknown")
    assert prove(*TRUE[0]).reason == "z3: unknown"


def test_cvc5_confirms_what_no_certificate_of_low_degree_shows(monkeypatch):
    monkeypatch.setattr(Ledger, "require", lambda self, constraints, goal: False)
    assert prove(ge(f**2 + g**2, 2 * f * g), []).verdict is Verdict.PROVED
    monkeypatch.setattr(engine, "_cvc5", lambda problem: "unknown")
    assert prove(ge(f**2 + g**2, 2 * f * g), []).verdict is Verdict.OPEN


def test_both_solvers_read_the_constraints_alike():
    a, b = Polynomial.variable("a"), Polynomial.variable("b")
    one = Polynomial.constant(1)
    for problem, answer in [
        ([Constraint(a * b - one, "="), Constraint(a, ">"), Constraint(-b, ">=")], "unsat"),
        ([Constraint(a * b - one, "="), Constraint(a, ">"), Constraint(b, ">=")], "sat"),
        ([Constraint(a**3 - one - one, "="), Constraint(one - a, ">=")], "unsat"),
        ([Constraint(Polynomial({}), ">")], "unsat"),
        ([Constraint(one, "=")], "unsat"),
    ]:
        assert in_time(engine._z3, (problem, 5000), 10) == answer
        assert in_time(engine._cvc5, (problem,), 10) == answer


def test_a_model_must_respect_the_sorts(monkeypatch):
    k = natural("k")
    monkeypatch.setattr(engine, "_model", lambda problem, timeout_ms, whole: {"k": (1, 2), "x": (-1, 1)})
    assert refute(gt(k, 3), []) is None
    assert refute(gt(x, 3), []) is None


def test_a_hanging_solver_is_ended(monkeypatch):
    monkeypatch.setattr(engine, "_z3", lambda problem, timeout_ms: time.sleep(60))
    start = time.monotonic()
    assert "in time" in prove(*TRUE[0], timeout_ms=200).reason
    assert time.monotonic() - start < 10
