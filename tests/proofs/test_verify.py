"""What is asked of one claim, and how the answers become a verdict."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sympy as sp

from proofs.session import closure, verify
from proofs.verdict import ClaimError, Verdict, weakest
from proofs.verify import Finding, bad, examine
from symbolic_bounds.claim import Argument, Box, Claim, Control, Limit, Step, Use
from symbolic_bounds.formula import Formula, ge, gt, le, lt
from symbolic_bounds.registry import RegistryError
from symbolic_bounds.symbols import counting, positive, real

a, p, q, n = real("a"), positive("p"), positive("q"), counting("n")
lo, hi = sp.Rational(1, 2), sp.Integer(8)


def make(conclusion: Formula, *proof: Any, **fields: Any) -> Claim:
    base = Claim(
        id="test.claim", title="", meaning="", kind="lemma", provenance="A", place="", symbols=(a, p, q, n),
        conclusion=conclusion, proof=proof, expected="proved",
        witness={a: sp.Integer(1), p: sp.Integer(1), q: sp.Integer(1), n: sp.Integer(1)},
    )  # fmt: skip
    return replace(base, **fields)


AM_GM = make(
    ge(p + q, 2 * sp.sqrt(p * q)), Step("end", ge(p + q, 2 * sp.sqrt(p * q)), squares=(sp.sqrt(p) - sp.sqrt(q),))
)


def found(claim: Claim, *others: Claim, tmp: Path = Path("/nonexistent")) -> Finding:
    return examine(claim, {c.id: c for c in (*others, claim)}, folder=tmp)


def test_a_proved_claim_is_proved_and_sampled() -> None:
    finding = found(AM_GM)
    assert finding.own == Verdict.PROVED
    assert finding.samples is not None
    assert finding.samples.verdict == Verdict.SAMPLED


def test_a_false_claim_is_refuted_by_its_samples() -> None:
    false = make(ge(p + q, 3 * sp.sqrt(p * q)), Step("end", ge(p + q, 3 * sp.sqrt(p * q))))
    assert found(false).own == Verdict.REFUTED


def test_a_claim_without_a_proof_is_at_most_sampled() -> None:
    assert found(replace(AM_GM, proof=())).own == Verdict.SAMPLED


def test_a_control_that_is_proved_is_an_alarm() -> None:
    """A "false" variant that is true must not pass for a control."""
    weak = Control("not false at all", conclusion=ge(p + q, sp.sqrt(p * q)))
    strong = Control("a third root", conclusion=ge(p + q, 3 * sp.sqrt(p * q)), witness={**AM_GM.witness})
    finding = found(replace(AM_GM, controls=(strong,)))
    assert finding.own == Verdict.PROVED
    assert finding.controls[0][1].verdict == Verdict.REFUTED
    steps = (Step("end", AM_GM.conclusion, squares=(sp.sqrt(p) - sp.sqrt(q),)),)
    alarm = found(replace(AM_GM, proof=steps, controls=(weak,)))
    assert bad(alarm.controls[0][1])
    assert alarm.own == Verdict.OPEN


def test_a_control_whose_witness_does_not_refute_it_is_an_alarm() -> None:
    idle = Control("wrong point", conclusion=ge(p, q), witness={**AM_GM.witness, p: sp.Integer(2)})
    assert found(replace(AM_GM, controls=(idle,))).own == Verdict.OPEN


def test_dropped_hypotheses() -> None:
    claim = make(gt(1 / a, 0), Step("end", gt(1 / a, 0), given=("sign",)), hypotheses={"sign": gt(a, 0)})
    control = Control("no sign", hypotheses={"sign": None}, witness={**claim.witness, a: sp.Integer(-1)})
    finding = found(replace(claim, controls=(control,)))
    assert finding.own == Verdict.PROVED
    assert finding.controls[0][1].verdict == Verdict.REFUTED


def test_a_counterexample_makes_a_refuted_claim() -> None:
    point = {**AM_GM.witness, p: sp.Integer(4)}
    assert found(make(le(p, 2), counterexample=point)).own == Verdict.REFUTED
    assert found(make(le(p, 9), counterexample=point)).own == Verdict.OPEN


def test_an_argument_may_fail_where_its_statement_stands() -> None:
    argument = Argument("the step needs p <= 2", le(p, 2), {p: sp.Integer(4)})
    finding = found(replace(AM_GM, argument=argument))
    assert finding.own == Verdict.PROVED
    assert finding.argument is not None
    assert finding.argument.verdict == Verdict.REFUTED
    gap = found(replace(AM_GM, argument=replace(argument, expected="gap")))
    assert gap.argument is not None
    assert gap.argument.verdict == Verdict.GAP


def test_boxes_are_second_opinions() -> None:
    box = Box("box", ge(p + q, 2 * sp.sqrt(p * q) - 1), ranges={p: (lo, hi), q: (lo, hi)})
    finding = found(replace(AM_GM, checks=(box,)))
    assert finding.own == Verdict.PROVED
    (row,) = [o for o in finding.obligations if o.goal == "box"]
    assert row.outcome.cells
    false = replace(box, goal=ge(p + q, 3 * sp.sqrt(p * q)))
    assert found(replace(AM_GM, checks=(false,))).own < Verdict.PROVED


def test_a_monotone_box_needs_its_monotonicity() -> None:
    """1/p falls: taking the sides at the wrong ends would prove a falsehood."""
    falling = Box("box", ge(1 / p, p / 4), ranges={p: (lo, hi)}, increasing=p)
    assert found(replace(AM_GM, checks=(falling,))).own == Verdict.OPEN
    s, t = positive("s"), positive("t")
    rises = make(
        le(s**2, t**2), Step("end", le(s**2, t**2), given=("order",)),
        id="test.rises", symbols=(s, t), hypotheses={"order": le(s, t)}, witness={s: lo, t: lo},
    )  # fmt: skip
    square = Box(
        "box", ge(p**2 + 1, p**2), ranges={p: (lo, hi)}, increasing=p,
        by=(lambda low, high: Use("rise", "test.rises", at={s: low, t: high}, given=("order",)),),
    )  # fmt: skip
    assert found(replace(AM_GM, checks=(square,)), rises).own == Verdict.OPEN  # p^2 + 1 is not p^2


def test_limits_are_computed_never_proved() -> None:
    """A limit stands beside a proof; by itself it is not the conclusion, and shows nothing of it."""
    limit = Limit("limit", sp.sin(p) / p, p, sp.Integer(0), sp.Integer(1))
    finding = found(replace(AM_GM, checks=(limit,)))
    assert finding.own == Verdict.PROVED
    (row,) = [o for o in finding.obligations if o.goal == "limit"]
    assert row.outcome.verdict == Verdict.COMPUTED
    assert found(replace(AM_GM, proof=(), checks=(limit,))).own == Verdict.SAMPLED


def test_the_weakest_link_decides_and_axioms_do_not_weaken(tmp_path: Path) -> None:
    axiom = make(le(p, 2), id="test.axiom", kind="axiom", expected="cited", hypotheses={"small": le(p, 2)})
    source = replace(axiom, id="test.source", kind="citation")
    false = make(le(p, 2), id="test.false", counterexample={**AM_GM.witness, p: sp.Integer(4)}, expected="refuted")
    library = {axiom.id: axiom, source.id: source, false.id: false}
    cases = ((axiom, Verdict.PROVED), (source, Verdict.CITED), (false, Verdict.OPEN))
    for used, verdict in cases:
        use = Use("end", used.id, given=("tiny",))
        claim = make(le(p, 2), use, id=f"{used.id}.user", hypotheses={"tiny": le(p, 1)})
        library[claim.id] = claim
        result = verify([claim.id], library=library, folder=tmp_path)[claim.id]
        assert result.verdict == verdict
        assert result.own == Verdict.PROVED
        assert result.axioms == (() if used is false else (used.id,))
    top = make(le(p, 2), Use("end", "test.source.user", given=("tiny",)), id="test.top", hypotheses={"tiny": le(p, 1)})
    result = verify([top.id], library={**library, top.id: top}, folder=tmp_path)[top.id]
    assert result.axioms == ("test.source",)
    assert result.verdict == Verdict.CITED
    assert not result.as_expected


def test_circles_and_unknown_ids(tmp_path: Path) -> None:
    one = make(ge(p, 0), Use("end", "test.two"), id="test.one")
    two = make(ge(p, 0), Use("end", "test.one"), id="test.two")
    with pytest.raises(RegistryError, match="circle"):
        verify(library={one.id: one, two.id: two}, folder=tmp_path)
    with pytest.raises(ClaimError, match=r"near it: test\.one"):
        closure({one.id: one}, ["test.onee"])


def test_two_processes_find_what_one_finds() -> None:
    ids = ["amos.lower", "eigen.upper"]
    one, two = verify(ids, jobs=1), verify(ids, jobs=2)
    assert {i: (r.verdict, r.axioms) for i, r in one.items()} == {i: (r.verdict, r.axioms) for i, r in two.items()}


def test_verdicts_are_no_truth_values() -> None:
    with pytest.raises(TypeError):
        bool(Verdict.PROVED)
    assert weakest([]) == Verdict.OPEN
    assert lt(1, 2) is not None
