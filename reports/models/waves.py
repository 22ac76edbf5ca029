"""Functions of the angle from a pole, whose averages under the kernel are known in closed form.

Each is h(t) for the angle t in [0, pi], between its values at two angles. A function on the sphere is then
g_0 + g_1 h(d(y, e)); its changes, its range and its averages follow from these few numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import ClassVar

import sympy as sp

from reports.models.theory import HALF
from symbolic_bounds.definitions import eigenvalue, normaliser, order

_ZERO, _ONE = sp.Integer(0), sp.Integer(1)
BUMP = sp.Symbol("steepness", positive=True)  # of a bump: a number that the search chooses


@dataclass(frozen=True)
class Wave:
    """cos(k t): on every sphere a harmonic of degree one for k = 1, and one of degree k on the circle."""

    degree: int = 1

    at_pole: ClassVar[bool] = False  # whether all points are the pole
    numbers: ClassVar[tuple[sp.Symbol, ...]] = ()

    def words(self) -> str:
        """It, for people."""
        return "cos d(y, e)" if self.degree == 1 else f"cos({self.degree} d(y, e))"

    def at(self, angle: sp.Expr) -> sp.Expr:
        """The value at an angle."""
        return sp.cos(self.degree * angle)

    def extremes(self) -> tuple[sp.Expr, sp.Expr]:
        """The least and the largest value on [0, pi]."""
        return -_ONE, _ONE

    def steepness(self) -> sp.Expr:
        """A bound of the slope: k, as |d/dt cos(k t)| <= k."""
        return sp.Integer(self.degree)

    def curvature(self, place: sp.Expr) -> sp.Expr | None:
        """M with |h(mirrored y) - 2 h(x) + h(y)| <= M t^2 for x at `place` and all y at the angle t from x.

        On a great circle through x the wave is a cosine of amplitude |cos(k place)| at most, and
        2 (1 - cos(k t)) <= (k t)^2.
        """
        return self.degree**2 * sp.Abs(sp.cos(self.degree * place))

    def average(self, lam: sp.Expr, m: sp.Integer, place: sp.Expr) -> sp.Expr:
        """Under the kernel of S^m about a point at `place` (Funk and Hecke)."""
        return eigenvalue(sp.Integer(self.degree), lam, m) * self.at(place)

    def mean(self, m: sp.Integer) -> sp.Expr:
        """Over the whole of S^m: a harmonic is orthogonal to the constants."""
        return _ZERO


@dataclass(frozen=True)
class Sine(Wave):
    """sin t, on S^m for every m; points are at the pole, where it is least."""

    at_pole = True

    def words(self) -> str:
        """It, for people."""
        return "sin d(y, e)"

    def at(self, angle: sp.Expr) -> sp.Expr:
        """The value at an angle, which may be one on the whole circle."""
        return sp.Abs(sp.sin(angle))

    def extremes(self) -> tuple[sp.Expr, sp.Expr]:
        """It is between 0 and 1."""
        return _ZERO, _ONE

    def steepness(self) -> sp.Expr:
        """|cos t| <= 1."""
        return _ONE

    def curvature(self, place: sp.Expr) -> sp.Expr | None:
        """None: at the pole it has an edge."""
        return None

    def average(self, lam: sp.Expr, m: sp.Integer, place: sp.Expr) -> sp.Expr:
        """About the pole: a quotient of two integrals of Poisson, of orders nu + 1/2 and nu."""
        nu = order(m)
        raised = sp.gamma(nu + 1) * (2 / lam) ** HALF * sp.besseli(nu + HALF, lam)
        return raised / (sp.gamma(nu + HALF) * sp.besseli(nu, lam))

    def mean(self, m: sp.Integer) -> sp.Expr:
        """The average for lam = 0, where I_nu(lam) is (lam/2)^nu / Gamma(nu + 1)."""
        nu = order(m)
        return sp.gamma(nu + 1) ** 2 / (sp.gamma(nu + HALF) * sp.gamma(nu + 3 * HALF))


@dataclass(frozen=True)
class Bump(Wave):
    """e^(mu (cos t - 1)), mu its steepness: 1 at the pole, and narrow where mu is large; points are at the pole."""

    at_pole = True
    numbers = (BUMP,)

    def words(self) -> str:
        """It, for people."""
        return f"e^({BUMP} (cos d(y, e) - 1))"

    def at(self, angle: sp.Expr) -> sp.Expr:
        """The value at an angle."""
        return sp.exp(BUMP * (sp.cos(angle) - 1))

    def extremes(self) -> tuple[sp.Expr, sp.Expr]:
        """It decreases from 1."""
        return sp.exp(-2 * BUMP), _ONE

    def steepness(self) -> sp.Expr:
        """mu sin(t) e^(-mu u) with u = 1 - cos t: sin t is at most 1 and at most sqrt(2 u), and sqrt(mu u) e^(-mu u)
        is largest for mu u = 1/2.
        """
        return sp.Min(BUMP, sp.sqrt(BUMP / sp.E))

    def curvature(self, place: sp.Expr) -> sp.Expr | None:
        """At the pole both points have the same value, and 2 (1 - h(t)) <= 2 mu (1 - cos t) <= mu t^2."""
        return BUMP

    def average(self, lam: sp.Expr, m: sp.Integer, place: sp.Expr) -> sp.Expr:
        """About the pole: the bump times the kernel is a kernel for lam + mu."""
        return normaliser(lam, m) / normaliser(lam + BUMP, m) * sp.exp(-BUMP)

    def mean(self, m: sp.Integer) -> sp.Expr:
        """The integral of a kernel."""
        return sp.exp(-BUMP) / normaliser(BUMP, m)


def drawn(m: sp.Integer, rng: Random, *, polynomials: bool, halves: bool) -> Wave:
    """A wave on S^m: a cosine where harmonics or polynomials matter; of two halves, the sine has equal centres."""
    high = [Wave(rng.choice((2, 3, 6)))] if m == 1 else []
    if polynomials:
        return rng.choice([Wave(), *high])
    return rng.choice([Wave(), Wave(), *high, Sine(), Sine(), Bump(), Bump(), *([Sine()] * 4 if halves else [])])
