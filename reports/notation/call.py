"""Names and what they are applied to: symbols, functions of the claim and of the theory, definitions."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import sympy as sp

from reports.notation import named, theory
from reports.notation.build import Build
from reports.notation.errors import error_at
from reports.notation.names import key_of
from reports.notation.scope import Scope, canonical
from reports.notation.syntax import Call, Group, Name, Node, Number, Operator, Scripted

_PLAIN = {
    "sin": "sin", "cos": "cos", "acos": "arccos", "arccos": "arccos", "abs": "abs", "Abs": "abs", "exp": "exp",
    "log": "log", "ln": "log", "sqrt": "sqrt", "max": "max", "Max": "max", "min": "min", "Min": "min",
    "ceiling": "ceil", "ceil": "ceil", "floor": "floor", "gamma": "gamma", "Gamma": "gamma", "factorial": "factorial",
    "besseli": "besseli", "betainc_regularized": "betainc",
}  # fmt: skip
_ARGUMENTS = {"besseli": 2, "betainc": 4}
_CONSTANTS = {"pi": sp.pi, "e": sp.E, "E": sp.E}
_Items = tuple[Node, ...]


class Reader(Protocol):
    """Reads the arguments, which are expressions themselves."""

    scope: Scope
    build: Build

    def expression(self, node: Node) -> sp.Expr:
        """A real number."""

    def argument(self, node: Node) -> sp.Expr:
        """A real number, a point or a function."""


class Calls:
    """Resolves names for a reader of expressions."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.scope = reader.scope
        self.build = reader.build

    def is_known(self, word: str) -> bool:
        """Whether a word of several letters is a name here."""
        return self.scope.symbol(word) is not None or self.scope.function(word) is not None

    def plain(self, node: Call) -> sp.Expr:
        """f(x, y) in plain notation: never a product."""
        key = key_of(node.name) or ""
        if self.scope.symbol(key) is not None and self.scope.function(key) is None:
            raise error_at(f"{key} is not a function; write {key}*(...) for a product", node.at)
        found = self._function(key, None, node.group.items, node)
        if found is None:
            base, under, index = key.partition("_")
            if under:
                found = self._function(base, _index_node(index, node), node.group.items, node)
        if found is None:
            raise error_at(f"unknown function {key!r}{self._near(key)}", node.at)
        return found

    def named(self, items: _Items) -> tuple[sp.Expr, int]:
        """A name of LaTeX, perhaps with an index and a power, and its arguments if it is a function."""
        first = items[0]
        base, sub, sup, primes = _parts(first)
        key = base.text + "'" * primes
        whole = key_of(Scripted(base, sub, None, primes, at=first.at))
        if whole is not None:
            sym = self._symbol(whole)
            if sym is not None and not (self.scope.function(whole) and _arguments(items)):
                if whole == "e" and sup is not None and base.letter:
                    raise error_at("e is a symbol here: write \\exp(...) for the exponential, or (e)^{...}", first.at)
                return self._raised(sym, sup), 1
        given = _arguments(items)
        if given is not None:
            value = self._schematic(whole, given, first)
            if value is None:
                value = self._function(key, sub, given.items, first)
            if value is not None:
                return self._applied(value, sup, items[1]), 2
        return self._raised(self._alone(key, sub, first, whole), sup), 1

    def operator(self, first: Node, arguments: _Items) -> sp.Expr:
        r"""\sin, \log and their kin, applied."""
        base = first.base if isinstance(first, Scripted) else first
        name = base.text if isinstance(base, Operator) else ""
        sub, sup = (first.sub, first.sup) if isinstance(first, Scripted) else (None, None)
        if isinstance(first, Scripted) and first.primes:
            raise error_at("a prime has no meaning here", first.at)
        if sub is not None and name != "log":
            raise error_at(f"{name} has no index", first.at)
        value = self._builtin(name, arguments, first)
        if sub is not None:
            value = self.build.divide(value, self.build.log(self.reader.expression(sub), sub.at), first.at)
        return self._powered(value, sup)

    def theory(self, pattern: theory.Pattern, slots: theory.Slots, node: Node) -> sp.Expr | None:
        """A function of the theory; what its LaTeX leaves out is the dimension m."""
        count = theory.arities()[str(pattern.function)]
        missing = [place for place in range(count) if place not in slots]
        dimension = self.scope.symbols.get("m")
        if missing and dimension is None:
            return None
        args = [self.reader.argument(slots[i]) if i in slots else dimension for i in range(count)]
        return self.build.apply(pattern.function, args, node.at)

    def _symbol(self, key: str) -> sp.Expr | None:
        return self.scope.symbol(key)

    def _schematic(self, key: str | None, given: Group, node: Node) -> sp.Expr | None:
        function = None if key is None else self.scope.function(key)
        if function is None:
            return None
        return self.build.apply(function, [self.reader.expression(item) for item in given.items], node.at)

    def _function(self, key: str, sub: Node | None, arguments: _Items, node: Node) -> sp.Expr | None:
        """A function of the claim, of the theory, a definition or a special function; None if there is none."""
        count = len(arguments)
        if count > self.build.limits.arguments:
            raise error_at(f"more than {self.build.limits.arguments} arguments", node.at)
        if sub is None:
            function = self.scope.function(key)
            if function is not None:
                return self.build.apply(function, [self.reader.expression(item) for item in arguments], node.at)
            of_theory = theory.by_name().get(key)
            if of_theory is not None:
                self._check_count(key, count, theory.arities()[key], node)
                return self.build.apply(of_theory, [self.reader.argument(item) for item in arguments], node.at)
        definition = self._definition(key, sub, arguments, node)
        if definition is not None:
            return definition
        if sub is not None and key == "I":
            return self._indexed_i(sub, arguments, node)
        if sub is None and key in _PLAIN:
            return self._builtin(_PLAIN[key], arguments, node)
        if not self.is_known(key):
            self._check_usage(key, sub is not None, count, node)
        return None

    def _check_usage(self, key: str, index: bool, count: int, node: Node) -> None:
        """A quantity of the paper that is written in another way: say how, and with how many arguments."""
        usage = " or ".join(named.usages(canonical(key)))
        wanted = " or ".join(str(number) for number in named.counts(canonical(key), index))
        if wanted:
            raise error_at(f"{key} takes {wanted} argument(s), found {count}; it is written {usage}", node.at)
        if usage:
            raise error_at(f"{key} takes {'no' if index else 'an'} index; it is written {usage}", node.at)

    def _indexed_i(self, sub: Node, arguments: _Items, node: Node) -> sp.Expr:
        """I_nu(x), Bessel's function, or I_x(a, b), the regularised incomplete beta function."""
        if isinstance(sub, Group) and len(sub.items) == 2 and sub.items[0] == Number("0"):
            sub = sub.items[1]  # from 0 to x
        index, values = self.reader.expression(sub), [self.reader.expression(item) for item in arguments]
        if len(values) == 1:
            return self.build.bessel(index, values[0], node.at)
        if len(values) == 2:
            return self.build.incomplete_beta(values[0], values[1], index, node.at)
        raise error_at("I has one argument (Bessel's function) or two (the incomplete beta function)", node.at)

    def _builtin(self, name: str, arguments: _Items, node: Node) -> sp.Expr:
        if name not in ("max", "min"):
            self._check_count(name, len(arguments), _ARGUMENTS.get(name, 1), node)
        values = [self.reader.expression(item) for item in arguments]
        build, at = self.build, node.at
        match name:
            case "max" | "min":
                return build.extreme(name, values, at)
            case "exp":
                return build.exp(values[0], at)
            case "log":
                return build.log(values[0], at)
            case "sqrt":
                return build.root(values[0], None, at)
            case "gamma":
                return build.gamma(values[0], at)
            case "factorial":
                return build.factorial(values[0], at)
            case "besseli":
                return build.bessel(values[0], values[1], at)
            case "betainc":
                if values[2] != 0:
                    raise error_at("the incomplete beta function starts at 0", arguments[2].at)
                return build.incomplete_beta(values[0], values[1], values[3], at)
            case _:
                return build.function(name, values[0], at)

    def _definition(self, key: str, sub: Node | None, arguments: _Items, node: Node) -> sp.Expr | None:
        found = named.find(canonical(key), sub is not None, len(arguments), self.scope)
        if found is None:
            return None
        missing = named.missing(found, self.scope)
        if missing:
            raise error_at(f"{found.usage} needs {', '.join(missing)}, which this claim does not have", node.at)
        values = [self.reader.expression(item) for item in (*([] if sub is None else [sub]), *arguments)]
        for value in values:
            self.build.moderate(value, found.usage, node.at, self.build.limits.bessel // 2)
        return self.build.checked(partial(named.apply, found, self.scope), values, node.at)

    def _alone(self, key: str, sub: Node | None, node: Node, whole: str | None) -> sp.Expr:
        """A name without arguments that is no symbol."""
        definition = self._definition(key, sub, (), node)
        if definition is not None:
            return definition
        if whole is not None and sub is None and whole in theory.by_name():
            raise error_at(f"{whole} needs {theory.arities()[whole]} argument(s)", node.at)
        if sub is None and key in _CONSTANTS:
            return _CONSTANTS[key]
        base, under, index = key.partition("_")
        if sub is None and under and index:
            return self._alone(base, _index_node(index, node), node, whole)
        text = whole or key
        self._check_usage(key, sub is not None, 0, node)
        raise error_at(f"unknown symbol {text!r}{self._near(text)}", node.at)

    def _near(self, key: str) -> str:
        more = [entry.name for entry in named.NAMED if len(entry.name) > 1]
        return self.scope.near(key, [*_PLAIN, *theory.by_name(), *more])

    def _check_count(self, name: str, found: int, wanted: int, node: Node) -> None:
        if found != wanted:
            raise error_at(f"{name} takes {wanted} argument(s), found {found}", node.at)

    def _applied(self, value: sp.Expr, sup: Node | None, group: Node) -> sp.Expr:
        after = group.sup if isinstance(group, Scripted) else None
        if isinstance(group, Scripted) and (group.sub is not None or group.primes):
            raise error_at("an index or a prime needs a name before it", group.at)
        if sup is not None and after is not None:
            raise error_at("a second power", group.at)
        return self._raised(value, after) if sup is None else self._powered(value, sup)

    def _powered(self, value: sp.Expr, sup: Node | None) -> sp.Expr:
        """f^2(x); f^{-1}(x) would be an inverse to many."""
        if sup is None:
            return value
        power = self.reader.expression(sup)
        if power == -1:
            raise error_at("f^{-1}(x) might be an inverse: write 1/f(x)", sup.at)
        return self.build.power(value, power, sup.at)

    def _raised(self, value: sp.Expr, sup: Node | None) -> sp.Expr:
        return value if sup is None else self.build.power(value, self.reader.expression(sup), sup.at)


def _arguments(items: _Items) -> Group | None:
    """The group that follows a name."""
    if len(items) < 2:
        return None
    group = items[1].base if isinstance(items[1], Scripted) else items[1]
    return group if isinstance(group, Group) and group.kind == "(" else None


def _parts(node: Node) -> tuple[Name, Node | None, Node | None, int]:
    if isinstance(node, Scripted) and isinstance(node.base, Name):
        return node.base, node.sub, node.sup, node.primes
    if isinstance(node, Name):
        return node, None, None, 0
    raise error_at("expected a name", node.at)


def _index_node(index: str, node: Node) -> Node:
    return Number(index, at=node.at) if index.isdigit() else Name(index, at=node.at)
