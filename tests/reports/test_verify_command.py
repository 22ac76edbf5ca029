"""`verify`: exit codes, the table, the JSON of the contract."""

import json

import pytest

from symbolic_bounds.registry import load
from tests.reports.conftest import FALSE, TRUE, refused

CLAIM_KEYS = {
    "id", "title", "kind", "provenance", "statement", "latex", "verdict", "expected", "scope", "axioms", "uses",
    "obligations",
}  # fmt: skip
OBLIGATION_KEYS = {"goal", "engine", "verdict", "scope", "seconds"}
VERDICTS = {"proved", "computed", "cited", "sampled", "open", "gap", "refuted"}


def test_all_as_expected(run, small):
    result = run("verify", "--jobs", 2)
    assert result.exit_code == 0, result.output
    assert "5 claims: 3 proved, 1 cited, 1 refuted" in result.output
    assert "Every verdict is as expected." in result.output


def test_worse_than_expected(run, library):
    library.claim("demo.true", conclusion="ge(x, 1)", proof="(Step('hopeless', ge(x, 1)),)")
    result = run("verify")
    assert result.exit_code == 1
    assert "! demo.true" in result.output
    assert "hopeless (exact)" in result.output
    assert "prefixbounds show demo.true" in result.output


def test_better_than_expected(run, library):
    library.claim("demo.true", **TRUE, expected="'sampled'")
    result = run("verify")
    assert result.exit_code == 1
    assert "demo.true: proved, expected sampled" in result.output
    assert "out of date" in result.output


def test_a_control_that_is_proved(run, library):
    library.claim("demo.true", proof=TRUE["proof"], controls="(Control('also true', ge(x + 2, x)),)")
    library.claim("demo.open", proof="(Step('result', ge(x, 1)),)", conclusion="ge(x, 1)", expected="'open'")
    result = run("verify", "demo.true")
    assert result.exit_code == 1
    assert "control also true" in result.output


def test_a_claim_that_rests_on_a_false_one(run, library):
    library.claim("demo.false", **FALSE)
    steps = "(Use('known', 'demo.false'), Step('result', ge(x**2 + 1, x), given=('known',)))"
    library.claim("demo.true", proof=steps, conclusion="ge(x**2 + 1, x)")
    result = run("verify", "demo.true")
    assert result.exit_code == 1
    assert "it uses demo.false, which is refuted" in result.output


def test_table_fits_eighty_columns(run, small):
    lines = run("verify").output.splitlines()
    rows = [line for line in lines if line.startswith(("claim", "demo.", "! demo."))]
    assert len(rows) == 6
    assert all(len(line) <= 80 for line in lines)
    assert all(len(row.split()) >= 7 for row in rows)


def test_json_has_the_keys_of_the_contract(run, small, tmp_path):
    target = tmp_path / "result.json"
    assert run("verify", "--json", target).exit_code == 0
    made = json.loads(target.read_text(encoding="utf-8"))
    assert {"schema", "paper", "engines", "claims", "summary"} <= made.keys()
    assert made["schema"] == 1
    assert {"sympy", "z3-solver", "python-flint"} <= made["engines"].keys()
    assert {c["id"] for c in made["claims"]} == set(load())
    assert sum(made["summary"].values()) == len(made["claims"])
    assert made["summary"].keys() == VERDICTS
    for claim in made["claims"]:
        assert claim.keys() >= CLAIM_KEYS
        assert claim["verdict"] in VERDICTS
        for obligation in claim["obligations"]:
            assert obligation.keys() >= OBLIGATION_KEYS
            assert obligation["seconds"] >= 0


def test_json_of_what_fails(run, small):
    result = run("verify", "demo.false", "demo.argued", "--json", "-")
    claims = {c["id"]: c for c in json.loads(result.stdout)["claims"]}
    assert claims["demo.false"]["counterexample"] == {"x": "1/2"}
    assert claims["demo.false"]["refutation"] == "fails at x = 1/2"
    assert claims["demo.argued"]["verdict"] == "proved"
    assert claims["demo.argued"]["argument"]["verdict"] == "refuted"
    assert claims["demo.argued"]["argument"]["why"] == "it squares first"
    assert claims["demo.argued"]["axioms"] == ["demo.axiom"]
    assert claims["demo.argued"]["witness"] == {"x": "1"}


def test_unwritable_targets_are_refused_before_the_work(run, small, tmp_path, monkeypatch):
    monkeypatch.setattr("reports.run.verify", lambda *_, **__: pytest.fail("the work was done"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "is a directory" in refused(run("verify", "--json", tmp_path))
    assert "is not a folder" in refused(run("verify", "--json", tmp_path / "file" / "result.json"))


def test_a_failed_run_leaves_the_old_file(run, small, tmp_path):
    target = tmp_path / "result.json"
    target.write_text("old", encoding="utf-8")
    refused(run("verify", "demo.nothing", "--json", target))
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.glob(".result*")) == []


@pytest.mark.parametrize("width", [40, 50, 60, 80, 120])
def test_no_word_of_the_table_is_cut(run, small, width):
    lines = run("verify", env={"COLUMNS": str(width)}).output.splitlines()
    columns = lines[0].split()
    assert columns[:2] == ["claim", "verdict"]
    assert ("sec" in columns) == (width >= 80)
    assert not any("…" in line for line in lines)
    assert all(len(line) <= width for line in lines if line.startswith("demo."))
