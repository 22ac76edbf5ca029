"""Ball evaluation: inclusion, agreement of precisions, and everything that must stay undecided."""

from fractions import Fraction

import mpmath
import pytest
import sympy as sp
from flint import arb, ctx, fmpq
from hypothesis import given
from hypothesis import strategies as st

from proofs.arb import compile_expr, decide, enclose, rational
from proofs.program import Memo
from proofs.special import besseli
from proofs.verdict import TranslationError

x, y = sp.symbols("x y", positive=True)
r = sp.Symbol("r", real=True)
n = sp.Symbol("n", integer=True, positive=True)
f = sp.Function("f")
HALF = sp.Rational(1, 2)

# expression, exact value as a function of a rational, domain
RATIONAL = [
    (3 * x**2 - x / 7 + 2, lambda q: 3 * q**2 - q / 7 + 2),
    ((x - 1) ** 3 / (x + 1), lambda q: (q - 1) ** 3 / (q + 1)),
    (sp.Abs(x - 2, evaluate=False), lambda q: abs(q - 2)),
    (sp.Max(x, 2 - x), lambda q: max(q, 2 - q)),
    (sp.Min(x, x**2), lambda q: min(q, q**2)),
    (sp.floor(x), lambda q: Fraction(q.__floor__())),
    (sp.ceiling(x), lambda q: Fraction(q.__ceil__())),
    (sp.sqrt(x**2 + 2 * x + 1), lambda q: q + 1),
    ((x - 3) ** 4, lambda q: (q - 3) ** 4),
]
CURVES = [
    sp.exp(-x) * sp.sin(3 * x),
    sp.log(1 + x) / x,
    sp.besseli(n / 2 + 1, x) / sp.besseli(n / 2, x),
    sp.betainc_regularized(n / 2, HALF, 0, sp.sin(x) ** 2),
    sp.gamma(x + 1) - sp.loggamma(x + 2),
    x**x - sp.cos(x) ** n,
    sp.acos(1 / (1 + x)) + sp.asin(1 / (2 + x)) + sp.tan(1 / (1 + x)),
    sp.factorial(n) * x ** sp.Rational(3, 2) - (1 + x) ** sp.Rational(1, 3),
]
positive = st.fractions(min_value=Fraction(1, 1000), max_value=50, max_denominator=1000)


@pytest.mark.parametrize(("expr", "exact"), RATIONAL)
@given(centre=positive, radius=positive, where=st.fractions(min_value=-1, max_value=1, max_denominator=50))
def test_the_image_of_a_ball_contains_the_image_of_its_points(expr, exact, centre, radius, where):
    point = centre + where * radius
    with ctx.workprec(80):
        ball = arb(fmpq(centre.numerator, centre.denominator)).union(arb(fmpq(point.numerator, point.denominator)))
        if point <= 0:
            return
        image = compile_expr(expr, [x])([ball])
        value = exact(point)
    with ctx.workprec(4000):
        assert not image.is_finite() or image.overlaps(arb(fmpq(value.numerator, value.denominator)))


@pytest.mark.parametrize("expr", CURVES)
@given(q=positive, k=st.integers(1, 20), low=st.integers(30, 200), high=st.integers(30, 400))
def test_two_precisions_overlap(expr, q, k, low, high):
    first, second = (enclose(expr, {x: q, n: k}, prec) for prec in (low, high))
    assert not (first.is_finite() and second.is_finite()) or first.overlaps(second)


@given(q=positive, k=st.integers(1, 20))
def test_values_on_a_wide_ball_contain_the_value_at_its_centre(q, k):
    point = fmpq(q.numerator, q.denominator)
    with ctx.workprec(128):
        wide = arb(point, point / 50)
        for expr in CURVES:
            inner = enclose(expr, {x: point, n: k}, 128)
            outer = enclose(expr, {x: wide, n: k}, 128)
            assert not outer.is_finite() or outer.overlaps(inner)


def test_rationals_never_pass_through_floats():
    program = compile_expr(sp.Rational(1, 3) + n / 10, (), fixed={n: fmpq(7)})
    assert program.exact == fmpq(31, 30)
    assert enclose(10 * x, {x: sp.Rational(1, 10)}, 64) == 1
    assert rational(0.5) is None
    for value in (0.1, "1", None, arb):
        with pytest.raises(TranslationError):
            enclose(x, {x: value}, 64)


@pytest.mark.parametrize(
    ("relation", "point", "expected"),
    [
        (sp.Ge(sp.pi**2, 10, evaluate=False), {}, False),
        (sp.Gt(x**2, 2, evaluate=False), {x: sp.sqrt(2) + sp.Rational(1, 10**500)}, True),
        (sp.Le(x, x, evaluate=False), {x: sp.sqrt(2)}, True),
        (sp.Lt(x, x, evaluate=False), {x: sp.sqrt(2)}, False),
        (sp.Eq(x, y, evaluate=False), {x: sp.Rational(2, 6), y: Fraction(1, 3)}, True),
        (sp.Ne(x, y, evaluate=False), {x: 1, y: fmpq(1)}, False),
        (sp.Eq(sp.acos(x), y, evaluate=False), {x: HALF / 3, y: sp.acos(HALF / 3)}, True),
        (sp.Eq(sp.exp(x), 1, evaluate=False), {x: sp.Rational(1, 10**300)}, False),
        (sp.Ge(sp.sqrt(x), 2, evaluate=False), {x: 4}, True),
        (sp.Ge(n**n, sp.factorial(n), evaluate=False), {n: 50}, True),
        (sp.Le(0, sp.sqrt(2) * sp.sin(r / 2), evaluate=False), {r: 0}, True),  # both balls are one number
        (sp.Lt(0, sp.sqrt(2) * sp.sin(r / 2), evaluate=False), {r: 0}, False),
    ],
)
def test_exact_points_are_decided(relation, point, expected):
    assert decide(relation, point) is expected


