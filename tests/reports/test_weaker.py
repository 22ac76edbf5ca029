"""Mutants that say less: recognised where monotone operations show it, and nowhere else."""

from dataclasses import replace

import mpmath
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.audit.constant import literals, put
from reports.audit.proving import consequences, derive_plainly
from reports.census.operators import mutants
from reports.implied.meaning import conditions, meaningless, with_meaning
from reports.implied.monotone import Put, Shift, direction, spread_out
from reports.implied.signs import SPREAD, Facts, facts
from reports.implied.weaker import only_change, weaker
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, eq, ge, gt, implies, le, lt
from symbolic_bounds.language import cap, covering, dimension, mean_angle, mean_cos, mesh, packing
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import N, delta, m, nonnegative, nu, positive, real

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
    new = sp.Rational(new)
    return weaker(claim(stated, **hypotheses), Put(path, new), put(stated, path, new))


def shifted(stated, side, by, **hypotheses):
    """Whether the claim with m + `by` for m on a side says less."""
    moved = {m: m + by}
    new = put(stated, (side,), stated.args[side].xreplace(moved))
    return weaker(claim(stated, **hypotheses), Shift((side,), moved), new)


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
        le(y, sp.besseli(nu + 3, x)),  # the order may be negative
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
    without, new = Put((1, -1), 1 / (m + 1)), le(y, x)
    assert not weaker(claim(stated), without, new)
    assert weaker(claim(ge(y, (m + 1) * x)), without, new)
    assert not weaker(claim(ge(y, (m + 1) * x)), Put((1, -1), 1 / x), new)
    assert weaker(claim(le(sp.pi**m * x, y)), Put((0, -1), sp.pi**-m), le(x, y))
    assert not weaker(claim(le(x**m * x, y)), Put((0, -1), x**-m), le(x, y))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.fractions(0, 4, max_denominator=9), st.fractions(0, 4, max_denominator=9))
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
        change = Put(literal.path, sp.Integer(4))
        if weaker(claim(stated), change, new):
            assert new.rhs.xreplace(at).evalf(40) >= stated.rhs.xreplace(at).evalf(40)
        if weaker(claim(ge(y, side)), change, new):
            assert new.rhs.xreplace(at).evalf(40) <= stated.rhs.xreplace(at).evalf(40)


def test_mutants_know_what_was_changed():
    old = load()["cover.cosine"]
    made = [mutant for mutant in mutants(old) if isinstance(mutant.change, Put)]
    assert made
    for mutant in made:
        again = put(old.conclusion, mutant.change.path, mutant.change.new)
        assert mutant.kind == "factor" or again == mutant.claim.conclusion, mutant.what
    assert len({(mutant.kind, mutant.what) for mutant in mutants(old)}) == len(list(mutants(old)))


def test_the_claim_itself_counts():
    """The sign of a side may come from what the claim says; the same side without a claim has none."""
    stated = le(sp.Abs(y), 3 * y)
    assert changed(stated, 3, 4)
    assert not weaker(replace(claim(stated), conclusion=le(y, 3 * y)), Put((1, 0), sp.Integer(4)), le(y, 4 * y))


@pytest.mark.parametrize(
    ("stated", "old", "new"),
    [
        (le(covering(m, x / 4), z), sp.Rational(1, 4), sp.Rational(5, 4)),
        (ge(z, packing(m, 3 * x)), 3, 4),
        (ge(cap(m, 3 * x), z), 3, 4),
        (le(covering(m, 1 / (x / 2 + z)), y), sp.Rational(1, 2), sp.Rational(-1, 2)),  # where it means something
        (le(sp.besseli(three, x), y), 3, 4),
    ],
)
def test_functions_of_the_theory_are_monotone(stated, old, new):
    assert changed(stated, old, new)
    assert not changed(type(stated)(*stated.args[::-1], evaluate=False), old, new)


@pytest.mark.parametrize(
    ("stated", "by", "hypotheses"),
    [
        (le(covering(m, x), y), -1, {}),
        (ge(packing(m, x), y), 1, {}),
        (ge(cap(m, x), y), -1, {"acute": lt(x, sp.pi / 2)}),
        (le(mean_angle(m, x), y), -1, {}),
        (le(1 - mean_cos(m, x), y), -1, {}),
        (le(x ** (m / 2) / (2 ** (m / 2) * sp.besseli(m / 2, x) * sp.gamma(m / 2 + 1)), y), -1, {}),
        (le(covering(m, 1 / (x * sp.sqrt(m + 1))), y), -1, {}),
    ],
)
def test_shifts_of_the_dimension_are_followed(stated, by, hypotheses):
    assert shifted(stated, 0, by, **hypotheses)
    assert not shifted(stated, 0, -by, **hypotheses)


@pytest.mark.parametrize(
    "stated", [ge(cap(m, x), y), le(mesh(m, N), y), ge(mesh(m, N), y), le(covering(m, x / m), y), le(x**m, y)]
)
def test_shifts_that_no_rule_covers_stay_open(stated):
    """Caps wider than a right angle grow with m, and nothing is known of the best partitions."""
    assert not shifted(stated, 0, -1) or not shifted(stated, 0, 1)
    assert not (stated.lhs.has(cap, mesh) and (shifted(stated, 0, -1) or shifted(stated, 0, 1)))


