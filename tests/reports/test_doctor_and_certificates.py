"""`doctor` finds an engine that is wrong; `certify` stores what `recheck` replays."""

from functools import partial

import pytest

from proofs import recheck, session
from proofs.verdict import Verdict
from reports import selftest


def test_every_engine_is_well(run):
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert "Every engine answers as it should." in result.output


@pytest.mark.parametrize("engine", ["exact", "smt", "ball", "sample", "limit", "kernel"])
def test_every_engine_has_a_control(engine):
    checks = [c for c in selftest.CHECKS if c.engine == engine]
    assert any(set(c.right) & set(selftest.DECIDED) for c in checks)
    assert any(not set(c.right) & set(selftest.DECIDED) for c in checks)


def test_an_engine_that_proves_what_is_false(run, monkeypatch):
    wrong = selftest._must_not("ball", "a false question", lambda: Verdict.PROVED)
    monkeypatch.setattr(selftest, "CHECKS", (wrong,))
    result = run("doctor")
    assert result.exit_code == 1
    assert "WRONG" in result.output
    assert "ball, a false question: expected refuted or gap or open, got proved" in result.output


def test_an_engine_that_breaks(run, monkeypatch):
    def breaks():
        raise ImportError("no such engine")

    monkeypatch.setattr(selftest, "CHECKS", (selftest._proves("smt", "a question", breaks),))
    result = run("doctor")
    assert result.exit_code == 1
    assert "ImportError: no such engine" in result.output


def test_an_engine_that_is_missing(run, monkeypatch):
    monkeypatch.setattr(selftest, "CHECKS", ())
    monkeypatch.setattr("reports.versions.installed", lambda _: None)
    result = run("doctor")
    assert result.exit_code == 1
    assert "missing:" in result.output


@pytest.fixture
def store(monkeypatch, tmp_path):
    folder = tmp_path / "certificates"
    monkeypatch.setattr(session, "certify", partial(session.certify, folder=folder))
    monkeypatch.setattr(recheck, "recheck", partial(recheck.recheck, folder=folder))
    return folder


def test_what_is_certified_rechecks(run, small, store):
    result = run("certify")
    assert result.exit_code == 0, result.output
    assert {p.stem for p in store.iterdir()} == {"demo.true", "demo.argued", "demo.argued.repaired"}
    assert "every certificate checks" in result.output
    assert run("recheck", "demo.true").exit_code == 0


def test_certify_leaves_the_others_alone(run, small, store):
    assert run("certify", "demo.argued.repaired").exit_code == 0
    assert {p.stem for p in store.iterdir()} == {"demo.argued.repaired"}


def test_nothing_is_certified_that_is_not_shown(run, library, store):
    library.claim("demo.open", conclusion="ge(x, 1)", proof="(Step('result', ge(x, 1)),)", expected="'open'")
    library.claim("demo.empty", hypotheses="{'never': lt(x, 0)}", proof="(Step('result', ge(x + 1, x)),)")
    result = run("certify")
    assert result.exit_code == 1
    assert "demo.open: not stored: result" in result.output
    assert "demo.empty: not stored" in result.output
    assert not store.exists()


def test_what_is_not_there_fails_the_recheck(run, small, store):
    result = run("recheck", "demo.true")
    assert result.exit_code == 1
    assert "FAILED" in result.output
    assert "prefixbounds certify" in result.output


def test_a_damaged_certificate_fails_the_recheck(run, small, store):
    run("certify", "demo.true")
    (store / "demo.true.json").write_text('{"goals": [["result", [null]]], "boxes": {}}', encoding="utf-8")
    result = run("recheck", "demo.true")
    assert result.exit_code == 1
    assert "demo.true: result" in result.output
