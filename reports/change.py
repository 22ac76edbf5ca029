"""One change of a claim: what it replaces, whether it differs, and the claim that results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from difflib import get_close_matches
from typing import TypeAlias

import sympy as sp

from proofs.verdict import ClaimError
from proofs.wellformed import check_expression, check_formula
from reports.constant_names import constants_of
from reports.notation import Limits, NotationError, meaning, meaning_of_expression, scope_of
from reports.notation.errors import error_at
from reports.notation.scope import canonical
from reports.notation.syntax import Call, Chain, Juxtaposition, Name, Node, Scripted
from reports.sorts import with_sort
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula
from symbolic_bounds.symbols import Sort, sort_of

FIELDS = ("conclusion", "hypotheses", "constants", "symbols")
Claims = Mapping[str, Claim]
New: TypeAlias = Formula | sp.Expr | Sort | None


class RevisionError(NotationError):
    """A revision that cannot be applied."""


@dataclass(frozen=True)
class Location:
    """Where a change stands."""

    source: str
    line: int
    column: int = 1

    def error(self, message: str) -> RevisionError:
        """An error at this place."""
        return RevisionError(f"{self.source}: {message}", self.line, self.column)

    def parsed(self, parse: Callable[[], Node], text: str) -> Node:
        """A syntax; an error in it names this place, and shows the formula."""
        try:
            return parse()
        except NotationError as error:
            raise self.within(error, text) from None

    def within(self, error: NotationError, text: str) -> RevisionError:
        """An error of a formula that stands here."""
        place = f"{self.source} (line {self.line}), in its formula"
        lines = text.split("\n")
        line = lines[error.line - 1] if error.line <= len(lines) else ""
        return RevisionError(f"{place}: {error.message}", error.line, error.column, error.text or line)

    def unknown_claim(self, name: str, claims: Claims) -> str:
        """The message for an id that no claim has."""
        near = get_close_matches(name, list(claims), n=3, cutoff=0.5)
        return f"unknown claim {name[:60]!r}" + (f"; did you mean {', '.join(near)}?" if near else "")


@dataclass(frozen=True)
class Change:
    """A new form of one part of a claim."""

    claim_id: str
    field: str  # `conclusion`, `hypotheses.NAME`, `constants.NAME` or `symbols.NAME`
    new: New  # a formula; an expression for a constant; a sort for a symbol; None for a dropped hypothesis
    old: New  # None for a hypothesis that is added
    source: str
    location: Location = dataclass_field(compare=False)
    reason: str = ""

    @property
    def name(self) -> str:
        """The name of the hypothesis, constant or symbol."""
        return self.field.partition(".")[2]


Entry = tuple[str, str, Node | Sort | None, str, str, Location]


def resolved(entries: Sequence[Entry], claims: Claims, limits: Limits) -> list[Change]:
    """The meaning of changes as they were read; formulas are read with the changed sorts of their claim.

    Raises:
        RevisionError: for unknown claims, parts and names, and for two changes of one part.
    """
    seen: set[tuple[str, str]] = set()
    bases: dict[str, Claim] = {}
    for claim_id, part, value, _, _, location in entries:
        if claim_id not in claims:
            raise location.error(location.unknown_claim(claim_id, claims))
        if (claim_id, part) in seen:
            raise location.error(f"{claim_id} {part} is changed twice")
        seen.add((claim_id, part))
        base = bases.setdefault(claim_id, claims[claim_id])
        if isinstance(value, Sort) != part.startswith("symbols."):
            raise location.error("a symbol takes a sort, and nothing else does")
        if isinstance(value, Sort):
            bases[claim_id] = with_sort(base, _symbol_of(base, part, location), value)
    return [
        _change(entry, claims[entry[0]], bases[entry[0]], limits)
        for entry in entries
    ]  # fmt: skip


def _change(entry: Entry, claim: Claim, base: Claim, limits: Limits) -> Change:
    claim_id, part, value, source, reason, location = entry
    kind, _, name = part.partition(".")
    if kind not in FIELDS or (kind == "conclusion") == bool(name):
        raise location.error(f"unknown field {part[:60]!r}; expected conclusion, hypotheses.NAME, constants.NAME or "
                             "symbols.NAME")  # fmt: skip
    if value is None and (kind != "hypotheses" or name not in claim.hypotheses):
        known = ", ".join(claim.hypotheses) or "none"
        raise location.error(f"only a hypothesis of {claim_id} can be dropped; it has: {known}")
    new: New = value if not isinstance(value, Node) else None
    if kind == "symbols":
        old: New = sort_of(_symbol_of(claim, part, location))
    elif kind == "constants":
        old = _constant(base, name, location)
    else:
        old = claim.conclusion if kind == "conclusion" else claim.hypotheses.get(name)
    if isinstance(value, Node):
        read = meaning_of_expression if kind == "constants" else meaning
        try:
            part_before = None if isinstance(old, (Sort, sp.Expr)) else old
            scope = scope_of(base, part_before)
            new = read(_value_of(value, name) if kind == "constants" else value, scope, limits)
            _check(new, base, part)
        except NotationError as error:
            raise location.within(error, source) if location.column == 1 else _placed(error, location) from None
        except ClaimError as error:
            raise location.error(str(error)) from None
    return Change(claim_id, part, new, old, source, location, reason)


def _value_of(node: Node, name: str) -> Node:
    """The right side of `Lambda(epsilon) = ...`; a constant may also be given by its value alone."""
    if not isinstance(node, Chain) or node.signs != ("=",):
        return node
    left = node.sides[0]
    parts = left.items if isinstance(left, Juxtaposition) else (left,)
    head = parts[0].name if isinstance(parts[0], Call) else parts[0]
    if isinstance(head, Scripted):
        head = head.base
    if not isinstance(head, Name) or canonical(head.text) != name:
        raise error_at(f"expected {name} on the left side, or its value alone", node.at)
    return node.sides[1]


def _placed(error: NotationError, location: Location) -> RevisionError:
    """The error of a formula of a paper, whose places are already those of the paper."""
    return RevisionError(f"{location.source}: {error.message}", error.line, error.column, error.text)


def _check(new: Formula | sp.Expr, base: Claim, part: str) -> None:
    if isinstance(new, sp.Expr):
        check_expression(base, part, new)
    else:
        check_formula(base, part, new, frozenset(base.symbols), frozenset(base.functions))


def _constant(claim: Claim, name: str, location: Location) -> sp.Expr:
    known = constants_of(claim)
    if name not in known:
        parts = [*(f"hypotheses.{h}" for h in claim.hypotheses), *(f"symbols.{s}" for s in claim.symbols)]
        there = ", ".join(["conclusion", *parts, *(f"constants.{c}" for c in known)])
        raise location.error(f"{claim.id} has no {name[:40]!r}; it has: {there}")
    return known[name]


def _symbol_of(claim: Claim, part: str, location: Location) -> sp.Symbol:
    name = part.partition(".")[2]
    for sym in claim.symbols:
        if sym.name == name and sort_of(sym) is not Sort.OBJECT:
            return sym
    names = ", ".join(sym.name for sym in claim.symbols if sort_of(sym) is not Sort.OBJECT)
    raise location.error(f"{claim.id} has no numeric symbol {name[:40]!r}; it has: {names}")
