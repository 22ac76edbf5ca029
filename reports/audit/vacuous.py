"""Whether anything satisfies the hypotheses: of nothing, everything is true, and a proof of it says nothing."""

from __future__ import annotations

from dataclasses import replace

import sympy as sp

from proofs import points
from proofs.verdict import ClaimError, Verdict
from reports.audit.proving import Library, derive_plainly
from symbolic_bounds.claim import Claim, Step
from symbolic_bounds.formula import le

_ABSURD = le(sp.Integer(1), sp.Integer(0))


def misfit(new: Claim, old: Claim) -> str:
    """Why the registered witness does not show that the hypotheses can hold; empty if it does."""
    if new.hypotheses == old.hypotheses and new.symbols == old.symbols:
        return ""
    try:
        outcome = points.witness(new)
    except (ClaimError, ValueError, TypeError) as error:
        return str(error)
    return "" if outcome.verdict == Verdict.PROVED else outcome.reason


def contradictory(claim: Claim, library: Library) -> bool:
    """Whether the kernel derives 1 <= 0 from the hypotheses and the sorts of the symbols alone."""
    step = Step("absurd", _ABSURD, given=tuple(claim.hypotheses), degree=2)
    bare = replace(claim, conclusion=_ABSURD, proof=(step,), checks=(), controls=(), counterexample=None)
    return derive_plainly(bare, library)
