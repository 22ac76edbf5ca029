"""Systematic changes of a statement: one number, one factor, one direction, one index, one hypothesis at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import sympy as sp
from sympy.core.relational import Relational

from reports.audit.constant import Literal, Path, literals, put
from reports.implied.meaning import meaningless
from reports.implied.monotone import Change, Put, Shift
from reports.points.problem import WHOLE, parts_of
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula, expressions, same
from symbolic_bounds.symbols import sort_of

KINDS = ("constant", "exponent", "direction", "factor", "index", "hypothesis")
_TURNED: Mapping[type, type] = {sp.Le: sp.Ge, sp.Ge: sp.Le, sp.Lt: sp.Gt, sp.Gt: sp.Lt, sp.Eq: sp.Ne, sp.Ne: sp.Eq}


@dataclass(frozen=True)
class Mutant:
    """A claim with one change."""

    claim_id: str
    kind: str
    what: str
    claim: Claim
    same: bool = False  # whether it is the claim itself, in other letters
    at: Mapping[sp.Symbol, sp.Expr] = field(default_factory=dict)  # where the claim may say this
    change: Change | None = None  # what was changed in the conclusion, where it is one thing on one side
    opposite: bool = False  # whether it is false wherever the claim is true


@dataclass(frozen=True)
class _Change:
    kind: str
    what: str
    conclusion: Formula
    at: Mapping[sp.Symbol, sp.Expr] = field(default_factory=dict)
    change: Change | None = None
    opposite: bool = False


def mutants(claim: Claim) -> Iterator[Mutant]:
    """Every mutant of a claim, each statement once."""
    seen: list[Formula] = []
    named: dict[tuple[str, str], int] = {}
    for change in _conclusions(claim):
        stated = change.conclusion
        if any(same(stated, other) for other in seen) or not _sound(stated):
            continue
        seen.append(stated)
        unchanged = same(stated, claim.conclusion)
        new = replace(claim, conclusion=stated)
        number = named[change.kind, change.what] = named.get((change.kind, change.what), 0) + 1
        what = change.what if number == 1 else f"{change.what}, place {number}"
        yield Mutant(claim.id, change.kind, what, new, unchanged, change.at, change.change, change.opposite)
    for name in claim.hypotheses:
        kept = {n: h for n, h in claim.hypotheses.items() if n != name}
        yield Mutant(claim.id, "hypothesis", f"without {name}", replace(claim, hypotheses=kept))


def _sound(formula: Formula) -> bool:
    """Whether the change left a statement about finite real numbers, and about things that exist."""
    bad = (sp.nan, sp.zoo, sp.oo, -sp.oo, sp.I)
    return not any(expr.has(*bad) for expr in expressions(formula)) and not meaningless(formula)


def _conclusions(claim: Claim) -> Iterator[_Change]:
    stated = claim.conclusion
    for literal in literals(stated):
        yield from _numbers(stated, literal)
    for number, part in enumerate(parts_of(stated)):
        turned = _turned(part)
        if turned is not None:
            what, new = f"part {number + 1} turned round", _with_part(stated, number, turned)
            yield _Change("direction", what, new, opposite=isinstance(part, (sp.Eq, sp.Lt, sp.Gt)))
    for path, side in _sides(stated):
        for factor in side.args if side.is_Mul else ():
            if not factor.is_Rational:
                what = f"without {str(factor)[:60]}"
                yield _Change("factor", what, put(stated, path, side / factor), change=Put((*path, -1), 1 / factor))
    for sym in claim.symbols:
        if sort_of(sym) in WHOLE:
            yield from _shifted(stated, sym)


def _shifted(stated: Formula, sym: sp.Symbol) -> Iterator[_Change]:
    """Off by one on one side of a relation: on both, it would be the claim elsewhere."""
    places = [(path, side) for path, side in _sides(stated) if sym in side.free_symbols]
    for path, side in places:
        for shift in (-1, 1):
            moved = {sym: sym + shift}
            what = f"{sym.name} {'-' if shift < 0 else '+'} 1 for {sym.name}"
            where = f" in {str(side)[:60]}" if len(places) > 1 else ""
            at = moved if len(places) == 1 else {}
            yield _Change("index", what + where, put(stated, path, side.xreplace(moved)), at, Shift(path, moved))


def _numbers(stated: Formula, literal: Literal) -> Iterator[_Change]:
    value, where, path = literal.value, literal.shown[:60], literal.path
    if literal.is_factor:
        for factor in (sp.Integer(2), sp.Rational(1, 2)):
            what = f"{factor} times {where[3:-1]}"
            yield _Change("constant", what, put(stated, path, factor), change=Put(path, factor))
        return
    kind = "exponent" if literal.in_exponent else "constant"
    for shift in (1, -1):
        new = value + shift
        yield _Change(kind, f"{new} for {value} in {where}", put(stated, path, new), change=Put(path, new))


def _turned(formula: Formula) -> Formula | None:
    if isinstance(formula, ForAll):
        body = _turned(formula.body)
        return None if body is None else replace(formula, body=body)
    if isinstance(formula, Relational):
        return _TURNED[type(formula)](*formula.args, evaluate=False)
    return None


def _with_part(stated: Formula, number: int, part: Formula) -> Formula:
    parts = list(parts_of(stated))
    parts[number] = part
    return parts[0] if len(parts) == 1 else Both(tuple(parts))


def _sides(formula: Formula, path: Path = ()) -> Iterator[tuple[Path, sp.Expr]]:
    """The sides of the relations that a statement concludes, with their places."""
    if isinstance(formula, Both):
        for place, part in enumerate(formula.parts):
            yield from _sides(part, (*path, place))
    elif isinstance(formula, ForAll):
        yield from _sides(formula.body, (*path, len(formula.given)))
    elif isinstance(formula, Relational):
        for place, side in enumerate(formula.args):
            yield (*path, place), side


def chosen(found: list[Mutant], most: int) -> list[Mutant]:
    """At most so many mutants, of every kind in turn, spread over the statement."""
    by_kind = {kind: [m for m in found if m.kind == kind] for kind in KINDS}
    order: list[Mutant] = []
    depth = max((len(own) for own in by_kind.values()), default=0)
    for number in range(depth):
        order += [own[number] for own in by_kind.values() if number < len(own)]
    return order[:most]
