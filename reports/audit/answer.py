"""The answers of an audit."""

from __future__ import annotations

from dataclasses import dataclass

from proofs.verdict import Verdict
from reports.audit.constant import Tightest
from reports.audit.counterexample import Refuted, Survived
from reports.audit.downstream import Dependent
from reports.audit.proving import Attempt, Library
from reports.change import Change
from symbolic_bounds.claim import Claim

_RANK = {"cited": Verdict.CITED, "proved": Verdict.PROVED, "computed": Verdict.COMPUTED, "sampled": Verdict.SAMPLED}


@dataclass(frozen=True)
class Answer:
    """What is known of one changed claim."""

    old: Claim
    new: Claim
    changes: tuple[Change, ...]
    verdict: str  # unchanged, proved, cited, refuted, gap, vacuous or inconclusive
    why: str = ""
    attempt: Attempt | None = None
    refuted: Refuted | None = None
    survived: Survived | None = None
    argument: tuple[str, Refuted] | None = None  # a claim that the proof needs, and where that fails
    tightest: tuple[Tightest, ...] = ()
    gain: str = ""  # how much better or worse the new bound is
    downstream: tuple[Dependent, ...] = ()
    notes: tuple[str, ...] = ()
    restated_by: str = ""  # the changed definition that its statement contains
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether the new statement is as well established as a claim of the library can be."""
        return self.verdict in ("unchanged", "proved", "cited")


def established(attempt: Attempt, claims: Library) -> str:
    """The verdict of a proof: no better than what it uses is expected to be."""
    ranks = [_RANK.get(claims[u].expected, Verdict.OPEN) for u in attempt.uses if claims[u].kind != "axiom"]
    return str(min([Verdict.PROVED, *ranks])) if not ranks or min(ranks) > Verdict.OPEN else "inconclusive"
