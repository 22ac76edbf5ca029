"""The exact engine: true relations get a certificate, false ones never, and a certificate is checked by expansion."""

import json
from fractions import Fraction

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy.core.relational import Relational

from proofs import arb
from proofs.certificate import Certificate, Constraint, check
from proofs.exact import Ledger, prove
from proofs.polynomial import ONE, Polynomial
from proofs.verdict import TranslationError, Verdict
from symbolic_bounds.formula import eq, ge, gt, le, lt, ne
from symbolic_bounds.symbols import counting, nonnegative, positive, real, schematic, thing

a, b, c = real("a"), real("b"), real("c")
p, q, w = positive("p"), positive("q"), nonnegative("w")
m, n = counting("m"), counting("n")
f = schematic("f")
half = sp.Rational(1, 2)


def proved(goal: Relational, *facts: Relational, squares: tuple[sp.Expr, ...] = ()) -> bool:
    ledger = Ledger()
    outcome = prove(goal, facts, ledger, squares)
    if outcome.verdict == Verdict.PROVED:  # what was found must survive a trip through a file
        stored = json.loads(json.dumps(ledger.entries))
        assert prove(goal, facts, Ledger(stored=stored, search=False), squares).verdict == Verdict.PROVED
    return outcome.verdict == Verdict.PROVED


TRUE = [
    (ge(p + q, p), ()),
    (gt(p * q, 0), ()),
    (le(p / (p + q), 1), ()),
    (lt(p / (p + q), 1), ()),
    (ge(a, 3), (ge(a, b), ge(b, 3))),
    (eq(sp.sqrt(p) ** 2, p), ()),
    (gt(sp.sqrt(p**2 + q**2), p), ()),
    (le(sp.Abs(a + b), 5), (le(sp.Abs(a), 2), le(sp.Abs(b), 3))),
    (eq(p ** (a + 1), p * p**a), ()),
    (eq((p * q) ** a, p**a * q**a), ()),
    (eq(sp.exp(a + b), sp.exp(a) * sp.exp(b)), ()),
    (eq(4**a, (2**a) ** 2), ()),
    (ge(n, m + 1), (gt(n, m),)),
    (le(sp.cos(a) ** 2, 1), ()),
    (eq(sp.cos(a) ** 2 + sp.sin(a) ** 2, 1), ()),
    (le(sp.Max(a, b), 1), (le(a, 1), le(b, 1))),
    (ge(sp.Min(a, b), 1), (ge(a, 1), ge(b, 1))),
    (lt(sp.ceiling(a), b + 1), (lt(a, b),)),
    (gt(1 / a, 0), (gt(a, 0),)),
    (lt(1 / a, 0), (lt(a, 0),)),
    (lt(sp.pi, 4), ()),
    (gt(sp.E, 2), ()),
    (ge(f(p) + 1, 0), (ge(f(p), 0),)),
]
FALSE = [
    (ge(a, 0), ()),
    (ge(p, q), ()),
    (gt(w, 0), ()),
    (ge(p, 1), ()),
    (ge(n, m), ()),
    (gt(a * b, 0), (gt(a, 0),)),
    (eq(sp.sqrt(a**2), a), ()),
    (ge(a, b + 1), (gt(a, b),)),
    (le(1 / a, 1), (ge(a**2, 1),)),
    (gt(sp.pi, sp.Rational(22, 7)), ()),
    (le(sp.cos(a), 0), ()),
    (eq(f(p), f(q)), ()),
    (lt(p / (p + q), half), ()),
]
UNDEFINED = [
    ge(1 / a, 1 / a),
    ge(sp.log(a), sp.log(a)),
    ge(sp.sqrt(a), 0),
    ge(a**half, 0),
    gt(a**b, 0),
    ge(sp.gamma(a), sp.gamma(a)),
    ge(sp.besseli(0, a), sp.besseli(0, a)),
    ge(sp.acos(a), 0),
    ge(f(1 / a), f(1 / a)),
    ge(thing("x"), thing("x")),
]


@pytest.mark.parametrize(("goal", "facts"), TRUE, ids=str)
def test_true_relations_are_proved(goal: Relational, facts: tuple[Relational, ...]) -> None:
    assert proved(goal, *facts)


@pytest.mark.parametrize(("goal", "facts"), FALSE, ids=str)
def test_false_relations_are_not(goal: Relational, facts: tuple[Relational, ...]) -> None:
    assert not proved(goal, *facts)


@pytest.mark.parametrize("goal", UNDEFINED, ids=str)
def test_what_is_not_defined_is_not_proved(goal: Relational) -> None:
    outcome = prove(goal, (), Ledger())
    assert outcome.verdict == Verdict.OPEN
    assert "not" in outcome.reason


