"""Both notations mean the same exact expressions."""

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.notation import (
    Macros,
    Scope,
    meaning,
    meaning_of_expression,
    parse_latex_formula,
    parse_plain_formula,
    read_formula,
    scope_of,
)  # fmt: skip
from reports.notation.tex import tokens
from symbolic_bounds import definitions, rates
from symbolic_bounds.formula import Both, ForAll, Slope, eq, forall, ge, implies, le, lt, same
from symbolic_bounds.language import cap, covering, mean_angle, value
from symbolic_bounds.printing import latex, text
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import (
    C_H,
    C_R,
    F,
    L,
    N,
    Sort,
    delta,
    eps,
    integer,
    j,
    k,
    lam,
    m,
    mu,
    natural,
    positive,
    real,
    schematic,
    symbol,
    t,
    thing,
    x,
)  # fmt: skip

f, y, b, reach = thing("f"), thing("y"), schematic("b"), positive("reach")
prime, e2 = real("nu'"), positive("epsilon_2")
SCOPE = Scope(
    {s.name: s for s in (C_H, C_R, F, L, delta, eps, k, lam, m, mu, x, t, f, y, reach, prime, e2, N)},
    {"b": b, "theta": schematic("theta")},
    {"j": j},
)
HALF, R = sp.Rational(1, 2), sp.Rational


def tex(source):
    return meaning_of_expression(parse_latex_formula(source), SCOPE)


def plain(source):
    return meaning_of_expression(parse_plain_formula(source), SCOPE)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"8LC_R/\varepsilon", 8 * L * C_R / eps),
        (r"8 L C_HC_R + 2\epsilon C_{H}", 8 * L * C_H * C_R + 2 * eps * C_H),
        (r"\frac12 x + \tfrac{1}{3}\dfrac x4", x / 2 + x / 12),
        (r"0.258", R(258, 1000)),
        (r"-x^2", -(x**2)),
        (r"x^{-\frac{1}{2}}\sqrt[3]{x}", x ** -HALF * x ** R(1, 3)),
        (r"|x - t| + \left|x\right| \cdot \lvert x - t\rvert", abs(x - t) + x * abs(x - t)),
        (r"||x - t| - |t - 2||", abs(abs(x - t) - abs(t - 2))),
        (r"\lceil x \rceil \times \lfloor x/2 \rfloor", sp.ceiling(x) * sp.floor(x / 2)),
        (r"\sin^2\delta + \cos 2\delta - \arccos(x)", sp.sin(delta) ** 2 + sp.cos(2 * delta) - sp.acos(x)),
        (r"\ln x\ln t + \log_2(x)", sp.log(x) * sp.log(t) + sp.log(x) / sp.log(2)),
        (r"e^{\lambda\cos\delta}\exp(-x)\mathrm{e}^2", sp.exp(lam * sp.cos(delta)) * sp.exp(-x) * sp.exp(2)),
        (r"\Gamma\left(\frac{m+1}{2}\right)^2 m!", sp.gamma((m + 1) / sp.Integer(2)) ** 2 * sp.factorial(m)),
        (r"I_{\mu+1}(x)/I_\mu(x)", sp.besseli(mu + 1, x) / sp.besseli(mu, x)),
        (r"I_{\sin^2\delta}(m/2, \tfrac12)", sp.betainc_regularized(m / 2, HALF, 0, sp.sin(delta) ** 2)),
        (r"\max\{x, t\} + \min(x, t, 1)", sp.Max(x, t) + sp.Min(x, t, 1)),
        (r"\bigl(x + t\bigr)\Big(x - t\Big)", (x + t) * (x - t)),
        (r"x(1 + t)", x * (1 + t)),
        (r"b(t) + b^2{\left(t\right)} + b(t)^2", b(t) + 2 * b(t) ** 2),
        (r"reach\,x + \text{reach} + \operatorname{reach}", reach * x + 2 * reach),
        (r"nu' + \nu' + \epsilon_2", 2 * prime + e2),
        (r"B(\lambda, \mu)", definitions.bound_ratio(lam, mu)),
        (r"a_k(\lambda) r_{\nu}(x)", definitions.eigenvalue(k, lam, m) * definitions.ratio((m - 1) / sp.Integer(2), x)),
        (r"w_{m-1}/w_m", definitions.surface(m - 1) / definitions.surface(m)),
        (r"c(\lambda) - c_{m+1}(\lambda)", sp.Integer(0)),
        (r"\Lambda(\varepsilon/2)", rates.concentration(eps / 2)),
        (r"\Phi(m)/p(\varepsilon)", rates.covering_constant(m) / rates.exponent(eps)),
        (r"N_{\delta}(S^m)\,\sigma_{m}(\delta/2)^2", covering(m, delta) * cap(m, delta / 2) ** 2),
        (r"\mathbb{E}_{\lambda}[\theta]", mean_angle(m, lam)),
        (r"|f(y)|", abs(value(f, y))),
        ("λ·ε ÷ 2" .replace("÷", "/"), lam * eps / 2),
    ],
)  # fmt: skip
def test_latex(source, expected):
    assert tex(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("8*L*C_R/eps", 8 * L * C_R / eps),
        ("sqrt(x)*besseli(mu, x)", sp.sqrt(x) * sp.besseli(mu, x)),
        ("2^-x^2", 2 ** (-(x**2))),
        ("-x**2**3 + 1.5e-3", -(x**8) + R(15, 10000)),
        ("x*-t + x/-t", -x * t - x / t),
        ("lam/2/3*x", lam * x / 6),
        ("I_mu(x) + r_mu(x) + w_m", sp.besseli(mu, x) + definitions.ratio(mu, x) + definitions.surface(m)),
        ("Lambda(eps)*nu", rates.concentration(eps) * definitions.order(m)),
        ("m! + |x - 3|", sp.factorial(m) + abs(x - 3)),
        ("nu' + e*pi", prime + sp.E * sp.pi),
        ("value(f, y) + b(2)", value(f, y) + b(2)),
    ],
)
def test_plain(source, expected):
    assert plain(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"x \le t < 2", Both((le(x, t), lt(t, 2)))),
        ("x = t", eq(x, t)),
        ("x >= t", ge(x, t)),
        ("x <= 1 and t <= 1 => x*t <= 1", implies(le(x, 1), le(t, 1), le(x * t, 1))),
        (r"\forall j \in \{0, 1, 2, \dots\}\colon\ j < N \implies b(j) \ge 0", forall(j, lt(j, N), ge(b(j), 0))),
        ("for all j: j < N => b(j) >= 0", forall(j, lt(j, N), ge(b(j), 0))),
        ("for all s in integer: s >= x", forall(integer("s"), ge(integer("s"), x))),
        (r"\forall s > 0\colon s \ge x", forall(positive("s"), ge(positive("s"), x))),
        ("(x <= 1) and (t <= 1)", Both((le(x, 1), le(t, 1)))),
        (r"x \le 1 \implies t \le 1 \quad\text{and}\quad t \le 2", Both((implies(le(x, 1), le(t, 1)), le(t, 2)))),
        (r"\frac{d}{dx} \left[x^2\right] = 2x", Slope(x**2, x, 2 * x)),
        ("d/dx [x**2] = 2*x", Slope(x**2, x, 2 * x)),
    ],
)
def test_formulas(source, expected):
    found = meaning(read_formula(source), SCOPE)
    assert type(found) is type(expected)
    assert same(found, expected)


