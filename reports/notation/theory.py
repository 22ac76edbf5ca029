"""Functions of the theory as the paper writes them: their LaTeX is parsed once, as a pattern with slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter
from typing import Any

from sympy.core.function import AppliedUndef, UndefinedFunction

from reports.notation.errors import NotationError
from reports.notation.macros import Macros
from reports.notation.parser import parse_raw
from reports.notation.syntax import Juxtaposition, Name, Node, Scripted, Sum, children
from reports.notation.tex import tokens
from symbolic_bounds.formula import expressions
from symbolic_bounds.language import LATEX
from symbolic_bounds.registry import load

_SLOTS = tuple(f"\\slot{letter}" for letter in "ABCDEF")
Slots = dict[int, Node]


@dataclass(frozen=True)
class Pattern:
    """How a function of the theory is written: parts side by side, some of which are slots."""

    function: UndefinedFunction
    items: tuple[Node, ...]
    slots: int  # arguments that are written
    weight: int  # the more that is fixed, the earlier it is tried

    @property
    def open_head(self) -> bool:
        """Whether it begins with a slot, such as f(x): then the slot must be a point or a function."""
        return _slot(self.items[0]) is not None


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """The patterns of all functions of the theory, the most specific first."""
    found = [pattern for pattern in map(_pattern, LATEX) if pattern is not None]
    return tuple(sorted(found, key=lambda pattern: -pattern.weight))


def unwritable() -> list[str]:
    """The functions whose LaTeX is outside the grammar: they can only be written by their plain names."""
    return sorted(str(function) for function in LATEX if _pattern(function) is None)


@cache
def _pattern(function: UndefinedFunction) -> Pattern | None:
    template = LATEX[function]
    try:
        node = parse_raw(tokens(template.format(*_SLOTS)), Macros(), extra=frozenset(_SLOTS))
    except NotationError:
        return None
    items = node.items if isinstance(node, Juxtaposition) else (node,)
    return Pattern(function, items, _slots_of(template), sum(1 for _ in _fixed(node)))


def _slots_of(template: str) -> int:
    return len({name for _, name, _, _ in Formatter().parse(template) if name})


def _fixed(node: Node) -> Iterator[Node]:
    if _slot(node) is None:
        yield node
        for child in children(node):
            yield from _fixed(child)


@lru_cache(maxsize=1)
def by_name() -> Mapping[str, UndefinedFunction]:
    """The functions of the theory by their plain names."""
    return {str(function): function for function in LATEX}


@lru_cache(maxsize=1)
def arities() -> Mapping[str, int]:
    """How many arguments they take, as the claims use them; else as many as their LaTeX has."""
    found = {str(function): _slots_of(template) for function, template in LATEX.items()}
    for claim in load().values():
        for formula in (*claim.hypotheses.values(), claim.conclusion):
            for expr in expressions(formula):
                found |= {str(c.func): len(c.args) for c in expr.atoms(AppliedUndef) if str(c.func) in found}
    return found


def match(pattern: Pattern, items: tuple[Node, ...]) -> tuple[Slots, int, Node | None] | None:
    """The slots, the number of items taken, and a power on the last of them; None if it does not fit."""
    count = len(pattern.items)
    for taken in range(count, min(len(items), count + 6) + 1) if _stretches(pattern) else [count]:
        if taken > len(items):
            return None
        part, power = list(items[:taken]), None
        last = part[-1]
        if isinstance(last, Scripted) and not isinstance(pattern.items[-1], Scripted):
            if last.sup is None or last.sub is not None or last.primes:
                continue
            part[-1], power = last.base, last.sup
        slots: Slots = {}
        if _sequence(pattern.items, tuple(part), slots, Juxtaposition):
            return slots, taken, power
    return None


def _stretches(pattern: Pattern) -> bool:
    return not pattern.open_head and any(_slot(item) is not None for item in pattern.items)


def _slot(node: Node) -> int | None:
    return _SLOTS.index(node.text) if isinstance(node, Name) and node.text in _SLOTS else None


def _unify(pattern: Any, node: Any, slots: Slots) -> bool:
    if isinstance(pattern, Node):
        slot = _slot(pattern)
        if slot is not None:
            return isinstance(node, Node) and slots.setdefault(slot, node) == node
        if isinstance(pattern, (Juxtaposition, Sum)):
            items = node.items if isinstance(node, type(pattern)) else ((node,) if isinstance(node, Node) else ())
            if isinstance(pattern, Sum) and not isinstance(node, Sum):
                items = (("+", node),)
            return _sequence(pattern.items, items, slots, type(pattern))
        if type(pattern) is not type(node):
            return False
        names = [name for name, spec in pattern.__dataclass_fields__.items() if spec.compare]
        return all(_unify(getattr(pattern, name), getattr(node, name), slots) for name in names)
    if isinstance(pattern, tuple):
        return (
            isinstance(node, tuple)
            and len(pattern) == len(node)
            and all(_unify(a, b, slots) for a, b in zip(pattern, node, strict=True))
        )
    return bool(pattern == node)


def _sequence(pattern: tuple[Any, ...], items: tuple[Any, ...], slots: Slots, kind: type[Node]) -> bool:
    """Match items in order; a slot may stand for several of them, as few as possible."""
    if not pattern:
        return not items
    head = pattern[0]
    sign, inner = head if isinstance(head, tuple) else ("+", head)
    slot = _slot(inner) if isinstance(inner, Node) else None
    if slot is None or sign == "-":
        return bool(items) and _unify(head, items[0], slots) and _sequence(pattern[1:], items[1:], slots, kind)
    for taken in range(1, len(items) - len(pattern) + 2):
        trial = dict(slots)
        whole = _joined(items[:taken], kind)
        if trial.setdefault(slot, whole) == whole and _sequence(pattern[1:], items[taken:], trial, kind):
            slots.update(trial)
            return True
    return False


def _joined(items: tuple[Any, ...], kind: type[Node]) -> Node:
    if kind is Sum:
        first = items[0][1]
        return first if len(items) == 1 and items[0][0] == "+" else Sum(items, at=first.at)
    return items[0] if len(items) == 1 else Juxtaposition(items, at=items[0].at)


def head_slot(pattern: Pattern) -> int:
    """The slot with which a pattern begins."""
    return _slot(pattern.items[0]) or 0
