"""Functions of one real variable in closed form: what they refute, and that they refute nothing true."""

from dataclasses import replace
from random import Random

import mpmath
import pytest
import sympy as sp

from reports.audit.counterexample import Refuted, Survived, refute
from reports.models import shapes
from reports.points.budget import Budget
from symbolic_bounds.formula import ForAll, eq, forall, ge, gt, le
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import nu, positive, real, schematic, x

BARRIERS = ("bessel.barrier", "bessel.barrier_above", "bessel.barrier_from")


def found(claim, seed="a", seconds=3.0):
    return shapes.shaped(claim, Random(seed), Budget(seconds))


@pytest.mark.parametrize("claim_id", BARRIERS)
@pytest.mark.parametrize("seed", ["a", "b"])
def test_true_statements_survive(claim_id, seed):
    assert found(load()[claim_id], seed, 0.5) is None


def test_a_steeper_ratio_is_refuted_by_a_barrier_that_is_one():
    claim = load()["bessel.barrier"]
    false = replace(claim, conclusion=ge(sp.besseli(nu + 2, x) / sp.besseli(nu, x), claim.conclusion.rhs))
    refuted = refute(false, 3)
    assert isinstance(refuted, Refuted)
    at = {name: mpmath.mpf(sp.Rational(value).p) / sp.Rational(value).q for name, value in refuted.point.items()}
    t = sp.Symbol("t")
    b, slope, whole = (sp.lambdify(t, sp.sympify(refuted.model[f"{name}(t)"], locals={"t": t}), "mpmath")
                       for name in ("b", "db", "beta"))  # fmt: skip
    for k in range(-12, 13):  # an independent look at the hypotheses
        s = mpmath.mpf(2) ** k
        assert mpmath.almosteq(mpmath.diff(b, s), slope(s), 1e-6, 1e-9)
        assert mpmath.almosteq(mpmath.diff(whole, s), b(s), 1e-6, 1e-9)
        assert 0 <= b(s) <= 1
        assert slope(s) <= 1 - (2 * at["nu"] + 1) * b(s) / s - b(s) ** 2
    assert mpmath.besseli(at["nu"] + 2, at["x"]) / mpmath.besseli(at["nu"], at["x"]) < b(at["x"])


@pytest.mark.parametrize("name", ["slope", "sign", "near_zero"])
def test_each_hypothesis_about_all_real_numbers_counts(name):
    claim = load()["calculus.nonnegative_from_zero"]
    kept = {n: h for n, h in claim.hypotheses.items() if n != name}
    assert isinstance(refute(replace(claim, hypotheses=kept), 3), Refuted)


def test_what_holds_at_the_samples_only_is_not_believed():
    """The function is positive at every sample, and not everywhere: the kernel says so."""
    claim = load()["calculus.nonnegative_from_zero"]
    g = claim.functions[0]
    t = positive("t")
    samples = sp.Mul(*((t - sample) ** 2 for sample in (*shapes._SAMPLES, x)))
    false = replace(claim, hypotheses={
        "slope": claim.hypotheses["slope"], "none": forall(t, le(g(t) ** 2 * samples, 0)),
    }, conclusion=ForAll((), (), eq(g(x), 0)))  # fmt: skip
    assert found(false, seconds=1.0) is None


def test_where_it_does_not_apply():
    f, g, s = schematic("f"), schematic("g"), real("s")
    bare = replace(load()["bessel.barrier"], functions=(f, g), hypotheses={"all": forall(s, gt(f(s), g(s)))},
                   conclusion=gt(f(x), g(x)), proof=(), controls=())  # fmt: skip
    assert not shapes.applies(bare)  # no slopes
    assert not shapes.applies(load()["cover.cosine"])
    assert isinstance(refute(bare, 0.2), Survived)
