"""The command `plan`: every rung in numbers, against floats, known values and one another."""

import json
import math

import pytest
import sympy as sp

from numeric_core import bounds
from numeric_core.nets import polygon_net
from numeric_core.smallest import on_net
from reports.plan import Parameters, plan
from symbolic_bounds.claim import Use
from symbolic_bounds.formula import ge, substitute
from symbolic_bounds.ladder.power import claim as power
from symbolic_bounds.ladder.rate import a, b, p
from symbolic_bounds.ladder.rate import claim as rate
from symbolic_bounds.registry import load
from symbolic_bounds.rungs import RUNGS
from symbolic_bounds.symbols import N
from symbolic_bounds.symbols import m as dimension
from tests.reports.conftest import refused


@pytest.fixture
def planned(run, tmp_path):
    def made(*extra, m=2, epsilon="0.1"):
        file = tmp_path / "plan.json"
        result = run("plan", "--m", m, "--L", 1, "--epsilon", epsilon, "--json", file, *extra)
        return result, json.loads(file.read_text())

    return made


def rungs(document):
    return {rung["bound"]: rung for rung in document["rungs"]}


def test_the_published_bound_is_astronomical(planned):
    result, document = planned(m=8)
    assert result.exit_code == 0, result.output
    assert rungs(document)["published"]["log10_tokens"] == pytest.approx(667.988569422113, abs=1e-9)
    assert rungs(document)["published"]["tokens"] is None
    assert "10^667.99" in result.output


def test_every_rung_down_to_the_net_needs_fewer_tokens(planned):
    _, document = planned(m=8)
    found = rungs(document)
    logs = [found[rung.bound]["log10_tokens"] for rung in RUNGS]
    assert logs == sorted(logs, reverse=True)
    exponents = [eval_fraction(found[rung.bound]["exponent"]) for rung in RUNGS]
    assert exponents == sorted(exponents, reverse=True)
    assert document["best"] == "softmax.net/greedy"


def eval_fraction(text):
    top, _, bottom = text.partition("/")
    return int(top) / int(bottom or 1)


@pytest.mark.parametrize("m", [1, 2, 8])
def test_the_count_of_a_net_agrees_with_the_numeric_core(planned, m):
    _, document = planned(m=m)
    delta = 0.1 / 1.1
    count = rungs(document)["softmax.net"]["log10_tokens"]
    assert count == pytest.approx(bounds.log_packing_length(m, delta) / math.log(10), abs=1e-9)


def test_the_planned_head_keeps_its_promise(planned):
    _, document = planned()
    for name in ("softmax.net", "softmax.net/measure", "softmax.net/greedy"):
        rung = rungs(document)[name]
        error = bounds.softmax_net(1.0, 0.1 / 1.1, rung["tokens"], 10 ** rung["log10_lambda"])
        assert error <= 0.1 * (1 + 1e-6)


def test_a_net_of_the_sphere_by_measure(planned):
    _, document = planned()
    exact = 2 / (1 - math.cos(0.1 / 1.1 / 2))  # the reciprocal of the measure of a cap on S^2
    assert rungs(document)["softmax.net/measure"]["tokens"] == math.floor(exact)


def test_outside_its_domain_the_published_formula_is_shown_and_never_chosen(planned):
    result, document = planned("--bound", "published")
    assert result.exit_code == 1
    (rung,) = document["rungs"]
    assert "m >= 8" in rung["reason"]
    assert rung["formula_only"]
    phi = math.e * (3 * math.log(3) + 3 * math.log(math.log(3)) + 15)
    assert rung["log10_tokens"] - math.log10(phi) == pytest.approx(101.6, abs=0.05)  # without the covering constant
    assert "formula only, nothing is claimed, for m >= 8 only" in result.output
    assert document["best"] != "published"


def test_where_a_formula_applies_it_is_not_marked(planned):
    _, document = planned(m=8)
    assert not any(rung["formula_only"] for rung in document["rungs"])


def test_an_epsilon_too_large_for_the_cells_leaves_the_formula_only():
    one, none = sp.Integer(1), sp.Integer(0)
    asked = Parameters(8, one, 2 * one, one, none, one / 100, one / 1000, one / 20, one / 20, 32)
    marked = [step for step in plan(asked).steps if step.formula_only]
    assert [step.bound for step in marked] == ["cover.upper.sine"]
    assert "epsilon is too large" in marked[0].reason


def test_the_floor_is_below_the_best(planned):
    for m in (1, 2, 4, 8):
        _, document = planned("--bits", 1, m=m, epsilon="0.01")
        logs = [r["log10_tokens"] for r in document["rungs"] if not r["reason"] and not r["smooth"]]
        assert 1 <= document["floor"] <= 10 ** min(logs)
        assert document["best_over_floor"] >= 1


