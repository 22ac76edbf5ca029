"""Small claims for the tests of the kernel, and whether it proves them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from proofs.exact import Ledger
from proofs.kernel import derive
from proofs.verdict import ClaimError, Verdict
from symbolic_bounds.claim import Claim


def make(conclusion: Any, *proof: Any, **fields: Any) -> Claim:
    claim = Claim(
        id=fields.pop("id", "test.claim"), title="", meaning="", kind="lemma", provenance="A", place="",
        symbols=fields.pop("symbols", ()), conclusion=conclusion, proof=proof, expected="proved",
    )  # fmt: skip
    return replace(claim, **fields)


def proved(claim: Claim, *others: Claim, library: Mapping[str, Claim] | None = None) -> bool:
    """Whether the kernel proves the claim, and the others that it uses; what is malformed is not proved."""
    everything = {**(library or {}), **{other.id: other for other in others}}
    try:
        verdicts = [
            derive(one, everything, lambda _, degree: Ledger(degree=degree)).verdict
            for one in (*others, claim)
            if one.kind != "axiom"
        ]
    except ClaimError:
        return False
    return all(verdict == Verdict.PROVED for verdict in verdicts)
