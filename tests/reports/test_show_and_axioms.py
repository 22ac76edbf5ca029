"""`show` and `axioms`: everything of a claim, and of its trust base nothing that is not used."""

import json

import pytest

from reports.trust import trust_base
from symbolic_bounds.registry import load


def test_show_lists_the_claims(run, small):
    result = run("show")
    assert result.exit_code == 0
    assert all(claim_id in result.output for claim_id in load())


def test_show_a_proof(run, small):
    result = run("show", "demo.true")
    assert result.exit_code == 0
    for part in (
        "What it means.", "added by this project", "Section 1", "x + 1 >= x", r"x + 1 \geq x", "x: positive real",
        "1 proved   result", "reversed: fails at x = 1", "witness        x = 1", "proved: it follows",
        "prefixbounds verify demo.true",
    ):  # fmt: skip
        assert part in result.output


def test_show_what_fails(run, small):
    assert "counterexample x = 1/2" in run("show", "demo.false").output
    argued = run("show", "demo.argued").output
    for part in ("refuted: it squares first", "repaired by    demo.argued.repaired", "cited    demo.axiom: A title"):
        assert part in argued


def test_show_steps_that_were_not_reached(run, library):
    steps = "(Step('hopeless', ge(x, 1)), Step('result', ge(x + 1, x)))"
    library.claim("demo.true", proof=steps, expected="'open'")
    output = run("show", "demo.true").output
    assert "1 open     hopeless" in output
    assert "2 -        result" in output


def test_show_names_hypotheses_that_are_never_used(run, library):
    library.claim("demo.true", proof="(Step('result', ge(x + 1, x)),)", hypotheses="{'idle': gt(x, 0)}")
    assert "idle: x > 0   (never used)" in run("show", "demo.true").output


def test_axioms_are_transitive_and_used(run, small):
    small.claim("demo.other", kind="'axiom'", expected="'cited'", reference="'elsewhere'")
    output = run("axioms", "demo.argued.repaired").output
    assert "rests on 1 axiom and 0 citations" in output
    assert "a textbook, p. 1" in output
    assert "demo.other" not in output
    assert "exact:" in output
    assert "smt:" not in output
    assert "Gamma" not in output


def test_axioms_of_what_needs_none(run, small):
    assert "rests on 0 axioms and 0 citations" in run("axioms", "demo.true").output


def test_the_trust_base_is_that_of_the_verdicts(run, small):
    claims = load()
    for found in json.loads(run("verify", "--json", "-").stdout)["claims"]:
        base = trust_base(found["id"], claims)
        assert {c.id for c in (*base.axioms, *base.citations)} == set(found["axioms"])


@pytest.mark.parametrize("width", [80, 120])
def test_prose_is_wrapped(run, small, width):
    lines = run("axioms", "demo.argued", env={"COLUMNS": str(width)}).output.splitlines()
    assert max(map(len, lines)) <= width


def test_a_malformed_claim_has_no_trust_base(run, library):
    library.claim("demo.true", conclusion="ge(y, x)")
    result = run("axioms", "demo.true")
    assert result.exit_code == 2
    assert "undeclared symbol(s) y" in result.output
