"""All that is asked of one claim: its proof, its witness, its controls and its second opinions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

import sympy as sp

from proofs import ball, limit, points, sample
from proofs.context import Obligation, as_expr
from proofs.exact import Ledger
from proofs.kernel import Proof, derive
from proofs.store import FOLDER, Book, path_of
from proofs.verdict import ClaimError, Outcome, TranslationError, Verdict, weakest
from proofs.wellformed import check_claim
from symbolic_bounds.claim import Box, Claim, Control, Induct, Limit, ProofStep, Step, Use
from symbolic_bounds.formula import ForAll, Formula, opened, same, substitute
from symbolic_bounds.registry import dependencies

SAMPLES = 60  # draws a claim in a verification; the tests draw more


@dataclass(frozen=True)
class Finding:
    """What was found of one claim, before the claims that it uses are taken into account."""

    claim: str
    own: Verdict
    obligations: tuple[Obligation, ...]
    controls: tuple[tuple[str, Outcome], ...] = ()
    samples: Outcome | None = None  # None: not asked
    unused: tuple[str, ...] = ()
    counterexample: Outcome | None = None
    argument: Outcome | None = None
    seconds: float = 0.0
    book: Book = field(default_factory=Book, compare=False)


def examine(
    claim: Claim, library: Mapping[str, Claim], *, fresh: bool = False, folder: Path = FOLDER, full: bool = True
) -> Finding:
    """Put a claim to the engines. Stored certificates are replayed; if they do not fit, or `fresh`, searched for.

    Args:
        claim: the claim; it need not be the one in the library (an audit asks about changed ones).
        library: the claims that it may use, by id.
        fresh: search, whatever is stored.
        folder: where certificates are stored.
        full: with controls, samples and boxes; without, only the proof and the witness.
    Raises:
        ClaimError: if the claim is malformed.
    """
    start = perf_counter()
    path = path_of(claim.id, folder)
    book = Book() if fresh else Book.read(path)
    proof = derive(claim, library, book.ledger)
    obligations = list(proof.obligations) if claim.proof else []
    obligations.append(Obligation("witness", claim.conclusion, points.witness(claim, _stated(claim, library))))
    controls, drawn = [], None
    if full:
        obligations += [_second_opinion(claim, check, book, library) for check in claim.checks]
        drawn = _samples(claim)
        # A control is there to fail; the widest search for a proof of it is for a fresh run.
        books = [Book() if fresh else Book.read(path, degree=2) for _ in claim.controls]
        controls = [(c.name, _control(proof, c, library, b)) for c, b in zip(claim.controls, books, strict=True)]
    found = _found(claim, proof, obligations, controls, drawn)
    return replace(found, seconds=perf_counter() - start, book=book)


def _stated(claim: Claim, library: Mapping[str, Claim]) -> list[Formula]:
    """What the axioms say that a claim rests on, and where its own steps use them."""
    found: dict[str, Claim] = {}
    waiting = [claim]
    while waiting:
        for used in dependencies(waiting.pop()) - set(found):
            found[used] = library[used]
            waiting.append(library[used])
    stated = [used.conclusion for used in found.values() if used.kind == "axiom" and not used.hypotheses]
    for step in claim.proof:
        if isinstance(step, Use) and step.claim in found and found[step.claim].kind == "axiom" and not step.functions:
            values = {sym: as_expr(expr) for sym, expr in step.at.items()}
            stated.append(substitute(found[step.claim].conclusion, values))
    return stated


def search(claim: Claim, library: Mapping[str, Claim]) -> tuple[Book, str]:
    """The certificates and the cells of a claim, found anew, and what was not shown: empty if all was.

    Raises:
        ClaimError: if the claim is malformed.
    """
    book = Book()
    found = list(derive(claim, library, book.ledger).obligations) if claim.proof else []
    found.append(Obligation("witness", claim.conclusion, points.witness(claim, _stated(claim, library))))
    found += [_second_opinion(claim, check, book, library) for check in claim.checks if isinstance(check, Box)]
    missing = next((o for o in found if o.outcome.verdict != Verdict.PROVED), None)
    return book, "" if missing is None else f"{missing.goal}: {missing.outcome.reason}"


def _found(
    claim: Claim,
    proof: Proof,
    obligations: list[Obligation],
    controls: list[tuple[str, Outcome]],
    drawn: Outcome | None,
) -> Finding:
    """The claim's own verdict: the weakest of what was shown, and of what should have been."""
    verdicts = [proof.verdict] if claim.proof else []
    checks = [o for o in obligations if o.goal in {c.name for c in claim.checks}]
    if claim.kind in ("axiom", "citation"):
        verdicts.append(Verdict.CITED)
    elif not claim.proof:
        # Without a proof a box is evidence for what it covers, and only if it is the conclusion that it covers.
        boxes = [c for c in claim.checks if isinstance(c, Box) and same(c.goal, claim.conclusion)]
        covered = [o.outcome.verdict for o in checks if o.goal in {box.name for box in boxes}]
        verdicts += [min(v, Verdict.COMPUTED) for v in covered] or ([drawn.verdict] if drawn else [])
    if any(o.outcome.verdict < Verdict.SAMPLED for o in checks) or any(bad(c) for _, c in controls):
        verdicts.append(Verdict.OPEN)  # a second opinion that is missing, or a control that did not fail
    if any(o.goal == "witness" and o.outcome.verdict != Verdict.PROVED for o in obligations):
        verdicts.append(Verdict.OPEN)
    if drawn and drawn.verdict == Verdict.REFUTED:
        verdicts.append(Verdict.REFUTED)
    refutation = None
    if claim.counterexample is not None:
        refutation = points.counterexample(claim, claim.conclusion, claim.counterexample, claim.witness_functions)
        verdicts = [refutation.verdict]
    argument = None
    if claim.argument is not None:
        argument = points.counterexample(
            claim, claim.argument.step, {**claim.witness, **claim.argument.counterexample}, claim.witness_functions
        )
        if argument.verdict == Verdict.REFUTED and claim.argument.expected == "gap":
            argument = replace(argument, verdict=Verdict.GAP)
    return Finding(
        claim=claim.id,
        own=weakest(verdicts),
        obligations=tuple(obligations),
        controls=tuple(controls),
        samples=drawn,
        unused=proof.unused if claim.proof else (),
        counterexample=refutation,
        argument=argument,
    )


