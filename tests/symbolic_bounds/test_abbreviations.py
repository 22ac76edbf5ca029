import pytest
import sympy as sp

from symbolic_bounds.abbreviations import KNOWN, abbreviated
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Slope, expressions, forall, ge, le, same
from symbolic_bounds.printing import text
from symbolic_bounds.rates import beta, concentration
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import eps, lam, m, real, t


def spelled_out(formula, names):
    """The formula with every name's meaning in its place, the meanings' own names included."""
    if isinstance(formula, Both):
        return Both(tuple(spelled_out(part, names) for part in formula.parts))
    if isinstance(formula, ForAll):
        given = tuple(spelled_out(part, names) for part in formula.given)
        return ForAll(formula.variables, given, spelled_out(formula.body, names))
    if isinstance(formula, Slope):
        return Slope(put(formula.of, names), formula.by, put(formula.value, names))
    return formula.func(*(put(side, names) for side in formula.args), evaluate=False)


def put(expr, names):
    for name, meaning in names.items():
        expr = expr.xreplace({name: meaning})
    return expr


def claim(conclusion, **hypotheses):
    return Claim("a.b", "", "", "lemma", "A", "", (m, eps, lam), conclusion, "proved", hypotheses)


def test_every_statement_can_be_spelled_out():
    named = 0
    for registered in load().values():
        short = abbreviated(registered)
        named += bool(short.names)
        assert same(spelled_out(short.conclusion, short.names), registered.conclusion), registered.id
        assert list(short.hypotheses) == list(registered.hypotheses)
        for name, hypothesis in short.hypotheses.items():
            assert same(spelled_out(hypothesis, short.names), registered.hypotheses[name]), registered.id
        taken = {s for part in (*registered.hypotheses.values(), registered.conclusion) for e in expressions(part)
                 for s in e.atoms(sp.Symbol, sp.Function)}  # fmt: skip
        assert not taken & set(short.names), registered.id
    assert named > 30


def test_the_papers_names():
    short = abbreviated(claim(ge(lam, concentration(eps)), beta=ge(beta(eps), 0)))
    assert text(short.conclusion) == "lambda >= Lambda(epsilon)"
    assert text(short.hypotheses["beta"]) == "beta(epsilon) >= 0"
    assert [text(name) for name in short.names] == ["Lambda(epsilon)", "beta(epsilon)"]
    assert "beta(epsilon)" in text(next(iter(short.names.values())))


def test_what_stands_twice_is_named_and_what_is_bound_or_short_is_not():
    long = sp.cos(lam**2 + m**2 + eps**2 + lam * m + 1)
    short = abbreviated(claim(le(long, long**2)))
    assert text(short.conclusion) == "A <= A**2"
    assert short.names == {sp.Symbol("A", real=True): long}
    assert not abbreviated(claim(le(lam + 1, lam + 1))).names
    inside = long.xreplace({lam: t})
    assert not abbreviated(claim(forall(t, le(inside, inside**2)))).names


def test_a_letter_that_the_claim_uses_is_not_taken():
    long = sp.cos(lam**2 + m**2 + eps**2 + lam * m + 1)
    short = abbreviated(claim(le(long * real("A"), long**2)))
    assert text(short.conclusion) == "A*B <= B**2"


@pytest.mark.parametrize("name", list(KNOWN), ids=str)
def test_a_known_name_stands_for_what_it_says(name):
    short = abbreviated(claim(ge(lam, KNOWN[name])))
    assert short.conclusion.rhs == name
