"""Many claims at once: examined side by side, then judged in the order in which they use one another."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from proofs.store import FOLDER, path_of
from proofs.verdict import ClaimError, Outcome, Verdict
from proofs.verify import Finding, bad, examine, search
from symbolic_bounds.claim import Box, Claim
from symbolic_bounds.printing import text
from symbolic_bounds.registry import dependencies, load, ordered


@dataclass(frozen=True)
class Row:
    """One obligation, ready to be shown."""

    goal: str
    statement: str
    engine: str
    verdict: Verdict
    scope: str
    reason: str
    seconds: float
    cells: int | None = None
    min_slack: str | None = None


@dataclass(frozen=True)
class Result:
    """What is known of one claim."""

    claim: str
    verdict: Verdict  # the weakest of its own and of the claims that it uses
    own: Verdict  # of its own steps alone
    expected: str
    scope: str
    rows: tuple[Row, ...]
    controls: tuple[tuple[str, Verdict, str], ...]
    samples: str  # what random draws found, and nothing if the claim cannot be evaluated
    unused: tuple[str, ...]  # hypotheses that no step names
    axioms: tuple[str, ...]  # transitive: axioms and citations
    uses: tuple[str, ...]
    counterexample: str
    argument: tuple[Verdict, str] | None
    seconds: float

    @property
    def as_expected(self) -> bool:
        return str(self.verdict) == self.expected and not any(v == Verdict.PROVED for _, v, _ in self.controls)


def verify(
    ids: Iterable[str] | None = None,
    *,
    jobs: int = 1,
    fresh: bool = False,
    folder: Path = FOLDER,
    library: Mapping[str, Claim] | None = None,
    done: Callable[[str], None] = lambda _: None,
) -> dict[str, Result]:
    """Verify claims and everything that they use.

    Args:
        ids: the claims to verify; all by default.
        jobs: number of processes.
        fresh: search for every certificate anew.
        folder: where certificates are stored.
        library: the claims by id; those of `symbolic_bounds` by default.
        done: called with the id of every claim that is finished.
    Raises:
        ClaimError: for an unknown id, or a malformed claim.
    """
    claims = load() if library is None else ordered(library)
    wanted = closure(claims, claims if ids is None else ids)
    work = partial(_examine, fresh=fresh, folder=folder, library=library)
    findings: dict[str, _Finding] = {}
    # A claim of its own takes milliseconds; one with boxes seconds: start those first.
    order = sorted(wanted, key=lambda i: (-len(claims[i].checks), i))
    if jobs > 1 and library is None:
        gc.freeze()  # the library stays for good: the collector of a worker need not walk over it again and again
        # Forked workers inherit the claims; they are no daemons, since an engine may start a process of its own.
        pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"))
        try:
            for future in as_completed([pool.submit(work, claim_id) for claim_id in order]):
                findings[future.result().claim] = future.result()
                done(future.result().claim)
        finally:  # after an error there is nothing to wait for
            pool.shutdown(cancel_futures=True)
    else:
        for claim_id in order:
            findings[claim_id] = work(claim_id)
            done(claim_id)
    return judge(claims, [i for i in claims if i in findings], findings)


def certify(
    ids: Iterable[str] | None = None, folder: Path = FOLDER, done: Callable[[str], None] = lambda _: None
) -> dict[str, str]:
    """Search for the certificates of these claims (all by default) and store them.

    Nothing is stored of a claim that is malformed, or of which something was not shown.

    Returns:
        why nothing was stored, by the ids of these claims.
    Raises:
        ClaimError: for an unknown id, before anything is written.
    """
    claims = load()
    wanted = list(claims if ids is None else ids)
    closure(claims, wanted)
    refused = {}
    for claim_id in wanted:
        claim = claims[claim_id]
        if claim.proof or any(isinstance(check, Box) for check in claim.checks):
            try:
                book, missing = search(claim, claims)
            except ClaimError as error:
                missing = str(error)
            if missing:
                refused[claim_id] = missing
            else:
                book.save(path_of(claim_id, folder))
        done(claim_id)
    return refused


def closure(claims: Mapping[str, Claim], ids: Iterable[str]) -> set[str]:
    """The claims and all that they use.

    Raises:
        ClaimError: for an id that is not there, with the nearest that are.
    """
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        claim_id = waiting.pop()
        if claim_id not in claims:
            near = [i for i in claims if claim_id and claim_id in i] or get_close_matches(claim_id, claims)
            advice = f"near it: {', '.join(near[:6])}" if near else "`prefixbounds show` lists them"
            raise ClaimError(f"there is no claim {claim_id!r}; {advice}")
        if claim_id not in found:
            found.add(claim_id)
            waiting.extend(dependencies(claims[claim_id]))
    return found


@dataclass(frozen=True)
class _Finding:
    """A finding without formulas, which do not travel between processes."""

    claim: str
    own: Verdict
    rows: tuple[Row, ...]
    controls: tuple[tuple[str, Outcome], ...]
    samples: str
    unused: tuple[str, ...]
    counterexample: Outcome | None
    argument: Outcome | None
    seconds: float


def _examine(claim_id: str, *, fresh: bool, folder: Path, library: Mapping[str, Claim] | None) -> _Finding:
    claims = load() if library is None else library
    found: Finding = examine(claims[claim_id], claims, fresh=fresh, folder=folder)
    rows = tuple(
        Row(
            o.goal, text(o.formula), o.outcome.engine, o.outcome.verdict, o.outcome.scope, o.outcome.reason,
            o.seconds, o.outcome.cells, o.outcome.min_slack,
        )
        for o in found.obligations
    )  # fmt: skip
    drawn = found.samples
    return _Finding(
        claim_id, found.own, rows, found.controls,
        "" if drawn is None or drawn.verdict == Verdict.OPEN else f"{drawn.scope} {drawn.reason}".strip(),
        found.unused, found.counterexample, found.argument, found.seconds,
    )  # fmt: skip


def judge(claims: Mapping[str, Claim], order: Iterable[str], findings: Mapping[str, _Finding]) -> dict[str, Result]:
    """Final verdicts: no claim is better than what it rests on; axioms are listed and weaken nothing."""
    results: dict[str, Result] = {}
    for claim_id in order:
        claim, found = claims[claim_id], findings[claim_id]
        uses = tuple(sorted(dependencies(claim)))
        inherited = []
        for used in uses:
            verdict = results[used].verdict
            if verdict == Verdict.COMPUTED and not claims[used].proof:
                verdict = Verdict.SAMPLED  # it was computed on a box, and is used anywhere
            if claims[used].kind != "axiom" or verdict < Verdict.CITED:
                # What rests on a false statement is not thereby false, but nothing is known of it.
                inherited.append(max(verdict, Verdict.OPEN))
        axioms = {u for u in uses if claims[u].kind in ("axiom", "citation")}
        axioms.update(a for u in uses for a in results[u].axioms)
        if claim.kind in ("axiom", "citation"):
            axioms.add(claim_id)
        results[claim_id] = Result(
            claim=claim_id,
            verdict=min([found.own, *inherited]),
            own=found.own,
            expected=claim.expected,
            scope=_scope(claim, found),
            rows=found.rows,
            controls=tuple((name, o.verdict, ("bad: " if bad(o) else "") + o.reason) for name, o in found.controls),
            samples=found.samples,
            unused=found.unused,
            axioms=tuple(sorted(axioms)),
            uses=uses,
            counterexample=found.counterexample.reason if found.counterexample else "",
            argument=(found.argument.verdict, found.argument.reason) if found.argument else None,
            seconds=found.seconds,
        )
    return results


def _scope(claim: Claim, found: _Finding) -> str:
    if claim.kind in ("axiom", "citation"):
        return "as stated in the reference"
    if claim.counterexample is not None:
        return "one exact point"
    if claim.proof:
        return "all parameters"
    checked = "; ".join(dict.fromkeys(row.scope for row in found.rows if row.goal != "witness"))
    return checked or found.samples or "nothing was checked"
