"""False claims that must not get through the kernel: each test builds one and asks whether it is proved.

A test that is marked as an expected failure is an attack that succeeds; it is strict, so that a fix shows.
"""

from dataclasses import replace
from typing import Any, Literal

import pytest
import sympy as sp

from symbolic_bounds.claim import Induct, Step, Use
from symbolic_bounds.formula import Both, Slope, eq, forall, ge, gt, implies, le, lt, ne
from symbolic_bounds.language import angle, dimension
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import counting, integer, natural, nonnegative, positive, real, schematic, thing
from tests.proofs.small_claims import make, proved

a, b, c, u, v, x, y = (real(name) for name in "abcuvxy")
p, q, s, t = (positive(name) for name in "pqst")
w, i, j, n, z = nonnegative("w"), natural("i"), natural("j"), counting("n"), integer("z")
f, g, dg = schematic("f"), schematic("g"), schematic("dg")
X, Y = thing("X"), thing("Y")
zero, one, two = sp.Integer(0), sp.Integer(1), sp.Integer(2)
half = sp.Rational(1, 2)
ABSURD = eq(zero, 1)


# -- what sympy simplifies away must have been defined ---------------------------------------------------------


def test_a_hypothesis_that_is_undefined_somewhere() -> None:
    """A hypothesis need not be defined: at c = 0 sympy turns c/x into 0 for every x."""
    lemma = make(
        le(one, 0), Use("end", "bound", at={x: c}),
        id="test.lemma", symbols=(c,), hypotheses={"bound": forall(x, le(c / x, 0))},
    )  # fmt: skip
    assert not proved(make(le(one, 0), Use("end", "test.lemma", at={c: zero})), lemma)


def test_an_induction_over_one_number() -> None:
    """The base of an induction is simplified at the start, where i/j loses its denominator."""
    claim = make(
        eq(one, 0),
        Induct("all", i, eq(i / j, 0), start=zero, stop=zero),
        Use("end", "all", at={i: j}, given=("small",)),
        symbols=(j,), hypotheses={"small": le(j, 0)},
    )  # fmt: skip
    assert not proved(claim)
    assert not proved(make(eq(one, 0), Use("end", "test.small", at={j: zero})), replace(claim, id="test.small"))


def test_a_meaning_with_two_values_at_one_point() -> None:
    """A meaning is asked for its value after sympy simplified it: x/y is 1 at (a, a) and 0 at (0, a)."""
    lemma = make(
        ABSURD,
        Use("one", "diagonal", at={x: zero}),
        Use("zero", "axis", at={x: zero}),
        Step("end", ABSURD, given=("one", "zero")),
        id="test.lemma", functions=(f,),
        hypotheses={"diagonal": forall(x, eq(f(x, x), 1)), "axis": forall(x, eq(f(0, x), 0))},
    )  # fmt: skip
    assert not proved(make(ABSURD, Use("end", "test.lemma", functions={f: sp.Lambda((x, y), x / y)})), lemma)


INVERSE = make(
    ABSURD, Use("end", "inverse", at={x: zero}),
    id="test.inverse", functions=(f,), hypotheses={"inverse": forall(x, eq(f(x) * x, 1))},
)  # fmt: skip


def test_a_meaning_that_is_undefined_somewhere() -> None:
    assert not proved(make(ABSURD, Use("end", "test.inverse", functions={f: sp.Lambda(y, 1 / y)})), INVERSE)


def test_a_bound_variable_is_captured_by_a_symbol() -> None:
    """Where a meaning must be defined, a bound variable is not renamed: a fact about a free x is used for it."""
    use = Use("end", "test.inverse", functions={f: sp.Lambda(y, 1 / y)}, given=("sign",))
    assert not proved(make(ABSURD, use, symbols=(x,), hypotheses={"sign": gt(x, 0)}), INVERSE)


def test_a_bound_variable_shadows_a_symbol() -> None:
    """Where a meaning must be defined, a bound variable gets the value of the symbol that it shadows."""
    use = Use("end", "test.inverse", at={x: one}, functions={f: sp.Lambda(y, 1 / y)})
    assert not proved(make(ABSURD, use), replace(INVERSE, symbols=(x,)))


def test_an_undefined_argument_that_expands_to_a_known_one() -> None:
    """An atom that is known already is returned before its arguments are asked for a value."""
    goal = eq(sp.cos(1 + b * c), sp.cos(b * (1 / b + c)))
    assert not proved(make(goal, Step("end", goal), symbols=(b, c)))


def test_the_slope_of_an_undefined_constant() -> None:
    """The derivative of what does not depend on the variable is 0, defined or not."""
    goal = Slope(sp.log(b) + s, s, one)
    assert not proved(make(forall(s, goal), Step("end", goal, fix=(s,)), symbols=(b,)))


