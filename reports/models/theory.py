"""What functions of the theory are in numbers: closed forms where one is known, bounds where they are enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import sympy as sp
from sympy.core.function import UndefinedFunction
from sympy.core.relational import Relational

from reports.points.problem import Unsupported
from symbolic_bounds import language
from symbolic_bounds.definitions import eigenvalue, order, ratio, surface
from symbolic_bounds.formula import eq, ge, gt, le, lt

HALF = sp.Rational(1, 2)
Args = Sequence[sp.Expr]
Value = tuple[sp.Expr, list[Relational]]  # the value, and where it is that


def _poisson(nu: sp.Expr, x: sp.Expr) -> Value:
    return sp.sqrt(sp.pi) * sp.gamma(nu + HALF) * (2 / x) ** nu * sp.besseli(nu, x), [gt(nu, -HALF), gt(x, 0)]


def _moment(power: sp.Expr, nu: sp.Expr) -> Value:
    value = sp.gamma(power + HALF) * sp.gamma(nu + HALF) / sp.gamma(power + nu + 1)
    return value, [gt(power, -HALF), gt(nu, -HALF)]


def _multiplier(k: sp.Expr, lam: sp.Expr, m: sp.Expr) -> Value:
    return eigenvalue(k, lam, m), [ge(k, 0), gt(lam, 0), ge(m, 1)]


def _mean_cos(m: sp.Expr, lam: sp.Expr) -> Value:
    return ratio(order(m), lam), [ge(m, 1), gt(lam, 0)]


def mean_angle(m: sp.Expr, lam: sp.Expr) -> Value:
    """On S^2, by parts: the integral of t sin(t) e^(lam cos t) over that of sin(t) e^(lam cos t)."""
    value = sp.pi * (sp.besseli(0, lam) - sp.exp(-lam)) / (sp.exp(lam) - sp.exp(-lam))
    return value, [eq(m, 2), gt(lam, 0)]


def cap(m: sp.Expr, delta: sp.Expr, wide: bool = False) -> Value:
    """The measure of a cap: delta/pi on the circle, (1 - cos delta)/2 on S^2, else by the incomplete beta function.

    The points within a negative angle of the pole are none, and `wide` ones, of angle pi or more, are all.
    """
    if delta.is_negative:
        return sp.Integer(0), []
    if wide:
        return sp.Integer(1), [ge(delta, sp.pi)]
    if m == 1:
        return delta / sp.pi, [gt(delta, 0), le(delta, sp.pi)]
    if m == 2:
        return (1 - sp.cos(delta)) / 2, [gt(delta, 0), le(delta, sp.pi)]
    area = sp.betainc_regularized(m / sp.Integer(2), HALF, 0, sp.sin(delta) ** 2) / 2
    return area, [ge(m, 1), gt(delta, 0), le(delta, sp.pi / 2)]


def _latitude(m: sp.Expr, delta: sp.Expr) -> Value:
    value = surface(m - 1) / surface(m) * sp.sin(delta) ** (m - 1)
    return value, [ge(m, 1), gt(delta, 0), lt(delta, sp.pi)]


def mesh(case: str, m: sp.Expr, number: sp.Expr) -> Value:
    """The least radius of equal cells: arcs of the circle, the whole sphere, or its halves.

    Else a bound of it: a cell lies in a cap, so that caps of less than its measure have a smaller angle; and at six
    times the angle of a cap of at least its measure there is a partition (`partition.tree`).
    """
    if m == 1 or number in (1, 2):
        return sp.pi / number, [ge(m, 1), ge(number, 1)]
    if not m.is_Integer or m < 1 or case not in ("least", "most"):
        raise Unsupported("the best partition of a sphere into more than two equal cells is not known")
    angle = sp.acos(1 - 2 / number) if m == 2 else sp.Symbol(f"angle of a cap of S^{m}", positive=True)
    measure, where = cap(m, angle)
    where = [ge(number, 2)] if m == 2 else [*where, (le if case == "least" else ge)(number * measure, 1)]
    return (angle, where) if case == "least" else (6 * angle, [*where, le(6 * angle, sp.pi)])


def _packing(m: sp.Expr, apart: sp.Expr) -> Value:
    """On the circle, n points more than s apart exist where n s < 2 pi, and one always; elsewhere see `packed`."""
    if m != 1:
        raise Unsupported("how many points of a sphere are pairwise far apart is known where it is chosen")
    return sp.ceiling(2 * sp.pi / apart) - 1, [gt(apart, 0), lt(apart, 2 * sp.pi)]


def packed(number: int, m: sp.Expr, apart: sp.Expr) -> Value:
    """Where so many points of S^m, and no more, are pairwise more than s apart.

    No two are from s = pi on. On the circle, n points need n s < 2 pi. On S^m, unit vectors x_1, ..., x_n with all
    products below c have n + n(n - 1) c > |x_1 + ... + x_n|^2 >= 0, so that n points need cos s > -1/(n - 1); for
    n <= m + 2 the corners of a regular simplex are enough of them. No m + 3 points have all angles above a right one
    (Rankin 1955), and below it there are the 2 (m + 1) of the cross-polytope.
    """
    if not m.is_Integer or m < 1 or number < 1 or (m > 1 and number > m + 2):
        raise Unsupported("how many points of a sphere are pairwise far apart is known for few points")
    if m == 1:
        low, high = 2 * sp.pi / (number + 1), 2 * sp.pi / number
    else:
        low = sp.pi / 2 if number == m + 2 else sp.acos(-sp.Rational(1, number))
        high = sp.acos(-sp.Rational(1, number - 1)) if number > 1 else sp.oo
    low, high = (sp.pi, sp.oo) if number == 1 else (low, sp.Min(high, sp.pi))
    return sp.Integer(number), [ge(apart, low), *([] if high == sp.oo else [lt(apart, high)])]


def _ball_covering(d: sp.Expr, radius: sp.Expr) -> Value:
    """One ball of radius 1 is the unit ball; intervals of length 2 r cover [-1, 1] where there are 1/r of them."""
    if d == 1:
        return sp.ceiling(1 / radius), [gt(radius, 0)]
    return sp.Integer(1), [ge(d, 1), ge(radius, 1)]


NUMERIC: dict[UndefinedFunction, Callable[..., Value]] = {
    language.poisson: _poisson,
    language.moment: _moment,
    language.multiplier: _multiplier,
    language.mean_cos: _mean_cos,
    language.mean_angle: mean_angle,
    language.latitude: _latitude,
    language.packing: _packing,
    language.ball_covering: _ball_covering,
}

# The number of caps that cover a sphere is known where they are wide: one is the whole sphere, two halves cover it,
# m + 2 about the corners of a regular simplex, and fewer never do without antipodes (Lusternik and Schnirelmann).
# Of caps of a negative angle nothing is said: a statement is read where it means something.
COVERINGS = ("circle", "two", "simplex", "least", "most")


def cases(covered: Sequence[Args]) -> Sequence[str]:
    """Cases that may be for these covering numbers, by their dimensions."""
    circle = all(m == 1 or not m.is_Integer for m, _ in covered)
    return [case for case in COVERINGS if case != "circle" or circle]


def covering(case: str, m: sp.Expr, delta: sp.Expr) -> Value:
    """The covering number in a case, or a bound of it: `least` by measure, `most` by packing."""
    if case == "circle":
        return sp.ceiling(sp.pi / delta), [eq(m, 1), gt(delta, 0)]
    if case == "two":
        return sp.Integer(2), [ge(delta, sp.pi / 2), lt(delta, sp.pi)]
    if case == "simplex":
        return m + 2, [ge(sp.Integer(1), (m + 1) * sp.cos(delta)), lt(delta, sp.pi / 2), gt(delta, 0)]
    value, where = cap(m, delta if case == "least" else delta / 2)
    return 1 / value, [*where, le(delta, sp.pi)]
