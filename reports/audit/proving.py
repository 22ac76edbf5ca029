"""Attempts to prove a changed statement: by the claim's own proof, from the old statement, from what else is known."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from proofs.kernel import Proof, derive
from proofs.store import Book, path_of
from proofs.verdict import ClaimError, Verdict
from proofs.verify import changed
from reports.audit.carried import carried
from reports.points.problem import parts_of
from symbolic_bounds.claim import Claim, Control, ProofStep, Step, Use
from symbolic_bounds.formula import Both, ForAll, Formula, expressions, le, lt, opened, same
from symbolic_bounds.printing import text
from symbolic_bounds.registry import dependencies
from symbolic_bounds.symbols import nonnegative, nu, positive, real, sort_of, x

Library = Mapping[str, Claim]
BEFORE = "the statement before the change"
_MOST_OTHERS = 6
_U, _V, _W = real("u"), real("v"), real("w")


@dataclass(frozen=True)
class Attempt:
    """What a proof attempt came to, in words that travel between processes."""

    proved: bool
    route: str  # own proof, search, the statement before the change, or another claim
    scope: str = "all parameters"
    engine: str = "kernel, exact"
    failed: str = ""  # the goal at which it stopped, and why
    goal: str = ""
    unused: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()  # the claims it rests on


def prove(new: Claim, old: Claim, library: Library, registered: Library | None = None) -> Attempt:
    """The first attempt that succeeds, or what became of the claim's own proof.

    Args:
        new: the claim as it now is.
        old: the claim as it was, with its proof.
        library: what may be used.
        registered: the claims before the revision, where others of them changed, too.
    """
    first: Attempt | None = None
    for route, claim, given in chain(attempts(new, old, library), _edited(new, old, library, registered or {})):
        if route == BEFORE and registered is not None and registered.get(old.id) != old:
            continue  # a changed definition restated the claim: nothing is known of it
        book = Book.read(path_of(old.id)) if route == "own proof" else Book()
        try:
            proof = derive(claim, given, book.ledger)
        except ClaimError as error:
            found = Attempt(False, route, failed=str(error))
        else:
            found = described(proof, route)
        if found.proved:
            return found
        first = first or found
    return first or Attempt(False, "none", failed="the claim has no proof that could be aimed at the new statement")


def described(proof: Proof, route: str) -> Attempt:
    """A proof in words."""
    uses = tuple(sorted(dependencies(proof.claim)))
    if proof.verdict == Verdict.PROVED:
        return Attempt(True, route, unused=proof.unused, uses=uses)
    stuck = next((o for o in proof.obligations if o.outcome.verdict != Verdict.PROVED), None)
    if stuck is None:
        return Attempt(False, route, failed="the proof is empty", uses=uses)
    where = "the conclusion" if stuck.goal.startswith(("variant", "part ")) else stuck.goal
    return Attempt(False, route, failed=f"{where}: {stuck.outcome.reason}", goal=text(stuck.formula), uses=uses)


def attempts(new: Claim, old: Claim, library: Library) -> Iterator[tuple[str, Claim, Library]]:
    """Proofs to try, the cheapest and most telling first."""
    if new.proof:
        yield "own proof", aimed(new, old), library
    if old.kind not in ("axiom", "citation", "refutation") or new.kind in ("axiom", "citation"):
        for claim in consequences(new, old):
            yield BEFORE, claim, {**library, old.id: old}
    if new.proof:
        yield "search over the facts of its proof", searching(new, old), library
    for other in others(new, old, library):
        for claim in consequences(new, other):
            yield other.id, claim, library


def _edited(new: Claim, old: Claim, library: Library, registered: Library) -> Iterator[tuple[str, Claim, Library]]:
    """The own proof with the edit of a claim that it uses carried through it."""
    for used in sorted(dependencies(old) & set(registered)):
        before, after = registered[used], library[used]
        if not same(before.conclusion, after.conclusion):
            claim = carried(replace(old, hypotheses=new.hypotheses), new.conclusion, before, after, only_roots=True)
            yield f"own proof, with the edit of {used}", claim, library


def aimed(new: Claim, old: Claim) -> Claim:
    """The claim's own proof, aimed at what it now says."""
    kept = {name: new.hypotheses.get(name) for name in old.hypotheses}
    base = replace(old, symbols=new.symbols, witness=new.witness)
    before, after = list(parts_of(old.conclusion)), list(parts_of(new.conclusion))
    if len(after) > 1:
        variant = changed(base, Control("revision", hypotheses=kept))
        variant = replace(variant, proof=tuple(step for step in variant.proof if step.name != "variant"))
        pairs = zip_longest(before[: len(after)], after, fillvalue=before[-1])
        ends = [_end(variant, *pair, n) for n, pair in enumerate(pairs) if not same(*pair)]
        variant = replace(variant, conclusion=new.conclusion, proof=(*variant.proof, *ends))
    else:
        conclusion = None if same(new.conclusion, old.conclusion) else new.conclusion
        variant = changed(base, Control("revision", conclusion=conclusion, hypotheses=kept))
    added = {name: h for name, h in new.hypotheses.items() if name not in old.hypotheses}
    return replace(variant, hypotheses={**variant.hypotheses, **added}, proof=_with(variant, tuple(added)))


