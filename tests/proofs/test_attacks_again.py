"""The second round of false claims: what has no value somewhere, and slopes, symbols and samples that rest on it.

A test that is marked as an expected failure is an attack that succeeds; it is strict, so that a fix shows.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sympy as sp

from proofs.session import verify
from proofs.verdict import ClaimError, Verdict
from symbolic_bounds.claim import Claim, Step, Use
from symbolic_bounds.formula import Slope, eq, forall, ge, gt, lt
from symbolic_bounds.language import angle, ball_covering
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import counting, integer, nonnegative, positive, real, schematic, thing
from tests.proofs.small_claims import make, proved

a, b, c, u, v, x, y = (real(name) for name in "abcuvxy")
n, z, p, r, w = counting("n"), integer("z"), positive("p"), positive("r"), nonnegative("w")
f, g = schematic("f"), schematic("g")
X, Y = thing("X"), thing("Y")
zero, one, half = sp.Integer(0), sp.Integer(1), sp.Rational(1, 2)
ABSURD = eq(zero, 1)
ROOT = sp.Lambda(y, sp.sqrt(y))


def power(base: Any, exponent: Any) -> sp.Expr:
    return sp.Pow(base, exponent, evaluate=False)


def times(*factors: Any) -> sp.Expr:
    return sp.Mul(*factors, evaluate=False)


def verdict(folder: Path, claim: Claim, *others: Claim, use_axioms: bool = False) -> Verdict:
    """What a verification says of the claim; one that it does not accept is open."""
    library = {**(load() if use_axioms else {}), **{other.id: other for other in (*others, claim)}}
    try:
        return verify([claim.id], library=library, folder=folder)[claim.id].verdict
    except ClaimError:
        return Verdict.OPEN


# -- conclusions that have no value ----------------------------------------------------------------------------

# True of every real function f and number v; at f = v/y the sides have no value at 0.
REFLEXIVE = make(
    forall(x, eq(v + f(x), v + f(x))), Step("end", eq(v + f(x), v + f(x)), fix=(x,)),
    id="test.reflexive", symbols=(v,), functions=(f,),
    witness={v: zero}, witness_functions={f: sp.Lambda(y, 0)},
)  # fmt: skip
VANISHES = make(
    eq(v, 0), Use("at", "rule", at={x: zero}), Step("end", eq(v, 0), given=("at",)),
    id="test.vanishes", symbols=(v,), functions=(f, g), hypotheses={"rule": forall(x, eq(x * f(x) + g(x), v + g(x)))},
    witness={v: zero}, witness_functions={f: sp.Lambda(y, 0), g: sp.Lambda(y, 0)},
)  # fmt: skip


def test_a_conclusion_that_a_meaning_leaves_without_a_value(tmp_path: Path) -> None:
    """1 + 1/x = 1 + 1/x is noted for every x, and is then the instance of a rule that is false at x = 0."""
    for number in (one, angle(X, Y)):
        over = sp.Lambda(y, number / y)
        claim = make(
            eq(number, 0),
            Use("same", "test.reflexive", at={v: number}, functions={f: over}),
            Use("end", "test.vanishes", at={v: number}, functions={f: over, g: over}),
            symbols=(X, Y),
        )
        assert not proved(claim, REFLEXIVE, VANISHES)
        assert verdict(tmp_path, claim, REFLEXIVE, VANISHES) != Verdict.PROVED


def test_a_root_that_stays_hides_one_that_drops() -> None:
    square = make(
        ge(f(u) ** 2 + f(u), f(u)), Step("end", ge(f(u) ** 2 + f(u), f(u)), squares=(f(u),)),
        id="test.square", symbols=(u,), functions=(f,),
    )  # fmt: skip
    claim = make(ge(a + sp.sqrt(a), sp.sqrt(a)), Use("end", square.id, at={u: a}, functions={f: ROOT}), symbols=(a,))
    assert not proved(claim, square)


@pytest.mark.parametrize("side", [times(x, 1 / x), power(sp.log(x), 0)])
def test_a_conclusion_that_is_simplified_when_it_is_compared(side: sp.Expr) -> None:
    assert not proved(make(forall(x, eq(side, 1)), Step("end", eq(one, 1), fix=(x,))))


@pytest.mark.parametrize(
    "side", [power(1, sp.log(a)), power(power(p, sp.log(a)), 1 / sp.log(a)) / p, (p ** (1 / a)) ** a / p]
)
def test_an_exponent_without_a_value(side: sp.Expr) -> None:
    assert not proved(make(eq(side, 1), Step("end", eq(side, 1)), symbols=(a, p)))


# -- slopes ----------------------------------------------------------------------------------------------------


def test_a_slope_with_an_exponent_without_a_value() -> None:
    goal = Slope((1 + sp.sin(x) ** 2 + sp.cos(x) ** 2) ** sp.log(c), x, zero)
    assert not proved(make(forall(x, goal), Step("end", goal, fix=(x,)), symbols=(c,)))


# True: if f(c) = 0 then f^2 is least at c, and its slope there is 0.
LEAST = make(
    eq(v, 0), id="test.least", kind="axiom", symbols=(c, v), functions=(f,), witness={c: zero, v: zero},
    hypotheses={"slope": forall(x, eq(x, c), Slope(f(x) ** 2, x, v)), "zero": eq(f(c), 0)},
)  # fmt: skip


def test_a_slope_of_what_has_a_value_at_one_point_only() -> None:
    """sqrt(x)^2 becomes x, although it has no value to the left of the point 0."""
    flat = Step("flat", Slope(x, x, one), fix=(x,), assume=(eq(x, 0),))
    assert not proved(make(eq(one, 0), flat, Use("end", LEAST.id, at={c: zero, v: one}, functions={f: ROOT})), LEAST)


def test_a_counterexample_without_a_slope(tmp_path: Path) -> None:
    claim = replace(LEAST, kind="lemma", witness_functions={f: ROOT}, counterexample={c: zero, v: one})
    assert verdict(tmp_path, claim) != Verdict.REFUTED


def test_a_slope_across_a_jump() -> None:
    """x/x is 1, and for x = floor(y) it has no value to the left of y = 1."""
    inside: dict[str, Any] = {"fix": (x,), "assume": (lt(zero, x), lt(x, 1))}
    rule = {
        "slope": forall(x, eq(x, c), Slope(f(x) * g(x), x, v)),
        "left": forall(x, lt(c - 1, x), lt(x, c), eq(g(x), 0)),  # true: then f g, which has a slope, is 0 at c
    }
    jump = make(eq(f(c) * g(c), 0), id="test.jump", kind="axiom", symbols=(c, v), functions=(f, g), hypotheses=rule)
    floors = {f: sp.Lambda(y, 1 / sp.floor(y)), g: sp.Lambda(y, sp.floor(y))}
    claim = make(
        eq(one, 0), Step("flat", Slope(one, x, zero), fix=(x,), assume=(eq(x, 1),)),
        Step("up", lt(sp.floor(x), 1), **inside), Step("down", gt(sp.floor(x), -1), **inside),
        Step("zero", eq(sp.floor(x), 0), given=("up", "down"), **inside),
        Use("end", jump.id, at={c: one, v: zero}, functions=floors, given=("flat", "zero")),
    )  # fmt: skip
    assert not proved(claim, jump)


# -- symbols, samples, witnesses -------------------------------------------------------------------------------


def test_a_symbol_with_the_number_of_a_bound_variable() -> None:
    constant = make(
        eq(f(zero), f(one)), Use("left", "value", at={x: zero}), Use("right", "value", at={x: one}),
        Step("end", eq(f(zero), f(one)), given=("left", "right")),
        id="test.constant", symbols=(u,), functions=(f,), hypotheses={"value": forall(x, eq(f(x), u))},
    )  # fmt: skip
    for ahead in range(1, 30):
        caught = sp.Dummy("x", dummy_index=sp.Dummy().dummy_index + ahead, real=True)
        use = Use("end", constant.id, at={u: caught}, functions={f: sp.Lambda(y, y)})
        assert not proved(make(ABSURD, use, symbols=(caught,)), constant)


def test_a_symbol_with_the_number_of_a_variable_that_is_bound_within() -> None:
    for ahead in range(1, 30):
        d = sp.Dummy("x", dummy_index=sp.Dummy().dummy_index + ahead, real=True)
        facts = {"two": forall(u, forall(x, eq(f(x) + u, d + u))), "value": forall(x, eq(f(x), d))}
        uses = (Use("one", "two", at={u: zero}), Use("p", "one", at={x: zero}), Use("q", "one", at={x: one}),
                Use("r", "value", at={x: zero}), Use("s", "value", at={x: one}))  # fmt: skip
        end = Step("end", ABSURD, given=("p", "q", "r", "s"))
        assert not proved(make(ABSURD, *uses, end, symbols=(d,), functions=(f,), hypotheses=facts))


def test_samples_where_a_hypothesis_has_no_value(tmp_path: Path) -> None:
    """With b = 0 the hypothesis b/c >= 0 becomes 0 >= 0, although it has no value at c = 0."""
    hypotheses = {"value": eq(b, 0), "quotient": ge(b / c, 0)}
    claim = make(gt(c**2, 0), symbols=(b, c), hypotheses=hypotheses, witness={b: zero, c: one})
    assert verdict(tmp_path, claim) != Verdict.REFUTED


def test_a_witness_that_breaks_an_axiom_with_symbols(tmp_path: Path) -> None:
    """The claim is vacuous: a covering has at least one ball."""
    claim = make(
        eq(angle(X, Y), 7),
        Use("count", "axiom.ball_volume", at={counting("n"): n, positive("r"): r}),
        Step("end", eq(angle(X, Y), 7), given=("count", "few")),
        symbols=(n, r, X, Y), hypotheses={"few": lt(ball_covering(n, r), 0)},
        witness={n: one, r: one}, witness_functions={ball_covering: sp.Lambda((n, r), -r)},
    )  # fmt: skip
    assert verdict(tmp_path, claim, use_axioms=True) != Verdict.PROVED


# -- attacks that fail -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "meaning"),
    [
        (gt(sp.exp(f(u)), 0), sp.log(y)), (ge(f(u) ** 2, 0), sp.sqrt(y)),
        (ge(sp.Max(f(u), f(u) + 1), f(u)), 1 / y), (eq(sp.cos(f(u)) ** 2, 1 - sp.sin(f(u)) ** 2), sp.acos(y)),
    ],
)  # fmt: skip
def test_meanings_that_vanish_or_fail(body: Any, meaning: sp.Expr) -> None:
    """What drops is asked for a value, and what stays is none that the lemma could be about."""
    lemma = make(ge(u, 0), id="test.lemma", kind="axiom", symbols=(u,), functions=(f,), hypotheses={"rule": body})
    claim = make(ge(a, 0), Use("end", lemma.id, at={u: a}, functions={f: sp.Lambda(y, meaning)}), symbols=(a,))
    assert not proved(claim, lemma)


@pytest.mark.parametrize(
    "goal",
    [
        eq(power(power(-8, sp.Rational(1, 3)), 3), -8), eq(power(power(a, 3), sp.Rational(1, 3)), a),
        eq(power(power(-p, 2), half), -p), eq(power(1 / a, 0), 1), eq(power(0, w), 0), eq(power(power(-1, 2), z), 2),
        ge(times(0, 1 / a), 0), eq(power(sp.exp(1 / a), half) ** 2, sp.exp(1 / a)),
    ],
)  # fmt: skip
def test_powers_and_products_without_a_value(goal: Any) -> None:
    assert not proved(make(goal, Step("end", goal), symbols=(a, p, w, z)))


@pytest.mark.parametrize(
    ("given", "goal"),
    [
        (gt(z * sp.floor(a), 0), ge(z * sp.floor(a), 2)), (gt(sp.ceiling(1 / a), 0), ge(sp.ceiling(1 / a), 1)),
        (gt(z / 2, 0), ge(z / 2, 1)), (gt(p * n, 0), ge(p * n, 1)), (gt(n * z, n), ge(z, 3)),
    ],
)  # fmt: skip
def test_strict_relations_are_not_sharpened_too_much(given: Any, goal: Any) -> None:
    claim = make(goal, Step("end", goal, given=("h",)), symbols=(a, n, p, z), hypotheses={"h": given})
    assert not proved(claim)