@pytest.mark.parametrize(
    "value", [1 / a, sp.log(a), sp.sqrt(a), a**a, sp.gamma(a), sp.acos(a), sp.log(-one, evaluate=False)]
)
def test_a_value_must_be_defined(value: sp.Expr) -> None:
    lemma = make(eq(u - u, 0), Step("end", eq(zero, 0)), id="test.lemma", symbols=(u,))
    assert not proved(make(eq(zero, 0), Use("end", "test.lemma", at={u: value}), symbols=(a,)), lemma)


@pytest.mark.parametrize(
    "goal",
    [
        ge(a / b, a / b), eq(sp.sqrt(a), sp.sqrt(a)), ge(sp.log(a), sp.log(a)), eq(a**b, a**b), gt(sp.gamma(a), 0),
        ge(sp.acos(a), 0), eq(sp.Mul(a, 1 / a, evaluate=False), 1), ge(sp.besseli(a, b), sp.besseli(a, b)),
        ge(sp.Pow(0, w), 0), eq(sp.Pow(sp.Pow(a, 3), sp.Rational(1, 3)), a), gt(sp.factorial(a), 0),
        ge((-1) ** z, -1),
    ],
)  # fmt: skip
def test_nothing_is_said_where_a_side_is_undefined(goal: Any) -> None:
    assert not proved(make(goal, Step("end", goal), symbols=(a, b, w, z)))


# -- slopes ----------------------------------------------------------------------------------------------------


def test_a_slope_in_an_integer() -> None:
    """A slope in a real variable is taken at an integer symbol, where sympy knows sin(pi z) = 0."""
    claim = make(
        forall(z, Slope(zero, z, sp.pi * (-1) ** z)),
        Step("rule", Slope(sp.sin(sp.pi * x), x, sp.pi * sp.cos(sp.pi * x)), fix=(x,)),
        Use("end", "rule", at={x: z}, fix=(z,)),
    )
    assert not proved(claim)


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (sp.Abs(x), one), (sp.Max(x, 0), zero), (sp.sqrt(x), 1 / (2 * sp.sqrt(x))), (x**x, x**x), (sp.floor(x), zero),
        (sp.log(x), 1 / x), (1 / x, -1 / x**2), (sp.acos(x), zero), (f(x), zero), (x**2, x), (sp.besseli(x, p), zero),
    ],
)  # fmt: skip
def test_a_slope_that_is_not_there(of: sp.Expr, value: sp.Expr) -> None:
    assert not proved(make(forall(x, Slope(of, x, value)), Step("end", Slope(of, x, value), fix=(x,)), functions=(f,)))


def test_an_equation_at_one_point_gives_no_slope() -> None:
    """From f = 0 at the point where x = a, nothing follows for the slope of f there."""
    goal = Slope(f(x), x, zero)
    step = Step("end", goal, given=("value",), fix=(x,), assume=(eq(x, a), eq(f(x), 0)))
    claim = make(
        forall(x, eq(x, a), eq(f(x), 0), goal), step,
        symbols=(a,), functions=(f,), hypotheses={"value": eq(f(a), 0)},
    )  # fmt: skip
    assert not proved(claim)


def test_a_slope_given_on_an_interval_is_not_one_beyond() -> None:
    """f = max(1, x) has slope 0 below 1, but does not stay below 1."""
    claim = make(
        le(sp.Abs(f(two) - f(zero)), 0),
        Use("end", "axiom.mean_value", at={a: two, b: zero, nonnegative("M"): zero}, given=("flat",),
            functions={g: sp.Lambda(x, f(x)), dg: sp.Lambda(x, 0)}),
        functions=(f,), hypotheses={"flat": forall(x, lt(x, 1), Slope(f(x), x, zero))},
    )  # fmt: skip
    assert not proved(claim, library=load())


# -- quantifiers, induction, scope -----------------------------------------------------------------------------


def test_induction_by_halves() -> None:
    for start, stop, goal in ((one, None, ge(i, 2)), (zero, n, le(i, 1)), (two, two, eq(i, 3)), (zero, None, lt(i, n))):
        reach = (le(start, i),) if stop is None else (le(start, i), le(i, stop))
        step = Induct("end", i, goal, start=start, stop=stop)
        assert not proved(make(forall(i, *reach, goal), step, symbols=(n,)))


def test_an_empty_range_says_nothing_outside() -> None:
    none = Induct("none", j, eq(j, 7), start=sp.Integer(7), stop=two)
    assert not proved(make(eq(i, 7), none, Use("end", "none", at={j: i}), symbols=(i,)))


def test_contradictory_assumptions_stay_with_their_fact() -> None:
    local = Step("local", ABSURD, fix=(x,), assume=(lt(x, 0), gt(x, 0)))
    assert not proved(make(ABSURD, local, Use("end", "local", at={x: one})))
    assert not proved(make(ABSURD, local, Step("end", ABSURD, given=("local",))))
    assert not proved(make(implies(ge(a, 0), ABSURD), replace(local, fix=(), assume=(ge(a, 0),)), symbols=(a,)))


