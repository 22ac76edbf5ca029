"""False statements that must not leave a verification as proved, and true ones that must not leave it refuted.

A test that is marked as an expected failure is an attack that succeeds; it is strict, so that a fix shows.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sympy as sp

from proofs.sample import sample
from proofs.session import verify
from proofs.verdict import ClaimError, Verdict
from symbolic_bounds.claim import Argument, Box, Claim, Limit, Step, Use
from symbolic_bounds.formula import Slope, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.language import angle
from symbolic_bounds.registry import RegistryError, load
from symbolic_bounds.symbols import counting, integer, natural, positive, real, schematic, thing
from tests.proofs.small_claims import make

a, b, x, y = (real(name) for name in "abxy")
p, q, s = (positive(name) for name in "pqs")
i, n, z = natural("i"), counting("n"), integer("z")
f = schematic("f")
X, Y = thing("X"), thing("Y")
zero, one, two = sp.Integer(0), sp.Integer(1), sp.Integer(2)
ABSURD = eq(zero, 1)
LOG = sp.log(-one, evaluate=False)  # a number that is none
UNSAMPLED = {"unsampled": forall(x, ge(f(x), 0))}  # random draws cannot decide this hypothesis


def verdict(folder: Path, claim: Claim, *others: Claim, use_axioms: bool = False) -> Verdict:
    """What a verification says of the claim; one that it does not accept is open."""
    library = {other.id: other for other in (*others, claim)}
    if use_axioms:
        library = {**load(), **library}
    try:
        return verify([claim.id], library=library, folder=folder)[claim.id].verdict
    except (ClaimError, RegistryError):
        return Verdict.OPEN


# -- witnesses: hypotheses that nothing satisfies --------------------------------------------------------------

NO_EXPONENTIAL = make(
    ABSURD, Step("end", ABSURD, given=("value",)), symbols=(a,), hypotheses={"value": eq(sp.exp(a), -1)}
)
NO_LOGARITHM = make(
    ABSURD, Use("at", "inverse", at={x: -one}), Step("end", ABSURD, given=("at",)),
    functions=(f,), hypotheses={"inverse": forall(x, eq(sp.exp(f(x)), x))},
)  # fmt: skip


def test_a_witness_that_is_no_number(tmp_path: Path) -> None:
    """The value of a real symbol need not be a real number: exp(log(-1)) is -1 to sympy."""
    assert verdict(tmp_path, replace(NO_EXPONENTIAL, witness={a: LOG})) != Verdict.PROVED


def test_a_witness_function_that_is_undefined_somewhere(tmp_path: Path) -> None:
    """A witness function need not be defined where the hypotheses apply it."""
    claim = replace(NO_LOGARITHM, witness_functions={f: sp.Lambda(y, sp.log(y))})
    assert verdict(tmp_path, claim) != Verdict.PROVED


def test_a_witness_that_breaks_an_axiom(tmp_path: Path) -> None:
    """A witness may give a function of the theory a meaning that its axioms exclude."""
    claim = make(
        ABSURD,
        Use("metric", "axiom.angle", at={thing("x"): X, thing("y"): Y, thing("z"): X}),
        Step("end", ABSURD, given=("metric", "far")),
        symbols=(X, Y), hypotheses={"far": ge(angle(X, Y), 5)}, witness_functions={angle: sp.Lambda((X, Y), 5)},
    )  # fmt: skip
    assert verdict(tmp_path, claim, use_axioms=True) != Verdict.PROVED


@pytest.mark.parametrize("value", [zero, -one, sp.I * sp.pi, sp.oo, sp.nan, sp.Float(1), a])
def test_witnesses_that_are_refused(tmp_path: Path, value: sp.Expr) -> None:
    assert verdict(tmp_path, replace(NO_EXPONENTIAL, witness={a: value})) != Verdict.PROVED


def test_a_vacuous_claim_without_a_witness(tmp_path: Path) -> None:
    assert verdict(tmp_path, replace(NO_EXPONENTIAL, witness={})) != Verdict.PROVED
    assert verdict(tmp_path, NO_LOGARITHM) != Verdict.PROVED
    claim = make(
        ABSURD, Step("end", ABSURD, given=("less",)), symbols=(a,), hypotheses={"less": lt(a, a)}, witness={a: one}
    )
    assert verdict(tmp_path, claim) != Verdict.PROVED


def test_slopes_are_not_witnessed_by_functions_without_them(tmp_path: Path) -> None:
    flat = {"slope": forall(x, Slope(f(x), x, zero)), "rise": eq(f(one), f(zero) + 1)}
    claim = make(ABSURD, Step("end", ABSURD), functions=(f,), hypotheses=flat)
    for meaning in (sp.floor(y), sp.Max(y, 0), sp.Abs(y), y):
        assert verdict(tmp_path, replace(claim, witness_functions={f: sp.Lambda(y, meaning)})) != Verdict.PROVED


# -- refutations of what is true -------------------------------------------------------------------------------


def test_a_counterexample_that_is_no_number(tmp_path: Path) -> None:
    """The value of a real symbol need not be a real number: exp(log(-1)) is -1 to sympy."""
    claim = make(gt(sp.exp(a), 0), symbols=(a,), witness={a: one}, counterexample={a: LOG})
    assert verdict(tmp_path, claim) != Verdict.REFUTED


def test_a_counterexample_with_an_imaginary_function(tmp_path: Path) -> None:
    """The meanings of a counterexample are not checked to be real functions."""
    claim = make(
        ge(f(a) ** 2, 0), symbols=(a,), functions=(f,), witness={a: one}, counterexample={a: one},
        witness_functions={f: sp.Lambda(x, sp.I)},
    )  # fmt: skip
    assert verdict(tmp_path, claim) != Verdict.REFUTED


def test_a_counterexample_to_an_axiom(tmp_path: Path) -> None:
    """A counterexample may give a function of the theory a meaning that its axioms exclude."""
    claim = make(
        le(angle(X, Y), sp.pi), symbols=(X, Y), counterexample={}, witness_functions={angle: sp.Lambda((X, Y), 5)}
    )
    assert verdict(tmp_path, claim) != Verdict.REFUTED


@pytest.mark.parametrize(("value", "goal"), [(sp.log(b), gt(sp.exp(a), 0)), (sp.sqrt(b), ge(a**2, 0))])
def test_samples_where_a_definition_is_undefined(value: sp.Expr, goal: Any) -> None:
    """A defining equation is put in place of its symbol and never asked for a value: a = sqrt(b) at b < 0."""
    assert sample((a, b), (eq(a, value),), goal, 60, seed=1).verdict != Verdict.REFUTED


def test_an_argument_is_judged_under_the_hypotheses(tmp_path: Path) -> None:
    """The step of an argument is refuted at a point that violates the claim's hypotheses."""
    claim = make(
        ge(a, 0), Step("end", ge(a, 0), given=("above",)), symbols=(a,), hypotheses={"above": ge(a, 1)},
        witness={a: one}, argument=Argument("", ge(a, 0), {a: -one}),
    )  # fmt: skip
    argument = verify([claim.id], library={claim.id: claim}, folder=tmp_path)[claim.id].argument
    assert argument is None or argument[0] != Verdict.REFUTED


