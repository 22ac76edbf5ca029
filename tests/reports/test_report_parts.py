"""What the report says beside the claims: the ladder, constants, census, counterexamples in numbers, evidence."""

from fractions import Fraction
from xml.etree import ElementTree as Xml

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from reports import mutants
from reports.census.census import OUTCOMES, Row
from reports.census.stored import Entry, Stored
from reports.constants import listed as constants
from reports.constants.listed import enclosure, listed
from reports.constants.lock import Moved
from reports.contents import abbreviations
from reports.html import census, ladder, numbers
from reports.ladder import DIMENSIONS, EPSILON, _parameters, claims_of
from reports.ladder import ladder as ladder_of
from reports.plan import plan
from reports.render import advice
from reports.sides import sides
from symbolic_bounds.formula import Both, forall, gt, le, lt
from symbolic_bounds.printing import statement_latex
from symbolic_bounds.registry import load
from symbolic_bounds.rungs import RUNGS
from symbolic_bounds.symbols import positive, real

x, y = real("x"), positive("y")
f = sp.Function("f")


@pytest.fixture(scope="module")
def whole():
    return ladder_of(load())


def test_the_ladder_has_every_rung_with_claims_that_exist(whole):
    assert {rung.bound for rung in RUNGS} <= {rung["bound"] for rung in whole["rungs"]}
    assert all(rung["claims"] and all(claim in load() for claim in rung["claims"]) for rung in whole["rungs"])
    assert {"jackson.prefix_length", "jackson.prefix_length_rate"} == set(claims_of("published"))


def test_no_bound_is_below_a_floor_and_no_formula_outside_its_domain_is_best(whole):
    for place, best in enumerate(whole["best"]):
        (rung,) = (r for r in whole["rungs"] if r["bound"] == best)
        assert not rung["at"][place]["formula_only"]
        assert 10 ** rung["at"][place]["log10_tokens"] * 1.01 >= max(f["tokens"][place] for f in whole["floors"])
    published = next(r for r in whole["rungs"] if r["bound"] == "published")
    assert [at["formula_only"] for at in published["at"]] == [m < 8 for m in DIMENSIONS]


def test_the_ladder_is_that_of_the_plan(whole):
    made = plan(_parameters(2, EPSILON))
    for step, rung in zip(made.steps, whole["rungs"], strict=True):
        assert (step.bound, step.tokens) == (rung["bound"], rung["at"][DIMENSIONS.index(2)]["tokens"])


def test_claims_that_are_not_in_the_report_are_not_linked():
    assert ladder_of({"amos.lower"}) is None
    made = ladder_of({"conv.lipschitz"})
    assert made is not None
    assert [r["claims"] for r in made["rungs"] if r["claims"]] == [["conv.lipschitz"]]


@pytest.mark.parametrize(
    ("tokens", "log10", "shown"),
    [
        (None, None, "–"),
        (3041, 3.483, "3\u202f041"),
        (10**6, 6.0, "10<sup>6.0</sup>"),
        (None, 8.01, "10<sup>8.1</sup>"),
    ],
)
def test_lengths_are_rounded_up(tokens, log10, shown):
    assert ladder.length(tokens, log10) == shown


@given(st.integers(1, 10**40), st.integers(0, 10**12), st.integers(-50, 5))
def test_enclosures_are_rounded_outwards(whole, width, exponent):
    low, high = (Fraction(end) * Fraction(10) ** exponent for end in (whole, whole + width))
    shown = enclosure(f"{whole}e{exponent}", f"{whole + width}e{exponent}")
    ends = [Fraction(end) for end in shown.strip("[]").split(", ")]
    assert ends[0] <= low <= high <= ends[-1]
    assert len(ends) == (1 if width == 0 else 2)
    assert ends[-1] - ends[0] <= (high - low) + high / 10**10


def test_a_constant_that_moved_says_so_and_what_rests_on_it(monkeypatch):
    found, _ = constants._evaluated()
    moved = {"K": Moved("K", "40", "41", 0.025, ("jackson.concentration",))}
    monkeypatch.setattr(constants, "_evaluated", lambda: (found, moved))
    by_name = {entry["name"]: entry for entry in listed(load())}
    assert by_name["K"]["moved"] == "was 40, is 41 (+0.025 of it)"
    assert {"jackson.concentration", "jackson.core_head"} <= set(by_name["K"]["downstream"])
    assert by_name["Phi"]["moved"] == ""
    assert listed({"no.such.claim"}) == []


