"""The marks of the program in plain words."""

from __future__ import annotations

from collections.abc import Mapping

PROVENANCE: Mapping[str, str] = {
    "T": "legible in the text of the paper, or forced by it",
    "R": "reconstructed from the surrounding argument: the text at hand had lost its formulas",
    "A": "added by this project: an improvement, a repair, or a lemma that removes a citation",
}
PROVENANCE_SHORT: Mapping[str, str] = {"T": "in the text", "R": "reconstructed", "A": "added here"}
VERDICTS: Mapping[str, str] = {
    "proved": "it follows, for its whole scope, from the axioms and citations that are listed with it",
    "computed": "a computer algebra system says so; no certificate was checked",
    "cited": "taken from the literature, or a textbook fact",
    "sampled": "no counterexample among random points; nothing more",
    "open": "the engines decided nothing",
    "gap": "a step does not follow, and nothing refutes the statement",
    "refuted": "false: an exact counterexample, confirmed by a second evaluator",
}
SYMBOLS: Mapping[str, str] = {  # so that verdicts differ without colour
    "proved": "✓",
    "computed": "≈",
    "cited": "§",
    "sampled": "~",
    "open": "○",
    "gap": "△",
    "refuted": "✕",
}
ENGINES: Mapping[str, str] = {
    "kernel": "decides which fact may be used where, and what an engine is asked",
    "exact": "rational certificates of inequalities, checked by expanding polynomials in plain Python",
    "smt": "Z3, for one relation at a time, confirmed by a certificate or by cvc5",
    "ball": "Arb enclosures (python-flint) with exact end points",
    "limit": "a limit by the computer algebra system SymPy: computed, never proved",
    "sample": "random exact points in high precision (mpmath): evidence, never a proof",
}


_SHORT = {
    "all parameters": "all values",
    "as stated in the reference": "as cited",
    "one exact point": "one point",
}


def short_scope(scope: str) -> str:
    """A scope for a narrow column."""
    return _SHORT.get(scope, scope)


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