def test_counterexamples_that_are_none(tmp_path: Path) -> None:
    true = make(ge(a**2, 0), symbols=(a,), witness={a: one})
    for value in (zero, one, -one, sp.pi, sp.sqrt(two)):
        assert verdict(tmp_path, replace(true, counterexample={a: value})) != Verdict.REFUTED
    outside = make(ge(a, 1), symbols=(a,), hypotheses={"h": ge(a, 1)}, witness={a: one}, counterexample={a: zero})
    assert verdict(tmp_path, outside) != Verdict.REFUTED


@pytest.mark.parametrize(
    "goal",
    [
        eq(sp.sqrt(p) ** 2, p), ge(sp.floor(p) + 1, p), ge(sp.besseli(a, p), sp.besseli(a, p)), gt(sp.gamma(n), 0),
        ge(sp.log(p), 1 - 1 / p), le(sp.sin(a), 1), eq((-1) ** (2 * z), 1), ge(sp.Max(a, b, p), b), gt(2**a, 0),
        implies(gt(a, 0), gt(1 / a, 0)), eq(sp.factorial(n), sp.gamma(n + 1)), le(sp.acos(a), sp.pi),
    ],
)  # fmt: skip
def test_true_goals_are_not_refuted_by_samples(goal: Any) -> None:
    assert sample((a, b, p, n, z), (), goal, 40, seed=2).verdict != Verdict.REFUTED


# -- what a claim rests on -------------------------------------------------------------------------------------


def test_a_refuted_axiom(tmp_path: Path) -> None:
    """The verdict of an axiom is not inherited, even if samples refute it."""
    axiom = make(ge(a, 1), id="test.axiom", kind="axiom", symbols=(a,), witness={a: one})
    claim = make(ge(angle(X, Y), 1), Use("end", "test.axiom", at={a: angle(X, Y)}), symbols=(X, Y))
    assert verdict(tmp_path, claim, axiom) != Verdict.PROVED


