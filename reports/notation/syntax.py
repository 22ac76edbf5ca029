"""The abstract syntax that LaTeX and plain notation share: how a formula is written, not what it means.

Positions and spacing take no part in comparisons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reports.notation.errors import START, Position

GroupKind = Literal["(", "[", "|", "ceil", "floor", "<"]


@dataclass(frozen=True)
class Node:
    """A piece of a formula."""

    at: Position = field(default=START, compare=False, kw_only=True)


@dataclass(frozen=True)
class Number(Node):
    """Digits, perhaps with a decimal point or an exponent of ten."""

    text: str


@dataclass(frozen=True)
class Name(Node):
    """A letter, a word or a Greek letter by its name."""

    text: str
    letter: bool = field(default=False, compare=False)  # one letter of LaTeX, which may be part of a word
    spaced: bool = field(default=False, compare=False)  # space before it


@dataclass(frozen=True)
class Operator(Node):
    r"""A function that may stand without parentheses, such as \sin."""

    text: str


@dataclass(frozen=True)
class Scripted(Node):
    """A base with an index, a power, and primes."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None
    primes: int = 0


@dataclass(frozen=True)
class Group(Node):
    """Delimiters around one or more parts."""

    kind: GroupKind
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Braced(Node):
    """Braces that a reader does not see, around more than one part."""

    of: Node


@dataclass(frozen=True)
class Call(Node):
    """A name with arguments, in plain notation: never a product."""

    name: Node
    group: Group


@dataclass(frozen=True)
class Fraction(Node):
    """A numerator over a denominator."""

    numerator: Node
    denominator: Node


@dataclass(frozen=True)
class Root(Node):
    """A square root, or the root of an index."""

    radicand: Node
    index: Node | None = None


@dataclass(frozen=True)
class Factorial(Node):
    """n!"""

    of: Node


@dataclass(frozen=True)
class Juxtaposition(Node):
    """Parts that stand side by side: products and applications."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Product(Node):
    """Factors, each multiplied (`*`) or divided by (`/`)."""

    items: tuple[tuple[Literal["*", "/"], Node], ...]


@dataclass(frozen=True)
class Sum(Node):
    """Terms, each added (`+`) or subtracted (`-`)."""

    items: tuple[tuple[Literal["+", "-"], Node], ...]


@dataclass(frozen=True)
class Chain(Node):
    """a <= b <= c"""

    sides: tuple[Node, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True)
class And(Node):
    """Parts that hold together."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Implies(Node):
    """An assumption and what follows from it."""

    given: Node
    body: Node


@dataclass(frozen=True)
class Binder(Node):
    """A bound variable and the name of its sort; None where none is written."""

    name: Node
    sort: str | None


@dataclass(frozen=True)
class Universal(Node):
    """For all variables, a formula."""

    binders: tuple[Binder, ...]
    body: Node


@dataclass(frozen=True)
class Derivative(Node):
    """d/dx [of], in plain notation."""

    by: Node
    of: Node


def children(node: Node) -> tuple[Node, ...]:
    """The parts of a node."""
    found: list[Node] = []
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple) and name != "at":
            found.extend(
                part
                for item in value
                for part in (item if isinstance(item, tuple) else (item,))
                if isinstance(part, Node)
            )
    return tuple(found)