@pytest.mark.parametrize(
    ("relation", "point"),
    [
        (sp.Eq(sp.sin(r) ** 2 + sp.cos(r) ** 2, 1, evaluate=False), {r: 1}),  # true, but balls cannot tell
        (sp.Ge(sp.sin(r) ** 2 + sp.cos(r) ** 2, 1, evaluate=False), {r: 1}),
        (sp.Le(sp.log(r), sp.log(r), evaluate=False), {r: -1}),
        (sp.Le(1 / r, 1 / r, evaluate=False), {r: 0}),
        (sp.Ge(sp.sqrt(r), 0, evaluate=False), {r: -1}),
        (sp.Ge(sp.log(r) ** n, 0, evaluate=False), {r: -1, n: 0}),
        (sp.Ge(sp.Max(sp.log(r), 5), 5, evaluate=False), {r: -1}),
        (sp.Ge(r ** sp.Rational(1, 3), 0, evaluate=False), {r: -8}),
        (sp.Ge(1 / (1 + sp.gamma(r) ** 2), 0, evaluate=False), {r: -2}),
        (sp.Ge(sp.besseli(1, r), 0, evaluate=False), {r: -2}),
        (sp.Ge(sp.acos(r), 0, evaluate=False), {r: 2}),
        (sp.Gt(sp.exp(sp.exp(sp.exp(sp.exp(r)))), 1, evaluate=False), {r: 100}),
        (sp.Ge(sp.betainc_regularized(1, 1, 0, r), 0, evaluate=False), {r: 2}),
    ],
)
def test_what_is_undefined_or_overlaps_stays_undecided(relation, point):
    assert decide(relation, point, limit=512) is None


@pytest.mark.parametrize(
    "expr",
    [
        sp.Float("0.5") * x,
        f(x),
        sp.zeta(x),
        sp.Integral(x, (x, 0, 1)),
        sp.oo * r,
        sp.I * x,
        x + y,
        sp.sign(r),
    ],
)
def test_unsupported_expressions_are_refused(expr):
    with pytest.raises(TranslationError):
        enclose(expr, {x: 1, r: 1}, 64)
    with pytest.raises(TranslationError):
        decide(
            sp.Ge(expr, 0, evaluate=False) if expr.is_extended_real else sp.Eq(expr, 0, evaluate=False),
            {x: 1},
        )


def test_theory_functions_come_from_the_registry():
    g = sp.Function("g")
    value = enclose(f(x) + g(x, 1, 2), {x: 2}, 64, {f: lambda a: a * a, g: lambda a, b, c: a + b + c})
    assert value == 9


def test_a_relation_is_expected():
    with pytest.raises(TranslationError):
        decide(sp.true, {})


def test_the_memo_is_used_and_shared():
    ratio = sp.besseli(n + 1, x) / sp.besseli(n, x)
    first, second = (compile_expr(ratio, [x], fixed={n: fmpq(k)}) for k in (1, 2))
    memo: Memo = {}
    with ctx.workprec(64):
        value = first([arb(3)], memo)
        assert second([arb(3)], memo).overlaps(second([arb(3)]))
        assert value.overlaps(first([arb(3)]))
    assert set(memo) == {(1, 1, 0), (2, 1, 0), (3, 1, 0)}


@pytest.mark.parametrize("order", [0, 3, Fraction(11, 2)])
def test_a_bessel_function_at_a_large_ball_encloses_its_values_there(order):
    with ctx.workprec(96):
        nu = arb(fmpq(Fraction(order).numerator, Fraction(order).denominator))
        ball = arb(10**16) + arb(1) / 3  # Arb's own function is slow here
        shown = besseli(nu, ball)
        assert shown.is_finite()
        assert all(shown.contains(arb(end).bessel_i(nu)) for end in (ball.lower(), ball.upper(), ball.mid()))
        assert not shown.contains((2 * ball.upper()).bessel_i(nu))


@pytest.mark.parametrize("a", [Fraction(1, 2), Fraction(1), Fraction(3)])
@pytest.mark.parametrize("below", [Fraction(1, 3), Fraction(1, 10**6), Fraction(1, 10**16)])
def test_the_incomplete_beta_function_near_one_encloses_what_mpmath_has(a, below):
    """On the side where it is reflected; with a wide ball about 1/2 both sides are the same function."""
    point = sp.Rational(*(1 - below).as_integer_ratio())
    shown = enclose(sp.betainc_regularized(sp.Rational(a.numerator, a.denominator), HALF, 0, point), {}, 96)
    with mpmath.workdps(60):
        at, value = mpmath.mpf(1) - mpmath.mpf(below.numerator) / below.denominator, mpmath.mpf(a.numerator)
        expected = mpmath.betainc(value / a.denominator, mpmath.mpf(1) / 2, 0, at, regularized=True)
        assert abs(mpmath.mpf(str(shown.mid().str(50, radius=False))) - expected) < mpmath.mpf(10) ** -18
    assert shown.rad() < 1e-18
