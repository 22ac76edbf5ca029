"""The census: every mutant is put to the search for counterexamples and to the kernel, whatever the other says."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from types import FrameType

from proofs.kernel import derive
from proofs.session import closure
from proofs.store import Book, path_of
from proofs.verdict import ClaimError, Verdict
from reports.audit.counterexample import Refuted, Survived, refute
from reports.audit.ground import restricted
from reports.audit.proving import Library, aimed, consequences, derive_plainly, implied
from reports.census.operators import Mutant, chosen, mutants
from reports.census.weaker import weaker
from symbolic_bounds.claim import Claim, Use
from symbolic_bounds.printing import text
from symbolic_bounds.registry import load

OUTCOMES = ("refuted", "inconclusive", "unrefuted", "still true", "equivalent", "alarm")
_ENOUGH = 40  # points
_SHOWN = ("proved", "cited", "computed")  # verdicts under which what follows from a claim counts as true
_SECONDS, _DEGREE, _HANGS, _CHUNK, _ROUNDING = 0.6, 2, 30, 6, 1e-9
QUICK_MOST, MOST = 6, 8
QUICK = ("amos.lower", "amos.upper", "cover.cosine", "eigen.upper", "eigen.quadratic", "split.quotient",
         "calculus.weighted_mean", "conv.contraction")  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What became of one mutant."""

    claim: str
    kind: str
    what: str
    outcome: str
    detail: str = ""
    admissible: int = 0  # points at which it was tried, where nothing refutes it
    room: float | None = None  # the least relative room between its sides at these points
    witness: dict[str, str] | None = None


class _Hangs(BaseException):  # no handler of exceptions on the way may take it for its own
    pass


def _alarm(_number: int, _frame: FrameType | None) -> None:
    raise _Hangs


def census(
    ids: Iterable[str] | None = None,
    *,
    most: int | None = None,
    jobs: int = 1,
    claims: Mapping[str, Claim] | None = None,
    done: Callable[[str], None] = lambda _: None,
) -> list[Row]:
    """Classify the mutants of these claims (all by default), at most `most` of each.

    Raises:
        ClaimError: for an unknown id.
    """
    library = load() if claims is None else claims
    wanted = list(library) if ids is None else list(ids)
    closure(library, wanted)
    plan = [(i, start) for i in wanted for start in range(0, len(drawn(library[i], most)), _CHUNK)]
    if jobs == 1 or claims is not None:
        rows = []
        for claim_id, start in plan:
            rows += classified(claim_id, start, most, library)
            done(claim_id)
        return rows
    rows = []
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"))
    try:
        futures = {pool.submit(classified, *part, most): part[0] for part in plan}
        for future in as_completed(futures):
            rows += future.result()
            done(futures[future])
    finally:
        pool.shutdown(cancel_futures=True)
    place = {claim_id: number for number, claim_id in enumerate(wanted)}
    return sorted(rows, key=lambda row: (place[row.claim], row.kind, row.what))