def bad(control: Outcome) -> bool:
    """Whether a control was proved, or not refuted although it has a witness."""
    return control.verdict == Verdict.PROVED or control.reason.startswith("its witness")


def _samples(claim: Claim) -> Outcome:
    return sample.sample(claim.symbols, tuple(claim.hypotheses.values()), claim.conclusion, SAMPLES, seed=claim.id)


def _second_opinion(claim: Claim, check: Box | Limit, book: Book, library: Mapping[str, Claim]) -> Obligation:
    if isinstance(check, Limit):
        outcome = limit.limit(check.expr, check.var, check.to, check.value)
        return Obligation(check.name, claim.conclusion, outcome)
    try:
        blocked = unjustified(claim, check, library)
        if blocked:
            return Obligation(check.name, check.goal, Outcome(Verdict.OPEN, "ball", "a box", blocked))
        tree = book.boxes.get(check.name)
        outcome = Outcome(Verdict.OPEN, "ball", "a box")
        if tree is not None:
            outcome = ball.replay(check.goal, check.ranges, check.grid, check.increasing, tree)
        if outcome.verdict != Verdict.PROVED:
            outcome = ball.cover(check.goal, check.ranges, check.grid, check.increasing)
    except TranslationError as error:
        outcome = Outcome(Verdict.OPEN, "ball", "a box", str(error))
    except ClaimError as error:  # the engine does not know whose box it is
        raise ClaimError(f"{claim.id}, box {check.name}: {error}") from error
    if outcome.verdict == Verdict.PROVED:
        book.boxes[check.name] = outcome.certificate
    return Obligation(check.name, check.goal, replace(outcome, certificate=None))