def _end(variant: Claim, before: Formula, after: Formula, number: int) -> Step:
    """A step for one part of a conclusion, from what the old part was proved from, and from the old part."""
    fix, assume, goal = opened(after)
    for step in variant.proof:
        if isinstance(step, Step) and same(ForAll(step.fix, step.assume, step.goal) if step.fix or step.assume else
                                           step.goal, before):  # fmt: skip
            given = (*step.given, step.name)
            return replace(step, name=f"variant {number}", fix=fix, assume=assume, goal=goal, given=given)
    facts = [step.name for step in variant.proof if isinstance(step, Use) and not step.fix]
    return Step(f"variant {number}", goal, given=(*variant.hypotheses, *facts[-3:]), fix=fix, assume=assume)


def _with(variant: Claim, added: tuple[str, ...]) -> tuple[ProofStep, ...]:
    """The proof, whose steps may also lean on hypotheses that were added."""
    return tuple(
        replace(step, given=(*step.given, *added)) if isinstance(step, (Step, Use)) and added else step
        for step in variant.proof
    )


def consequences(new: Claim, source: Claim, *, instances: bool = True) -> Iterator[Claim]:
    """Proofs of the new statement from another: as it stands, or by one step for every part.

    With `instances` its hypotheses may prove it, too, without the other.
    """
    by_name = {s.name: s for s in new.symbols}
    plain = tuple(name for name, hypothesis in new.hypotheses.items() if not isinstance(hypothesis, ForAll))
    at = {s: by_name[s.name] for s in source.symbols if s.name in by_name and by_name[s.name] != s}
    known = Use("known", source.id, at=at, given=plain)
    bare = replace(new, proof=(known,), checks=(), controls=())
    yield bare
    signs = [
        Use(f"sign {number}", "axiom.bessel_positive", at={nu: order, x: argument}, given=plain)
        for number, (order, argument) in enumerate(_divided_by(new.conclusion, source.conclusion))
    ]
    chained = _chained(new.conclusion, source.conclusion, (*plain, *(use.name for use in signs)))
    if chained:
        yield replace(bare, proof=(known, *signs, *chained))
    own = _instances(new, plain) if instances else []
    parts = new.conclusion.parts if isinstance(new.conclusion, Both) else (new.conclusion,)
    for helpers in ([*signs, *own], signs)[0 if own else 1 :]:  # an instance whose assumptions fail spoils a proof
        facts = (*plain, *(use.name for use in helpers), "known")  # signs first: others divide by what has them
        steps = []
        for number, part in enumerate(parts):
            fix, assume, goal = opened(part)
            steps.append(Step(f"part {number}", goal, given=facts, fix=fix, assume=assume, degree=2))
        yield replace(bare, proof=(known, *helpers, *steps))


def _chained(goal: Formula, source: Formula, given: tuple[str, ...]) -> list[Step | Use]:
    """Where both bound one quantity: the two bounds are compared by themselves, then the inequalities are chained."""
    if not isinstance(goal, Relational) or not isinstance(source, Relational):
        return []
    if isinstance(goal, (sp.Eq, sp.Ne)) or isinstance(source, (sp.Eq, sp.Ne)):
        return []
    (low, high), (below, above) = (goal.lts, goal.gts), (source.lts, source.gts)
    strict, known = isinstance(goal, (sp.Lt, sp.Gt)), isinstance(source, (sp.Lt, sp.Gt))
    end, order = (lt if strict else le), (lt if known else le)
    if (strict and not known) or (low != below and high != above):
        return []
    at, assume = {_U: low, _W: high}, [order(_U, _W)]
    compared: list[Step | Use] = []
    if low == below and high != above:
        compared, at[_V], assume = _compared(above, high, given), above, [order(_U, _V), le(_V, _W)]
    elif low != below:
        compared, at[_V], assume = _compared(low, below, given), below, [le(_U, _V), order(_V, _W)]
    return [
        *compared,
        Step("chain", end(_U, _W), fix=tuple(at), assume=tuple(assume)),
        Use("chained", "chain", at=at, given=(*given, *(["compared"] if compared else []), "known")),
        Step("turned", goal, given=(*given, "chained")),
    ]


def _compared(low: sp.Expr, high: sp.Expr, given: tuple[str, ...]) -> list[Step | Use]:
    """That one bound is below another; of two powers with one exponent, the bases are compared."""
    if low.is_Pow and high.is_Pow and low.exp == high.exp and not low.exp.is_number:
        at = {positive("a"): low.base, positive("b"): high.base, nonnegative("p"): low.exp}
        return [
            Step("bases", le(low.base, high.base), given=given, degree=3),
            Use("compared", "axiom.power_monotone", at=at, given=(*given, "bases")),
        ]
    return [Step("compared", le(low, high), given=given, degree=3)]


