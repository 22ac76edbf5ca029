"""Sampling: true claims survive, false ones fall at exact points, and what cannot be tried stays open."""

from random import Random

import pytest
import sympy as sp
from flint import arb

from proofs import draws, mp
from proofs.arb import decide
from proofs.sample import sample
from proofs.verdict import Verdict
from symbolic_bounds.formula import Both, Slope, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.symbols import (
    C_H,
    C_R,
    F,
    L,
    Sort,
    counting,
    delta,
    eps,
    integer,
    k,
    lam,
    m,
    natural,
    nonnegative,
    positive,
    real,
    sort_of,
    thing,
    x,
)  # fmt: skip

R = sp.Rational
nu = (m - 1) / sp.Integer(2)
f, g, h, e1, e2, beta = (real(name) for name in ("f", "g", "h", "e1", "e2", "beta"))
p, y = positive("p"), positive("y")
QUOTIENT = [le(sp.Abs(f - g), e1), le(sp.Abs(1 - h), e2), lt(e2, 1), le(sp.Abs(f), F)]
degree = sp.ceiling(4 * L * C_R / eps)


def bound(argument, mu):
    return argument / (mu + sp.sqrt(argument**2 + mu**2))


def concentration(exponent):
    gain = (8 * L * C_R + m * eps + eps) * beta**p / (eps * (1 - beta ** (2 * p)))
    definition = eq(beta, 1 - eps**2 / (8 * L * C_H * C_R + 2 * eps * C_H))
    return [definition, eq(p, exponent), gt(beta, 0), lt(beta, 1), ge(lam, gain)]


JACKSON = (m, L, eps, C_R, C_H, lam, beta, p)
JACKSON_GOAL = ge(bound(lam, nu + degree) ** degree, 1 - eps / (2 * degree * C_H))
TRUE = [
    ((m, lam), [], ge(sp.besseli(nu + 1, lam) / sp.besseli(nu, lam), bound(lam, nu + 1))),
    ((f, g, h, e1, e2, F), QUOTIENT, le(sp.Abs(f - g / h), (e1 + F * e2) / (1 - e2))),
    (JACKSON, concentration(eps / (4 * L * C_R + eps)), JACKSON_GOAL),
    ((m, delta), [le(delta, sp.pi / 2)], le(sp.betainc_regularized(m / 2, R(1, 2), 0, sp.sin(delta) ** 2), 1)),
    ((x,), [], forall(y, lt(y, x), lt(y**2, x**2))),
    ((x,), [], Both((gt(sp.exp(x), 1), gt(x + 1, x)))),
    ((x,), [], eq(sp.gamma(x + 1), x * sp.gamma(x))),
]
FALSE = [
    ((m, lam), [], le(sp.besseli(nu + 1, lam) / sp.besseli(nu, lam), bound(lam, nu + 1))),
    ((m, k, lam), [], ge(sp.besseli(nu + k, lam) / sp.besseli(nu, lam), bound(lam, nu + k - 1) ** k)),
    ((m, k, lam), [], ge(sp.besseli(nu + k, lam) / sp.besseli(nu, lam), 1 - k * (k + m - 1) / (2 * lam))),
    ((f, g, h, e1, e2, F), QUOTIENT, le(sp.Abs(f - g / h), (e1 + F * e2) / (1 - e2 / 2))),
    ((f, g, h, e1, e2, F), QUOTIENT[1:], le(sp.Abs(f - g / h), (e1 + F * e2) / (1 - e2))),
    (JACKSON, concentration(eps / (4 * L * C_R)), JACKSON_GOAL),
    ((x,), [], forall(y, lt(y, 2 * x), lt(y**2, x**2))),
    ((x, y), [eq(y, 2 * x)], lt(y, x)),
    ((x,), [], Both((gt(sp.exp(x), 1), gt(x, 1)))),
    ((x,), [], eq(sp.gamma(x + 1), sp.gamma(x))),
    ((real("r"),), [], gt(real("r") ** 2, 0)),
]
OPEN = [
    ((x, real("r")), [lt(real("r") ** 2, 0)], lt(x, 0)),  # nothing satisfies it
    ((x,), [lt(x, 0)], lt(x, 0)),
    ((x,), [], forall(y, implies(gt(y, 1), gt(y, 0)), gt(y, x))),  # an assumption that is itself universal
    ((x,), [], Slope(x**2, x, 2 * x)),
    ((x,), [], ge(sp.Function("f")(x), 0)),
    ((thing("v"),), [], ge(sp.Function("norm")(thing("v")), 0)),
    ((x,), [], ge(thing("v") ** 2, 0)),
    ((x,), [], ge(sp.sin(x) ** 2 + sp.cos(x) ** 2, 1)),  # never decided
    ((sp.Symbol("z", odd=True),), [], gt(sp.Symbol("z", odd=True), 0)),
    ((x, k), [eq(k, x), eq(x, R(1, 2))], lt(x, 0)),  # no integer
]


