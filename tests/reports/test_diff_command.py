"""Differences of reports and of revisions, and inputs that are refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from reports import difference, difference_shown
from symbolic_bounds.registry import load

from .conftest import refused

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "audit"


def report(path, **changes):
    claims: list[dict[str, Any]] = [
        {"id": "a", "verdict": "proved", "statement": "x <= y", "uses": []},
        {"id": "b", "verdict": "proved", "statement": "y <= z", "uses": ["a"]},
        {"id": "c", "verdict": "cited", "statement": "z <= z", "uses": ["b"]},
    ]
    for claim in claims:
        claim.update(changes.get(claim["id"], {}))
    constants = [{"name": "K", "lower": changes.get("K", "41"), "upper": "42"}]
    path.write_text(json.dumps({"claims": claims, "constants": constants}))
    return path


def test_equal_reports_do_not_differ(run, tmp_path):
    a, b = (report(tmp_path / name) for name in ("a.json", "b.json"))
    assert run("diff", a, b).exit_code == 0


def test_verdicts_statements_constants_and_what_is_stale(run, tmp_path):
    a = report(tmp_path / "a.json")
    b = report(tmp_path / "b.json", a={"statement": "x < y"}, c={"verdict": "open"}, K="40")
    result = run("diff", a, b, "--json", "-")
    assert result.exit_code == 1
    found = {(d["what"], d["name"]) for d in json.loads(result.output)["differences"]}
    assert found == {
        ("changed", "a statement"), ("verdict", "c"), ("stale", "b"), ("stale", "c"), ("constant", "K")
    }  # fmt: skip


def test_revisions(run, tmp_path):
    assert run("diff", EXAMPLE / "revision.toml", EXAMPLE / "revision.tex").exit_code == 0
    target = tmp_path / "diff.md"
    names = EXAMPLE / "paper.tex", EXAMPLE / "revision.tex"
    result = run("diff", *names, "--markdown", target)
    assert result.exit_code == 1
    assert "constant: jackson.concentration constants.Lambda" in result.output
    causes = difference_shown.stale(difference.difference(str(names[0]), str(names[1]), load()))
    assert sum(len(stale) for stale in causes.values()) == len({name for stale in causes.values() for name in stale})
    (why,) = [why for why, stale in causes.items() if "jackson.prefix_length" in stale]
    assert "jackson.concentration" in why
    for line in (*causes, "jackson.prefix_length"):
        assert line in result.output
        assert line in target.read_text()
    assert "| constant |" in target.read_text()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"claims": 3}', '{"claims": [1]}', "[" * 100_000, '{"claims": [{}]}']
)
def test_what_is_no_report_is_refused(run, tmp_path, text):
    good, bad = report(tmp_path / "a.json"), tmp_path / "b.json"
    bad.write_text(text)
    refused(run("diff", good, bad))


@pytest.mark.parametrize("names", [("nowhere.json", "nowhere.json"), ("a.toml", "b.json"), ("a.txt", "b.txt"), ("a",)])
def test_bad_files_are_refused(run, names):
    refused(run("diff", *names))


@pytest.mark.parametrize(("old", "new"), [("x <= y", "x < y"), ("", "and more"), ("k", "k + 1"), ("1", "")])
@pytest.mark.parametrize("tail", ["", " and so on" * 30])
def test_a_long_text_is_shown_where_it_differs(old, new, tail):
    head = "for all k: something holds, " * 20
    before, after = difference_shown.excerpts(f"{head}{old}{tail}", f"{head}{new}{tail}")
    assert old in before
    assert new in after
    assert before != after
    assert max(len(before), len(after)) < 120


def test_texts_that_are_short_or_missing_are_whole():
    assert difference_shown.excerpts("a", None) == ("a", "")
    assert difference_shown.excerpts("x <= y", "x < y") == ("x <= y", "x < y")


def test_a_cause_is_named_through_others_and_in_circles():
    entries: dict[str, dict[str, Any]] = {
        "a": {"uses": ["b"]},
        "b": {"uses": ["a", "c"]},
        "c": {"uses": []},
        "d": {"uses": [3]},
    }
    assert difference._stale(entries, {"c"}) == {"a": {"c"}, "b": {"c"}}