def _divided_by(*formulas: Formula) -> list[tuple[sp.Expr, sp.Expr]]:
    """The Bessel functions in denominators: order and argument."""
    found = {
        power.base
        for formula in formulas for expr in expressions(formula) for power in expr.atoms(sp.Pow)
        if isinstance(power.base, sp.besseli)
    }  # fmt: skip
    return [bessel.args for bessel in sorted(found, key=str)]


def _instances(new: Claim, plain: tuple[str, ...]) -> list[Use]:
    """Hypotheses about all numbers, at the arguments at which the conclusion has the functions that they are about."""
    calls = {c for expr in expressions(new.conclusion) for c in expr.atoms(AppliedUndef) if c.func in new.functions}
    found: list[Use] = []
    for name, hypothesis in new.hypotheses.items():
        if not isinstance(hypothesis, ForAll):
            continue
        about = {c for expr in expressions(hypothesis) for c in expr.atoms(AppliedUndef)}
        for call, pattern in itertools.product(sorted(calls, key=str), sorted(about, key=str)):
            if call.func is pattern.func and set(pattern.args) <= set(hypothesis.variables):
                at = dict(zip(pattern.args, call.args, strict=True))
                left = [v for v in hypothesis.variables if v not in at]
                alike = [[s for s in new.symbols if sort_of(s) is sort_of(v)] for v in left]
                if all(len(choice) == 1 for choice in alike):  # there is no other symbol to take
                    at |= {v: choice[0] for v, choice in zip(left, alike, strict=True)}
                    given = (*plain, *(use.name for use in found))
                    found.append(Use(f"{name} {len(found)}", name, at=at, given=given))
    return found


def searching(new: Claim, old: Claim) -> Claim:
    """The own proof up to its end, then a search for the new statement over all facts that it has found."""
    start = aimed(new, old)
    body = [step for step in start.proof if not step.name.startswith("variant")]
    facts = (*start.hypotheses, *(step.name for step in body))
    parts = new.conclusion.parts if isinstance(new.conclusion, Both) else (new.conclusion,)
    ends = []
    for number, part in enumerate(parts):
        fix, assume, goal = opened(part)
        ends.append(Step(f"part {number}", goal, given=facts, fix=fix, assume=assume, degree=2))
    return replace(start, proof=(*body, *ends))


def others(new: Claim, old: Claim, library: Library) -> list[Claim]:
    """Claims that say something of the same quantities in the same symbols, and do not rest on this one."""
    wanted = _quantities(new.conclusion)
    names = {s.name: sort_of(s) for s in new.symbols}
    found = []
    for other in library.values():
        if other.id == old.id or other.kind == "refutation" or not wanted or other.functions:
            continue
        if not wanted & _quantities(other.conclusion) or not {s.name for s in other.symbols} <= set(names):
            continue
        if not _rests_on(other, old.id, library):
            found.append(other)
    folder = old.id.partition(".")[0]
    found.sort(key=lambda c: (c.id.partition(".")[0] != folder, c.id))
    return found[:_MOST_OTHERS]


def _quantities(formula: Formula) -> set[sp.Expr]:
    """What the engines know nothing of by themselves: Bessel functions, functions of the theory."""
    kinds = (AppliedUndef, sp.besseli, sp.gamma, sp.cos, sp.sin)
    return {atom for expr in expressions(formula) for atom in expr.atoms(*kinds)}


def _rests_on(claim: Claim, claim_id: str, library: Library) -> bool:
    waiting, seen = [claim.id], {claim.id}
    while waiting:
        for used in dependencies(library[waiting.pop()]) - seen:
            if used == claim_id:
                return True
            seen.add(used)
            waiting.append(used)
    return False


def implied(weak: Claim, strong: Claim, library: Library, degree: int = 2) -> bool:
    """Whether the kernel derives one statement from another, whatever else is known."""
    named = replace(strong, id="audit.strong", proof=(), checks=(), controls=())
    sources = {**library, named.id: named}
    return any(derive_plainly(claim, sources, degree) for claim in consequences(weak, named, instances=False))


def equivalent(new: Claim, old: Claim, library: Library) -> bool:
    """Whether the exact engine derives each of two statements from the other."""
    return implied(new, old, library) and implied(old, new, library)


def derive_plainly(claim: Claim, library: Library, degree: int = 2) -> bool:
    """Whether the kernel proves a claim as it stands, by certificates of low degree."""
    try:
        return derive(claim, library, Book.read(path_of(claim.id), degree=degree).ledger).verdict == Verdict.PROVED
    except ClaimError:
        return False