def test_the_floor_grows_with_the_precision_at_the_exponent_m(planned):
    floors = [planned("--bits", 1, m=2, epsilon=e)[1]["floor"] for e in ("0.01", "0.001")]
    assert floors[1] / floors[0] == pytest.approx(100, rel=0.05)


@pytest.mark.parametrize("extra", [("--bound", "nothing"), ("--eta", "0"), ("--M", "x"), ("--bits", "0")])
def test_bad_input_is_refused(run, extra):
    refused(run("plan", "--m", 2, "--L", 1, "--epsilon", "0.1", *extra))


def test_a_precision_that_one_token_reaches_is_refused(run):
    assert "a single token" in refused(run("plan", "--m", 2, "--L", 1, "--epsilon", "3.2"))


def test_a_file_that_cannot_be_written_is_refused(run, tmp_path):
    refused(run("plan", "--m", 2, "--L", 1, "--epsilon", "0.1", "--json", tmp_path))


@pytest.mark.parametrize(("m", "floor"), [(1, math.pi / 0.1), (2, 485), (3, 0)])
def test_a_net_that_is_built_is_counted_and_keeps_the_promise(planned, m, floor):
    epsilon = "0.1" if m < 3 else "0.4"
    _, document = planned(m=m, epsilon=epsilon)
    step = rungs(document)["softmax.net/built"]
    assert document["best"] == "softmax.net/built"
    radius = float(step["note"].partition("within ")[2].split()[0])
    error = bounds.softmax_net(1.0, radius * (1 + 1e-5), step["tokens"], 10 ** step["log10_lambda"])  # six digits shown
    assert error <= float(epsilon) * (1 + 1e-4)
    assert step["tokens"] < rungs(document)["softmax.net/measure"]["tokens"]
    if m < 3:
        assert floor <= step["tokens"] <= 1.06 * floor  # no net has fewer


def test_pairs_on_a_built_net_keep_the_promise(planned):
    _, document = planned()
    step = rungs(document)["softmax.net.smooth/built"]
    assert document["best_smooth"] == "softmax.net.smooth/built"
    points, lam = step["tokens"] // 2, 10 ** step["log10_lambda"]
    radius = float(step["note"].partition("within ")[2].split()[0])
    error = bounds.softmax_net_smooth(1.0, 1.0, radius * (1 + 1e-5), points, lam, math.sqrt(0.003))
    assert error <= 0.1 * (1 + 1e-4)


def test_what_is_not_built_has_a_reason(planned):
    for m, epsilon, reason in ((2, "0.02", "--build builds it"), (2, "0.001", "up to 20000"), (4, "0.5", "only")):
        _, document = planned(m=m, epsilon=epsilon)
        step = rungs(document)["softmax.net/built"]
        assert reason in step["reason"]
        assert step["tokens"] is None
        assert document["best"] != "softmax.net/built"


def test_a_net_that_is_too_wide_promises_nothing():
    net = polygon_net(10)
    with pytest.raises(ValueError, match="expected more than a net"):
        on_net(net, net.delta)
    assert on_net(net, net.delta * 1.001).bound <= net.delta * 1.001


def test_more_reach_means_more_tokens():
    def best(reach):
        one = sp.Integer(1)
        asked = Parameters(2, one, sp.Rational(1, 10), one, one, one, one, sp.Rational(reach), sp.Rational(1, 20), 32)
        return next(step.tokens for step in plan(asked).steps if step.bound == "softmax.net/measure")

    assert best("1/100") < best("1/20") < best("1/2")


def test_the_rungs_are_those_that_the_claims_bound():
    claims = load()
    for rung in RUNGS[1:]:
        claim = claims[f"ladder.{rung.bound}"]
        parts = getattr(claim.conclusion, "parts", (claim.conclusion,))
        if rung.concentration is None:
            tokens = 2 * N if rung.smooth else N
            assert claim.hypotheses["number"] == ge(tokens, rung.length)
        else:
            lemma = {"ladder.rate": rate, "ladder.power": power}
            use = next(step for step in claim.proof if isinstance(step, Use) and step.claim in lemma)
            assert parts[0].lhs == rung.length == substitute(lemma[use.claim].conclusion, use.at).lhs
            reached = use.at[p] * use.at[b]
            if use.claim == "ladder.rate":
                reached = use.at[p] * (1 + use.at[b] * (use.at[a] + dimension / 2))
            assert sp.expand(reached - rung.exponent) == 0
