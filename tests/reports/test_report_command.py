"""`report`: the same bytes twice, findings first, links that lead somewhere."""

import json
import re

import pytest

from tests.reports.conftest import FALSE, refused

FILES = ("report.json", "report.md", "index.html", "prefixbounds.tex")


@pytest.fixture
def written(run, small, tmp_path):
    def write(name, *args):
        folder = tmp_path / name
        result = run("report", *args, "--out", folder)
        assert result.exit_code == 0, result.output
        return {f: (folder / f).read_text(encoding="utf-8") for f in FILES}

    return write


def without_timing(files):
    made = json.loads(files["report.json"])
    assert list(made)[-1] == "timing"
    return (
        files["report.json"].partition('\n "timing": ')[0],
        files["report.md"].partition("\n## Timing\n")[0],
        re.sub(r'<section id="?timing.*?</section>', "", files["index.html"], flags=re.DOTALL),
        files["prefixbounds.tex"],
    )


def test_two_runs_differ_only_in_the_timing(written):
    first, second = written("a"), written("b", "--jobs", "2")
    assert without_timing(first) == without_timing(second)


def test_json_gathers_the_timing(written):
    made = json.loads(written("a")["report.json"])
    assert made["schema"] == 1
    assert all(o["seconds"] is None for c in made["claims"] for o in c["obligations"])
    assert made["timing"].keys() == {c["id"] for c in made["claims"]}


def test_findings_come_first_with_their_repair(written):
    text = written("a")["report.md"]
    findings = text.partition("## Findings")[2].partition("\n## ")[0]
    assert "(`demo.false`)" in findings
    assert "`x = 1/2`" in findings
    assert "it squares first" in findings
    assert "The statement is proved" in findings
    assert "Repaired by [`demo.argued.repaired`](#demo-argued-repaired): proved" in findings
    assert "(`demo.true`)" not in findings


def test_every_link_has_its_anchor(written):
    text = written("a")["report.md"]
    links, anchors = set(re.findall(r"\]\(#([^)]*)\)", text)), set(re.findall(r'<a id="([^"]*)">', text))
    assert links
    assert links <= anchors


def test_every_claim_is_told(written):
    text = written("a")["report.md"]
    for part in (
        r"$$x + 1 \geq x$$",
        "added by this project",
        "`prefixbounds verify demo.true`",
        "1. `result`: proved",
    ):
        assert part in text


def test_a_selection_brings_what_it_uses(written):
    made = json.loads(written("a", "demo.argued")["report.json"])
    assert {c["id"] for c in made["claims"]} == {"demo.axiom", "demo.argued"}


def test_a_difference_is_written_and_told(run, library, tmp_path):
    library.claim("demo.false", **(FALSE | {"expected": "'gap'"}))
    result = run("report", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "demo.false" in result.stderr
    assert "**Not as expected:** `demo.false`" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_a_file_for_a_folder(run, small, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "is a file" in refused(run("report", "--out", tmp_path / "file"))
    assert "not a folder" in refused(run("report", "--out", tmp_path / "file" / "deeper"))


def test_no_temporary_files_are_left(written, tmp_path):
    written("a")
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == sorted(FILES)
