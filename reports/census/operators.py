"""Systematic changes of a statement: one number, one factor, one direction, one index, one hypothesis at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import sympy as sp
from sympy.core.relational import Relational

from reports.audit.constant import Literal, literals, put
from reports.audit.problem import WHOLE, parts_of
from reports.revised import mapped
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


def mutants(claim: Claim) -> Iterator[Mutant]:
    """Every mutant of a claim, each statement once."""
    seen: list[Formula] = []
    for kind, what, conclusion in _conclusions(claim):
        if any(same(conclusion, other) for other in seen) or not _sound(conclusion):
            continue
        seen.append(conclusion)
        unchanged = same(conclusion, claim.conclusion)
        at = _shift(claim, what) if kind == "index" else {}
        yield Mutant(claim.id, kind, what, replace(claim, conclusion=conclusion), unchanged, at)
    for name in claim.hypotheses:
        kept = {n: h for n, h in claim.hypotheses.items() if n != name}
        yield Mutant(claim.id, "hypothesis", f"without {name}", replace(claim, hypotheses=kept))


def _sound(formula: Formula) -> bool:
    """Whether the change left a statement about finite real numbers."""
    bad = (sp.nan, sp.zoo, sp.oo, -sp.oo, sp.I)
    return not any(expr.has(*bad) for expr in expressions(formula))


def _conclusions(claim: Claim) -> Iterator[tuple[str, str, Formula]]:
    stated = claim.conclusion
    for literal in literals(stated):
        yield from _numbers(stated, literal)
    for number, part in enumerate(parts_of(stated)):
        turned = _turned(part)
        if turned is not None:
            yield "direction", f"part {number + 1} turned round", _with_part(stated, number, turned)
    for path, what, smaller in _dropped(stated):
        yield "factor", f"without {what}", put(stated, path, smaller)
    used = frozenset().union(*(expr.free_symbols for expr in expressions(stated)))
    for sym in claim.symbols:
        if sort_of(sym) in WHOLE and sym in used:
            for shift in (-1, 1):
                moved = _renamed(stated, {sym: sym + shift})
                yield "index", f"{sym.name} {'-' if shift < 0 else '+'} 1 for {sym.name}", moved


def _shift(claim: Claim, what: str) -> dict[sp.Symbol, sp.Expr]:
    name, sign = what.split()[:2]
    return {s: s - 1 if sign == "-" else s + 1 for s in claim.symbols if s.name == name}


def _renamed(formula: Formula, values: Mapping[sp.Symbol, sp.Expr]) -> Formula:
    return mapped(formula, lambda expr: expr.xreplace(dict(values)))


def _numbers(stated: Formula, literal: Literal) -> Iterator[tuple[str, str, Formula]]:
    value, where = literal.value, literal.shown[:60]
    if literal.is_factor:
        for factor in (sp.Integer(2), sp.Rational(1, 2)):
            yield "constant", f"{factor} times {where[3:-1]}", put(stated, literal.path, factor)
        return
    exponent = literal.in_exponent
    for shift in (1, -1):
        yield (
            "exponent" if exponent else "constant",
            f"{value + shift} for {value} in {where}",
            put(stated, literal.path, value + shift),
        )


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


def _dropped(formula: Formula, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], str, sp.Expr]]:
    """Products at the top of a side, without one of their factors."""
    if isinstance(formula, Both):
        for place, part in enumerate(formula.parts):
            yield from _dropped(part, (*path, place))
    elif isinstance(formula, ForAll):
        yield from _dropped(formula.body, (*path, len(formula.given)))
    elif isinstance(formula, Relational):
        for place, side in enumerate(formula.args):
            for factor in side.args if side.is_Mul else ():
                if not factor.is_Rational:
                    yield (*path, place), str(factor)[:60], side / factor


def chosen(found: list[Mutant], most: int) -> list[Mutant]:
    """At most so many mutants, of every kind in turn, spread over the statement."""
    by_kind = {kind: [m for m in found if m.kind == kind] for kind in KINDS}
    order: list[Mutant] = []
    depth = max((len(own) for own in by_kind.values()), default=0)
    for number in range(depth):
        order += [own[number] for own in by_kind.values() if number < len(own)]
    return order[:most]
