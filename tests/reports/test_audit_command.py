"""The audit: the worked example, single changes, what is left when nothing holds, and inputs that are refused."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from proofs.verify import changed
from reports.audit.counterexample import Refuted, Survived, refute
from reports.audit.engine import Options, audit
from reports.cli import cli
from reports.revision import parse_settings, revised
from symbolic_bounds.registry import load

from .conftest import refused

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "audit"
SHARP = "amos.lower=besseli(nu+1,x)/besseli(nu,x) >= x/(nu+1/2+sqrt(x^2+(nu+3/2)^2))"
PLANTED = {"cover.lower": "refuted", "eigen.lower": "refuted", "jackson.concentration": "gap", "amos.lower": "proved"}


@pytest.fixture(scope="module", params=["revision.tex", "revision.toml"])
def example(request, tmp_path_factory):
    target = tmp_path_factory.mktemp("audit") / "audit.json"
    arguments = ["audit", str(EXAMPLE / request.param), "--json", str(target)]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 1, result.output
    return {answer["claim"]: answer for answer in json.loads(target.read_text())["answers"]}


def test_the_example_comes_out_as_planted(example):
    assert {claim: answer["verdict"] for claim, answer in example.items()} == PLANTED


def test_every_planted_error_has_a_dramatic_counterexample(example):
    found = [example[claim]["counterexample"] for claim in ("cover.lower", "eigen.lower")]
    found.append(example["jackson.concentration"]["argument"]["counterexample"])
    for counterexample in found:
        assert counterexample["violation"] > 0.3
        assert counterexample["evaluators"] == ["arb", "mpmath"]
    assert example["jackson.concentration"]["argument"]["claim"] == "jackson.damping_loss"


def test_the_lost_factor_two_is_found_again(example):
    (constant,) = example["cover.lower"]["constants"]
    assert constant["certified"] == "1/2"


def test_the_improvement_is_proved_with_its_slack(example):
    answer = example["amos.lower"]
    assert answer["proof"]["route"] == "amos.lower_sharp"
    (constant,) = answer["constants"]
    assert constant["certified"] == "1/2"
    assert 0 < constant["slack"] < 0.3
    assert "larger" in answer["comparison"]
    assert all(dependent["holds"] is not False for dependent in answer["downstream"])


def test_the_paper_itself_changes_nothing(run):
    result = run("audit", EXAMPLE / "paper.tex")
    assert result.exit_code == 0
    assert "0 changed claims" in result.output


def test_another_form_of_the_same_statement_is_unchanged(run):
    result = run("audit", "--set", "eigen.upper=eigenvalue(k, lambda, m) - 1 <= 0")
    assert result.exit_code == 0
    assert "eigen.upper: unchanged" in result.output


def test_a_weaker_statement_is_proved(run):
    result = run("audit", "--set", "cover.cosine=1 - cos(t) >= 3*t^2/pi^2")
    assert result.exit_code == 0
    assert "cover.cosine: proved" in result.output


def test_a_dropped_hypothesis_that_matters_is_refuted(run):
    result = run("audit", "--set", "eigen.quadratic.dimension=none")
    assert result.exit_code == 1
    assert "m = 1" in result.output


def test_what_cannot_be_decided_is_inconclusive(run):
    result = run("audit", "--set", "prefix.same_prefix=1 <= 0")
    assert result.exit_code == 1
    assert "inconclusive" in result.output or "refuted" in result.output


def test_markdown_and_numbers(run, tmp_path):
    target = tmp_path / "audit.md"
    assert run("audit", "--set", SHARP, "--markdown", target).exit_code == 0
    assert target.read_text().startswith("## Audit of the revision")
    result = run("audit", "--set", SHARP, "--numbers")
    assert result.exit_code == 0
    assert "3/2" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--set", "no.such.claim=1 <= 2"),
        ("--set", "amos.lower=__import__('os')"),
        ("--set", "amos.lower=x >="),
        ("--set", "amos.lower.order"),
        ("--set", SHARP, "--number", "99"),
        ("nowhere.toml",),
        ("nowhere.txt",),
        ("--set", SHARP, "--seconds", "0"),
        ("--set", SHARP, "--json", "-", "--markdown", "-"),
        ("--set", SHARP, "--json", f"{__file__}/x.json"),
        ("revision.toml", "--set", SHARP),
    ],
)
def test_bad_input_is_refused(run, arguments):
    refused(run("audit", *arguments))


def test_no_registered_claim_is_refuted():
    claims = load()
    for claim_id in ("amos.lower", "conv.lipschitz", "softmax.net", "cover.packing", "calculus.weighted_mean"):
        assert isinstance(refute(claims[claim_id], 0.3), Survived)


@pytest.mark.parametrize(
    "claim_id",
    ["amos.lower", "conv.contraction", "head.context_leak", "cover.packing", "classical.embedding", "vmf.density",
     "conv.lipschitz", "softmax.net"],
)  # fmt: skip
def test_false_controls_are_refuted(claim_id):
    claim = load()[claim_id]
    assert any(isinstance(refute(changed(claim, control), 2), Refuted) for control in claim.controls)


def test_a_false_statement_is_never_proved():
    claims = load()
    (change,) = parse_settings(["amos.upper=besseli(nu+1,x)/besseli(nu,x) <= x/(nu+1+sqrt(x^2+(nu+1)^2))"], claims)
    (answer,) = audit([change], claims, Options()).answers
    assert answer.verdict == "refuted"
    assert revised(claims["amos.upper"], [change]).conclusion == answer.new.conclusion
