"""The census: systematic mutants, their classes, and that a proof of a false one is an alarm."""

import json
from dataclasses import replace

import pytest

from reports.census.census import Row, classify, counts, refuted_share
from reports.census.operators import KINDS, Mutant, mutants
from symbolic_bounds.claim import Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.registry import load

from .conftest import refused


def test_every_kind_of_mutant_is_made():
    kinds = {m.kind for claim_id in ("eigen.quadratic", "cover.cosine") for m in mutants(load()[claim_id])}
    assert kinds == set(KINDS)


def test_mutants_are_distinct_statements():
    found = [(m.claim.conclusion, tuple(m.claim.hypotheses)) for m in mutants(load()["cover.cosine"])]
    assert len(found) == len(set(map(str, found)))


def test_the_quick_census_raises_no_alarm(run, tmp_path):
    target = tmp_path / "census.json"
    result = run("mutate", "--quick", "--json", target, "--jobs", "2")
    assert result.exit_code == 0, result.output
    made = json.loads(target.read_text())
    assert made["counts"]["alarm"] == 0
    assert made["counts"]["refuted"] > 20
    assert made["refuted_share"] >= 0.75
    assert all(row["witness"] for row in made["mutants"] if row["outcome"] == "refuted")


def test_a_proof_of_a_false_mutant_is_an_alarm():
    claims = dict(load())
    old = claims["calculus.sine_at_most"]
    u = old.symbols[0]
    unsound = replace(old, id="calculus.unsound", proof=(), kind="axiom", conclusion=le(u, -1))
    claims[unsound.id] = unsound
    base = replace(old, proof=(Use("false", unsound.id), Step("end", old.conclusion, given=("false",))))
    claims[old.id] = base
    mutant = Mutant(old.id, "constant", "below minus one", replace(base, conclusion=le(u, -1)))
    assert classify([mutant], base, claims)[0].outcome == "alarm"


def test_a_weaker_mutant_is_still_true():
    claims = load()
    old = claims["calculus.sine_at_most"]
    u = old.symbols[0]
    mutant = Mutant(old.id, "constant", "twice", replace(old, conclusion=le(old.conclusion.lhs, 2 * u)))
    (row,) = classify([mutant], old, claims)
    assert row.outcome == "still true"


def test_counts_and_share():
    rows = [Row("a", "index", "x", outcome) for outcome in ("refuted", "refuted", "inconclusive", "still true")]
    assert counts(rows)["refuted"] == 2
    assert refuted_share(rows) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    "arguments", [("no.such.claim",), ("--most", "0"), ("--quick", "--all"), ("--json", f"{__file__}/x.json")]
)
def test_bad_input_is_refused(run, arguments):
    refused(run("mutate", *arguments))
