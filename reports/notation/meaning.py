"""What a formula means in the scope of a claim: relations and connectives; their sides are in `expression`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import sympy as sp

from reports.notation.build import SYMPY_ERRORS, Build
from reports.notation.errors import NotationError, error_at
from reports.notation.expression import Expressions
from reports.notation.limits import LIMITS, Limits, hard_stop
from reports.notation.names import key_of, key_text
from reports.notation.scope import Scope, canonical
from reports.notation.syntax import (
    And,
    Binder,
    Chain,
    Derivative,
    Fraction,
    Group,
    Implies,
    Juxtaposition,
    Name,
    Node,
    Universal,
)  # fmt: skip
from symbolic_bounds.formula import Both, ForAll, Formula, Slope, eq, ge, gt, le, lt, ne
from symbolic_bounds.symbols import Sort, symbol

_Result = TypeVar("_Result")
_RELATIONS: dict[str, Callable[[sp.Expr, sp.Expr], Formula]] = {
    "<=": le, ">=": ge, "<": lt, ">": gt, "=": eq, "!=": ne,
}  # fmt: skip


def meaning(node: Node, scope: Scope, limits: Limits = LIMITS, text: str | None = None) -> Formula:
    """The formula that a syntax means; `text`, where it is known, is shown in errors.

    Raises:
        NotationError: for unknown names, for what is not a formula, and for numbers that are too large.
    """
    return _guarded(lambda: _Formulas(scope, Build(limits)).formula(node), node, limits, text)


def meaning_of_expression(node: Node, scope: Scope, limits: Limits = LIMITS, text: str | None = None) -> sp.Expr:
    """The expression that a syntax means: a constant, say."""
    return _guarded(lambda: Expressions(scope, Build(limits)).expression(node), node, limits, text)


def _guarded(make: Callable[[], _Result], node: Node, limits: Limits, text: str | None) -> _Result:
    try:
        with hard_stop(limits, node.at):
            return make()
    except NotationError as error:
        raise (error if text is None else error.shown_in(text)) from None
    except SYMPY_ERRORS as error:  # an assumption that sympy asks of a part may fail as well
        failed = error_at(f"the formula has no meaning that can be computed ({type(error).__name__})", node.at)
        raise (failed if text is None else failed.shown_in(text)) from error


class _Formulas:
    """Reads formulas in one scope."""

    def __init__(self, scope: Scope, build: Build) -> None:
        self.scope = scope
        self.build = build
        self.expressions = Expressions(scope, build)

    def formula(self, node: Node) -> Formula:
        """A relation, a chain of them, or a connective."""
        if isinstance(node, Chain):
            return self._chain(node)
        if isinstance(node, And):
            return Both(tuple(self.formula(part) for part in node.parts))
        if isinstance(node, Implies):
            return ForAll((), self._given(node.given), self.formula(node.body))
        if isinstance(node, Universal):
            return self._universal(node)
        if isinstance(node, Group) and node.kind == "(" and len(node.items) == 1:
            return self.formula(node.items[0])
        raise error_at("expected a relation such as a <= b, found an expression", node.at)

    def _chain(self, node: Chain) -> Formula:
        slope = self._slope(node)
        if slope is not None:
            return slope
        sides = [self.expressions.expression(side) for side in node.sides]
        relations = [
            self._relation(sign, left, right, node)
            for sign, left, right in zip(node.signs, sides, sides[1:], strict=False)
        ]
        if "!=" in node.signs and len(relations) > 1:
            raise error_at("a chain with != says nothing of its ends: write the relations one by one", node.at)
        return relations[0] if len(relations) == 1 else Both(tuple(relations))

    def _relation(self, sign: str, left: sp.Expr, right: sp.Expr, node: Chain) -> Formula:
        try:
            return _RELATIONS[sign](left, right)
        except TypeError:
            raise error_at("these two sides cannot be compared", node.at) from None

    def _given(self, node: Node) -> tuple[Formula, ...]:
        return tuple(self.formula(part) for part in node.parts) if isinstance(node, And) else (self.formula(node),)

    def _universal(self, node: Universal) -> Formula:
        variables: dict[str, sp.Symbol] = {}
        for binder in node.binders:
            name, variable = self._variable(binder)
            if name in variables:
                raise error_at(f"the variable {name} is bound twice", binder.at)
            if name in self.scope.symbols and name not in self.scope.bound:
                raise error_at(f"{name} is a symbol of the claim: bind another name", binder.at)
            variables[name] = variable
        inner = _Formulas(self.scope.within(variables), self.build)
        body = node.body
        given: tuple[Formula, ...] = ()
        if isinstance(body, Implies):
            given, body = inner._given(body.given), body.body
        return ForAll(tuple(variables.values()), given, inner.formula(body))

    def _variable(self, binder: Binder) -> tuple[str, sp.Symbol]:
        key = key_of(binder.name)
        if key is None:
            raise error_at("expected the name of a variable", binder.at)
        known = self.scope.bindable(key)
        if binder.sort is not None:
            return canonical(key), symbol(canonical(key), Sort[binder.sort.upper()])
        if known is None:
            raise error_at(f"say what {key_text(key)} ranges over, such as 'for all {key_text(key)} in real: ...'",
                           binder.at)  # fmt: skip
        return known.name, known

    def _slope(self, node: Chain) -> Formula | None:
        """d/dx [f] = g"""
        left = node.sides[0]
        if isinstance(left, Derivative):
            by, of = left.by, left.of
        else:
            found = _latex_derivative(left)
            if found is None:
                return None
            by, of = found
        if node.signs != ("=",):
            raise error_at("a derivative may only stand in d/dx [f] = g", node.at)
        variable = self.expressions.expression(by)
        if not isinstance(variable, sp.Symbol):
            raise error_at("a derivative is taken in a variable", by.at)
        return Slope(self.expressions.expression(of), variable, self.expressions.expression(node.sides[1]))


def _latex_derivative(node: Node) -> tuple[Node, Node] | None:
    r"""The variable and the function of \frac{d}{dx} [f]."""
    if not (isinstance(node, Juxtaposition) and len(node.items) == 2):
        return None
    fraction, group = node.items
    if not (
        isinstance(fraction, Fraction) and isinstance(group, Group) and group.kind == "[" and len(group.items) == 1
    ):
        return None
    below = fraction.denominator
    if fraction.numerator != Name("d") or not isinstance(below, Juxtaposition) or below.items[0] != Name("d"):
        return None
    rest = below.items[1:]
    by = rest[0] if len(rest) == 1 else Juxtaposition(rest, at=rest[0].at)
    return by, group.items[0]
