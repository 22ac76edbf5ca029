"""What the page is made of: formulas, words, graphs, plots."""

import base64
import re
from fractions import Fraction
from io import BytesIO
from xml.etree import ElementTree as Xml

import pytest
from fontTools.ttLib import TTFont

from numeric_core.probes import ProbeResult
from reports.evidence import _row, number, rounded
from reports.html.figures import figure_2, inner_function, jump
from reports.html.font import font_face
from reports.html.graph import ancestors, draw, edges_of
from reports.html.layers import layers
from reports.html.math import mathml, pieces
from reports.html.plots import plot
from reports.html.prose import prose, steps
from symbolic_bounds.printing import latex, statement_latex
from symbolic_bounds.registry import load


def claim(claim_id, *uses, verdict="proved"):
    return {"id": claim_id, "uses": list(uses), "verdict": verdict, "title": f"About {claim_id}"}


LIBRARY = {c["id"]: c for c in (claim("a"), claim("b", "a"), claim("c", "b", "a"), claim("d", "c"), claim("e"))}


def test_every_formula_of_every_claim_is_rendered():
    for one in load().values():
        sources = [statement_latex(one), *(latex(s) for s in one.symbols)]
        for source in [piece for s in sources for piece in pieces(s)]:
            made = mathml(source)
            assert Xml.fromstring(made).tag == "math"
            assert "\\" not in made, source


def test_pieces_lose_nothing():
    for one in load().values():
        source = statement_latex(one).replace(r"\quad\text{and}\quad", r"\quad\wedge\ ")
        assert "".join(p.removeprefix("{} ") for p in pieces(source)).replace(" ", "") == source.replace(" ", "")


def test_pieces_break_at_relations_not_at_signs():
    assert pieces(r"a \implies b") == ["a ", r"{} \implies b"]
    assert pieces(r"-\frac{a + b}{c} = -1") == [r"-\frac{a + b}{c} = -1"]
    assert len(pieces(r"\left(a + b\right) = c")) == 1


def test_an_unknown_command_is_an_error():
    with pytest.raises(ValueError, match="not rendered"):
        mathml(r"\nosuchcommand x")


def test_prose():
    assert prose("F e^(-lam t) <= kappa, x_1 < S^m") == ("F e<sup>-λ t</sup> ≤ κ, x<sub>1</sub> &lt; S<sup>m</sup>")
    assert prose("<script>") == "&lt;script&gt;"
    assert prose("alphabet, seq.two_layers") == "alphabet, seq.two_layers"
    assert steps("for all x: 2**x*pi >= 0 => y") == "∀ x: 2^x·π ≥ 0 ⟹ y"


def test_edges_skip_what_is_not_shown_and_what_a_longer_way_says():
    assert edges_of(LIBRARY, "abcd") == [("a", "b"), ("b", "c"), ("c", "d")]
    assert edges_of(LIBRARY, "acd") == [("a", "c"), ("c", "d")]
    assert ancestors(LIBRARY, "c") == {"a", "b", "c"}


def test_a_graph_links_every_node():
    drawn, alone = draw(LIBRARY, LIBRARY, title="all", focus="d")
    assert re.findall(r'href="#(\w)"', drawn) == list("abcd")
    assert alone == ["e"]
    assert Xml.fromstring(drawn).tag == "svg"


def test_layers_go_to_the_right_and_are_the_same_twice():
    edges = edges_of(LIBRARY, "abcd")
    found = layers(edges)
    assert all(found.places[a][0] < found.places[b][0] for a, b in edges)
    assert found == layers(edges)


def test_plots_are_the_same_twice_and_follow_the_theme():
    assert jump().svg == jump().svg
    drawn = figure_2().svg
    assert Xml.fromstring(drawn) is not None
    assert "var(--series-1)" in drawn
    assert "#0102" not in drawn


def test_a_plot_says_what_it_shows():
    with plot("demo", "Words & more") as drawn:
        drawn.axes[0].plot([0, 1], [0, 1])
    assert "<title>Words &amp; more</title>" in drawn.svg


def test_the_inner_function_jumps_by_what_the_claim_says():
    depth = 12
    low = inner_function(Fraction(2 ** (depth - 1) - 1, 2**depth), 2, depth)
    assert inner_function(Fraction(1, 2), 2, depth) - low >= Fraction(7, 12)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "∞"), (3.0, "3"), (0.12345, "0.1235"), (2.5e-7, "2.50·10⁻⁷"), (-4e12, "-4.00·10¹²"), ("cone", "cone")],
)
def test_numbers_are_short(value, shown):
    assert number(value) == shown


def test_rounding_keeps_four_digits():
    assert rounded(0.123456) == 0.1235
    assert rounded(float("inf")) is None
    assert rounded(10**20) == 10**20
    assert rounded(1.23456e-12) == 1.2e-12


def test_round_off_is_no_observation():
    def row(observed, derived):
        return _row(ProbeResult("c", {"m": 1}, observed, observed, derived, False))

    assert row(4.7e-16, 1e-11) == row(9.1e-16, 1e-11)
    assert row(4.7e-16, 1e-11)["observed"] == [0.0, 1e-12]
    assert row(4.7e-16, 1e-11)["ratio"] == 0.1
    assert not row(4.7e-16, 1e-17)["holds"]


def test_the_font_has_what_a_browser_draws_by_itself():
    rule = font_face("<p>Ω</p><math><msqrt><mi>θ</mi></msqrt></math>")
    found = TTFont(BytesIO(base64.b64decode(rule.partition("base64,")[2].partition(")")[0])))
    assert {ord("√"), ord("θ"), ord("𝜃"), ord("(")} <= found.getBestCmap().keys()
    assert ord("Ω") not in found.getBestCmap()
    assert "MATH" in found
    assert rule == font_face("<math><msqrt><mi>θ</mi></msqrt></math>")
