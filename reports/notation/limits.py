"""How large a text, a formula and its numbers may be, and numbers that are measured before they are computed."""

from __future__ import annotations

import math
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import sympy as sp
from sympy.core.function import AppliedUndef

from reports.notation.errors import Position, error_at

_FLOAT_BITS = 1000
_AGAIN = 0.2  # seconds until the next signal, should a library swallow the first


@dataclass(frozen=True)
class Limits:
    """Far above what a paper needs, far below what could hurt."""

    characters: int = 20_000
    tokens: int = 4_000
    depth: int = 60  # of nested groups, fractions and powers
    digits: int = 100  # of a number as it is written
    bits: int = 4_096  # of a number that is computed
    nodes: int = 10_000  # of an expression, shared parts counted as often as they stand there
    levels: int = 40  # of an expression: definitions nest deeper than what is written
    terms: int = 10_000_000  # that an expression would have if it were multiplied out
    exponent_bits: int = 24  # sympy may divide polynomials of that degree
    compared: int = 1_000  # of those, where sympy does multiply out
    expansions: int = 2_000  # of macros in one formula
    seconds: float = 1.5
    bessel: int = 1_000  # order and argument of a function at a number
    arguments: int = 8


LIMITS = Limits()


@dataclass
class Deadline:
    """A time after which the next step is refused: single steps are bounded by the other limits."""

    limits: Limits
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.end = time.monotonic() + self.limits.seconds

    def check(self, at: Position) -> None:
        """Raise a NotationError if the time is over."""
        if time.monotonic() > self.end:
            raise error_at(f"the formula takes longer than {self.limits.seconds} seconds to read", at)


class Measure:
    """Size and depth of expressions; of numbers, a bound of |log2| of their absolute value."""

    def __init__(self, limits: Limits) -> None:
        self.exponent_bits = limits.exponent_bits
        self._shape: dict[sp.Basic, tuple[int, int]] = {}
        self._spread: dict[sp.Basic, float] = {}
        self._terms: dict[sp.Basic, float] = {}

    def shape(self, expr: sp.Basic) -> tuple[int, int]:
        """Number of nodes and depth of a tree; parts are measured once."""
        known = self._shape.get(expr)
        if known is None:
            parts = [self.shape(arg) for arg in expr.args]
            known = (1 + sum(n for n, _ in parts), 1 + max((d for _, d in parts), default=0))
            self._shape[expr] = known
        return known

    def spread(self, expr: sp.Basic) -> float:
        """A bound of |log2 |value|| of a number (of a sum, of log2 of its terms); 0 for what has symbols."""
        known = self._spread.get(expr)
        if known is None:
            known = self._spread[expr] = self._new_spread(expr)
        return known

    def terms(self, expr: sp.Basic) -> float:
        """A bound of the number of terms of an expression that is multiplied out, and of those of its parts."""
        known = self._terms.get(expr)
        if known is None:
            parts = [self.terms(arg) for arg in expr.args]
            if isinstance(expr, sp.Add):
                known = sum(parts)
            elif isinstance(expr, sp.Mul):
                known = math.prod(parts)
            elif isinstance(expr, sp.Pow) and isinstance(expr.exp, sp.Rational) and bits(expr.exp) > self.exponent_bits:
                known = math.inf
            elif isinstance(expr, sp.Pow) and isinstance(expr.exp, sp.Rational) and parts[0] > 1:
                known = _choose(parts[0], abs(self.size(expr.exp)))
            else:
                known = max(parts, default=1.0)
            self._terms[expr] = known = min(known, 1e300)
        return known

    def size(self, number: sp.Basic) -> float:
        """A bound of the absolute value of a number."""
        if isinstance(number, sp.Rational) and bits(number) < _FLOAT_BITS:
            return abs(int(number.p) / int(number.q))
        return float(2 ** min(self.spread(number), float(_FLOAT_BITS)))

    def _new_spread(self, expr: sp.Basic) -> float:
        if isinstance(expr, sp.Rational):
            return float(bits(expr))
        if isinstance(expr, (sp.Mul, sp.Add)):
            parts = [self.spread(arg) for arg in expr.args if is_number(arg)]
            if isinstance(expr, sp.Mul):
                return sum(parts)
            return max(parts, default=0.0) + math.log2(len(expr.args) + 1)
        if isinstance(expr, sp.Pow):
            return power_bits(self, expr.base, expr.exp)
        if isinstance(expr, sp.exp):
            return 2 * self.size(expr.exp) if is_number(expr.exp) else 0.0
        if isinstance(expr, (sp.gamma, sp.factorial)) and is_number(expr):
            return min(self.size(expr.args[0]), 1e6) ** 2
        return max((self.spread(arg) for arg in expr.args), default=2.0)


def _choose(terms: float, power: float) -> float:
    """At least the number of terms of a sum of `terms` terms to this power."""
    few, many = sorted((terms - 1, power))
    return math.exp(min(690.0, few * math.log((few + many) * math.e / few))) if few >= 1 else power + terms


def is_number(expr: sp.Basic) -> bool:
    """Whether an expression has neither symbols nor undefined functions."""
    return not expr.free_symbols and not expr.has(AppliedUndef)


def bits(number: sp.Rational) -> int:
    """The bits of numerator and denominator."""
    return int(number.p).bit_length() + int(number.q).bit_length()


def power_bits(measure: Measure, base: sp.Expr, exponent: sp.Expr) -> float:
    """The bits of the largest number that sympy might compute for a power."""
    if not is_number(exponent):
        return 0.0
    numeric = [part for part in sp.Mul.make_args(base) if is_number(part)]
    spread = sum(measure.spread(part) for part in numeric)
    return spread * max(1.0, measure.size(exponent)) if numeric else 0.0


def check_size(expr: sp.Basic, measure: Measure, limits: Limits, at: Position) -> None:
    """Raise a NotationError unless an expression is small, and so are its numbers."""
    nodes, depth = measure.shape(expr)
    if nodes > limits.nodes:
        raise error_at(f"the expression has more than {limits.nodes} parts", at)
    if depth > limits.levels:
        raise error_at("the expression is nested too deeply", at)
    if measure.spread(expr) > limits.bits:
        raise error_at(too_large(limits), at)
    if measure.terms(expr) > limits.terms:
        raise error_at(f"an expression of more than {limits.terms} terms when multiplied out", at)


@contextmanager
def hard_stop(limits: Limits, at: Position) -> Iterator[None]:
    """Stop a step that does not end by itself. In the main thread only: others have the deadline between steps."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise error_at(f"the formula takes longer than {limits.seconds} seconds to read", at)

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limits.seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def too_large(limits: Limits) -> str:
    """The message for a number that is too large to be computed."""
    return f"a number of more than {limits.bits} bits: write powers of symbols, or smaller numbers"