def test_inequations_are_not_goals() -> None:
    assert not proved(ne(a, b), gt(a, b))


def test_an_unmet_condition_is_named() -> None:
    outcome = prove(ge(1 / (a - 1), 0), (ge(a, 1),), Ledger())
    assert "denominator" in outcome.reason


def test_a_replay_does_not_search() -> None:
    goal = ge(p + q, p)
    for stored in ([], [{"products": "nonsense"}]):
        assert prove(goal, (), Ledger(stored=list(stored), search=False)).verdict == Verdict.OPEN
        assert prove(goal, (), Ledger(stored=list(stored))).verdict == Verdict.PROVED


# -- certificates -----------------------------------------------------------------------------------------------

X, Y = Polynomial.variable("x"), Polynomial.variable("y")
CONSTRAINTS = [Constraint(X, ">"), Constraint(Y, ">="), Constraint(X - Y, "=")]
GOAL = Constraint(X + Y, ">")
GOOD = Certificate(((Fraction(1), (3,)), (Fraction(1), (0,)), (Fraction(1), (1,))), ())


def test_a_certificate_is_an_identity_with_a_strict_term() -> None:
    assert check(CONSTRAINTS, GOAL, GOOD)


@pytest.mark.parametrize(
    "bad",
    [
        Certificate((), ()),
        Certificate(GOOD.products[:2], ()),
        Certificate(((Fraction(1), (3,)), (Fraction(-1), (0,)), (Fraction(1), (1,))), ()),
        Certificate(((Fraction(1), (3,)), (Fraction(1), (0,)), (Fraction(1), (9,))), ()),
        Certificate(((Fraction(1), (3,)), (Fraction(1), (0,)), (Fraction(1), (-3,))), ()),
        Certificate(((Fraction(1), (3,)), (Fraction(1), (2,))), ()),  # an equation is not a sign
        Certificate(GOOD.products, ((0, ONE),)),  # an inequality is not an equation
        Certificate(((Fraction(1), (3,)), (Fraction(2), (1,))), ((2, ONE),)),  # no strict product
        Certificate(((Fraction(1), (0,)),), ((2, Polynomial({(("x", -1),): Fraction(-1)})),)),
    ],
)
def test_damaged_certificates_are_refused(bad: Certificate) -> None:
    assert not check(CONSTRAINTS, GOAL, bad)


# -- random relations: what is proved is true ---------------------------------------------------------------------

_atoms = st.sampled_from([a, b, p, q, n, sp.Integer(2), sp.Rational(-1, 3), sp.Integer(1)])


def _grow(inner: st.SearchStrategy[sp.Expr]) -> st.SearchStrategy[sp.Expr]:
    two = st.tuples(inner, inner)
    return st.one_of(
        two.map(lambda e: e[0] + e[1]),
        two.map(lambda e: e[0] * e[1]),
        two.map(lambda e: e[0] - e[1]),
        inner.map(sp.Abs),
        inner.map(lambda e: sp.sqrt(e**2 + 1)),
        inner.map(sp.exp),
        inner.map(sp.cos),
        two.map(lambda e: e[0] / (1 + e[1] ** 2)),
        two.map(lambda e: sp.Max(e[0], e[1])),
        inner.map(lambda e: p**e),
    )


_expressions = st.recursive(_atoms, _grow, max_leaves=4)
_relations = st.tuples(st.sampled_from([ge, gt, le, lt, eq]), _expressions, _expressions).map(
    lambda r: r[0](r[1], r[2])
)
_values = st.tuples(
    st.fractions(-5, 5, max_denominator=9), st.fractions(-5, 5, max_denominator=9),
    st.fractions(Fraction(1, 9), 5, max_denominator=9), st.fractions(Fraction(1, 9), 5, max_denominator=9),
    st.integers(1, 5),
)  # fmt: skip


@settings(max_examples=150)
@given(_relations, st.lists(_relations, max_size=2), st.lists(_values, min_size=4, max_size=4))
def test_what_is_proved_has_no_counterexample(
    goal: Relational, facts: list[Relational], points: list[tuple[Fraction, ...]]
) -> None:
    outcome = prove(goal, facts, Ledger(degree=2))
    if outcome.verdict != Verdict.PROVED:
        return
    for values in points:
        point = dict(zip((a, b, p, q, n), (sp.Rational(v.numerator, v.denominator) for v in values), strict=True))
        try:
            if all(arb.decide(fact, point) is True for fact in facts):
                assert arb.decide(goal, point) is not False
        except TranslationError:
            return
