"""The whole library: every verdict is the expected one, and no proof carries what it does not need."""

import pytest

from proofs.kernel import derive
from proofs.sample import sample
from proofs.session import Result, verify
from proofs.store import Book, path_of
from proofs.verdict import Verdict
from proofs.verify import SAMPLES
from symbolic_bounds.claim import Claim
from symbolic_bounds.registry import load

WITH_PROOF = [claim for claim in load().values() if claim.proof]


@pytest.fixture(scope="session")
def results() -> dict[str, Result]:
    """Every claim, verified once."""
    return verify(jobs=2)


def test_every_verdict_is_the_expected_one(results: dict[str, Result]) -> None:
    assert {r.claim: f"{r.verdict}, expected {r.expected}" for r in results.values() if not r.as_expected} == {}


def test_every_control_fails_and_every_witness_of_one_refutes_it(results: dict[str, Result]) -> None:
    claims = load()
    for result in results.values():
        declared = {control.name: control for control in claims[result.claim].controls}
        for name, verdict, reason in result.controls:
            wanted = Verdict.OPEN if declared[name].witness is None else Verdict.REFUTED
            assert verdict == wanted, f"{result.claim}, {name}: {reason}"


def test_no_sample_refutes_what_is_not_refuted(results: dict[str, Result]) -> None:
    assert not [r.claim for r in results.values() if r.samples.startswith("fails")]


@pytest.mark.parametrize("claim", WITH_PROOF, ids=lambda claim: claim.id)
def test_a_proof_leans_on_all_of_its_steps(claim: Claim) -> None:
    proof = derive(claim, load(), Book.read(path_of(claim.id)).ledger)
    assert proof.verdict == Verdict.PROVED
    assert proof.idle == ()


@pytest.mark.parametrize("claim", load().values(), ids=lambda claim: claim.id)
def test_no_random_point_refutes_a_claim(claim: Claim) -> None:
    """More draws than a verification makes, from another seed; what cannot be evaluated is drawn from nothing."""
    drawn = sample(claim.symbols, tuple(claim.hypotheses.values()), claim.conclusion, 4 * SAMPLES, seed="tests")
    refuted = drawn.verdict == Verdict.REFUTED
    assert refuted == (claim.expected == "refuted" and refuted), drawn.reason


def test_trust_is_transitive(results: dict[str, Result]) -> None:
    claims = load()
    for result in results.values():
        for used in result.uses:
            assert set(results[used].axioms) <= set(result.axioms)
        assert all(claims[a].kind in ("axiom", "citation") for a in result.axioms)