def test_bound_variables_of_one_name_and_two_sorts() -> None:
    bound = forall((real("k"), natural("k")), ge(f(natural("k")) + real("k") - real("k"), 0))
    for value in (-one, half, a):
        use = Use("end", "all", at={natural("k"): value})
        assert not proved(make(ge(f(value), 0), use, symbols=(a,), functions=(f,), hypotheses={"all": bound}))


def test_an_implication_is_not_its_conclusion() -> None:
    hypotheses = {"rule": implies(ge(a, 1), ge(b, 1))}
    claim = make(ge(b, 1), Step("end", ge(b, 1), given=("rule",)), symbols=(a, b), hypotheses=hypotheses)
    assert not proved(claim)
    assert not proved(make(ge(b, 1), Use("end", "rule"), symbols=(a, b), hypotheses=hypotheses))


def test_all_parts_of_a_conclusion_are_needed() -> None:
    parts = Both((ge(p, 0), Both((ge(p, 1),))))
    assert not proved(make(parts, Step("end", ge(p, 0)), symbols=(p,)))


@pytest.mark.parametrize(
    "use",
    [
        Use("end", "test.lemma", at={u: X}), Use("end", "test.lemma", at={u: y}), Use("end", "test.lemma"),
        Use("end", "test.lemma", at={u: a, v: a}), Use("end", "test.lemma", at={u: a}, functions={f: sp.Lambda(x, y)}),
        Use("end", "test.lemma", at={u: a}, functions={f: sp.Lambda((x, y), x)}),
        Use("end", "test.lemma", at={u: a}, functions={f: sp.Lambda(x, sp.I * x)}),
        Use("end", "test.lemma", at={u: a}, functions={angle: sp.Lambda((x, y), x)}),
    ],
)  # fmt: skip
def test_uses_that_make_no_sense(use: Use) -> None:
    lemma = make(ge(f(u), 0), id="test.lemma", symbols=(u,), functions=(f,), kind="axiom")
    assert not proved(make(ge(a, 0), use, symbols=(a, X)), lemma)


def test_a_rule_for_one_argument_is_not_one_for_the_swapped() -> None:
    fact = {"order": forall((x, y), le(x, y), le(f(x, y), 0))}
    for goal, at in ((le(f(two, one), 0), {x: two, y: one}), (le(f(two, one), 0), {x: one, y: two})):
        assert not proved(make(goal, Use("end", "order", at=at), functions=(f,), hypotheses=fact))


# -- engines and axioms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "goal",
    [
        gt(sp.Abs(a), 0), eq(sp.sqrt(a**2), a), ge(sp.Max(a, b), a + b), ge(sp.floor(a), a), le(sp.ceiling(a), a),
        ge(2 * sp.floor(p), p), ge(p**q, p), le(p**half, p), ne(a, b),
        eq(sp.cos(a), sp.cos(b)), eq(sp.sin(a), sp.sqrt(1 - sp.cos(a) ** 2)), gt(sp.besseli(a, p), 0), ge(p**z, 1),
        eq(angle(X, Y), angle(Y, X)), eq(dimension(X), dimension(Y)), lt(sp.pi, sp.Rational(314159, 100000)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("engine", ["exact", "smt"])
def test_false_goals(goal: Any, engine: Literal["exact", "smt"]) -> None:
    step = Step("end", goal, engine=engine, degree=2, squares=(a, b))
    assert not proved(make(goal, step, symbols=(a, b, p, q, n, z, X, Y)))


@pytest.mark.parametrize(
    ("axiom", "at", "lie"),
    [
        ("axiom.power_monotone", {"a": zero, "b": one, "p": zero}, le(one, 0)),
        ("axiom.power_strict", {"a": one, "b": two, "p": zero}, lt(one, 1)),
        ("axiom.bernoulli", {"u": -one, "p": zero}, le(zero, 1)),
        ("axiom.cos_strict", {"a": zero, "b": 2 * sp.pi}, lt(one, 1)),
        ("axiom.sine_concave", {"a": sp.pi, "b": 3 * sp.pi / 2}, ge(zero, sp.pi)),
        ("axiom.gamma_step", {"z": zero}, eq(one, 0)),
        ("axiom.log_lower", {"a": -one}, ge(zero, 2)),
        ("axiom.bessel_positive", {"nu": -3 * half, "x": one}, gt(sp.besseli(-3 * half, 1), 0)),
        ("axiom.beta_integral", {"j": zero, "nu": -half}, ABSURD),
    ],
)
def test_axioms_stop_where_they_would_be_false(axiom: str, at: dict[str, sp.Expr], lie: Any) -> None:
    library = load()
    values = {sym: at[sym.name] for sym in library[axiom].symbols if sym.name in at}
    assert not proved(make(lie, Use("end", axiom, at=values)), library=library)
