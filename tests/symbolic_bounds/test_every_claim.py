"""What must hold of every claim, whoever adds it: the files of the claims are the parameters."""

import pytest

from proofs.wellformed import check_claim
from symbolic_bounds.claim import Claim, Step
from symbolic_bounds.printing import latex, statement_latex, statement_text, text
from symbolic_bounds.registry import load

CLAIMS = list(load().values())
VERDICTS = {"proved", "computed", "cited", "sampled", "open", "gap", "refuted"}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_says_what_it_is(claim: Claim) -> None:
    check_claim(claim)
    assert claim.expected in VERDICTS
    assert claim.provenance in {"T", "R", "A"}
    assert claim.title
    assert claim.meaning.endswith(".")
    assert claim.place
    if claim.kind in ("axiom", "citation"):
        assert claim.reference, "an axiom or a citation says where it stands"
        assert not claim.proof
        assert claim.expected == "cited"


@pytest.mark.parametrize(
    "claim",
    [c for c in CLAIMS if c.kind not in ("axiom", "citation") and c.expected != "open"],  # an assumption shows nothing
    ids=lambda claim: claim.id,
)
def test_a_claim_has_a_false_variant(claim: Claim) -> None:
    assert claim.controls or claim.counterexample is not None


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_can_be_shown(claim: Claim) -> None:
    for shown in (statement_text(claim), statement_latex(claim)):
        assert shown
        assert "Dummy" not in shown
    for step in claim.proof:
        if isinstance(step, Step):
            assert text(step.goal)
            assert latex(step.goal)