def unjustified(claim: Claim, box: Box, library: Mapping[str, Claim]) -> str:
    """Why the two sides may not be taken at the ends of a cell; empty if they may.

    Both must be shown to increase: "for s <= t the side at s is at most the side at t", on the box.
    """
    if box.increasing is None:
        return ""
    sym = box.increasing
    grid = tuple(s for s in box.goal.free_symbols if s != sym)
    longest = max(len(s.name) for s in box.goal.free_symbols | {sym})  # the ends are no symbols of the goal
    low, high = (sp.Symbol(f"{sym.name:_<{longest}}_{end}", **sym._assumptions_orig) for end in ("lo", "hi"))
    bounds = {f"grid {s}": sp.Ge(s, min(v), evaluate=False) for s, v in box.grid.items() if v}
    for side in box.goal.args:
        if sym not in side.free_symbols:
            continue
        increases = sp.Le(side.xreplace({sym: low}), side.xreplace({sym: high}), evaluate=False)
        shown = any(
            derive(
                Claim(
                    id=claim.id, title="", meaning="", kind="lemma", provenance="A", place="", expected="proved",
                    symbols=(*grid, low, high), hypotheses={**bounds, "order": sp.Le(low, high, evaluate=False)},
                    conclusion=increases, proof=(use,),
                ),
                library,
                lambda _, degree: Ledger(degree=degree),
            ).verdict == Verdict.PROVED
            for use in (rises(low, high) for rises in box.by)
            if use.claim in dependencies(claim)  # else its verdict would not count
        )  # fmt: skip
        if not shown:
            return f"it was not shown that {side} increases in {sym}"
    return ""


def _control(proof: Proof, control: Control, library: Mapping[str, Claim], book: Book) -> Outcome:
    """What the engines say of a false variant of what was proved: refuted, open, or (an alarm) proved."""
    claim = proof.claim
    variant = changed(claim, control)
    check_claim(replace(variant, proof=()))  # a control that is malformed itself is an error
    try:
        proved = derive(variant, library, book.ledger, after=proof).verdict == Verdict.PROVED
    except ClaimError:  # a step names a fact that the variant does not have
        proved = False
    if claim.proof and proved:
        return Outcome(Verdict.PROVED, "kernel", "control", "a false variant was proved")
    if control.witness is None:
        return Outcome(Verdict.OPEN, "kernel", "control", "not proved")
    meanings = {**claim.witness_functions, **control.functions}
    outcome = points.counterexample(variant, variant.conclusion, control.witness, meanings, model=True)
    if outcome.verdict != Verdict.REFUTED:
        return replace(outcome, reason=f"its witness does not refute it: {outcome.reason}")
    return outcome


def changed(claim: Claim, control: Control) -> Claim:
    """The claim with a hypothesis or the conclusion replaced, and the proof aimed at what it now says."""
    hypotheses = {n: control.hypotheses.get(n, h) for n, h in claim.hypotheses.items()}
    kept = {n: h for n, h in hypotheses.items() if h is not None}
    conclusion = claim.conclusion if control.conclusion is None else control.conclusion
    proof = tuple(_aimed(step, claim.conclusion, conclusion) for step in claim.proof)
    if proof and not isinstance(proof[-1], Step):  # what the last step yields is all that the variant can lean on
        fix, given, goal = opened(conclusion)
        proof += (Step("variant", goal, given=(*kept, proof[-1].name), fix=fix, assume=given),)
    proof = tuple(_without(step, set(claim.hypotheses) - set(kept)) for step in proof)
    return replace(
        claim, hypotheses=kept, conclusion=conclusion, proof=proof, controls=(), checks=(), counterexample=None
    )


def _aimed(step: ProofStep, old: Formula, new: Formula) -> ProofStep:
    if isinstance(step, Step):
        whole = ForAll(step.fix, step.assume, step.goal) if step.fix or step.assume else step.goal
        if same(whole, old):
            fix, given, goal = opened(new)
            # Under a new name, so that nothing stored for the old goal stands in the way of a search.
            return replace(step, name="variant", fix=fix, assume=given, goal=goal)
    return step


def _without(step: ProofStep, dropped: set[str]) -> ProofStep:
    """The step without the facts that are no longer there."""
    if isinstance(step, Induct):
        return replace(
            step,
            base=tuple(g for g in step.base if g not in dropped),
            step=tuple(g for g in step.step if g not in dropped),
        )
    if not dropped & set(step.given):
        return step  # the same step, so that it need not be run again
    return replace(step, given=tuple(g for g in step.given if g not in dropped))
