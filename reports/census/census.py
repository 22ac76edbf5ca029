"""The census: every mutant is put to the search for counterexamples and to the kernel, whatever the other says."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import FrameType
from typing import Any

from proofs.kernel import derive
from proofs.session import closure
from proofs.store import Book, path_of
from proofs.verdict import ClaimError, Verdict
from reports.audit.counterexample import Refuted, Survived, refuted
from reports.audit.proving import Library, aimed, consequences, derive_plainly, implied
from reports.census.operators import Mutant, chosen, mutants
from reports.implied.meaning import with_meaning
from reports.implied.weaker import weaker
from reports.models.ground import restricted
from symbolic_bounds.claim import Claim, Use
from symbolic_bounds.printing import text
from symbolic_bounds.registry import load

OUTCOMES = ("refuted", "inconclusive", "unrefuted", "still true", "equivalent", "alarm")
_ENOUGH = 40  # points
_SHOWN = ("proved", "cited", "computed")  # verdicts under which what follows from a claim counts as true
_SECONDS, _DEGREE, _HANGS, _CHUNK, _ROUNDING = 0.6, 2, 30, 12, 1e-9
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
    plan = [(i, part) for i in wanted for part in range(len(parts(library[i], most)))]
    rows: list[Row] = []
    if jobs == 1 or claims is not None:
        for claim_id, part in plan:
            rows += classified(claim_id, part, most, library)
            done(claim_id)
    else:
        pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"))
        try:
            futures = {pool.submit(classified, *place, most): place[0] for place in plan}
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
    return sum(len(parts(library[i], most)) for i in ids if i in library)


def mutable(claim: Claim) -> bool:
    """Whether a claim has mutants; axioms, citations and false statements have none."""
    return claim.kind not in ("axiom", "citation", "refutation") and next(mutants(claim), None) is not None


def drawn(claim: Claim, most: int | None) -> list[Mutant]:
    """The mutants of a claim that are looked at."""
    if not mutable(claim):
        return []
    found = list(mutants(claim))
    return found if most is None else chosen(found, most)


def parts(claim: Claim, most: int | None) -> list[list[Mutant]]:
    """The mutants of a claim that are looked at, in parts of some with the same hypotheses: one search is for all."""
    alike: dict[tuple[str, ...], list[Mutant]] = {}
    for mutant in drawn(claim, most):
        alike.setdefault(tuple(mutant.claim.hypotheses), []).append(mutant)
    return [own[start : start + _CHUNK] for own in alike.values() for start in range(0, len(own), _CHUNK)]


def classified(claim_id: str, part: int, most: int | None, claims: Library | None = None) -> list[Row]:
    """Some mutants of one claim, which have the same hypotheses."""
    library = load() if claims is None else claims
    old = library[claim_id]
    own = parts(old, most)[part]
    with _guard(_HANGS * len(own)):
        return classify(own, old, library)
    rows = []
    for mutant in own:  # one of them hangs
        with _guard(_HANGS):
            rows += classify([mutant], old, library)
            continue
        rows.append(Row(claim_id, mutant.kind, mutant.what, "inconclusive", f"not decided in {_HANGS} s"))
    return rows


@contextmanager
def _guard(seconds: int) -> Iterator[None]:
    """Leave the block, and go on after it, when it takes longer than so many seconds of this process."""
    before = signal.signal(signal.SIGVTALRM, _alarm)  # of its own time, however busy the machine is
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1)
    try:
        yield
    except _Hangs:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def classify(own: Sequence[Mutant], old: Claim, library: Library) -> list[Row]:
    """Mutants with the same hypotheses; a proof of each is attempted even where a counterexample is known.

    So it is seen that none of these has a proof.
    """
    rows: dict[int, Row] = {n: _row(m, "equivalent", "it is the same formula") for n, m in enumerate(own) if m.same}
    left = [n for n in range(len(own)) if n not in rows]
    seconds = _SECONDS * (2 if left and restricted(own[left[0]].claim) else 1)
    searches = _searched(own, left, seconds, "census")
    again: dict[float, dict[int, Survived]] = {}
    for number, search in searches.items():
        decided = _decided(own[number], search, _proved(own[number], old, library), old, library)
        if isinstance(decided, Row):
            rows[number] = decided
        else:
            again.setdefault(_longer(own[number], decided, seconds), {})[number] = decided
    for longer, undecided in again.items():
        more = _searched(own, list(undecided), longer, "census, longer") if longer else {}
        rows |= {n: _undecided(own[n], search, more.get(n)) for n, search in undecided.items()}
    return [rows[number] for number in range(len(own))]


def _searched(
    own: Sequence[Mutant], numbers: Sequence[int], seconds: float, seed: str
) -> dict[int, Refuted | Survived]:
    """One search for all of these, for so many seconds each."""
    if not numbers:
        return {}
    conclusions = [own[n].claim.conclusion for n in numbers]
    found = refuted(own[numbers[0]].claim, conclusions, seconds * len(numbers), seed)
    return dict(zip(numbers, found, strict=True))


def _row(mutant: Mutant, outcome: str, detail: str = "", **more: Any) -> Row:
    return Row(mutant.claim_id, mutant.kind, mutant.what, outcome, detail, **more)


def _refuted(mutant: Mutant, search: Refuted) -> Row:
    return _row(mutant, "refuted", _sides(search), witness={**search.model, **search.point})


def _decided(mutant: Mutant, search: Refuted | Survived, proved: str, old: Claim, library: Library) -> Row | Survived:
    """What a counterexample or a proof says of a mutant; what was seen of it if there is neither."""
    if isinstance(search, Refuted):
        if proved:
            witness = {**search.model, **search.point}
            return _row(mutant, "alarm", f"proved ({proved}) and refuted: {search.fails}", witness=witness)
        return _refuted(mutant, search)
    if mutant.opposite and old.expected in _SHOWN:
        if proved:
            return _row(mutant, "alarm", f"proved ({proved}), and it is the negation of the claim", witness={})
        why = f"it is the negation of the claim, which is {old.expected}; its hypotheses hold at its witness"
        at = {str(s): str(v) for s, v in (*old.witness.items(), *_meanings(old))}
        return _row(mutant, "refuted", why, witness=at or {"any": "there is nothing to choose"})
    if proved and old.expected not in _SHOWN:
        return _row(mutant, "inconclusive", f"it follows from the claim, which is {old.expected}")
    if proved:
        if implied(old, mutant.claim, library):
            return _row(mutant, "equivalent", "each follows from the other")
        return _row(mutant, "still true", proved, admissible=search.admissible, room=search.room)
    return search


def _longer(mutant: Mutant, search: Survived, seconds: float) -> float:
    """For how long to search again; 0 for not at all."""
    if search.admissible < _ENOUGH and (search.admissible or not search.reason):
        return 4 * seconds  # the hypotheses are hard to satisfy
    return 0.0 if not _held(search) or restricted(mutant.claim) else 2 * _SECONDS


def _held(search: Survived) -> bool:
    """Whether a statement holds at every point that was tried, and these were many."""
    return search.admissible >= _ENOUGH and search.room is not None and search.room > -_ROUNDING


def _undecided(mutant: Mutant, search: Survived, more: Refuted | Survived | None) -> Row:
    """What becomes of a mutant that was neither refuted nor proved at once, after another search."""
    if isinstance(more, Refuted):
        return _refuted(mutant, more)
    if more is not None:
        rooms = [room for room in (search.room, more.room) if room is not None]
        search = Survived(search.admissible + more.admissible, min(rooms, default=None), more.reason)
    if _held(search):
        if restricted(mutant.claim):
            return _row(mutant, "inconclusive", "none of the models at hand refutes it", admissible=search.admissible)
        why = f"it holds at all of {search.admissible} points, where the claim's hypotheses do; no proof was found"
        return _row(mutant, "unrefuted", why, admissible=search.admissible, room=search.room)
    why = search.reason or f"{search.admissible} points decide nothing"
    return _row(mutant, "inconclusive", why, admissible=search.admissible, room=search.room)


def _sides(found: Refuted) -> str:
    """The values of both sides where there are some, else what fails."""
    return " against ".join(found.sides) if all(found.sides) else f"fails: {found.fails}"[:200]


def _meanings(claim: Claim) -> list[tuple[object, object]]:
    return [(f, text(meaning.expr)) for f, meaning in claim.witness_functions.items()]


def _proved(mutant: Mutant, old: Claim, library: Library) -> str:
    """How the kernel proves a mutant: from the claim itself, or by the claim's own proof; empty if it does not."""
    new, named = with_meaning(mutant.claim), {**library, old.id: old}
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


def refuted_share(rows: Iterable[Row], *, held: bool = False) -> float:
    """Of the mutants that are refuted or undecided, how many are refuted.

    What holds at every point that was tried counts only with `held`: it is most likely true, and there is no proof.
    """
    found = counts(rows)
    false = found["refuted"] + found["inconclusive"] + found["alarm"] + (found["unrefuted"] if held else 0)
    return found["refuted"] / false if false else 1.0
