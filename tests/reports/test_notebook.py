"""Claims and results in a notebook."""

from types import SimpleNamespace

import pytest

from proofs.session import Result, verify
from reports.notebook import load_ipython_extension, shown
from symbolic_bounds.claim import Claim
from symbolic_bounds.registry import load


class Formatter:
    def __init__(self):
        self.known = {}

    def for_type(self, kind, function):
        self.known[kind] = function


def test_a_claim_shows_its_statement():
    made = shown(load()["amos.lower"])
    assert "<math" in made._repr_html_()
    assert "amos.lower" in made._repr_html_()
    assert made._repr_latex_().startswith(r"$\displaystyle \nu")
    assert repr(made) == "amos.lower"


def test_a_result_shows_its_verdict():
    result = verify(["calculus.scale"])["calculus.scale"]
    assert "✓ proved" in shown(result)._repr_html_()
    assert repr(shown(result)) == "calculus.scale: proved (all parameters)"


def test_the_extension_registers_both():
    formatters = {"text/html": Formatter(), "text/latex": Formatter()}
    load_ipython_extension(SimpleNamespace(display_formatter=SimpleNamespace(formatters=formatters)))
    for formatter in formatters.values():
        assert formatter.known.keys() == {Claim, Result}
    claim = load()["calculus.scale"]
    assert "<math" in formatters["text/html"].known[Claim](claim)


def test_another_object():
    with pytest.raises(TypeError, match="expected a Claim or a Result"):
        shown("amos.lower")  # type: ignore[arg-type]


def test_text_is_escaped():
    claim = load()["calculus.scale"]
    hostile = Claim(**(vars(claim) | {"title": "<script>"}))
    assert "<script>" not in shown(hostile)._repr_html_()
