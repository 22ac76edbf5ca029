"""Limits: computed where sympy and enclosures agree with the claim, open in every other case."""

import time

import pytest
import sympy as sp

from proofs import limit as engine
from proofs.limit import limit
from proofs.verdict import Verdict
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m, real, x

ZERO = sp.Integer(0)
beta = 1 - eps**2 / (8 * L * C_H * C_R + 2 * eps * C_H)
gain = (8 * L * C_R + m * eps + eps) * beta ** (eps / (4 * L * C_R + eps))
gain /= eps * (1 - beta ** (2 * eps / (4 * L * C_R + eps)))
tokens = ((L + gain * F) * gain ** (m / 2) / eps) ** (2 * (m + 1))

TRUE = [
    (eps**4 * gain, eps, ZERO, 128 * L**3 * C_R**3 * C_H),
    (sp.log(tokens) / sp.log(1 / eps), eps, ZERO, 10 + 14 * m + 4 * m**2),
    (sp.sin(x) / x, x, ZERO, sp.Integer(1)),
    (x**x, x, ZERO, sp.Integer(1)),
    ((1 + L / x) ** x, x, sp.oo, sp.exp(L)),
    ((1 - sp.cos(x)) / x**2, x, ZERO, sp.Rational(1, 2)),
    (sp.besseli(1, x) / sp.besseli(0, x), x, sp.oo, sp.Integer(1)),
    ((x**2 - 1) / (x - 1), x, sp.Integer(1), sp.Integer(2)),
]
NOT = [
    (eps**4 * gain, eps, ZERO, 64 * L**3 * C_R**3 * C_H),
    (sp.log(tokens) / sp.log(1 / eps), eps, ZERO, 10 + 14 * m + 5 * m**2),
    (sp.sin(1 / x), x, ZERO, ZERO),
    (1 / x, x, ZERO, ZERO),
    (x, x, ZERO, sp.Rational(1, 10**12)),  # too near for the enclosures to tell, not for sympy
    (sp.floor(x), x, sp.Integer(1), ZERO),  # from above it is 1
    (sp.log(-x), x, ZERO, ZERO),
    (sp.Function("f")(x), x, ZERO, sp.Function("f")(0)),
    (x * real("r"), x, ZERO, x),
    (x, x, sp.pi, sp.pi),
    (x, x, -sp.oo, ZERO),
]


@pytest.mark.parametrize(("expr", "var", "to", "value"), TRUE)
def test_true_limits_are_computed_and_no_more(expr, var, to, value):
    outcome = limit(expr, var, to, value)
    assert outcome.verdict is Verdict.COMPUTED, outcome.reason
    assert outcome.scope.startswith(f"{var} -> {to}")


@pytest.mark.parametrize(("expr", "var", "to", "value"), NOT)
def test_everything_else_stays_open(expr, var, to, value):
    outcome = limit(expr, var, to, value, timeout=3)
    assert outcome.verdict is Verdict.OPEN
    assert outcome.reason


def test_a_wrong_answer_of_sympy_does_not_pass(monkeypatch):
    monkeypatch.setattr(engine, "_directly", lambda expr, var, to: sp.Integer(2))
    assert limit(sp.sin(x) / x, x, ZERO, sp.Integer(2)).verdict is Verdict.OPEN  # the enclosures object
    outcome = limit(sp.sin(x) / x, x, ZERO, sp.Integer(1))
    assert outcome.verdict is Verdict.OPEN
    assert outcome.reason == "sympy finds 2; 1 was expected"


def test_a_hanging_sympy_is_ended(monkeypatch):
    monkeypatch.setattr(engine, "_directly", lambda expr, var, to: time.sleep(60))
    start = time.monotonic()
    assert "in time" in limit(lam / (1 + lam), lam, sp.oo, sp.Integer(1), timeout=0.3).reason
    assert time.monotonic() - start < 10


def test_a_failing_sympy_is_no_answer(monkeypatch):
    def fail(expr, var, to):
        raise RuntimeError("no")

    monkeypatch.setattr(engine, "_directly", fail)
    assert limit(lam / (1 + lam), lam, sp.oo, sp.Integer(1)).verdict is Verdict.OPEN
