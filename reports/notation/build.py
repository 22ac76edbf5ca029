"""The only place where text becomes sympy objects: every number is measured before sympy may compute it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction

from reports.notation.errors import Position, error_at
from reports.notation.limits import Deadline, Limits, Measure, bits, check_size, is_number, power_bits, too_large

_HALF = sp.Rational(1, 2)
_ONE_ARGUMENT: dict[str, Callable[[sp.Expr], sp.Expr]] = {
    "sin": sp.sin, "cos": sp.cos, "arccos": sp.acos, "abs": sp.Abs, "ceil": sp.ceiling, "floor": sp.floor,
}  # fmt: skip
SYMPY_ERRORS = (ValueError, TypeError, ArithmeticError, RecursionError, AttributeError, NotImplementedError)
_BAD = (sp.I, sp.nan, sp.zoo, sp.oo, -sp.oo)


@dataclass
class Build:
    """Checked constructors; each refuses what would be large, undefined or not real."""

    limits: Limits
    deadline: Deadline = field(init=False)
    measure: Measure = field(init=False)

    def __post_init__(self) -> None:
        self.measure = Measure(self.limits)
        self.deadline = Deadline(self.limits)

    def checked(self, make: Callable[..., Any], args: Sequence[Any], at: Position) -> sp.Expr:
        """What `make` gives, if it is a small real expression."""
        self.deadline.check(at)
        if sum(self.measure.shape(arg)[0] for arg in args) > self.limits.nodes:
            raise error_at(f"the expression has more than {self.limits.nodes} parts", at)
        try:
            value = make(*args)
        except SYMPY_ERRORS as error:
            raise error_at(f"this expression cannot be built ({type(error).__name__})", at) from None
        check_size(value, self.measure, self.limits, at)
        if any(value is bad or value.has(bad) for bad in _BAD):
            raise error_at("this expression is not a real number: a root or logarithm of a negative number, "
                           "a division by zero, or the like", at)  # fmt: skip
        return value

    def number(self, text: str, at: Position) -> sp.Expr:
        """Digits as an exact rational number."""
        mantissa, _, exponent = text.lower().partition("e")
        whole, _, part = mantissa.partition(".")
        power = int(exponent or "0") - len(part)
        value = sp.Integer(int(whole + part)) * sp.Integer(10) ** sp.Integer(power)
        check_size(value, self.measure, self.limits, at)
        return value

    def add(self, terms: Sequence[sp.Expr], at: Position) -> sp.Expr:
        """A sum."""
        return self.checked(sp.Add, terms, at)

    def multiply(self, factors: Sequence[sp.Expr], at: Position) -> sp.Expr:
        """A product."""
        if sum(self.measure.spread(factor) for factor in factors) > self.limits.bits:
            raise error_at(too_large(self.limits), at)
        return self.checked(sp.Mul, factors, at)

    def negate(self, value: sp.Expr, at: Position) -> sp.Expr:
        """-value"""
        return self.multiply([sp.Integer(-1), value], at)

    def divide(self, value: sp.Expr, by: sp.Expr, at: Position) -> sp.Expr:
        """value/by"""
        return self.multiply([value, self.invert(by, at)], at)

    def invert(self, value: sp.Expr, at: Position) -> sp.Expr:
        """1/value"""
        if value.is_zero:
            raise error_at("a division by zero", at)
        return self.power(value, sp.Integer(-1), at)

    def power(self, base: sp.Expr, exponent: sp.Expr, at: Position) -> sp.Expr:
        """base**exponent; e is the base of the exponential function."""
        if base == sp.E:
            return self.exp(exponent, at)
        if power_bits(self.measure, base, exponent) > self.limits.bits:
            raise error_at(too_large(self.limits), at)
        if isinstance(exponent, sp.Rational) and bits(exponent) > self.limits.exponent_bits:
            raise error_at(f"an exponent of more than {self.limits.exponent_bits} bits", at)
        if is_number(base) and base.is_negative and not exponent.is_integer:
            raise error_at("a power of a negative number whose exponent need not be an integer", at)
        if base.is_zero and not exponent.is_positive:
            raise error_at("a power of zero whose exponent need not be positive", at)
        if isinstance(exponent, sp.Rational) and self.measure.terms(base) > 1 and abs(exponent) > self.limits.compared:
            raise error_at(f"a sum to a power beyond {self.limits.compared}", at)
        return self.checked(sp.Pow, [base, exponent], at)

    def root(self, radicand: sp.Expr, index: sp.Expr | None, at: Position) -> sp.Expr:
        """A root."""
        return self.power(radicand, _HALF if index is None else self.invert(index, at), at)

    def exp(self, value: sp.Expr, at: Position) -> sp.Expr:
        """e to the power `value`: sympy turns e^(c log b) into b^c, so that is measured too."""
        for term in sp.Add.make_args(value):
            if is_number(term) and 2 * self.measure.size(term) > self.limits.bits:
                raise error_at(too_large(self.limits), at)
            for part in sp.Mul.make_args(term):
                if isinstance(part, sp.log) and power_bits(self.measure, part.args[0], term / part) > self.limits.bits:
                    raise error_at(too_large(self.limits), at)
        return self.checked(sp.exp, [value], at)

    def log(self, value: sp.Expr, at: Position) -> sp.Expr:
        """The natural logarithm."""
        if value.is_zero or (is_number(value) and value.is_negative):
            raise error_at("a logarithm of a number that is not positive", at)
        return self.checked(sp.log, [value], at)

    def function(self, name: str, value: sp.Expr, at: Position) -> sp.Expr:
        """sin, cos, arccos, abs, ceil or floor."""
        self._few_terms([value], at)
        return self.checked(_ONE_ARGUMENT[name], [value], at)

    def extreme(self, name: str, values: Sequence[sp.Expr], at: Position) -> sp.Expr:
        """The largest or the smallest."""
        if len(values) > self.limits.arguments:
            raise error_at(f"{name} of more than {self.limits.arguments} terms", at)
        self._few_terms(values, at)
        return self.checked(sp.Max if name == "max" else sp.Min, values, at)

    def gamma(self, value: sp.Expr, at: Position) -> sp.Expr:
        """The gamma function."""
        self.moderate(value, "the gamma function", at, self.limits.bessel // 2)
        return self.checked(sp.gamma, [value], at)

    def factorial(self, value: sp.Expr, at: Position) -> sp.Expr:
        """n!"""
        self.moderate(value, "a factorial", at, self.limits.bessel // 2)
        return self.checked(sp.factorial, [value], at)

    def bessel(self, order: sp.Expr, value: sp.Expr, at: Position) -> sp.Expr:
        """The modified Bessel function of the first kind."""
        for part in (order, value):
            self.moderate(part, "a Bessel function", at, self.limits.bessel)
        return self.checked(sp.besseli, [order, value], at)

    def incomplete_beta(self, a: sp.Expr, b: sp.Expr, x: sp.Expr, at: Position) -> sp.Expr:
        """The regularised incomplete beta function from 0 to x."""
        for part in (a, b, x):
            self.moderate(part, "an incomplete beta function", at, self.limits.bessel)
        if a.is_nonpositive or b.is_nonpositive:
            raise error_at("an incomplete beta function needs positive parameters", at)
        return self.checked(sp.betainc_regularized, [a, b, sp.Integer(0), x], at)

    def apply(self, function: UndefinedFunction, args: Sequence[sp.Expr], at: Position) -> AppliedUndef:
        """A function of the claim or of the theory."""
        return self.checked(function, args, at)

    def _few_terms(self, values: Sequence[sp.Expr], at: Position) -> None:
        """Sympy multiplies out what it compares."""
        if sum(self.measure.terms(value) for value in values) > self.limits.compared:
            raise error_at("too many terms to compare", at)

    def moderate(self, value: sp.Expr, what: str, at: Position, most: int) -> None:
        if is_number(value) and self.measure.size(value) > (most if isinstance(value, sp.Rational) else 4 * most):
            raise error_at(f"{what} at a number beyond {most}", at)
