"""How an expression moves with a change inside it: monotone functions of what moves, one argument after another.

Functions of the theory are monotone for these reasons, for m >= 1 and angles that are not negative:

- A cap grows with its angle, so fewer caps of a larger angle cover a sphere, fewer points have larger distances, and
  fewer balls of a larger radius cover a ball.
- S^m is an equator of S^(m+1), with the same angles: points that are apart stay apart. Caps of S^(m+1) that cover it
  cover the equator; a cap of less than a right angle meets the equator within a cap of the equator of no larger angle,
  and of wider caps, of less than pi, both spheres need two. So both numbers grow with m; so does the one of balls.
- The first coordinate of S^(m+1) is that of S^m times a factor in [0, 1], independent of its sign: caps up to a right
  angle shrink with m.
- The mean of the cosine under the kernel is a Bessel ratio: it falls with m (`amos.decreasing`) and grows with
  lambda (`amos.increasing`).
- The angle t has the density e^(lambda cos t) sin(t)^(m-1). A larger lambda tilts it to smaller t. Given
  u = |pi/2 - t|, the mean of t is pi/2 - u tanh(lambda sin u), which falls with u, and one more factor
  sin t = cos u tilts u to smaller values: the mean of t falls with lambda and grows with m.
- Modified Bessel functions fall with an order that is not negative, and grow with the argument (DLMF 10.37). Divided by
  (x/2)^nu/Gamma(nu + 1), each term of their series (DLMF 10.25.2) falls with every order above -1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import sympy as sp

from reports.implied.signs import SPREAD, Facts
from symbolic_bounds.language import ball_covering, cap, covering, mean_angle, mean_cos, packing

Path = tuple[int, ...]
_GROWING = (sp.Add, sp.exp, sp.log, sp.Min, sp.Max, sp.floor, sp.ceiling, sp.sinh, sp.tanh, sp.atan)
_HALF = sp.Rational(1, 2)
_UP_DOWN = {
    covering: (1, -1), packing: (1, -1), ball_covering: (1, -1), mean_angle: (1, -1), mean_cos: (-1, 1)
}  # fmt: skip


@dataclass(frozen=True)
class Put:
    """Something else at one place; a factor before what stands there where the path ends with -1."""

    path: Path
    new: sp.Expr

    def on(self, expr: sp.Expr) -> sp.Expr:
        """The changed expression."""
        if not self.path:
            return self.new
        if self.path[0] == -1:
            return self.new * expr
        args = list(expr.args)
        args[self.path[0]] = self.below(self.path[0]).on(args[self.path[0]])  # type: ignore[union-attr]
        return expr.func(*args)

    def below(self, place: int) -> Put | None:
        """What changes in an argument."""
        return replace(self, path=self.path[1:]) if self.path[0] == place else None


@dataclass(frozen=True)
class Shift:
    """Something else for some symbols, from one place on."""

    path: Path
    moved: Mapping[sp.Symbol, sp.Expr]

    def on(self, expr: sp.Expr) -> sp.Expr:
        """The changed expression, where the path has come to its end."""
        return expr.xreplace(dict(self.moved))

    def below(self, place: int) -> Shift | None:
        """What changes in an argument."""
        if not self.path:
            return self
        return replace(self, path=self.path[1:]) if self.path[0] == place else None


Change: TypeAlias = Put | Shift


def direction(expr: sp.Expr, change: Change, known: Facts) -> int | None:
    """1 if the expression grows (or stays) with the change for all values of its symbols, -1 if it falls."""
    new = change.on(expr)
    if new == expr:
        return 0
    if isinstance(change, Put) and change.path == (-1,):
        return times(expr, change.new, known)
    if isinstance(change, Put) and not change.path:
        return known.sign(new - expr) if (new - expr).is_number else times(expr, new / expr, known)
    if expr.is_Symbol:
        return known.sign(new - expr)
    moved, args = 0, list(expr.args)
    for place, child in enumerate(expr.args):
        inner = change.below(place)
        turn = 0 if inner is None else direction(child, inner, known)
        if turn == 0:
            continue
        after = inner.on(child)  # type: ignore[union-attr]
        slope = None if turn is None else _slope(expr, args, place, after, known)
        if turn is None or slope is None or moved * turn * slope < 0:
            return None
        moved, args[place] = moved or turn * slope, after
    return moved


def times(expr: sp.Expr, factor: sp.Expr, known: Facts) -> int | None:
    """How an expression moves when it is multiplied by a factor."""
    side, step = known.sign(expr), known.sign(factor - 1)
    if step is None and factor.is_Pow and known.is_positive(factor.base):
        base, exponent = known.sign(factor.base - 1), known.sign(factor.exp)
        step = None if base is None or exponent is None else base * exponent
    return None if side is None or step is None else side * step


def spread_out(expr: sp.Expr) -> sp.Expr:
    """Every I_nu(x) as (x/2)^nu/Gamma(nu + 1) times what falls with nu, which cancels much of a normaliser."""
    plain = expr.replace(sp.besseli, lambda nu, x: (x / 2) ** nu * SPREAD(nu, x) / sp.gamma(nu + 1))
    return sp.powsimp(sp.expand_power_base(plain), deep=True, combine="exp")


def _slope(expr: sp.Expr, args: list[sp.Expr], place: int, after: sp.Expr, known: Facts) -> int | None:
    """How the function grows in one argument between its value and another one, the others as they are."""
    before = args[place]
    if isinstance(expr, _GROWING):
        return 1
    if expr.is_Mul:
        return known.sign(sp.Mul(*(arg for n, arg in enumerate(args) if n != place)))
    if expr.is_Pow:
        if not known.is_positive(args[0]) or not known.is_positive(after if place == 0 else args[0]):
            return None
        return known.sign(args[1]) if place == 0 else known.sign(args[0] - 1)
    if isinstance(expr, sp.Abs):
        return 1 if known.sign(before) in (0, 1) and known.sign(after) in (0, 1) else None
    if isinstance(expr, sp.acos):
        return -1
    if isinstance(expr, sp.cos):
        return -1 if all(known.sign(a) in (0, 1) and known.sign(sp.pi - a) in (0, 1) for a in (before, after)) else None
    return _of_the_theory(expr, args, place, after, known)


def _of_the_theory(expr: sp.Expr, args: list[sp.Expr], place: int, after: sp.Expr, known: Facts) -> int | None:
    if place == 0 and expr.func in (mean_angle, mean_cos) and known.sign(args[1]) not in (0, 1):
        return None  # a negative concentration is about the other pole
    if expr.func in _UP_DOWN:
        return _UP_DOWN[expr.func][place]
    if expr.func == cap:
        return 1 if place == 1 else -1 if known.sign(sp.pi / 2 - args[1]) in (0, 1) else None
    if isinstance(expr, sp.besseli) or expr.func == SPREAD:
        least = 0 if isinstance(expr, sp.besseli) else -_HALF
        orders, arguments = ((args[0], after), args[1:]) if place == 0 else (args[:1], (args[1], after))
        if all(known.sign(number) in (0, 1) for number in (*(order - least for order in orders), *arguments)):
            return -1 if place == 0 else 1
    return None
