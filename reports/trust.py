"""What a claim rests on, read off from the proofs: axioms, citations, engines, and the laws built into these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import sympy as sp
from sympy.core.function import AppliedUndef

from proofs.session import closure
from reports.console import Field, console
from reports.document import in_paper_order
from reports.words import ENGINES, count
from symbolic_bounds.claim import Claim, Induct, Limit, Step, Use
from symbolic_bounds.formula import Formula, Slope, expressions

Law = tuple[tuple[type[sp.Basic], ...], str]

ALWAYS = (
    "real arithmetic: sums and products of inequalities, squares are not negative",
    "the sort of a symbol as an inequality (positive: > 0, integer >= 1: >= 1); integers that differ, differ by one",
    "SymPy's rewriting of an expression when it is built (x + x is 2 x), under the sorts of its symbols",
)
LAWS: tuple[Law, ...] = (
    (
        (sp.Pow, sp.exp),
        "a positive base has positive powers; a^(p+q) = a^p a^q, (a b)^p = a^p b^p, (a^p)^q = a^(p q)",
    ),
    ((sp.Pow,), "the square of a root is its radicand, a quotient times its denominator is its numerator"),
    ((sp.Pow,), "a base, a radicand, a denominator must first be shown to have the sign that they need"),
    ((sp.exp,), "2.71828 < e < 2.71829"),
    ((type(sp.pi),), "3.14159 < pi < 3.14160"),
    ((sp.log,), "log: defined for positive arguments; nothing more"),
    ((sp.gamma,), "Gamma is positive on positive arguments; nothing more"),
    ((sp.factorial,), "n! is positive for n >= 0; nothing more"),
    ((sp.besseli,), "I_nu(x): defined for x > 0; all else is said by axioms"),
    ((sp.sin, sp.cos), "sine and cosine lie between -1 and 1; nothing more"),
    ((sp.acos,), "arccos: defined on [-1, 1], not negative; nothing more"),
    ((sp.Abs,), "|u| >= 0, |u| >= u, |u| >= -u, |u|^2 = u^2"),
    ((sp.Max, sp.Min), "a maximum (minimum) of two terms bounds both and is one of them"),
    ((sp.ceiling, sp.floor), "rounding up (down) to an integer changes a number by less than one"),
    ((AppliedUndef,), "other functions: equal arguments give equal values; all else is said by axioms"),
)
SLOPES = "derivatives of sums, products, powers, exp, log, sin and cos, where they are defined, and the chain rule"
INDUCTION = "induction over the integers from a least one"


@dataclass(frozen=True)
class TrustBase:
    """Everything that is trusted for one claim, and nothing that is not used."""

    claim: Claim
    proved: tuple[Claim, ...]  # the claims on the way, itself included
    axioms: tuple[Claim, ...]
    citations: tuple[Claim, ...]
    engines: tuple[str, ...]
    laws: tuple[str, ...]


def trust_base(claim_id: str, claims: Mapping[str, Claim]) -> TrustBase:
    """The transitive trust base of a claim.

    Raises:
        ClaimError: for an unknown id.
    """
    reached = [claims[i] for i in in_paper_order(closure(claims, [claim_id]), claims)]
    own = tuple(c for c in reached if c.kind not in ("axiom", "citation"))
    return TrustBase(
        claims[claim_id],
        own,
        tuple(c for c in reached if c.kind == "axiom"),
        tuple(c for c in reached if c.kind == "citation"),
        _engines(own),
        _laws(own, reached),
    )


def _engines(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The engines on which the verdicts of these claims rest; second opinions are not among them."""
    found: dict[str, None] = {}
    for claim in claims:
        found |= dict.fromkeys(_claim_engines(claim))
    return tuple(found)


def _claim_engines(claim: Claim) -> Iterator[str]:
    if claim.counterexample is not None:
        yield "ball"
        return
    if claim.proof:
        yield from ("kernel", "exact")
        if any(isinstance(step, Step) and step.engine == "smt" for step in claim.proof):
            yield "smt"
        return
    yield from sorted({"limit" if isinstance(c, Limit) else "ball" for c in claim.checks}) or ("sample",)


def _laws(own: Iterable[Claim], reached: Iterable[Claim]) -> tuple[str, ...]:
    """The laws whose functions occur in what is stated or done on the way."""
    steps = [step for claim in own for step in claim.proof]
    if not steps:
        return ()
    atoms: set[type[sp.Basic]] = set()
    for claim in reached:
        for expr in _expressions(claim):
            atoms |= {type(part) for part in sp.preorder_traversal(expr)}
            atoms |= {AppliedUndef} if expr.has(AppliedUndef) else set()
    laws = [law for heads, law in LAWS if atoms & set(heads)]
    if any(isinstance(f, Slope) for claim in own for f in _goals(claim)):
        laws.append(SLOPES)
    if any(isinstance(step, Induct) for step in steps):
        laws.append(INDUCTION)
    return (*ALWAYS, *laws)


def _goals(claim: Claim) -> Iterator[Formula]:
    for step in claim.proof:
        if not isinstance(step, Use):
            yield step.goal


def _expressions(claim: Claim) -> Iterator[sp.Expr]:
    for formula in (*claim.hypotheses.values(), claim.conclusion, *_goals(claim)):
        yield from expressions(formula)
    for step in claim.proof:
        if isinstance(step, Use):
            yield from (sp.Integer(v) if isinstance(v, int) else v for v in step.at.values())
            yield from (meaning.expr for meaning in step.functions.values())


def show(base: TrustBase) -> None:
    """Print a trust base."""
    out, claim_id = console(), base.claim.id
    counts = f"{count(len(base.axioms), 'axiom')} and {count(len(base.citations), 'citation')}"
    out.print(f"{claim_id} rests on {counts}.", style="bold", soft_wrap=True)
    weaker = tuple(c for c in base.proved if c.expected != "proved")
    for title, claims in (
        ("axioms: textbook facts", base.axioms),
        ("citations: results of the literature", base.citations),
        ("claims on the way that are not expected to be proved", weaker),
    ):
        if claims:
            out.print(f"\n{title}", style="bold")
        for claim in claims:
            out.print(f"  {claim.id}", soft_wrap=True)
            Field(out, width=3).prose("", claim.meaning)
            Field(out, width=3).prose("", f"[{claim.reference or claim.place}]")
    for title, lines in (
        ("engines", [f"{name}: {ENGINES[name]}" for name in base.engines]),
        ("laws built into the engines", list(base.laws)),
    ):
        if lines:
            out.print(f"\n{title}", style="bold")
        for line in lines:
            Field(out, width=3).prose("  -", line)
    out.print(f"\nWhether the proof goes through: prefixbounds verify {claim_id}", style="dim", soft_wrap=True)
