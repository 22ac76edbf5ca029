"""The stored census: it is read back as it was written, it knows when it is stale, and a new run finds the same."""

import json
from dataclasses import replace

import pytest

from reports.census import stored
from reports.census.census import OUTCOMES, Row, census, counts
from reports.console import Problem
from symbolic_bounds.formula import le
from symbolic_bounds.registry import load

from .conftest import refused

ROWS = [
    Row("amos.lower", "constant", "2 for 1", "refuted", "1 against 2", witness={"x": "1/2"}),
    Row("amos.lower", "direction", "turned", "still true", "it follows from the claim", room=0.25),
]


def test_what_is_written_is_read_back(tmp_path):
    stored.write(ROWS, load(), 6, path=tmp_path / "census.json")
    found = stored.read(load(), tmp_path / "census.json")
    assert found.most == 6
    assert found.rows == ROWS
    assert [entry.claim for entry in found.entries] == ["amos.lower"]
    assert "amos.upper" in found.missing
    assert not found.current


def test_claims_that_were_not_run_keep_their_entries(tmp_path):
    path = tmp_path / "census.json"
    stored.write(ROWS, load(), 6, path=path)
    other = [Row("amos.upper", "constant", "3 for 2", "inconclusive", "why")]
    stored.write(other, load(), 6, stored.read(load(), path), path)
    assert [entry.claim for entry in stored.read(load(), path).entries] == ["amos.lower", "amos.upper"]
    stored.write(other, load(), 6, path=path)
    assert [entry.claim for entry in stored.read(load(), path).entries] == ["amos.upper"]


def test_a_claim_that_changed_is_stale(tmp_path):
    stored.write(ROWS, load(), None, path=tmp_path / "census.json")
    claims = dict(load())
    old = claims["amos.lower"]
    for new in (
        replace(old, conclusion=le(*old.conclusion.args)),
        replace(old, hypotheses={**old.hypotheses, "more": old.conclusion}),
        replace(old, symbols=old.symbols[:1]),
    ):
        found = stored.read({**claims, old.id: new}, tmp_path / "census.json")
        assert [entry.current for entry in found.entries] == [False]
        assert found.rows == []
    gone = {i: claim for i, claim in claims.items() if i != old.id}
    assert not stored.read(gone, tmp_path / "census.json").entries[0].current


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 2, "most": 1, "claims": {}}', "[" * 10**5])
def test_what_is_no_census_is_refused(tmp_path, text):
    (tmp_path / "census.json").write_text(text)
    with pytest.raises(Problem, match="no stored census"):
        stored.read(load(), tmp_path / "census.json")


def test_the_stored_census_has_no_alarm_and_witnesses_for_what_is_refuted():
    found = stored.read(load())
    rows = [row for entry in found.entries for row in entry.rows]
    assert {row.outcome for row in rows} <= set(OUTCOMES) - {"alarm"}
    assert all(row.witness for row in rows if row.outcome == "refuted")
    assert counts(rows)["refuted"] > 500


@pytest.mark.parametrize("claim_id", ["amos.upper", "cover.cosine", "calculus.weighted_mean", "split.quotient"])
def test_a_new_run_finds_the_same(claim_id, tmp_path):
    """Every outcome, every witness and every room, to the digit."""
    claims = load()
    kept = stored.read(claims)
    path = tmp_path / "census.json"
    stored.write(census([claim_id], most=kept.most, claims=claims), claims, kept.most, path=path)
    assert stored.read(claims, path).entries == tuple(e for e in kept.entries if e.claim == claim_id)


def test_accept_writes_the_census(run, tmp_path, monkeypatch):
    monkeypatch.setattr(stored, "STORED", tmp_path / "census.json")
    result = run("mutate", "calculus.sine_at_most", "--accept")
    refused(result)  # there is nothing stored yet that it could be part of
    stored.write(ROWS, load(), 2, path=tmp_path / "census.json")
    result = run("mutate", "calculus.sine_at_most", "--accept")
    assert result.exit_code == 0, result.output
    made = json.loads((tmp_path / "census.json").read_text())
    assert list(made["claims"]) == ["amos.lower", "calculus.sine_at_most"]
    assert len(made["claims"]["calculus.sine_at_most"]["mutants"]) == 2


@pytest.mark.parametrize("arguments", [("--quick", "--accept"), ("amos.lower", "--all", "--accept")])
def test_bad_input_is_refused(run, arguments):
    refused(run("mutate", *arguments))
