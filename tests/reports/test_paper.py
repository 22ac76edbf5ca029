"""The order of the paper, and the words for its marks."""

import pytest

from reports.paper import ALL, SECTIONS, begins, place, repairs, section_of
from reports.words import PROVENANCE, VERDICTS, short_scope
from symbolic_bounds.registry import load

ENTRIES = [entry for section in SECTIONS for entry in section.order]


def test_no_entry_stands_twice():
    assert len(set(ENTRIES)) == len(ENTRIES)


@pytest.mark.parametrize(
    ("claim_id", "letter"),
    [
        ("vmf.density", "A"), ("vmf.modulus", "B"), ("vmf.modulus.tight", "F"), ("cover.upper", "B"),
        ("cover.upper.sine", "F"), ("amos.lower_sharp", "B"), ("seq.elementwise.repaired", "D"), ("seq.ka", "E"),
        ("jackson.concentration_rate", "B"), ("bessel.barrier", "S"), ("ragozin", "B"),
    ],
)  # fmt: skip
def test_section(claim_id, letter):
    assert section_of(claim_id, "lemma").letter == letter


def test_what_is_trusted_comes_last():
    assert section_of("axiom.monotone", "axiom") is ALL[-1]


def test_the_longest_entry_wins():
    assert place("cover.upper.sine", "lemma") > place("cover.upper", "lemma")
    assert begins("amos.lower", "amos.lower_sharp")
    assert not begins("amos.lower", "amos.lowered")


def test_repairs_are_known_claims():
    assert repairs("seq.depth", ["seq.two_layers"]) == ("seq.two_layers",)
    assert repairs("seq.depth", []) == ()
    assert repairs("a.b", ["a.b.repaired"]) == ("a.b.repaired",)


def test_every_mark_has_words():
    claims = load().values()
    assert {c.provenance for c in claims} <= PROVENANCE.keys()
    assert {c.expected for c in claims} <= VERDICTS.keys()
    assert short_scope("n in 1..3") == "n in 1..3"
