"""The second evaluator: it agrees with balls where it speaks, and is silent when in doubt."""

from fractions import Fraction

import pytest
import sympy as sp
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs.arb import decide
from proofs.mp import confirm
from proofs.verdict import TranslationError

x, y = sp.symbols("x y", positive=True)
r = sp.Symbol("r", real=True)
f = sp.Function("f")
RELATIONS = [
    sp.Ge(sp.besseli(sp.Rational(3, 2), x) / sp.besseli(sp.Rational(1, 2), x), x / (y + x), evaluate=False),
    sp.Lt(sp.exp(-x) * sp.gamma(y), sp.log(1 + x + y), evaluate=False),
    sp.Le(sp.betainc_regularized(2, sp.Rational(1, 2), 0, x / (x + y)), sp.sqrt(x) / y, evaluate=False),
    sp.Gt(sp.acos(x / (x + y)), sp.sin(x) + sp.ceiling(x) - sp.floor(y), evaluate=False),
    sp.Ne(x**y, sp.Max(x, y) - sp.Min(x, y, 1), evaluate=False),
    sp.Eq(x + y, 2 * x - y, evaluate=False),
]
positive = st.fractions(min_value=Fraction(1, 1000), max_value=30, max_denominator=1000)


@pytest.mark.parametrize("relation", RELATIONS)
@settings(max_examples=25)
@given(a=positive, b=positive)
def test_it_never_contradicts_ball_arithmetic(relation, a, b):
    point = {x: sp.Rational(a.numerator, a.denominator), y: sp.Rational(b.numerator, b.denominator)}
    one, other = confirm(relation, point), decide(relation, point)
    assert one is None or other is None or one is other


@pytest.mark.parametrize(
    ("relation", "point", "expected"),
    [
        (sp.Gt(sp.exp(x), 1 + x, evaluate=False), {x: sp.Rational(1, 10**40)}, True),
        (sp.Lt(sp.exp(x), 1 + x, evaluate=False), {x: Fraction(1, 10**40)}, False),
        (sp.Eq(x, y, evaluate=False), {x: fmpq(1, 3), y: sp.Rational(1, 3)}, True),
        (sp.Ge((x - 1) ** 4, 0, evaluate=False), {x: 1}, True),
        (sp.Ge(sp.ceiling(x), 3, evaluate=False), {x: sp.Rational(7, 3)}, True),
    ],
)
def test_clear_cases_are_confirmed(relation, point, expected):
    assert confirm(relation, point) is expected


@pytest.mark.parametrize(
    ("relation", "point"),
    [
        (sp.Ge(sp.sin(r) ** 2 + sp.cos(r) ** 2, 1, evaluate=False), {r: 1}),
        (sp.Gt(sp.exp(x), 1 + x, evaluate=False), {x: sp.Rational(1, 10**300)}),  # below every precision
        (sp.Le(sp.log(r), 1, evaluate=False), {r: -1}),
        (sp.Le(1 / r, 1, evaluate=False), {r: 0}),
        (sp.Le(sp.sqrt(r), 1, evaluate=False), {r: -1}),
        (sp.Le(r ** sp.Rational(1, 3), 1, evaluate=False), {r: -8}),
        (sp.Le(sp.acos(r), 1, evaluate=False), {r: 2}),
        (sp.Ge(sp.gamma(r), 1, evaluate=False), {r: -1}),
        (sp.Ge(sp.exp(r), 1, evaluate=False), {r: 10**30}),
        (sp.Ge(sp.ceiling(sp.sqrt(r)), 2, evaluate=False), {r: 1 + sp.Rational(1, 10**900)}),
        (sp.Ge(sp.besseli(1, x), 1, evaluate=False), {x: 10**30}),
    ],
)
def test_in_doubt_it_says_nothing(relation, point):
    assert confirm(relation, point) is None


def test_unknown_things_are_refused():
    for expr, point in ((f(x), {x: 1}), (x, {}), (x, {x: 0.5}), (sp.Float("0.5"), {}), (sp.zeta(x), {x: 3})):
        with pytest.raises(TranslationError):
            confirm(sp.Ge(expr, 0, evaluate=False), point)
    assert confirm(sp.Ge(f(x), 3, evaluate=False), {x: 2}, {f: lambda a: a * a}) is True
    with pytest.raises(TranslationError):
        confirm(sp.false, {})