def chunks(ids: Iterable[str], most: int | None) -> int:
    """How many parts the work has."""
    library = load()
    return sum(-(-len(drawn(library[i], most)) // _CHUNK) for i in ids if i in library)


def mutable(claim: Claim) -> bool:
    """Whether a claim has mutants; axioms, citations and false statements have none."""
    return claim.kind not in ("axiom", "citation", "refutation") and next(mutants(claim), None) is not None


def drawn(claim: Claim, most: int | None) -> list[Mutant]:
    """The mutants of a claim that are looked at."""
    if not mutable(claim):
        return []
    found = list(mutants(claim))
    return found if most is None else chosen(found, most)


def classified(claim_id: str, start: int, most: int | None, claims: Library | None = None) -> list[Row]:
    """Some mutants of one claim."""
    library = load() if claims is None else claims
    old = library[claim_id]
    rows = []
    for mutant in drawn(old, most)[start : start + _CHUNK]:
        before = signal.signal(signal.SIGVTALRM, _alarm)  # of its own time, however busy the machine is
        signal.setitimer(signal.ITIMER_VIRTUAL, _HANGS, 1)
        try:
            rows.append(classify(mutant, old, library))
        except _Hangs:
            row = Row(claim_id, mutant.kind, mutant.what, "inconclusive", f"not decided in {_HANGS} s")
            rows.append(row)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)
    return rows


def classify(mutant: Mutant, old: Claim, library: Library) -> Row:
    """One mutant: a proof is attempted even where a counterexample is known, to see that none is found."""

    def row(outcome: str, detail: str = "", **more: object) -> Row:
        return Row(mutant.claim_id, mutant.kind, mutant.what, outcome, detail, **more)  # type: ignore[arg-type]

    if mutant.same:
        return row("equivalent", "it is the same formula")
    seconds = _SECONDS * (2 if restricted(mutant.claim) else 1)
    search = refute(mutant.claim, seconds, seed="census")
    proved = _proved(mutant, old, library)
    if isinstance(search, Refuted):
        witness = {**search.model, **search.point}
        if proved:
            return row("alarm", f"proved ({proved}) and refuted: {search.fails}", witness=witness)
        return row("refuted", _sides(search), witness=witness)
    if mutant.opposite and old.expected in _SHOWN:
        if proved:
            return row("alarm", f"proved ({proved}), and it is the negation of the claim", witness={})
        why = f"it is the negation of the claim, which is {old.expected}; its hypotheses hold at its witness"
        at = {str(s): str(v) for s, v in (*old.witness.items(), *_meanings(old))}
        return row("refuted", why, witness=at or {"any": "there is nothing to choose"})
    if proved and old.expected not in _SHOWN:
        return row("inconclusive", f"it follows from the claim, which is {old.expected}")
    if proved:
        if implied(old, mutant.claim, library):
            return row("equivalent", "each follows from the other")
        return row("still true", proved, admissible=search.admissible, room=search.room)
    return _looked_longer(mutant, search, seconds, row)


def _looked_longer(mutant: Mutant, search: Survived, seconds: float, row: Callable[..., Row]) -> Row:
    """What becomes of a mutant that was neither refuted nor proved at once."""
    if search.admissible < _ENOUGH and (search.admissible or not search.reason):
        # the hypotheses are hard to satisfy: look longer
        longer = refute(mutant.claim, 4 * seconds, seed="census, longer")
        if isinstance(longer, Refuted):
            return row("refuted", _sides(longer), witness={**longer.model, **longer.point})
        search = longer
    held = search.admissible >= _ENOUGH and search.room is not None and search.room > -_ROUNDING
    if held and restricted(mutant.claim):
        return row("inconclusive", "none of the models at hand refutes it", admissible=search.admissible)
    if held:
        more = refute(mutant.claim, 2 * _SECONDS, seed="census again")
        if not isinstance(more, Refuted):
            seen = search.admissible + more.admissible
            why = f"it holds at all of {seen} points, where the claim's hypotheses do; no proof was found"
            return row("unrefuted", why, admissible=seen, room=search.room)
        return row("refuted", _sides(more), witness={**more.model, **more.point})
    why = search.reason or f"{search.admissible} points decide nothing"
    return row("inconclusive", why, admissible=search.admissible, room=search.room)


def _sides(found: Refuted) -> str:
    """The values of both sides where there are some, else what fails."""
    return " against ".join(found.sides) if all(found.sides) else f"fails: {found.fails}"[:200]


def _meanings(claim: Claim) -> list[tuple[object, object]]:
    return [(f, text(meaning.expr)) for f, meaning in claim.witness_functions.items()]


def _proved(mutant: Mutant, old: Claim, library: Library) -> str:
    """How the kernel proves a mutant: from the claim itself, or by the claim's own proof; empty if it does not."""
    new, named = mutant.claim, {**library, old.id: old}
    if mutant.change is not None and weaker(old, mutant.change, new.conclusion):
        return "it says less than the claim: its bound is wider, by monotone operations"
    if mutant.at:
        there = Use("there", old.id, at=mutant.at, given=tuple(new.hypotheses))
        if derive_plainly(replace(new, proof=(there,), checks=(), controls=()), named, _DEGREE):
            return "it is the claim, elsewhere"
    if any(derive_plainly(claim, named, _DEGREE) for claim in consequences(new, old)):
        return "it follows from the claim"
    if old.proof:
        try:
            proof = derive(aimed(new, old), library, Book.read(path_of(old.id), degree=_DEGREE).ledger)
        except ClaimError:
            return ""
        if proof.verdict == Verdict.PROVED:
            return "the proof never uses it" if mutant.kind == "hypothesis" else "by the claim's own proof"
    return ""


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many mutants came to what."""
    found = dict.fromkeys(OUTCOMES, 0)
    for row in rows:
        found[row.outcome] += 1
    return found


def refuted_share(rows: Iterable[Row]) -> float:
    """Of the mutants that are refuted or undecided, how many are refuted.

    What holds at every point that was tried does not count: it is most likely true, and there is no proof.
    """
    found = counts(rows)
    false = found["refuted"] + found["inconclusive"] + found["alarm"]
    return found["refuted"] / false if false else 1.0