def test_bound_variable_takes_the_sort_of_the_claim():
    found = meaning(parse_plain_formula("for all j: b(j) >= 0"), SCOPE)
    assert isinstance(found, ForAll)
    assert found.variables == (j,)


def test_macros():
    macros = Macros()
    source = (
        r"\newcommand{\q}[2][2]{\frac{#2}{#1}}\def\pair#1#2{(#1+#2)}\let\e\varepsilon\DeclareMathOperator*{\rr}{reach}"
    )
    raw, index = tokens(source), 0
    while index < len(raw):
        index = macros.declare(raw, index)
    found = meaning_of_expression(parse_latex_formula(r"\q{x} + \q[3]t + \pair x{\q\e} + \rr", macros), SCOPE)
    assert found == x / 2 + t / 3 + x + eps / 2 + reach


def test_scope_of_a_claim_knows_its_names():
    scope = scope_of(load()["softmax.net"])
    assert {"L", "delta", "N"} <= set(scope.symbols)
    assert {"theta", "v", "W", "V"} == set(scope.functions)


_ATOMS = st.sampled_from([x, t, lam, mu, sp.pi, sp.E, *map(sp.Integer, range(-3, 9)), R(2, 7), R(-5, 3)])
_SAFE = (sp.sin, sp.cos, sp.exp)


def _grown(inner):
    pairs = st.tuples(inner, inner)
    return st.one_of(
        pairs.map(lambda p: p[0] + p[1]),
        pairs.map(lambda p: p[0] * p[1]),
        pairs.map(lambda p: p[0] - p[1]),
        pairs.map(lambda p: p[0] / (p[1] ** 2 + 1)),
        pairs.map(lambda p: sp.besseli(p[0], abs(p[1]) + x)),
        st.tuples(inner, st.integers(2, 4)).map(lambda p: p[0] ** p[1]),
        st.tuples(st.sampled_from(_SAFE), inner).map(lambda p: p[0](p[1] + x)),
        inner.map(lambda e: sp.sqrt(e**2 + t)),
        inner.map(lambda e: sp.log(e**2 + 1)),
        inner.map(lambda e: b(e)),
        inner.map(lambda e: abs(e - x)),
        inner.map(lambda e: (x + lam) ** (e if e.free_symbols else mu)),  # a number may be too large to raise to
        inner.map(lambda e: sp.gamma(e**2 + mu)),
        pairs.map(lambda p: sp.Max(p[0], p[1] + x)),
    )


@given(st.recursive(_ATOMS, _grown, max_leaves=6))
@settings(max_examples=150)
def test_random_expressions_are_read_back(expr):
    for show, read in ((latex, tex), (text, plain)):
        found = read(show(expr))
        if found != expr and sp.factor_terms(found) != sp.factor_terms(expr):
            assert sp.expand(found) == sp.expand(expr), show(expr)


@given(st.sampled_from(list(Sort)), st.sampled_from(["s", "u_1", "kappa"]))
def test_symbols_of_every_sort_are_bound_and_read_back(sort, name):
    variable = symbol(name, sort)
    if sort is Sort.OBJECT:
        return
    formula = forall(variable, ge(variable, x))
    assert same(meaning(parse_latex_formula(latex(formula)), SCOPE), formula)
    assert meaning(parse_plain_formula(f"for all {name} in {sort.name.lower()}: {name} >= x"), SCOPE) == formula


def test_a_natural_number_is_not_a_counting_one():
    assert natural("j") == j