def stored(*outcomes, current=True):
    rows = tuple(
        Row("amos.lower", "constant", f"change {i}", outcome, "2 against 1", witness={"x": "1"})
        for i, outcome in enumerate(outcomes)
    )
    return Stored(6, (Entry("amos.lower", current, rows),), ("amos.upper",))


def test_the_census_counts_and_tells_what_nothing_notices(monkeypatch):
    outcomes = ("refuted", "refuted", "still true", "unrefuted", "inconclusive")
    monkeypatch.setattr(mutants, "read", lambda _: stored(*outcomes))
    made = mutants.summary({"amos.lower": 1}, load())
    assert made is not None
    assert made["counts"] == {o: outcomes.count(o) for o in OUTCOMES}
    (only,) = made["claims"]
    assert [e["outcome"] for e in only["examples"]] == ["refuted"]
    assert [e["outcome"] for e in only["unnoticed"]] == ["still true", "unrefuted"]
    assert made["missing"] == []


def test_a_stale_census_is_not_counted(monkeypatch):
    monkeypatch.setattr(mutants, "read", lambda _: stored("refuted", current=False))
    made = mutants.summary(["amos.lower", "amos.upper"], load())
    assert made is not None
    assert (made["mutants"], made["stale"], made["missing"]) == (0, ["amos.lower"], ["amos.upper"])


def test_a_census_bar_is_as_long_as_its_counts():
    drawn = Xml.fromstring(census.bar({"refuted": 3, "unrefuted": 1}))
    assert [float(part.attrib["width"]) for part in drawn] == [75.0, 25.0]
    assert drawn.get("aria-label") == "3 refuted, 1 unrefuted"
    assert set(census.CLASSES) == set(census.WORDS) == set(OUTCOMES)


def test_only_relations_that_are_false_are_told_in_numbers():
    both = Both((le(x, y), lt(y, x)))
    assert sides(both, {x: sp.Integer(2), y: sp.Integer(1)}) == [
        {"latex": r"x \leq y", "left": "2.00000", "sign": "<=", "right": "1.00000"}
    ]
    assert (
        sides(forall((), gt(x, 0), le(sp.exp(x), y)), {x: sp.Integer(0), y: sp.Rational(1, 2)})[0]["right"]
        == "0.500000"
    )
    assert sides(le(f(x), y), {x: sp.Integer(0), y: sp.Integer(1)}) == []


def test_every_counterexample_of_the_library_has_numbers():
    for claim in load().values():
        if claim.counterexample is not None:
            assert sides(claim.conclusion, claim.counterexample), claim.id


FOUND = {"id": "a", "title": "A", "verdict": "refuted", "repaired_by": ["b"]}


def test_advice_follows_from_what_is_refuted():
    by_id = {"b": {"title": "B"}}
    assert advice(FOUND, by_id) == "Do not state it; state “B” in its place."
    assert "“B” shows a way" in advice(FOUND | {"verdict": "proved", "argument": {}}, by_id)
    assert "hypothesis" in advice(FOUND | {"repaired_by": []}, by_id)
    assert advice(FOUND | {"id": "dot.closeness.euclidean"}, by_id).startswith("Nothing")


def test_a_strip_has_a_dot_for_every_place_up_to_the_line():
    drawn = str(numbers.strip([1.0, 0.1, 0.1, 0.0, None]))
    assert drawn.count("h0") == 3
    assert 'aria-label="ratios from 0 to 1"' in drawn
    assert "M206 7h0" in drawn
    assert "M206 0v14" in drawn, "a ratio of 1 lies on the line"


def row(**parts):
    return {"parameters": {"m": 1}, "ratio": 0.5, "derived": 1.0, "parts": parts}


def test_only_parts_that_add_up_to_the_bound_are_drawn_as_its_parts():
    adds_up = {"claim": "a", "parts": ["p", "q"], "rows": [row(p=0.25, q=0.75)]}
    others = {"claim": "b", "parts": ["r"], "rows": [row(r=0.25)]}
    assert numbers.split([adds_up, others, {"claim": "c", "parts": [], "rows": []}]) == [adds_up]
    drawn = numbers.parts([adds_up])
    assert "p" in drawn.svg
    assert numbers.parts([others]) is None


def test_long_statements_are_shown_with_names():
    claims = load()
    long = claims["jackson.prefix_length"]
    made = abbreviations([long.id, "cover.cosine"], claims)
    assert list(made) == [long.id]
    shown = made[long.id]
    assert any(r"\Lambda" in name for name in shown["names"])
    assert len(shown["hypotheses"]) == len(long.hypotheses)
    assert sum(map(len, (*shown["hypotheses"], *shown["parts"]))) < len(statement_latex(long)) / 2
