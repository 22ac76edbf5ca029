"""From what the grammar matched to the abstract syntax."""

from __future__ import annotations

from typing import Any

from lark import Token, Transformer

from reports.notation.bars import place
from reports.notation.errors import error_at
from reports.notation.syntax import (
    And,
    Binder,
    Braced,
    Call,
    Chain,
    Derivative,
    Factorial,
    Fraction,
    Group,
    GroupKind,
    Implies,
    Juxtaposition,
    Name,
    Node,
    Number,
    Operator,
    Product,
    Root,
    Scripted,
    Sum,
    Universal,
)  # fmt: skip

_KINDS: dict[str, GroupKind] = {
    "LPAR": "(", "LBRACKET": "[", "LABS": "|", "LCEIL": "ceil", "LFLOOR": "floor", "LANGLE": "<",
}  # fmt: skip
_WHOLE = (Number, Name, Operator, Scripted, Group, Fraction, Root, Factorial)  # look the same without braces
Parts = list[Any]


class Builder(Transformer[Token, Node]):
    """One method for each alternative of the grammars."""

    def start(self, parts: Parts) -> Node:
        """The whole formula."""
        return _bare(parts[0])

    def conjunction(self, parts: Parts) -> Node:
        """a and b"""
        found = [part for part in parts if isinstance(part, Node)]
        return And(tuple(found), at=found[0].at)

    def universal(self, parts: Parts) -> Node:
        """for all x: body"""
        binders = tuple(part for part in parts if isinstance(part, Binder))
        return Universal(binders, parts[-1], at=place(parts[0]))

    def binder(self, parts: Parts) -> Node:
        """A variable, and perhaps what it ranges over."""
        name = parts[0] if isinstance(parts[0], Node) else Name(str(parts[0]), at=place(parts[0]))
        if len(parts) == 1:
            return Binder(name, None, at=name.at)
        if parts[1].type == "SORT":
            return Binder(name, str(parts[1]), at=name.at)
        range_ = f"{parts[1]} {parts[2]}"
        sorts = {"> 0": "positive", ">= 0": "nonnegative"}
        if range_ not in sorts:
            raise error_at(f"a variable may range over > 0 or >= 0, not {range_}; write a hypothesis", place(parts[1]))
        return Binder(name, sorts[range_], at=name.at)

    def implies(self, parts: Parts) -> Node:
        """a => b"""
        return Implies(parts[0], parts[2], at=parts[0].at)

    def chain(self, parts: Parts) -> Node:
        """a <= b <= c"""
        return Chain(
            tuple(_bare(part) for part in parts[::2]), tuple(str(sign) for sign in parts[1::2]), at=parts[0].at
        )

    def signed_sum(self, parts: Parts) -> Node:
        """+-a +- b +- c"""
        if isinstance(parts[0], Node):
            parts = [Token("PLUS", "+"), *parts]
            at = parts[1].at
        else:
            at = place(parts[0])
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return Sum(tuple(("-" if sign.type == "MINUS" else "+", _seen(term)) for sign, term in pairs), at=at)

    def product(self, parts: Parts) -> Node:
        """a * b / c"""
        items: list[Any] = [("*", _seen(parts[0]))]
        for sign, factor in zip(parts[1::2], parts[2::2], strict=True):
            items.append(("*" if sign.type == "TIMES" else "/", _seen(factor)))
        return Product(tuple(items), at=parts[0].at)

    def negative(self, parts: Parts) -> Node:
        """-a as a factor or an exponent"""
        return Sum((("-", _seen(parts[1])),), at=place(parts[0]))

    def juxtaposition(self, parts: Parts) -> Node:
        """a b c"""
        return Juxtaposition(tuple(_seen(part) for part in parts), at=parts[0].at)

    def number(self, parts: Parts) -> Node:
        """12 or 0.25"""
        return Number(str(parts[0]), at=place(parts[0]))

    def digit(self, parts: Parts) -> Node:
        """A number that is the argument of ^, _ or a command without braces: TeX takes one digit of it."""
        if len(parts[0]) > 1:
            raise error_at(f"TeX would take only the first digit of {parts[0]!s}: put it in braces", place(parts[0]))
        return self.number(parts)

    def letter(self, parts: Parts) -> Node:
        """One letter of LaTeX."""
        text = str(parts[0])
        return Name(text.strip(), letter=True, spaced=text.startswith(" "), at=place(parts[0]))

    def name(self, parts: Parts) -> Node:
        """A word, a Greek letter, or a name in plain notation with its primes."""
        text = str(parts[0])
        primes = len(text) - len(text.rstrip("'"))
        found = Name(text.rstrip("'"), at=place(parts[0]))
        return Scripted(found, primes=primes, at=found.at) if primes else found

    def operator(self, parts: Parts) -> Node:
        r"""\sin and its kin."""
        return Operator(str(parts[0]), at=place(parts[0]))

    def fraction(self, parts: Parts) -> Node:
        r"""\frac{a}{b}"""
        return Fraction(parts[1], parts[2], at=place(parts[0]))

    def root(self, parts: Parts) -> Node:
        r"""\sqrt{a} or \sqrt[n]{a}"""
        nodes = [part for part in parts if isinstance(part, Node)]
        return Root(nodes[-1], nodes[0] if len(nodes) == 2 else None, at=place(parts[0]))

    def braces(self, parts: Parts) -> Node:
        """Braces around an argument."""
        return _bare(parts[1])

    def inner_braces(self, parts: Parts) -> Node:
        """Braces within a formula, which only hold it together: nobody sees them."""
        inner = _bare(parts[1])
        return inner if isinstance(inner, _WHOLE) else Braced(inner, at=place(parts[0]))

    def index_list(self, parts: Parts) -> Node:
        """An index of several parts."""
        return Group("(", tuple(_bare(part) for part in parts if isinstance(part, Node)), at=place(parts[0]))

    def group(self, parts: Parts) -> Group:
        """Delimiters and what stands between them."""
        items = tuple(_bare(part) for part in parts if isinstance(part, Node))
        return Group(_KINDS[parts[0].type], items, at=place(parts[0]))

    arguments = group

    def call(self, parts: Parts) -> Node:
        """f(x, y)"""
        name = self.name(parts[:1])
        return Call(name, parts[1], at=name.at)

    def power(self, parts: Parts) -> Node:
        """a ** b"""
        return Scripted(parts[0], sup=parts[2], at=parts[0].at)

    def factorial(self, parts: Parts) -> Node:
        """n!"""
        return Factorial(parts[0], at=parts[0].at)

    def derivative(self, parts: Parts) -> Node:
        """d/dx [of]"""
        return Derivative(self.name(parts[:1]), parts[2], at=place(parts[0]))

    def script(self, parts: Parts) -> Any:
        """One script of an atom: kept as tokens until all of them are there."""
        return parts

    def scripted(self, parts: Parts) -> Node:
        """An atom with its index, power and primes; TeX allows one of each."""
        base: Node = _seen(parts[0])
        sub: Node | None = None
        sup: Node | None = None
        primes = 0
        for script in parts[1:]:
            kind = script[0].type
            if kind == "BANG":
                base = Factorial(_scripted(base, sub, sup, primes), at=base.at)
                sub, sup, primes = None, None, 0
            elif kind == "PRIME":
                primes += 1
            elif kind == "SUB" and sub is None:
                sub = script[1]
            elif kind == "SUP" and sup is None:
                sup = script[1]
            else:
                which = "index" if kind == "SUB" else "power"
                raise error_at(f"a second {which}: put the first with its base in braces", place(script[0]))
        return _scripted(base, sub, sup, primes)


def _scripted(base: Node, sub: Node | None, sup: Node | None, primes: int) -> Node:
    return base if sub is None and sup is None and not primes else Scripted(base, sub, sup, primes, at=base.at)


def _bare(node: Node) -> Node:
    """A part that stands alone needs no braces."""
    return node.of if isinstance(node, Braced) else node


def _seen(node: Node) -> Node:
    """A part of something larger, whose extent must be seen."""
    if isinstance(node, Braced):
        raise error_at("braces do not show where this part ends: write parentheses", node.at)
    return node
