"""The third round of false claims: numbered variables, what sympy decides in floating point, and classes that lie."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction

from proofs import arb
from proofs.exact import Ledger
from proofs.kernel import derive
from proofs.sample import sample
from proofs.session import verify
from proofs.verdict import ClaimError, Verdict
from symbolic_bounds.claim import Box, Claim, Induct, Step, Use
from symbolic_bounds.formula import Slope, eq, forall, ge, gt, le, lt
from symbolic_bounds.language import angle
from symbolic_bounds.registry import RegistryError
from symbolic_bounds.symbols import natural, positive, real, schematic, thing
from tests.proofs.small_claims import make, proved

a, b, u, v, x, y = (real(name) for name in "abuvxy")
p, q, s = (positive(name) for name in "pqs")
i, f = natural("i"), schematic("f")
X, Y = thing("X"), thing("Y")
zero, one, two = sp.Integer(0), sp.Integer(1), sp.Integer(2)
ABSURD = eq(zero, 1)


def verdict(folder: Path, claim: Claim, *others: Claim) -> Verdict:
    """What a verification says of the claim; one that it does not accept is open."""
    try:
        library = {other.id: other for other in (*others, claim)}
        return verify([claim.id], library=library, folder=folder)[claim.id].verdict
    except (ClaimError, RegistryError):
        return Verdict.OPEN


def guessed(name: str, sort: Any) -> Iterator[sp.Symbol]:
    """Symbols with the numbers that the next variables of the kernel might have, one after the other."""
    for ahead in range(1, 30):
        yield sp.Dummy(name, dummy_index=sp.Dummy().dummy_index + ahead, **sort._assumptions_orig)


# -- variables that the kernel makes ---------------------------------------------------------------------------

# True of every real function that is nowhere below 5.
ABOVE = make(
    ge(f(zero), 5), Use("end", "above", at={x: zero}),
    id="test.above", functions=(f,), hypotheses={"above": forall(x, ge(f(x), 5))},
)  # fmt: skip


def test_a_symbol_with_the_number_of_an_arbitrary_value() -> None:
    """For every x was shown for the one number x that a hypothesis bounds."""
    for caught in guessed("x", x):
        use = Use("end", ABOVE.id, functions={f: sp.Lambda(y, y)}, given=("large",))
        assert not proved(make(ge(zero, 5), use, symbols=(caught,), hypotheses={"large": gt(caught, 5)}), ABOVE)


def test_a_symbol_with_the_number_of_a_variable_that_must_have_a_value() -> None:
    lemma = make(
        ABSURD, Use("end", "inverse", at={x: zero}),
        id="test.inverse", functions=(f,), hypotheses={"inverse": forall(x, eq(f(x) * x, 1))},
    )  # fmt: skip
    for caught in guessed("x", x):
        use = Use("end", lemma.id, functions={f: sp.Lambda(y, 1 / y)}, given=("sign",))
        assert not proved(make(ABSURD, use, symbols=(caught,), hypotheses={"sign": gt(caught, 0)}), lemma)


@pytest.mark.parametrize(
    "step",
    [
        Use("loose", "all", at={x: b}), Use("loose", "all"),
        Step("loose", ge(one, 0), given=("all",), at={"all": {x: b}}),
        Induct("loose", i, ge(one, 0), start=natural("j")),
    ],
)  # fmt: skip
def test_values_are_in_terms_of_the_claim(step: Any) -> None:
    """A symbol that nobody declared is none that a fact may speak of."""
    claim = make(ge(one, 0), step, Step("end", ge(one, 0)), functions=(f,), hypotheses={"all": forall(x, ge(f(x), 0))})
    assert not proved(claim)


def test_a_box_with_the_number_of_an_end(tmp_path: Path) -> None:
    """The ends of a cell must differ from every symbol of the goal."""
    square = make(
        le((p - p) ** 2, (q - p) ** 2), Step("end", le(zero, (q - p) ** 2), squares=(q - p,)),
        id="test.square", symbols=(p, q), witness={p: one, q: one},
    )  # fmt: skip
    for caught in guessed("s_lo", s):
        goal, ranges = ge((s - caught) ** 2, 3), {s: (one, two), caught: (sp.Integer(3), sp.Integer(3))}
        box = Box("box", goal, ranges, increasing=s, by=(lambda lo, hi: Use("rise", "test.square", at={p: lo, q: hi}),))
        claim = make(goal, symbols=(s, caught), witness={s: one, caught: sp.Integer(3)}, checks=(box,))
        assert verdict(tmp_path, claim, square) not in (Verdict.PROVED, Verdict.COMPUTED)


# -- what sympy decides in floating point ----------------------------------------------------------------------

NEARLY_ONE = sp.sqrt(10**120 - 1) / 10**60  # below 1, although sympy rounds it down to 1
NEARLY_ZERO = sp.acos(1 - sp.Rational(1, 10**40))  # positive, although sympy takes it for 0
FLOOR = make(le(sp.floor(u), u), Step("end", le(sp.floor(u), u)), id="test.floor", symbols=(u,))
CEILING = make(ge(sp.ceiling(u), u), Step("end", ge(sp.ceiling(u), u)), id="test.ceiling", symbols=(u,))
SIZE = make(ge(sp.Abs(u), u), Step("end", ge(sp.Abs(u), u)), id="test.size", symbols=(u,))


def test_a_number_next_to_an_integer() -> None:
    assert not proved(make(le(one, NEARLY_ONE), Use("end", FLOOR.id, at={u: NEARLY_ONE})), FLOOR)
    assert not proved(make(ge(zero, NEARLY_ZERO), Use("end", CEILING.id, at={u: NEARLY_ZERO})), CEILING)
    root = make(le(sp.floor(sp.sqrt(u)), 7), id="test.root", symbols=(u,), hypotheses={"h": gt(u, 0)}, kind="axiom")
    assert not proved(make(le(zero, 7), Use("end", root.id, at={u: -one})), root)  # rounds the imaginary unit


def test_a_number_whose_sign_is_not_seen() -> None:
    goal, use = ge(zero, NEARLY_ZERO), Use("size", SIZE.id, at={u: NEARLY_ZERO})
    assert not proved(make(goal, use, Step("end", goal, given=("size",))), SIZE)


def test_a_sign_that_is_not_seen_within_a_meaning() -> None:
    size = ge(sp.Abs(f(u)), f(u))
    lemma = make(size, Step("end", size), id="test.lemma", symbols=(u,), functions=(f,))
    goal = ge(zero, NEARLY_ZERO)
    use = Use("size", lemma.id, at={u: 1 - sp.Rational(1, 10**40)}, functions={f: sp.Lambda(y, sp.acos(y))})
    assert not proved(make(goal, use, Step("end", goal, given=("size",))), lemma)


def test_numbers_that_are_not_told_apart() -> None:
    """The arc cosine is computed at an argument that is rounded to 1."""
    more, less = sp.acos(1 - sp.Rational(1, 10**20)), sp.Rational(1, 10**30)
    assert arb.decide(gt(more, less), {}) is True
    lemma = make(ge(sp.Max(u, v), u), Step("end", ge(sp.Max(u, v), u)), id="test.max", symbols=(u, v))
    assert not proved(make(ge(less, more), Use("end", lemma.id, at={u: more, v: less})), lemma)


@pytest.mark.parametrize("goal", [le(sp.floor(a), a), ge(sp.Abs(a), a)])
def test_no_refutation_by_rounding(tmp_path: Path, goal: Any) -> None:
    for number in (NEARLY_ONE, NEARLY_ZERO):
        claim = make(goal, symbols=(a,), witness={a: one}, counterexample={a: number})
        assert verdict(tmp_path, claim) != Verdict.REFUTED
        assert sample((a,), (eq(a, number),), goal, 5, seed=1).verdict != Verdict.REFUTED


@pytest.mark.parametrize(("number", "whole"), [(sp.pi, 3), (sp.sqrt(2), 1), (10 * sp.exp(1), 27)])
def test_what_rounding_gets_right_is_still_used(number: sp.Expr, whole: int) -> None:
    assert proved(make(le(sp.Integer(whole), number), Use("end", FLOOR.id, at={u: number})), FLOOR)


# -- what a claim rests on -------------------------------------------------------------------------------------


def test_a_box_that_is_used_beyond_its_ends(tmp_path: Path) -> None:
    """What was computed for s from 1 to 2 is computed for no other s."""
    large = sp.Integer(2) ** 400
    box = Box("box", lt(s, large), {s: (one, two)})
    lemma = make(lt(s, large), id="test.box", symbols=(s,), witness={s: one}, checks=(box,))
    assert verdict(tmp_path, lemma) == Verdict.COMPUTED
    far = 2 ** angle(X, Y) * large
    claim = make(lt(far, large), Use("end", "test.box", at={s: far}), symbols=(X, Y))
    assert verdict(tmp_path, claim, lemma) not in (Verdict.PROVED, Verdict.COMPUTED, Verdict.CITED)


# -- what is malformed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("degree", [60, 0, -1, True, "3"])
def test_a_degree_that_would_take_for_ever(degree: Any) -> None:
    for step in (Step("end", ge(p, 0), degree=degree), Induct("end", i, ge(i, 0), start=zero, degree=degree)):
        with pytest.raises(ClaimError, match="degree"):
            derive(make(ge(p, 0), step, symbols=(p,)), {}, lambda _, most: Ledger(degree=most))


def test_two_symbols_of_one_name() -> None:
    """For every real a, a > 0: so it would be read."""
    goal = gt(positive("a"), 0)
    assert not proved(make(goal, Step("end", goal), symbols=(a, positive("a"))))


@pytest.mark.parametrize(
    "fields",
    [
        {"hypotheses": {"h": ge(f(a), 0)}, "witness_functions": {f: sp.Lambda((x, y), 1)}},
        {"hypotheses": {"h": Slope(f(a), a, zero)}, "witness_functions": {f: sp.Lambda(x, 1)}},
        {"counterexample": {a: one}, "conclusion": Slope(a, a, zero)},
        {"conclusion": Slope(a, a, 0)},
        {"proof": (Step("end", ge(a, a), squares=(1.5,)),)},
        {"proof": (Step("end", ge(a, a), engine="none"),)},  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_claims_that_make_no_sense_are_named(tmp_path: Path, fields: dict[str, Any]) -> None:
    claim = replace(make(ge(a, a), Step("end", ge(a, a)), symbols=(a,), functions=(f,), witness={a: one}), **fields)
    with pytest.raises(ClaimError, match=r"test\.claim"):
        verify([claim.id], library={claim.id: claim}, folder=tmp_path)


# -- classes that lie ------------------------------------------------------------------------------------------


def liar(name: str, positive: bool) -> UndefinedFunction:
    """A function that is equal to the honest one of its name."""
    return UndefinedFunction(name, bases=(AppliedUndef,), __dict__={"_eval_is_positive": lambda _: positive}, real=True)


def test_a_function_that_lies_about_its_sign() -> None:
    honest, lying = schematic("concealed"), liar("concealed", True)
    assert lying == honest
    goal, use = ge(lying(a), 0), Use("size", SIZE.id, at={u: -lying(a)})
    for function in (lying, honest):
        claim = make(goal, use, Step("end", goal, given=("size",)), symbols=(a,), functions=(function,))
        assert not proved(claim, SIZE)


def test_a_function_of_the_theory_that_lies() -> None:
    lying = liar("angle", True)
    assert lying == angle
    goal = ge(angle(X, Y), 0)
    use = Use("size", SIZE.id, at={u: -lying(X, Y)})
    claim = make(goal, use, Step("end", goal, given=("size",)), symbols=(X, Y))
    assert not proved(claim, SIZE)


class Sized(sp.Abs):  # type: ignore[misc]  # sympy has no types
    """An absolute value that is another function."""


def test_a_subclass_of_a_known_function() -> None:
    goal = ge(Sized(a), 0)
    assert not proved(make(goal, Step("end", goal), symbols=(a,)))


def test_a_box_that_is_called_twice(tmp_path: Path) -> None:
    """What justifies a box is asked once: a second answer could name another claim."""
    both: dict[str, Any] = {"symbols": (p, q), "hypotheses": {"o": le(p, q)}, "witness": {p: one, q: one}}
    false = make(le(1 / p, 1 / q), id="test.false", **both)
    true = make(le(p, q), Step("end", le(p, q), given=("o",)), id="test.true", **both)
    calls: list[str] = []

    def by(low: sp.Symbol, high: sp.Symbol) -> Use:
        calls.append(low.name)
        other = low.name != "lo" and calls.count(low.name) % 2
        return Use("rise", "test.false" if other else "test.true", at={p: low, q: high}, given=("order",))

    goal = ge(1 / s, sp.Rational(1, 2))
    claim = make(
        goal, symbols=(s,), witness={s: one}, hypotheses={"small": le(s, 2)},
        checks=(Box("box", goal, {s: (one, sp.Integer(100))}, increasing=s, by=(by,)),),
    )  # fmt: skip
    assert verdict(tmp_path, claim, false, true) not in (Verdict.PROVED, Verdict.COMPUTED)