def test_a_box_is_used_beyond_its_ends(tmp_path: Path) -> None:
    """The scope of a box is lost: a claim that was shown on [1, 2] is used at 2^400 times a number."""
    large = sp.Integer(2) ** 400
    box = Box("box", lt(s, large), {s: (one, two)})
    lemma = make(lt(s, large), id="test.box", symbols=(s,), witness={s: one}, checks=(box,))
    far = 2 ** angle(X, Y) * large
    assert (
        verdict(tmp_path, make(lt(far, large), Use("end", "test.box", at={s: far}), symbols=(X, Y)), lemma)
        != Verdict.PROVED
    )


@pytest.mark.parametrize("checked", [Box("box", gt(s, 0), {s: (one, two)}), Limit("limit", 1 / s, s, sp.oo, zero)])
def test_a_check_of_something_else(tmp_path: Path, checked: Any) -> None:
    """Without a proof the checks give the verdict, whatever it is that they check."""
    claim = make(le(angle(X, Y), 1), symbols=(X, Y), checks=(checked,))
    assert verdict(tmp_path, claim) not in (Verdict.PROVED, Verdict.COMPUTED)


FALSE = make(le(1 / p, 1 / q), id="test.false", symbols=(p, q), hypotheses={"o": le(p, q)}, witness={p: one, q: one})
TRUE = make(le(p, q), Step("end", le(p, q), given=("o",)), id="test.true", symbols=(p, q), hypotheses=FALSE.hypotheses,
            witness=FALSE.witness)  # fmt: skip


def boxed(goal: Any, ranges: Any, by: Any, **fields: Any) -> Claim:
    return make(
        goal, symbols=tuple(ranges), witness={sym: ends[0] for sym, ends in ranges.items()}, functions=(f,),
        witness_functions={f: sp.Lambda(x, 1)}, checks=(Box("box", goal, ranges, increasing=s, by=(by,)),),
        hypotheses={**UNSAMPLED, **{f"{sym} end": le(sym, ends[1]) for sym, ends in ranges.items()}}, **fields,
    )  # fmt: skip


def rise(claim: str) -> Any:
    return lambda low, high: Use("rise", claim, at={p: low, q: high}, given=("order",))


def test_a_box_whose_sides_do_not_increase(tmp_path: Path) -> None:
    goal, ranges = ge(1 / s, sp.Rational(1, 2)), {s: (one, sp.Integer(100))}
    assert verdict(tmp_path, boxed(goal, ranges, rise("test.false")), FALSE) != Verdict.PROVED
    assert verdict(tmp_path, boxed(goal, ranges, rise("test.true")), TRUE) != Verdict.PROVED
    assert verdict(tmp_path, boxed(goal, ranges, rise("test.self"), id="test.self")) != Verdict.PROVED


def test_a_box_that_hides_what_it_uses(tmp_path: Path) -> None:
    """What justifies a box is a function, and is called with other symbols when its uses are listed."""

    def by(low: sp.Symbol, high: sp.Symbol) -> Use:
        return Use("rise", "test.true" if low.name == "lo" else "test.false", at={p: low, q: high}, given=("order",))

    claim = boxed(ge(1 / s, sp.Rational(1, 2)), {s: (one, sp.Integer(100))}, by)
    assert verdict(tmp_path, claim, FALSE, TRUE) != Verdict.PROVED


def test_a_box_with_a_symbol_named_like_an_end(tmp_path: Path) -> None:
    """The ends of a cell are named s_lo and s_hi, like symbols that the goal may have."""
    low = positive("s_lo")
    square = make(
        le((p - p) ** 2, (q - p) ** 2), Step("end", le(zero, (q - p) ** 2), squares=(q - p,)),
        id="test.square", symbols=(p, q), witness={p: one, q: one},
    )  # fmt: skip
    claim = boxed(
        ge((s - low) ** 2, 3), {s: (one, two), low: (sp.Integer(3), sp.Integer(3))},
        lambda start, end: Use("rise", "test.square", at={p: start, q: end}),
    )  # fmt: skip
    assert verdict(tmp_path, claim, square) != Verdict.PROVED


def test_open_and_false_ancestors(tmp_path: Path) -> None:
    use = Use("end", "test.lemma", at={a: b})
    for fields in ({}, {"hypotheses": {"h": ge(a, 1)}, "counterexample": {a: zero}}, {"kind": "citation"}):
        lemma = make(ge(a, 1), id="test.lemma", symbols=(a,), witness={a: one}, **fields)
        assert verdict(tmp_path, make(ge(b, 1), use, symbols=(b,), witness={b: one}), lemma) != Verdict.PROVED


def test_circles(tmp_path: Path) -> None:
    first = make(ABSURD, Use("end", "test.second"), id="test.first")
    second = make(ABSURD, Use("end", "test.first"), id="test.second")
    assert verdict(tmp_path, first, second) != Verdict.PROVED
    assert verdict(tmp_path, make(ABSURD, Use("end", "test.claim"))) != Verdict.PROVED