def numeric(function, dimension, at):
    """The same functions by other ways: integrals over the angle, and series."""

    def over(f):
        return mpmath.quad(
            lambda t: f(t) * mpmath.exp(at * mpmath.cos(t)) * mpmath.sin(t) ** (dimension - 1), [0, 1, mpmath.pi]
        )

    if function == cap:
        top = mpmath.quad(lambda t: mpmath.sin(t) ** (dimension - 1), [0, at])
        return top / mpmath.quad(lambda t: mpmath.sin(t) ** (dimension - 1), [0, mpmath.pi])
    if function == SPREAD:
        return mpmath.hyp0f1(dimension + 1, mpmath.mpf(at) ** 2 / 4)
    return over(mpmath.cos if function == mean_cos else lambda t: t) / over(lambda _t: 1)


@pytest.mark.parametrize("function", [cap, mean_cos, mean_angle, SPREAD])
@pytest.mark.parametrize("place", [0, 1])
@settings(deadline=None, max_examples=12)
@given(st.integers(1, 9), st.fractions(0, 3, max_denominator=7))
def test_the_rules_agree_with_integrals(function, place, dimension, at):
    at = sp.Rational(at) / (2 if function == cap else 1) + sp.Rational(1, 100)
    here = (sp.Integer(dimension), at)
    there = (here[0] + 1, at) if place == 0 else (here[0], at + sp.Rational(1, 20))
    turn = direction(function(*here), Put((place,), there[place]), Facts())
    low, high = (numeric(function, *(float(v) for v in args)) for args in (here, there))
    assert turn is not None
    assert turn * (high - low) > 0


def test_a_spread_is_the_bessel_function_without_its_power():
    shown = spread_out(sp.besseli(nu, x) * x**-nu * 2**nu * sp.gamma(nu + 1))
    assert shown == SPREAD(nu, x)


def test_what_a_statement_needs_to_mean_something():
    assert conditions([le(covering(m - 1, x), y)]) == [ge(m, 2)]
    assert conditions([le(sp.log(y), 1)]) == [gt(y, 0)]
    assert conditions([le(covering(m, delta), N)]) == []
    assert meaningless(le(covering(m, -3 * x), y))
    assert meaningless(le(covering(m, -3 * sp.besseli(m / 2, x)), y))
    assert not meaningless(le(covering(m, y), x))
    assert not meaningless(le(covering(m - 1, x), y))


def test_a_mutant_is_read_where_it_means_something():
    """All objects of a claim belong to one sphere, and what has no logarithm satisfies no hypothesis."""
    old = load()["jackson.concentration"]
    f, q, at = old.symbols[:3]
    added = list(with_meaning(old).hypotheses.values())[: -len(old.hypotheses)]
    assert added == [eq(dimension(f), dimension(q)), eq(dimension(q), dimension(at))]
    net = load()["softmax.net"]
    bare = replace(net, hypotheses={n: h for n, h in net.hypotheses.items() if n != "edge"})
    needed = [h for n, h in with_meaning(bare).hypotheses.items() if n.startswith("meaning")]
    assert [h.rhs for h in needed] == [0]
    assert with_meaning(load()["amos.lower"]) == load()["amos.lower"]


@pytest.mark.parametrize(
    ("claim_id", "what"), [("softmax.net", "without edge"), ("split.prefix_length", "without sphere")]
)
def test_what_the_reading_implies_may_be_dropped(claim_id, what):
    old = load()[claim_id]
    mutant = next(mutant for mutant in mutants(old) if mutant.what == what)
    sources = {**load(), old.id: old}
    assert any(derive_plainly(c, sources) for c in consequences(with_meaning(mutant.claim), old))
    assert not any(derive_plainly(c, sources) for c in consequences(mutant.claim, old))


def test_facts_hold_where_the_relations_do():
    known = facts([ge(x, 2), lt(z, sp.pi), gt(nu, -1), ge(y, nu), gt(y - x, 0)])
    assert known.sign(x - 2) == 1
    assert known.sign(sp.pi - z / 2) == 1
    assert known.sign(nu + 1) == 1
    assert known.sign(y + 1) == 1
    assert known.sign(y - x) == 1
    assert known.sign(3 - z) is None
    assert known.without([x]).sign(y - x) is None
    assert known.without([x]).sign(x - 2) is None


@pytest.mark.parametrize(("factor", "less"), [(sp.Integer(2), True), (sp.Rational(1, 2), False)])
def test_the_only_change_of_a_statement_is_a_place_and_what_stands_there(factor, less):
    claim = load()["cover.upper"]
    bound, side = claim.conclusion.args
    changed = sp.Lt(bound, factor * side, evaluate=False)
    change = only_change(claim.conclusion, changed)
    assert change == Put((1, -1), factor)
    assert weaker(claim, change, changed) is less
    assert only_change(claim.conclusion, sp.Gt(factor * side, bound, evaluate=False)) is None
