"""What cannot be read, or could be read in two ways, is refused with its place."""

import pytest
import sympy as sp

from reports.notation import LIMITS, Limits, NotationError, meaning, parse_latex_formula, read_formula, scope_of
from reports.notation.parser import parse_plain_formula
from symbolic_bounds.formula import expressions, free_symbols
from symbolic_bounds.registry import load

SCOPE = scope_of(load()["amos.lower"])
NET = scope_of(load()["softmax.net"])


def refusal(source, scope=SCOPE, limits=LIMITS):
    with pytest.raises(NotationError) as caught:
        meaning(read_formula(source, limits), scope, limits, source)
    return str(caught.value)


def test_error_shows_line_and_caret():
    message = refusal("x <= 1 +\n  besseli(nu, y)")
    assert message.splitlines() == [
        "line 2, column 15: unknown symbol 'y'; names here: nu, x", "    besseli(nu, y)", "                ^",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "place", "message"),
    [
        ("x <= nuu", 6, "unknown symbol 'nuu'; did you mean nu?"),
        (r"x \le \lambda", 7, "unknown symbol 'lambda'"),
        ("x <= y(2)", 6, "unknown function 'y'"),
        ("x(2) <= 1", 1, "x is not a function; write x*(...)"),
        ("2x <= 1", 2, "write a product with *"),
        ("x <= ", 5, "ends too early"),
        ("x + 1", 1, "expected a relation"),
        ("(x <= 1) + 2 <= 1", 2, "found a relation"),
        ("(x, 1) <= 1", 1, "a list of values"),
        ("((x) <= 1", 1, "( is never closed"),
        ("(x] <= 1", 3, "] cannot close ("),
        ("x) <= 1", 2, ") closes nothing"),
        ("x <= 1; x", 7, "no meaning in plain notation"),
        ("x <= 1..2", 6, "is not a number"),
        ("besseli(x) <= 1", 1, "besseli takes 2 argument(s), found 1"),
        ("c(x) <= 1", 1, "c(lambda) needs m, which this claim does not have"),
        ("B(x) <= 1", 1, "B takes 2 argument"),
        (r"B \le 1", 1, "B(lambda, mu)"),
        ("for all t: t <= x", 9, "say what t ranges over"),
        ("for all x in real: x <= 1", 9, "is a symbol of the claim"),
        ("for all t in strange: t <= x", 11, "unknown sort"),
        ("x < 1 != nu", 1, "a chain with !="),
        (r"x \le \foo", 7, "unknown command"),
        (r"x^12 \le 1", 3, "put it in braces"),
        (r"x^1^2 \le 1", 4, "a second power"),
        (r"\sin x \nu \le 1", 1, "where does the argument"),
        (r"\log^2(x)^2 \le 1", 7, "what does this script belong to"),
        (r"\sin^{-1}(x) \le 1", 7, "might be an inverse"),
        (r"1/x\nu \le 1", 3, "which of these"),
        (r"{x+1} x \le 1", 1, "write parentheses"),
        (r"x \le 1 \text{ for all } x", 9, "is not part of a formula"),
        (r"\langle x, x\rangle \le 1", 1, "a list of values"),
        (r"I_\nu(x, 1, 2) \le 1", 1, "I has one argument"),
        (r"\left. x \right| \le 1", 1, "no other side"),
        ("log(-1) <= x", 1, "a logarithm"),
        ("log(0) <= x", 1, "a logarithm"),
        ("sqrt(-2) <= x", 1, "a negative number"),
        ("1/0 <= x", 3, "a division by zero"),
        ("1/(1 - 1) <= x", 3, "a division by zero"),
        ("betainc_regularized(0, 1, 0, x) <= 1", 1, "needs positive parameters"),
        ("gamma(0) <= x", 1, "not a real number"),
        ("x <= \0", 6, "a NUL character"),
    ],
)
def test_refused(source, place, message):
    found = refusal(source)
    assert message in found
    assert found.startswith(f"line 1, column {place}: ")


def test_ambiguous_exponential_is_refused():
    scope = scope_of(load()["seq.depth"])
    assert "e is a symbol" in refusal(r"e^{2} \le 1", scope)


def test_objects_stand_only_in_functions():
    scope = scope_of(load()["conv.lipschitz"])
    assert "is a point or a function" in refusal("f <= 1", scope)
    assert "cannot be multiplied" in refusal(r"2 f \le 1", scope)
    assert "takes 2 argument(s)" in refusal("value(f) <= 1", scope)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("9**9**9**9 <= x", "bits"),
        ("(2*x)**(10**9) <= 1", "bits"),
        ("((2*x)**1000)**1000 <= 1", "bits"),
        ("exp(10**6*log(2)) <= x", "bits"),
        ("exp(exp(exp(99))) <= x", "bits"),
        ("x**(2**30) <= 1", "an exponent of more than"),
        ("(10**9)! <= x", "beyond"),
        ("gamma(10**8) <= x", "beyond"),
        ("besseli(10**7, x) <= 1", "beyond"),
        ("surface(10**9) <= x", "beyond"),
        ("floor(pi**(10**8)) <= x", "bits"),
        ("max((x + 1)**9999, 2) <= 1", "a sum to a power"),
        ("max((x + nu + 2)**900, 2) <= 1", "too many terms"),
        ("9" * 101 + " <= x", "digits"),
        ("1e999 <= x", "exponent of ten"),
        ("(" * 61 + "x" + ")" * 61 + " <= 1", "nested"),
        ("-" * 100 + "x <= 1", "unexpected '-'"),
        ("x**" * 100 + "x <= 1", "nested"),
        ("x + " * 3000 + "x <= 1", "tokens"),
        ("x" * 30_000 + " <= 1", "characters"),
        ("B(" * 20 + "x" + ", x)" * 20 + " <= 1", "terms"),
        ("max(" + "x, " * 9 + "x) <= 1", "more than 8 arguments"),
    ],
)
def test_explosions_are_refused(source, message):
    assert message in refusal(source)


def test_time_is_limited():
    assert "takes longer" in refusal("x + x <= 1", limits=Limits(seconds=0.0))


@pytest.mark.parametrize("source", ["2**100 <= x", "20! <= x", "x**50 <= 1", "gamma(9/2) <= x", "1e-30 <= x"])
def test_control_ordinary_numbers_pass(source):
    assert free_symbols(meaning(parse_plain_formula(source), SCOPE))


def test_control_no_floats():
    left, right = expressions(meaning(parse_latex_formula(r"0.1 x \le 1.25"), SCOPE))
    assert not left.atoms(sp.Float)
    assert right == sp.Rational(5, 4)


def test_functions_of_the_claim_take_numbers():
    assert "unknown symbol" in refusal("theta(q) <= 1", NET)
