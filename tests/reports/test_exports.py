"""What other programs read: JUnit, SARIF, LaTeX macros, the summary of a pull request."""

import json
import re
import shutil
import subprocess
from xml.etree import ElementTree as Xml

import pytest

from reports.latex_macros import macros
from reports.sarif import claim_file
from symbolic_bounds.registry import file_of, load
from tests.reports.conftest import FALSE, refused


@pytest.fixture
def verified(run, tmp_path):
    def write(kind, *args, code=0):
        target = tmp_path / f"out.{kind}"
        result = run("verify", *args, f"--{kind}", target)
        assert result.exit_code == code, result.output
        return target.read_text(encoding="utf-8")

    return write


def test_junit(verified, small):
    root = Xml.fromstring(verified("junit"))
    assert root.get("tests") == "5"
    assert root.get("failures") == "0"
    assert {case.get("name") for case in root.iter("testcase")} >= {"demo.true", "demo.false"}
    assert sum(int(suite.attrib["tests"]) for suite in root) == 5


def test_junit_of_a_difference(verified, library):
    library.claim("demo.false", **(FALSE | {"expected": "'gap'"}))
    root = Xml.fromstring(verified("junit", code=1))
    failure = next(root.iter("failure"))
    assert failure.get("message") == "demo.false is refuted, expected gap"


def test_sarif(verified, small):
    log = json.loads(verified("sarif"))
    results = log["runs"][0]["results"]
    assert log["version"] == "2.1.0"
    assert {r["ruleId"] for r in results} == {"refuted-statement", "failing-argument"}
    assert all(r["level"] == "note" for r in results)
    rules = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert {r["ruleId"] for r in results} <= rules


def test_sarif_of_a_difference(verified, library):
    library.claim("demo.false", **(FALSE | {"expected": "'gap'"}))
    first = json.loads(verified("sarif", code=1))["runs"][0]["results"][0]
    assert (first["ruleId"], first["level"]) == ("unexpected-verdict", "error")
    place = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "symbolic_bounds/demo/false.py"


def test_claim_files_are_where_they_are_said_to_be():
    for claim_id in load():
        assert file_of(claim_id).as_posix().endswith("/" + claim_file(claim_id))


def test_summary(verified, small):
    text = verified("summary")
    assert "Every verdict is as expected." in text
    assert "`demo.argued`: An argument that fails (statement proved, argument refuted)" in text


def test_summary_of_a_difference(verified, library):
    library.claim("demo.false", **(FALSE | {"expected": "'gap'"}))
    assert "- **demo.false is refuted, expected gap**" in verified("summary", code=1)


def test_equal_results_give_equal_files(verified, small):
    for kind in ("junit", "sarif", "summary"):
        assert verified(kind) == verified(kind)


def test_one_standard_output(run, small):
    assert "only one output" in refused(run("verify", "--json", "-", "--junit", "-"))
    result = run("verify", "--summary", "-")
    assert result.stdout.startswith("### prefixbounds")


def claims_document():
    claims = [
        {"id": "a.b_c", "title": "T", "verdict": "proved", "scope": "50 % of {x} & y_1", "latex": r"x \geq 0",
         "conclusion": {"latex": r"x \geq 0"}},
        {"id": "a.d", "title": "T", "verdict": "cited", "scope": "all", "latex": r"\forall x\colon\ y \implies z",
         "conclusion": {"latex": "z"}},
    ]  # fmt: skip
    return {"paper": "A paper", "claims": claims, "constants": [{"name": "k", "enclosure": "[1, 2]"}]}


def test_macros():
    text = macros(claims_document())
    assert r"\pb@set{verdict}{a.b_c}{proved}" in text
    assert r"\pb@set{scope}{a.b_c}{50 \% of \{x\} \& y\_1}" in text
    assert r"\pb@set{constant}{k}{[1, 2]}" in text
    assert text.count("{") == text.count("}")


PAPER = r"""\documentclass{article}
%s
\begin{document}
\pblabel{lem:one}{a.b_c}
A\pbmark{a.b_c}B\pbmark{lem:one}C\pbverdict{lem:one}D\pbmark{unknown}E\pbscope{a.b_c} $\pbstatement{a.d}$
\pbconstant{k} \pbmark{a.d} $\pbconclusion{a.d}$
\end{document}
"""


@pytest.mark.parametrize("present", [True, False])
def test_latex_compiles_with_and_without_the_file(tmp_path, present):
    if shutil.which("pdflatex") is None:
        pytest.skip("no pdflatex on this machine")
    text = macros(claims_document())
    preamble = "\n".join(re.findall(r"^%   (\\(?:InputIf|provide).*)$", text, flags=re.MULTILINE))
    if present:
        (tmp_path / "prefixbounds.tex").write_text(text, encoding="utf-8")
    (tmp_path / "paper.tex").write_text(PAPER % preamble, encoding="utf-8")
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-1500:]
