"""The kernel proves what follows, and each way to make it prove something else fails."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import sympy as sp

from proofs.exact import Ledger
from proofs.kernel import Proof, derive
from proofs.verdict import ClaimError, Verdict
from symbolic_bounds.claim import Claim, Induct, Step, Use
from symbolic_bounds.formula import Slope, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.symbols import counting, integer, natural, nonnegative, positive, real, schematic, thing
from tests.proofs.small_claims import make

a, b, u, v = real("a"), real("b"), real("u"), real("v")
p, q, t, s = positive("p"), positive("q"), positive("t"), positive("s")
i, n, z = natural("i"), counting("n"), integer("z")
f, g, h = schematic("f"), schematic("g"), schematic("h")


def run(claim: Claim, *others: Claim) -> Proof:
    library: Mapping[str, Claim] = {other.id: other for other in others}
    return derive(claim, library, lambda _, degree: Ledger(degree=degree))


def proved(claim: Claim, *others: Claim) -> bool:
    return run(claim, *others).verdict == Verdict.PROVED


SQUARE = make(ge(a**2, 0), Step("end", ge(a**2, 0), squares=(a,)), id="test.square", symbols=(a,))
RECIPROCAL = make(gt(1 / a, 0), id="test.reciprocal", symbols=(a,), hypotheses={"sign": gt(a, 0)}, kind="axiom")


def test_a_step_proves_and_the_conclusion_must_be_reached() -> None:
    assert proved(SQUARE)
    assert not proved(make(ge(a**2, 1), Step("end", ge(a**2, 0), squares=(a,)), symbols=(a,)))


def test_an_empty_proof_proves_nothing() -> None:
    assert run(make(ge(p, 0), symbols=(p,))).verdict == Verdict.OPEN


def test_a_hypothesis_is_not_by_itself_a_proof_of_another_conclusion() -> None:
    claim = make(gt(a, 1), Step("end", gt(a, 1), given=("h",)), symbols=(a,), hypotheses={"h": gt(a, 0)})
    assert not proved(claim)


def test_steps_after_a_failed_one_do_not_run() -> None:
    claim = make(
        eq(0, 1), Step("lie", eq(a, a + 1)), Step("end", eq(sp.Integer(0), sp.Integer(1)), given=("lie",)), symbols=(a,)
    )
    proof = run(claim)
    assert proof.verdict == Verdict.OPEN
    assert all(o.goal != "end" for o in proof.obligations)


def test_a_use_needs_the_hypotheses_of_what_it_uses() -> None:
    goal = gt(1 / p, 0)
    assert proved(make(goal, Use("end", "test.reciprocal", at={a: p}), symbols=(p,)), RECIPROCAL)
    assert not proved(make(gt(1 / b, 0), Use("end", "test.reciprocal", at={a: b}), symbols=(b,)), RECIPROCAL)


@pytest.mark.parametrize(
    ("sym", "bad", "good"),
    [
        (positive("s"), a, p),
        (nonnegative("s"), a, p),
        (natural("s"), p, n),
        (counting("s"), i, n),
        (integer("s"), p, n),
        (real("s"), sp.log(a), sp.log(p)),
        (thing("s"), a, thing("o")),
    ],
)
def test_a_use_respects_sorts(sym: sp.Symbol, bad: sp.Expr, good: sp.Expr) -> None:
    number = sp.Integer(1) if sym == thing("s") else sym
    lemma = make(ge(number + 1, number), id="test.lemma", symbols=(sym,), kind="axiom")
    symbols = (a, p, i, n, thing("o"))
    for value, expected in ((bad, False), (good, True)):
        conclusion = ge(number + 1, number) if number != sym else ge(value + 1, value)
        claim = make(conclusion, Use("end", "test.lemma", at={sym: value}), symbols=symbols)
        assert proved(claim, lemma) is expected


def test_schematic_functions_must_be_defined_where_they_stand() -> None:
    """f(0) * 0 = 0 holds for every real function; with f = 1/x sympy would make it 1 = 0."""
    lemma = make(
        eq(f(a) * a, 0), Step("end", eq(f(a) * a, 0), given=("zero",)),
        id="test.lemma", symbols=(a,), functions=(f,), hypotheses={"zero": eq(a, 0)},
    )  # fmt: skip
    assert proved(lemma)
    reciprocal = sp.Lambda(t, 1 / t)
    claim = make(
        eq(sp.Integer(1), 0), Use("end", "test.lemma", functions={f: reciprocal}, given=("zero",)),
        symbols=(a,), hypotheses={"zero": eq(a, 0)},
    )  # fmt: skip
    assert not proved(claim, lemma)


def test_a_schematic_function_has_no_hidden_sign() -> None:
    positive_f = sp.Function("f", positive=True)
    with pytest.raises(ClaimError, match="schematic"):
        run(make(gt(positive_f(a), 0), symbols=(a,), functions=(positive_f,)))


def test_local_symbols_are_new_and_facts_are_closed() -> None:
    with pytest.raises(ClaimError, match="must be new"):
        run(make(gt(t, 0), Step("end", gt(t, 0), fix=(t,)), symbols=(t,)))
    claim = make(gt(a, 0), Step("local", gt(t + 1, 1), fix=(t,)), Step("end", gt(a, 0), given=("local",)), symbols=(a,))
    assert not proved(claim)


def test_an_assumption_of_a_step_stays_with_its_fact() -> None:
    claim = make(
        ge(a, 1),
        Step("local", ge(a, 1), assume=(ge(a, 2),)),
        Step("end", ge(a, 1), given=("local",)),
        symbols=(a,),
    )
    assert not proved(claim)
    assert proved(make(implies(ge(a, 2), ge(a, 1)), Step("end", ge(a, 1), assume=(ge(a, 2),)), symbols=(a,)))


def test_a_universal_fact_is_used_only_where_its_assumptions_hold() -> None:
    hypothesis = {"bound": forall(t, le(t, 1), le(f(t), 0))}
    inside = Step("end", le(f(p), 0), given=("small", "bound"), at={"bound": {t: p}})
    claim = make(le(f(p), 0), inside, symbols=(p,), functions=(f,), hypotheses={**hypothesis, "small": le(p, 1)})
    assert proved(claim)
    claim = make(le(f(p), 0), replace(inside, given=("bound",)), symbols=(p,), functions=(f,), hypotheses=hypothesis)
    assert not proved(claim)


def test_a_universal_hypothesis_is_entailed_by_a_stronger_fact_only() -> None:
    lemma = make(
        le(f(sp.Integer(2)), 1), id="test.lemma", functions=(f,), kind="axiom",
        hypotheses={"bound": forall(t, le(t, 3), le(f(t), 1))},
    )  # fmt: skip
    use = Use("end", "test.lemma", given=("fact",))
    for fact, expected in ((forall(t, le(f(t), 0)), True), (forall(t, le(t, 1), le(f(t), 0)), False)):
        claim = make(le(f(sp.Integer(2)), 1), use, functions=(f,), hypotheses={"fact": fact})
        assert proved(claim, lemma) is expected


def test_induction_needs_its_base_and_its_step() -> None:
    goal = ge(2**i, i + 1)
    assert proved(make(forall(i, le(0, i), goal), Induct("end", i, goal, start=sp.Integer(0))))
    false = ge(i, 1)
    assert not proved(make(forall(i, le(0, i), false), Induct("end", i, false, start=sp.Integer(0))))
    never = le(i, 5)
    assert not proved(make(forall(i, le(0, i), never), Induct("end", i, never, start=sp.Integer(0))))


def test_induction_runs_over_integers_from_a_point_of_the_sort() -> None:
    with pytest.raises(ClaimError, match="integers"):
        run(make(ge(p, 0), Induct("end", t, ge(t, 0), start=sp.Integer(0)), symbols=(p,)))
    goal = ge(n, 1)
    assert not proved(make(forall(n, le(0, n), goal), Induct("end", n, goal, start=sp.Integer(0))))
    with pytest.raises(ClaimError, match="in terms of"):
        run(make(ge(p, 0), Induct("end", i, ge(i, 0), start=sp.Integer(0), stop=i), symbols=(p,)))


SLOPE = make(
    Slope(a * t, t, a), Step("rule", Slope(a * s, s, a), fix=(s,)), Use("end", "rule", at={s: t}),
    id="test.slope", symbols=(a, t),
)  # fmt: skip


def test_slopes_by_rules() -> None:
    assert proved(SLOPE)
    wrong = make(forall(s, Slope(s**2, s, s)), Step("end", Slope(s**2, s, s), fix=(s,)))
    assert not proved(wrong)
    log = make(
        forall(s, Slope(sp.log(s - 1), s, 1 / (s - 1))), Step("end", Slope(sp.log(s - 1), s, 1 / (s - 1)), fix=(s,))
    )
    assert not proved(log)
    absolute = make(
        forall(u, Slope(sp.Abs(u), u, sp.Integer(0))), Step("end", Slope(sp.Abs(u), u, sp.Integer(0)), fix=(u,))
    )
    assert not proved(absolute)


def test_a_slope_is_not_taken_where_a_constant_depends_on_the_variable() -> None:
    """With a := t the slope of a t would become the false slope t of t^2."""
    claim = make(Slope(t**2, t, t), Use("end", "test.slope", at={a: t}), symbols=(t,))
    with pytest.raises(ClaimError, match="depends on"):
        run(claim, SLOPE)


def test_a_fact_cannot_take_the_name_of_a_claim() -> None:
    """Else the use of a false claim could be hidden behind a local fact of the same name."""
    false = make(eq(sp.Integer(0), 1), id="test.false")
    claim = make(eq(sp.Integer(0), 1), Use("end", "test.false"), Step("test.false", ge(p, 0)), symbols=(p,))
    with pytest.raises(ClaimError, match="name of a claim"):
        run(claim, false)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"conclusion": ge(b, 0)}, "undeclared symbol"),
        ({"conclusion": ge(f(a), 0)}, "undeclared function"),
        ({"conclusion": ge(a, sp.Float(0.5))}, "float"),
        ({"conclusion": ge(a, sp.oo)}, "not in the language"),
        ({"conclusion": sp.true}, "expected a relation"),
        ({"symbols": (a, sp.Symbol("w"))}, None),
        ({"symbols": (a, sp.Symbol("w", prime=True))}, "no sort"),
        ({"conclusion": ge(sp.Integral(a, (a, 0, 1)), 0)}, "not in the language"),
        ({"proof": (Step("x", ge(a, 0)), Step("x", ge(a, 0)))}, "used twice"),
        ({"proof": (Step("x", ge(a, 0), given=("nothing",)),)}, "no earlier fact"),
        ({"proof": (Use("x", "test.unknown"),)}, "no claim or fact"),
    ],
)
def test_malformed_claims_are_named(fields: dict[str, Any], message: str | None) -> None:
    claim = replace(make(ge(a**2, 0), Step("end", ge(a**2, 0), squares=(a,)), symbols=(a,)), **fields)
    if message is None:
        assert proved(claim)  # an object that is declared and not used harms nobody
        return
    with pytest.raises(ClaimError, match=message) as error:
        run(claim)
    assert "test.claim" in str(error.value)


def test_hypotheses_that_no_step_names_are_reported() -> None:
    claim = make(ge(a**2, 0), Step("end", ge(a**2, 0), squares=(a,)), symbols=(a,), hypotheses={"idle": gt(a, 0)})
    assert run(claim).unused == ("idle",)


def test_strict_and_weak_are_kept_apart() -> None:
    assert not proved(make(gt(a**2, 0), Step("end", gt(a**2, 0), squares=(a,)), symbols=(a,)))
    assert not proved(make(lt(p, q), Step("end", lt(p, q)), symbols=(p, q)))


def after(claim: Claim, variant: Claim, *others: Claim) -> Proof:
    """The variant, run after the claim was proved."""
    library: Mapping[str, Claim] = {other.id: other for other in others}
    first = run(claim, *others)
    assert first.verdict == Verdict.PROVED
    return derive(variant, library, lambda _, degree: Ledger(degree=degree), after=first)


def test_a_shared_step_runs_again_if_a_fact_that_it_names_has_changed() -> None:
    first, last = Step("first", ge(a, 0), given=("h",)), Step("end", ge(a + 1, 0), given=("first",))
    claim = make(last.goal, first, last, symbols=(a,), hypotheses={"h": ge(a, 1), "other": ge(a, -5)})
    assert after(claim, replace(claim, hypotheses={"h": ge(a, -1), "other": ge(a, -5)})).verdict == Verdict.OPEN
    same_facts = after(claim, replace(claim, hypotheses={"h": ge(a, 1), "other": le(a, 9)}))
    assert same_facts.verdict == Verdict.PROVED
    assert [o.goal for o in same_facts.obligations] == ["conclusion"]


def test_a_shared_use_runs_again_if_a_fact_that_it_found_is_gone() -> None:
    use = Use("end", "test.reciprocal", at={a: b})
    claim = make(gt(1 / b, 0), use, symbols=(b,), hypotheses={"h": gt(b, 0)})
    variant = replace(claim, hypotheses={"h": ge(b, 0)})
    assert after(claim, claim, RECIPROCAL).verdict == Verdict.PROVED
    assert after(claim, variant, RECIPROCAL).verdict == Verdict.OPEN


def test_nothing_is_shared_with_a_claim_about_other_symbols() -> None:
    step = Step("end", ge(p, 0))
    claim = make(step.goal, step, symbols=(p,))
    assert [o.goal for o in after(claim, replace(claim, symbols=(p, q))).obligations] == ["end", "conclusion"]