@pytest.mark.parametrize(("symbols", "given", "goal"), TRUE)
def test_true_claims_survive(symbols, given, goal):
    outcome = sample(symbols, given, goal, 150, seed=7)
    assert outcome.verdict is Verdict.SAMPLED, outcome.reason
    count, word, *rest = outcome.scope.split()
    assert int(count) >= 20
    assert word == "samples"
    assert rest


@pytest.mark.parametrize(("symbols", "given", "goal"), FALSE)
def test_false_claims_fall_at_an_exact_point(symbols, given, goal):
    outcome = sample(symbols, given, goal, 600, seed="seed")
    assert outcome.verdict is Verdict.REFUTED, outcome.scope
    point = outcome.certificate
    assert all(value.is_number for value in point.values())
    assert all(decide(hypothesis, point) is True for hypothesis in given if not isinstance(hypothesis, sp.Eq))
    if isinstance(goal, sp.core.relational.Relational):
        assert decide(goal, point) is False
        assert mp.confirm(goal, point) is False


@pytest.mark.parametrize(("symbols", "given", "goal"), OPEN)
def test_what_cannot_be_tried_stays_open(symbols, given, goal):
    outcome = sample(symbols, given, goal, 30, seed=1)
    assert outcome.verdict is Verdict.OPEN
    assert outcome.reason


def test_a_failure_that_only_balls_see_is_not_a_refutation(monkeypatch):
    monkeypatch.setattr(mp, "confirm", lambda relation, point: None)
    outcome = sample((x,), [], gt(x, 1), 50, seed=1)
    assert outcome.verdict is Verdict.OPEN
    assert "does not confirm" in outcome.reason


def test_theory_functions_are_evaluated_but_never_refute():
    norm = sp.Function("norm")
    assert sample((x,), [], gt(norm(x), 0), 50, 1, {norm: arb.sqrt}).verdict is Verdict.SAMPLED
    assert sample((x,), [], gt(norm(x), 1), 50, 1, {norm: arb.sqrt}).verdict is Verdict.OPEN


def test_the_same_seed_gives_the_same_outcome():
    first, second = (sample(*TRUE[1], 40, seed="a") for _ in range(2))
    assert first == second


def test_draws_belong_to_their_sorts_and_reach_the_extremes():
    rng = Random(3)
    makers = (real, nonnegative, positive, integer, natural, counting)
    least: dict[Sort | None, int] = {Sort.NONNEGATIVE: 0, Sort.NATURAL: 0, Sort.COUNTING: 1}
    for make in makers:
        sym = make("s")
        values = [draws.value(sym, rng) for _ in range(2000)]
        moved = [draws.scaled(sym, v, rng) for v in values]
        moved += [draws.beyond(sym, arb(v), rng.random() < 0.5, rng.random() < 0.1, rng) for v in values]
        for value in values + moved:
            sort = sort_of(sym)
            assert value.q == 1 or sort in (Sort.REAL, Sort.POSITIVE, Sort.NONNEGATIVE)
            assert value >= least.get(sort, value)
            assert sort is not Sort.POSITIVE or value > 0
        assert max(values) > (100 if values[0].q == 1 and sort_of(sym) in (Sort.COUNTING,) else 50)
    far = arb(2) ** (-(10**19)) + arb(0, 1e-270)  # a ball around 0 whose middle no rational can write
    assert draws.beyond(positive("s"), far, True, False, rng) > 0
    tiny = [draws.value(positive("s"), rng) for _ in range(2000)]
    assert min(tiny) < R(1, 10**15)
    assert max(tiny) > 10**15
