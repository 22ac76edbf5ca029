"""What an expression means: sums, products, applications, and everything that stands side by side."""

from __future__ import annotations

import sympy as sp

from reports.notation import theory
from reports.notation.build import Build
from reports.notation.call import Calls
from reports.notation.errors import error_at
from reports.notation.names import key_of, word_of
from reports.notation.scope import Scope
from reports.notation.syntax import (
    Call,
    Derivative,
    Factorial,
    Fraction,
    Group,
    Juxtaposition,
    Name,
    Node,
    Number,
    Operator,
    Product,
    Root,
    Scripted,
    Sum,
)  # fmt: skip
from symbolic_bounds.symbols import Sort, sort_of

_LONGEST_WORD = 30
_SIMPLE = (Number, Name, Scripted, Fraction, Root, Group, Factorial)


class Expressions:
    """Reads expressions in one scope."""

    def __init__(self, scope: Scope, build: Build) -> None:
        self.scope = scope
        self.build = build
        self.calls = Calls(self)

    def expression(self, node: Node) -> sp.Expr:
        """A real number: what is a point or a function may stand only inside a function."""
        value = self.argument(node)
        if isinstance(value, sp.Symbol) and sort_of(value) is Sort.OBJECT:
            raise error_at(f"{value} is a point or a function, not a number", node.at)
        return value

    def argument(self, node: Node) -> sp.Expr:
        """A real number, a point or a function."""
        self.build.deadline.check(node.at)
        match node:
            case Number():
                return self.build.number(node.text, node.at)
            case Sum():
                return self._sum(node)
            case Product():
                return self._product(node)
            case Fraction():
                top, bottom = self.expression(node.numerator), self.expression(node.denominator)
                return self.build.divide(top, bottom, node.at)
            case Root():
                index = None if node.index is None else self.expression(node.index)
                return self.build.root(self.expression(node.radicand), index, node.at)
            case Factorial():
                return self.build.factorial(self.expression(node.of), node.at)
            case Group():
                return self._group(node)
            case Call():
                return self.calls.plain(node)
            case Juxtaposition():
                return self._product_of(node.items, node)
            case Name() | Scripted() | Operator():
                return self._product_of((node,), node)
            case Derivative():
                raise error_at("a derivative may only stand in d/dx [f] = g", node.at)
            case _:
                raise error_at("expected an expression, found a relation", node.at)

    def _sum(self, node: Sum) -> sp.Expr:
        terms = []
        for sign, term in node.items:
            value = self.expression(term)
            terms.append(self.build.negate(value, term.at) if sign == "-" else value)
        return terms[0] if len(terms) == 1 else self.build.add(terms, node.at)

    def _product(self, node: Product) -> sp.Expr:
        factors = []
        for sign, factor in node.items:
            value = self._divisor(factor) if sign == "/" else self.expression(factor)
            factors.append(self.build.invert(value, factor.at) if sign == "/" else value)
        return self.build.multiply(factors, node.at)

    def _divisor(self, node: Node) -> sp.Expr:
        if not isinstance(node, Juxtaposition):
            return self.expression(node)
        factors = self._factors(node.items)
        if len(factors) > 1:
            raise error_at("which of these does '/' divide by? Write a fraction or parentheses", node.at)
        return factors[0]

    def _group(self, node: Group) -> sp.Expr:
        if len(node.items) != 1:
            raise error_at("a list of values, but no function before it", node.at)
        if node.kind == "<":
            raise error_at("scalar products are not in the language of claims", node.at)
        if node.kind in ("(", "["):
            return self.argument(node.items[0])
        name = {"|": "abs", "ceil": "ceil", "floor": "floor"}[node.kind]
        return self.build.function(name, self.expression(node.items[0]), node.at)

    def _product_of(self, items: tuple[Node, ...], node: Node) -> sp.Expr:
        factors = self._factors(items)
        if len(factors) == 1:
            return factors[0]
        for factor in factors:
            if isinstance(factor, sp.Symbol) and sort_of(factor) is Sort.OBJECT:
                raise error_at(f"{factor} is a point or a function: it cannot be multiplied", node.at)
        return self.build.multiply(factors, node.at)

    def _factors(self, items: tuple[Node, ...]) -> list[sp.Expr]:
        """The values of what stands side by side; applications take several items."""
        found, index = [], 0
        while index < len(items):
            self.build.deadline.check(items[index].at)
            value, taken = self._next(items[index:])
            found.append(value)
            index += taken
        return found

    def _next(self, items: tuple[Node, ...]) -> tuple[sp.Expr, int]:
        """The first value, and how many items it took."""
        written = self._theory(items)
        if written is not None:
            return written
        first = items[0]
        base = first.base if isinstance(first, Scripted) else first
        if isinstance(base, Operator):
            return self._operator(items)
        if isinstance(base, Name):
            return self._named(items)
        if isinstance(first, Scripted):
            if first.sub is not None or first.primes:
                raise error_at("an index or a prime needs a name before it", first.at)
            value = self.expression(first.base)
            return (value if first.sup is None else self._raised(value, first.sup)), 1
        return self.argument(first), 1

    def _theory(self, items: tuple[Node, ...]) -> tuple[sp.Expr, int] | None:
        """A function of the theory as the paper writes it, unless the claim has that name for something else."""
        key = key_of(_without_power(items[0], True))
        if key is not None and self.scope.function(key) is not None:
            return None
        if key is not None and _is_numeric(self.scope.symbol(key)) and not _has_list(items[1:2]):
            return None
        for pattern in theory.patterns():
            found = theory.match(pattern, items)
            if found is None:
                continue
            slots, taken, power = found
            if pattern.open_head and not self._is_object(slots[theory.head_slot(pattern)]):
                continue
            value = self.calls.theory(pattern, slots, items[0])
            if value is not None:
                return (value if power is None else self._raised(value, power)), taken
        return None

    def _is_object(self, node: Node) -> bool:
        key = key_of(node)
        sym = None if key is None else self.scope.symbol(key)
        return sym is not None and not _is_numeric(sym)

    def _raised(self, value: sp.Expr, power: Node) -> sp.Expr:
        return self.build.power(value, self.expression(power), power.at)

    def _named(self, items: tuple[Node, ...]) -> tuple[sp.Expr, int]:
        """A name: of a word of letters the longest that is known."""
        for length in range(min(len(items), _LONGEST_WORD), 1, -1):
            word = word_of(tuple(_without_power(item, i == length - 1) for i, item in enumerate(items[:length])))
            if word is not None and self.calls.is_known(word):
                last = items[length - 1]
                power = last.sup if isinstance(last, Scripted) else None
                joined = Name(word, at=items[0].at)
                first = joined if power is None else Scripted(joined, sup=power, at=joined.at)
                value, taken = self.calls.named((first, *items[length:]))
                return value, taken + length - 1
        return self.calls.named(items)

    def _operator(self, items: tuple[Node, ...]) -> tuple[sp.Expr, int]:
        r"""\sin x, \log_2 x, \max(a, b): the argument is a group, or one part without doubt."""
        first = items[0]
        if len(items) == 1:
            raise error_at("a function without its argument", first.at)
        argument = items[1]
        group = argument.base if isinstance(argument, Scripted) else argument
        if isinstance(group, Group) and group.kind in ("(", "["):
            value = self.calls.operator(first, group.items)
            if not isinstance(argument, Scripted):
                return value, 2
            if argument.sup is None or isinstance(first, Scripted):
                raise error_at("what does this script belong to? Write parentheses", argument.at)
            return self._raised(value, argument.sup), 2  # log(x)^2 is (log x)^2
        taken = 2
        if isinstance(argument, Number) and len(items) > 2 and isinstance(items[2], _SIMPLE):
            argument = Juxtaposition(items[1:3], at=argument.at)
            taken = 3
        follows = items[taken] if taken < len(items) else None
        if follows is not None and not _is_operator(follows):
            raise error_at("where does the argument of this function end? Write parentheses", first.at)
        return self.calls.operator(first, (argument,)), taken


def _has_list(items: tuple[Node, ...]) -> bool:
    """Whether a list of values follows, which no number can be multiplied by."""
    first = items[0].base if items and isinstance(items[0], Scripted) else (*items, None)[0]
    return isinstance(first, Group) and len(first.items) > 1


def _is_numeric(sym: sp.Symbol | None) -> bool:
    return sym is not None and sort_of(sym) is not Sort.OBJECT


def _is_operator(node: Node) -> bool:
    return isinstance(node.base if isinstance(node, Scripted) else node, Operator)


def _without_power(item: Node, last: bool) -> Node:
    if last and isinstance(item, Scripted) and item.sup is not None:
        if item.sub is None and not item.primes:
            return item.base
        return Scripted(item.base, item.sub, None, item.primes, at=item.at)
    return item
